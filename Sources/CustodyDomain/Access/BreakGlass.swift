/// What is asked for when emergency access begins.
public struct BreakGlassRequest: Codable, Hashable, Sendable {
  /// How many items one entry lists at most, so that it stays below 65,535 bytes.
  public static let itemLimit = 500
  /// How long it lasts unless more is asked for.
  public static let usualMinutes = 60

  /// The items that it is for, and no others; sorted.
  public var items: [ItemID]
  /// Why.
  public var reason: String
  /// Where the emergency is recorded.
  public var ticket: String
  /// How long.
  public var minutes: Int
  /// Hours within which a second person is to countersign, by the policy then.
  public var countersignHours: Int
  /// A request.
  public init(
    items: [ItemID], reason: String, ticket: String, minutes: Int, countersignHours: Int
  ) {
    self.items = items
    self.reason = reason
    self.ticket = ticket
    self.minutes = minutes
    self.countersignHours = countersignHours
  }
}

/// Emergency access: for listed items and a while, one person decides what the rules would leave to others.
/// It lifts role, assignment, only-owner and opened-first; never self-review, owner or purpose.
public struct BreakGlass: Codable, Hashable, Sendable {
  /// Where it stands.
  public enum State: String, Sendable {
    /// It may be used.
    case active
    /// It is over and nobody has answered for it.
    case unresolved
    /// It is over and a second person answers for it.
    case resolved
  }
  /// Ledger sequence of its beginning; its number.
  public var entry: Int
  /// Who began it.
  public var author: Reviewer
  /// When, by the ledger.
  public var started: Instant
  /// What was asked for.
  public var request: BreakGlassRequest
  /// Who countersigned.
  public var countersigner: Reviewer?
  /// When.
  public var countersigned: Instant?

  /// Its end, computed from the recorded beginning.
  public var ends: Instant { Instant(seconds: started.seconds + Int64(request.minutes) * 60) }

  /// Until when it is to be countersigned.
  public var due: Instant {
    Instant(seconds: started.seconds + Int64(request.countersignHours) * 3600)
  }

  /// Whether it may be used: not before its beginning either, so that no clock that is set back extends it.
  public func isActive(_ now: Instant) -> Bool { started <= now && now < ends }

  /// Where it stands.
  public func state(_ now: Instant) -> State {
    if isActive(now) { return .active }
    return countersigner == nil ? .unresolved : .resolved
  }

  /// Whether it wants somebody's attention: it is active, or nobody has answered for it.
  public func isPending(_ now: Instant) -> Bool { isActive(now) || countersigner == nil }

  /// Whether this reviewer may decide on this item by it.
  public func covers(_ item: ItemID, by reviewer: Reviewer, _ now: Instant) -> Bool {
    isActive(now) && author.isSame(as: reviewer) && request.items.contains(item)
  }

  /// One sentence for banners and checks.
  public func sentence(_ now: Instant) -> String {
    let subject = request.items.count == 1 ? request.items[0].text : "\(request.items.count) items"
    let time = isActive(now) ? "until \(ends.text)" : "ended \(ends.text)"
    let second =
      countersigner.map { "countersigned by \($0.name)" }
      ?? (due < now ? "OVERDUE for a countersignature since \(due.text)" : "not countersigned")
    return "break-glass \(entry) by \(author.name) on \(subject), \(time), \(second)"
  }
}
