/// A rule's finding that a decision accepted until a date. It has the effect of an imported exception.
public struct AcceptedFinding: Codable, Hashable, Sendable {
  /// Who accepted it: the person, else the account.
  public var by: String
  /// Why.
  public var reason: String
  /// When it was decided.
  public var from: Instant
  /// Until when it holds; the finding shows again then.
  public var until: Instant
  /// The ledger entry that says so.
  public var entry: Int
  /// An acceptance.
  public init(by: String, reason: String, from: Instant, until: Instant, entry: Int) {
    self.by = by
    self.reason = reason
    self.from = from
    self.until = until
    self.entry = entry
  }
}

extension ItemReview {
  /// The exceptions that decisions made, as rules take them, in the order of their rules.
  public func exceptionRecords(of item: ItemID) -> [ExceptionRecord] {
    exceptions.sorted { $0.key < $1.key }.map { rule, accepted in
      ExceptionRecord(
        item: item, kind: .accepted, rule: rule, approver: accepted.by, reason: accepted.reason,
        from: accepted.from, until: accepted.until, log: "entry \(accepted.entry)")
    }
  }
}
