import Crypto

/// SHA-256 of bytes that come in pieces: a file's fingerprint in the import report and the ledger.
public struct FileDigest {
  private var hash = SHA256()

  /// The digest of nothing yet.
  public init() {}

  /// Adds the next bytes, in the order of the file.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

  /// The digest of all bytes so far: 64 hex digits in lower case.
  public func hex() -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in hash.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
