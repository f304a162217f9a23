/// What one import did to one item.
public struct ImportedChange: Hashable, Sendable {
  /// The import's number; they rise by one.
  public var number: Int
  /// The item's place in the store, which orders changes of one import.
  public var position: Int
  /// When it was imported.
  public var time: Instant
  /// What changed.
  public var change: ItemChange
  /// A change.
  public init(number: Int, position: Int, time: Instant, change: ItemChange) {
    self.number = number
    self.position = position
    self.time = time
    self.change = change
  }
}

/// One file of an import: what it was, who brought it, and what came of it.
public struct ImportedFile: Hashable, Sendable {
  /// The import's number.
  public var number: Int
  /// When it was imported.
  public var time: Instant
  /// The operating system account that did.
  public var by: String
  /// The ledger entry that tells of it.
  public var entry: Int?
  /// Where the file lay then.
  public var path: String
  /// Its format.
  public var format: String
  /// SHA-256 of its bytes, in hexadecimal.
  public var sha256: String
  /// Records: read, loaded, ignored, rejected; items: added, changed, departed.
  public var counts: [String: Int]
  /// A file.
  public init(
    number: Int, time: Instant, by: String, entry: Int?, path: String, format: String,
    sha256: String, counts: [String: Int]
  ) {
    self.number = number
    self.time = time
    self.by = by
    self.entry = entry
    self.path = path
    self.format = format
    self.sha256 = sha256
    self.counts = counts
  }
}
