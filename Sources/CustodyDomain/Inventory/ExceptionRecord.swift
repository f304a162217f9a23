/// What somebody other than the user has accepted, with a reason and an end: a rule's finding, a case for
/// which rules can't hold, or emergency access.
public struct ExceptionRecord: Codable, Hashable, Sendable {
  /// Why an exception is made.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// A finding is accepted for a while.
    case accepted
    /// A system that can't do better, with a plan to leave it.
    case legacy
    /// Somebody from outside.
    case contractor
    /// A device of the person's own.
    case byod
    /// Emergency access.
    case breakGlass = "break-glass"
  }

  /// The item it is about.
  public var item: ItemID
  /// What kind of exception it is.
  public var kind: Kind
  /// The rule whose finding is accepted; nil where it is about the item as a whole.
  public var rule: String?
  /// Who uses it, where the item doesn't tell: whoever broke the glass.
  public var user: String?
  /// Who accepted it.
  public var approver: String?
  /// Why.
  public var reason: String
  /// Since when.
  public var from: Instant?
  /// Until when; it re-opens then. One without an end accepts nothing.
  public var until: Instant?
  /// How it will no longer be needed.
  public var plan: String?
  /// Where what was done under it is recorded.
  public var log: String?
  /// An exception.
  public init(
    item: ItemID, kind: Kind = .accepted, rule: String? = nil, user: String? = nil,
    approver: String? = nil, reason: String, from: Instant? = nil, until: Instant? = nil,
    plan: String? = nil, log: String? = nil
  ) {
    self.item = item
    self.kind = kind
    self.rule = rule
    self.user = user
    self.approver = approver
    self.reason = reason
    self.from = from
    self.until = until
    self.plan = plan
    self.log = log
  }
}

/// The organisation's acceptance of an integration, apart from any user's consent.
public struct Acceptance: Codable, Hashable, Sendable {
  /// The item it is about.
  public var item: ItemID
  /// Who accepted it for the organisation.
  public var by: String
  /// When.
  public var at: Instant
  /// A ticket or note.
  public var reference: String?
  /// An acceptance.
  public init(item: ItemID, by: String, at: Instant, reference: String? = nil) {
    self.item = item
    self.by = by
    self.at = at
    self.reference = reference
  }
}
