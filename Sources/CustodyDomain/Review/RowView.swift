/// What a reviewer sees of an item when they decide: when it has changed since, a refusal names both values.
public struct RowView: Codable, Hashable, Sendable {
  /// Its state.
  public var state: ReviewState
  /// Until when recertified or deferred.
  public var until: Instant?
  /// Its business owner.
  public var owner: String?
  /// Its risk.
  public var risk: Severity
  /// A sighting.
  public init(state: ReviewState, until: Instant?, owner: String?, risk: Severity) {
    self.state = state
    self.until = until
    self.owner = owner
    self.risk = risk
  }

  /// What a row shows.
  public init(_ row: ItemRow) {
    self.init(state: row.state, until: row.until, owner: row.owner, risk: row.risk)
  }

  /// What is there when a decision is checked.
  init(_ context: ReviewRules.Context) {
    let owner = context.item.owners.first { $0.role == .business }?.person
    self.init(
      state: context.state, until: context.until, owner: owner, risk: context.assessment.risk)
  }

  /// Where a decision found it.
  public init(before decision: DecisionRecord) {
    let owner = decision.before.owners.first { $0.hasPrefix("business:") }
    self.init(
      state: decision.before.state, until: decision.before.until,
      owner: owner.map { String($0.dropFirst("business:".count)) }, risk: decision.risk)
  }

  /// The values that differ, of both, in words; the state always.
  public func difference(to other: RowView) -> (String, String) {
    (words(beside: other), other.words(beside: self))
  }

  private func words(beside other: RowView) -> String {
    var words = [state.rawValue + (until.map { " until \($0.dateText)" } ?? "")]
    if risk != other.risk { words.append("risk \(risk.word)") }
    if owner != other.owner { words.append("owner \(owner ?? "none")") }
    return words.joined(separator: ", ")
  }
}
