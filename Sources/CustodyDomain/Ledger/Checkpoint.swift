import Foundation

/// The head of one store's ledger as a text of three lines, in the shape of a C2SP checkpoint
/// (c2sp.org/tlog-checkpoint): origin, size, root in base 64. Signatures would follow after a blank line.
public struct Checkpoint: Hashable, Sendable {
  /// The store's UUID.
  public var store: String
  /// Entries.
  public var size: Int
  /// The tree's root.
  public var root: Hash256

  /// A checkpoint.
  public init(store: String, size: Int, root: Hash256) {
    self.store = store
    self.size = size
    self.root = root
  }

  private static let origin = "custody.example/store/"

  /// The file's text, with its last line feed.
  public var text: String {
    "\(Checkpoint.origin)\(store)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n"
  }

  /// Reads the text; nil for anything that custody didn't write.
  public init?(text: String) {
    let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .map { String($0) ?? "" }
    guard lines.count == 4, lines[3].isEmpty, lines[0].hasPrefix(Checkpoint.origin),
      let size = Int(lines[1]), size >= 0, String(size) == lines[1],
      let data = Data(base64Encoded: lines[2]), let root = Hash256(bytes: data)
    else { return nil }
    self.init(store: String(lines[0].dropFirst(Checkpoint.origin.count)), size: size, root: root)
  }

  /// How a ledger stands to a head that was noted outside it.
  public enum Comparison: Hashable, Sendable {
    /// The same.
    case same
    /// The note is an earlier head of this ledger: it only needs to be brought forward.
    case behind
    /// The ledger has fewer entries than were acknowledged.
    case ahead
    /// The ledger had another content when the head was noted.
    case differs
    /// The head is of another store.
    case foreign
  }

  /// Compares with a ledger; `rootAt` gives its root at an earlier size.
  public func compare(
    store: String, size: Int, rootAt: (Int) throws -> Hash256?
  ) rethrows -> Comparison {
    if self.store != store { return .foreign }
    if self.size > size { return .ahead }
    guard try rootAt(self.size) == root else { return .differs }
    return self.size == size ? .same : .behind
  }
}
