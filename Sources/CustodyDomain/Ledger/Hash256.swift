import Crypto

/// A SHA-256 value: 32 bytes without an allocation, since a ledger has many.
public struct Hash256: Hashable, Sendable {
  private let words: Words

  /// The 32 bytes as four words, in the machine's memory order.
  private struct Words: Hashable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var fourth: UInt64 = 0
  }

  /// The value of exactly 32 bytes; nil for any other number.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words = Words()
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    self.words = words
  }

  /// The value of 64 lower-case hexadecimal digits; nil for anything else.
  public init?(hex: String) {
    let digits = Array(hex.utf8)
    guard digits.count == 64 else { return nil }
    func nibble(_ digit: UInt8) -> UInt8? {
      switch digit {
      case 48...57: digit - 48
      case 97...102: digit - 87
      default: nil
      }
    }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = nibble(digits[index]), let low = nibble(digits[index + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    self.init(bytes: bytes)
  }

  private static let leafPrefix: [UInt8] = [0]
  private static let nodePrefix: [UInt8] = [1]

  private init(_ digest: SHA256.Digest) {
    var words = Words()
    withUnsafeMutableBytes(of: &words) { target in
      digest.withUnsafeBytes { target.copyMemory(from: $0) }
    }
    self.words = words
  }

  /// The SHA-256 of bytes.
  public static func of(_ bytes: [UInt8]) -> Hash256 { Hash256(SHA256.hash(data: bytes)) }

  /// The root of a tree without leaves (RFC 6962 section 2.1).
  public static let empty = of([])

  /// The hash of a leaf: SHA-256(0x00 || body).
  public static func leaf(_ body: [UInt8]) -> Hash256 {
    var hash = SHA256()
    hash.update(data: leafPrefix)
    hash.update(data: body)
    return Hash256(hash.finalize())
  }

  /// The hash of an inner node: SHA-256(0x01 || left || right).
  public static func node(_ left: Hash256, _ right: Hash256) -> Hash256 {
    var hash = SHA256()
    hash.update(data: nodePrefix)
    withUnsafeBytes(of: left.words) { hash.update(bufferPointer: $0) }
    withUnsafeBytes(of: right.words) { hash.update(bufferPointer: $0) }
    return Hash256(hash.finalize())
  }

  /// The 32 bytes.
  public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  /// 64 lower-case hexadecimal digits.
  public var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Hash256: Codable {
  /// Reads 64 hexadecimal digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let hash = Hash256(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a SHA-256 has 64 hexadecimal digits")
    }
    self = hash
  }

  /// Writes 64 hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
