/// The sorting of a list. Every order ends with the item's id, so that windows have exact edges.
public enum Sort: String, CaseIterable, Codable, Sendable {
  /// Score, highest first; equal scores by last use, oldest first.
  case risk
  /// Name in code-point order.
  case name
  /// Last use, oldest first; never before any date, unknown last.
  case lastUsed = "last used"
  /// End, earliest first; never and unknown last.
  case expires
  /// Creation, newest first; unknown last.
  case created
  /// Business owner, ownerless first.
  case owner
  /// The newest import that changed it, newest first.
  case changed = "newest change"
}

/// By what a list is grouped.
public enum Grouping: String, CaseIterable, Codable, Sendable {
  case tool, owner, source, kind, tier, risk, publisher, tenant
}

/// A piece of a list: what a screen shows, never everything.
public struct Window: Hashable, Sendable {
  /// Where the piece lies.
  public enum Anchor: Hashable, Sendable {
    case first
    case last
    case after(ItemRow)
    case before(ItemRow)
    /// The piece that starts at the row of this item, or at the first row if it isn't in the list.
    case from(ItemID)
  }
  /// Which items.
  public var query: Query
  /// In which order.
  public var sort: Sort
  /// Which piece.
  public var anchor: Anchor
  /// How many rows at most.
  public var limit: Int
  /// A window.
  public init(query: Query, sort: Sort = .risk, anchor: Anchor = .first, limit: Int) {
    self.query = query
    self.sort = sort
    self.anchor = anchor
    self.limit = limit
  }
}
