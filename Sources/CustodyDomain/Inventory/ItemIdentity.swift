import Crypto

extension ItemID {
  /// The id of an item by what its source calls it. 60 bits: among a million items the chance that any
  /// two share one is below 1 in 2,000,000.
  public init(kind: ItemKind, source: String, sourceID: String) {
    let letter: String =
      switch kind {
      case .oauthGrant: "g"
      case .application: "p"
      case .serviceAccount: "s"
      case .apiKey: "k"
      case .browserSession: "b"
      case .browserExtension: "x"
      case .agent: "a"
      case .aiAccount: "u"
      }
    var hash = SHA256()
    for part in [kind.rawValue, source, sourceID] {
      let bytes = Array(part.utf8)
      hash.update(data: [UInt8(truncatingIfNeeded: bytes.count >> 8), UInt8(bytes.count & 255)])
      hash.update(data: bytes)
    }
    // Crockford's alphabet, in lower case: no i, l, o or u to misread.
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var value: UInt64 = 0
    for byte in hash.finalize().prefix(8) { value = value << 8 | UInt64(byte) }
    var text = letter + "-"
    for index in 0..<12 {
      text.unicodeScalars.append(
        Unicode.Scalar(alphabet[Int((value >> UInt64(59 - 5 * index)) & 31)]))
    }
    self.init(text)
  }
}

extension Item {
  /// An item with the id that its kind, its source and that source's id make, and everything else unknown.
  public init(kind: ItemKind, source: String, sourceID: String, name: String) {
    self.init(
      id: ItemID(kind: kind, source: source, sourceID: sourceID), kind: kind, source: source,
      sourceID: sourceID, name: name)
  }
}
