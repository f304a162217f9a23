/// Reads the JSON of ledger entries, and nothing looser: no blanks, no fractions, no null, member names in
/// rising order (so none twice), escapes only where they are needed. An entry has one spelling.
public struct StatementReader {
  /// Why bytes are no statement, and at which byte.
  public struct Failure: Error, Hashable, Sendable {
    /// The byte, from 0.
    public var at: Int
    /// What is wrong.
    public var reason: String
  }

  private let bytes: [UInt8]
  private var at = 0

  /// The value that the bytes spell, all of them.
  public static func read(_ bytes: [UInt8]) throws(Failure) -> StatementValue {
    var reader = StatementReader(bytes: bytes)
    let value = try reader.value(depth: 0)
    if reader.at != bytes.count { throw reader.failure("bytes after the end") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func failure(_ reason: String) -> Failure { Failure(at: at, reason: reason) }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: byte) else { return false }
    at += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard bytes[at...].starts(with: word.utf8) else { return false }
    at += word.utf8.count
    return true
  }

  private mutating func value(depth: Int) throws(Failure) -> StatementValue {
    guard depth < 16, at < bytes.count else { throw failure("cut short or nested too deeply") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t") where take(word: "true"): return .flag(true)
    case UInt8(ascii: "f") where take(word: "false"): return .flag(false)
    default: return .number(try number())
    }
  }

  private mutating func object(depth: Int) throws(Failure) -> StatementValue {
    at += 1
    var members: [String: StatementValue] = [:]
    if take("}") { return .object(members) }
    var last: String?
    repeat {
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        throw failure("a member's name is missing")
      }
      let name = try text()
      if let last, !last.utf8.lexicographicallyPrecedes(name.utf8) {
        throw failure("member \(name) is out of order or there twice")
      }
      guard take(":") else { throw failure("a colon is missing") }
      members[name] = try value(depth: depth + 1)
      last = name
    } while take(",")
    guard take("}") else { throw failure("the object isn't closed") }
    return .object(members)
  }

  private mutating func list(depth: Int) throws(Failure) -> StatementValue {
    at += 1
    var values: [StatementValue] = []
    if take("]") { return .list(values) }
    repeat { values.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw failure("the list isn't closed") }
    return .list(values)
  }

  private mutating func number() throws(Failure) -> Int {
    let start = at
    _ = take("-")
    let first = at
    while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard at > first, at == first + 1 || bytes[first] != UInt8(ascii: "0"), text != "-0",
      let number = Int(text), number.magnitude < 1 << 53
    else { throw failure("no whole number below 2^53") }
    return number
  }

  private mutating func text() throws(Failure) -> String {
    at += 1
    var out: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case 0x22:
        guard let text = String(validating: out, as: UTF8.self) else {
          throw failure("not UTF-8")
        }
        return text
      case 0x5C: out.append(try escape())
      case 0..<0x20: throw failure("a bare control character")
      default: out.append(byte)
      }
    }
    throw failure("the text isn't closed")
  }

  private mutating func escape() throws(Failure) -> UInt8 {
    for (letter, byte) in StatementReader.escapes where take(letter) { return byte }
    let plain: Set<UInt8> = [0x08, 0x09, 0x0A, 0x0C, 0x0D]
    guard take(word: "u00"), at + 1 < bytes.count,
      let code = UInt8(String(decoding: bytes[at...at + 1], as: UTF8.self), radix: 16),
      code < 0x20, !plain.contains(code)
    else { throw failure("an escape that isn't needed") }
    at += 2
    return code
  }

  private static let escapes: [(Unicode.Scalar, UInt8)] = [
    ("\"", 0x22), ("\\", 0x5C), ("b", 0x08), ("t", 0x09), ("n", 0x0A), ("f", 0x0C), ("r", 0x0D),
  ]
}
