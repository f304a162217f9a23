/// One item in a campaign: what was frozen of it, who is asked, and what came of it. It follows from the
/// ledger's entries alone.
public struct CampaignCase: Codable, Hashable, Sendable {
  /// What came of it.
  public enum Outcome: String, CaseIterable, Codable, Sendable {
    /// Nobody who is asked has decided, or not all: silence is never approval.
    case pending
    /// Recertified by all who were asked.
    case kept
    /// Revoked by one: one deny denies.
    case revoked
    /// Kept, with another credential.
    case rotated
    /// Decided in an earlier review, and unchanged since.
    case carried
    /// Gone at its source before anybody decided.
    case departed
    /// Left without a decision when the campaign was closed, with a reason.
    case undecided

    /// Which side of the account it stands on: population = decided + pending + refused.
    public var account: Account {
      switch self {
      case .pending: .pending
      case .kept, .revoked, .rotated, .carried: .decided
      case .departed, .undecided: .refused
      }
    }
  }

  /// The three sides of a campaign's account; refused is what leaves the review without a decision, with a reason.
  public enum Account: String, CaseIterable, Sendable { case decided, pending, refused }

  /// That somebody keeps it.
  public struct Keep: Codable, Hashable, Sendable {
    /// Who, by person's id, or account where nobody is mapped.
    public var person: String
    /// The ledger entry of the decision.
    public var entry: Int
    /// A keep.
    public init(person: String, entry: Int) {
      self.person = person
      self.entry = entry
    }
  }

  /// The item.
  public var item: ItemID
  /// SHA-256 of what was frozen (`ItemContent.frozen`).
  public var frozen: Hash256
  /// Who is asked, stage by stage.
  public var stages: [[String]]
  /// Who has kept it, stage by stage.
  public var keeps: [[Keep]]
  /// What came of it.
  public var outcome = Outcome.pending
  /// The ledger entry that this rests on; nil while it is pending.
  public var entry: Int?
  /// Who revoked it.
  public var deniedBy: String?
  /// For how many reviews in a row it has been carried over, with this one; 0 if it wasn't.
  public var carries = 0

  /// An item in a campaign that has just been opened.
  public init(item: ItemID, frozen: Hash256, stages: [[String]]) {
    self.item = item
    self.frozen = frozen
    self.stages = stages
    keeps = stages.map { _ in [] }
  }

  /// The stage that runs, from 0; the last one when all are done.
  public var stage: Int {
    stages.indices.first { !isDone($0) } ?? max(0, stages.count - 1)
  }

  /// Who is asked now.
  public var asked: [String] {
    guard outcome == .pending, stages.indices.contains(stage) else { return [] }
    let done = Set(keeps[stage].map(\.person))
    return stages[stage].filter { !done.contains($0) }
  }

  /// Who has kept it in the running stage.
  public var decided: [String] {
    guard outcome == .pending, keeps.indices.contains(stage) else { return [] }
    return keeps[stage].map(\.person)
  }

  private func isDone(_ stage: Int) -> Bool {
    stages[stage].allSatisfy { person in keeps[stage].contains { $0.person == person } }
  }

  /// What rules see of it.
  public func context(in name: String) -> CampaignContext {
    CampaignContext(name: name, asked: asked, decided: decided, deniedBy: deniedBy)
  }

  // MARK: Moves

  /// Takes in a decision on the item that was made while the campaign was open.
  public mutating func apply(
    _ decision: DecisionRecord, by person: String, entry: Int, in plan: CampaignPlan
  ) {
    switch decision.action {
    case .recertify, .keep: keep(by: person, entry)
    case .revoke: settle(.revoked, entry, deniedBy: person)
    case .rotate: settle(.rotated, entry, deniedBy: nil)
    case .deferTo(let other, _): hand(from: person, to: other)
    case .reopen:
      keeps = stages.map { _ in [] }
      (outcome, self.entry, deniedBy, carries) = (.pending, nil, nil, 0)
    case .reassign(let role, let owner):
      // A new owner of what can do harm doesn't decide on it alone, so whoever was asked stays asked.
      guard decision.limits.tier != .strict, outcome == .pending else { return }
      for index in plan.stages.indices where plan.stages[index] == .role(role) {
        stages[index] = [owner]
        keeps[index].removeAll { $0.person != owner }
      }
      finish(entry)
    case .set, .note, .exception: break
    }
  }

  private mutating func keep(by person: String, _ entry: Int) {
    if outcome == .kept || outcome == .carried {
      // Decided once more, by whoever may: the newest entry is the one that counts.
      (outcome, self.entry, carries) = (.kept, entry, 0)
      return
    }
    guard outcome == .pending, stages.indices.contains(stage) else { return }
    let running = stage
    keeps[running].removeAll { $0.person == person }
    keeps[running].append(Keep(person: person, entry: entry))
    finish(entry)
  }

  private mutating func finish(_ entry: Int) {
    if !stages.isEmpty, stages.indices.allSatisfy(isDone) { settle(.kept, entry, deniedBy: nil) }
  }

  private mutating func settle(_ outcome: Outcome, _ entry: Int, deniedBy person: String?) {
    (self.outcome, self.entry, deniedBy, carries) = (outcome, entry, person, 0)
  }

  /// Asks another person in the place of one who was asked; whoever was not asked adds them.
  public mutating func hand(from person: String, to other: String) {
    guard outcome == .pending, stages.indices.contains(stage) else { return }
    let running = stage
    if let at = stages[running].firstIndex(of: person) { stages[running].remove(at: at) }
    if !stages[running].contains(other) { stages[running].append(other) }
  }

  /// It is as it was when it was last decided on.
  public mutating func carry(_ entry: Int, carries: Int) {
    (outcome, self.entry, self.carries) = (.carried, entry, carries)
  }

  /// Its source holds it no more, in an import that this entry records.
  public mutating func depart(_ entry: Int) {
    if outcome == .pending { (outcome, self.entry) = (.departed, entry) }
  }

  /// It is back.
  public mutating func comeBack() {
    if outcome == .departed { (outcome, entry) = (.pending, nil) }
  }

  /// The campaign is closed without a decision on it.
  public mutating func leave(_ entry: Int) {
    if outcome == .pending { (outcome, self.entry) = (.undecided, entry) }
  }
}
