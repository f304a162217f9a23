/// Where a campaign stands.
public struct CampaignStanding: Hashable, Sendable {
  /// What one reviewer has done of it, and has to do.
  public struct Share: Hashable, Sendable {
    /// The person's id; account where nobody is mapped.
    public var person: String
    /// Decisions by word.
    public var decisions: [String: Int]
    /// Items that they are asked about now.
    public var asked: Int
    /// A share.
    public init(person: String, decisions: [String: Int] = [:], asked: Int = 0) {
      self.person = person
      self.decisions = decisions
      self.asked = asked
    }
    /// Decisions that settle an item.
    public var decided: Int {
      ["recertify", "keep-if", "revoke", "rotate"].reduce(0) { $0 + (decisions[$1] ?? 0) }
    }
  }

  /// What is different since the opening.
  public struct Drift: Hashable, Sendable {
    /// Items that the query holds now and the population doesn't.
    public var new: Int
    /// Items of the population that sources no longer hold.
    public var departed: Int
    /// Items of the population that imports changed.
    public var changed: Int
    /// A drift.
    public init(new: Int, departed: Int, changed: Int) {
      self.new = new
      self.departed = departed
      self.changed = changed
    }
  }

  /// What it is.
  public var plan: CampaignPlan
  /// The entry that opened it, when and by whom.
  public var entry: Int
  /// When it was opened.
  public var opened: Instant
  /// Who opened it.
  public var by: String
  /// How many items were frozen, and the digest of their list.
  public var population: Int
  /// The digest of the list.
  public var digest: Hash256
  /// Items by outcome.
  public var outcomes: [CampaignCase.Outcome: Int]
  /// What each reviewer has done; who has most to do first.
  public var shares: [Share]
  /// Items settled on each day since the opening, by day number.
  public var pace: [Int64: Int]
  /// Changes since the opening.
  public var drift: Drift
  /// What must be so before it closes.
  public var gates: [CampaignGate]
  /// The end; nil while it runs.
  public var close: CampaignClose?
  /// The entry of the end.
  public var closeEntry: Int?
  /// When it was closed.
  public var closed: Instant?

  /// A standing.
  public init(
    plan: CampaignPlan, entry: Int, opened: Instant, by: String, population: Int, digest: Hash256,
    outcomes: [CampaignCase.Outcome: Int] = [:], shares: [Share] = [], pace: [Int64: Int] = [:],
    drift: Drift = Drift(new: 0, departed: 0, changed: 0), gates: [CampaignGate] = [],
    close: CampaignClose? = nil, closeEntry: Int? = nil, closed: Instant? = nil
  ) {
    self.plan = plan
    self.entry = entry
    self.opened = opened
    self.by = by
    self.population = population
    self.digest = digest
    self.outcomes = outcomes
    self.shares = shares
    self.pace = pace
    self.drift = drift
    self.gates = gates
    self.close = close
    self.closeEntry = closeEntry
    self.closed = closed
  }

  /// Items on one side of the account.
  public func count(_ account: CampaignCase.Account) -> Int {
    outcomes.filter { $0.key.account == account }.values.reduce(0, +)
  }

  /// Whether it is past its date and still open.
  public func isOverdue(_ now: Instant) -> Bool { close == nil && plan.due <= now }
}

/// What opening a campaign came to, or would come to.
public struct CampaignOpening: Hashable, Sendable {
  /// The plan with names as the people directory has them, and what it rests on.
  public var plan: CampaignPlan
  /// What must be so.
  public var gates: [CampaignGate]
  /// Items in the population.
  public var population: Int
  /// Of them, those that are to be decided.
  public var toDecide: Int
  /// Of them, those that are carried over.
  public var carried: Int
  /// How many items each person is asked about.
  public var asked: [String: Int]
  /// The entry that opened it; nil where nothing was written.
  public var entry: Int?
  /// An opening.
  public init(
    plan: CampaignPlan, gates: [CampaignGate], population: Int, toDecide: Int, carried: Int,
    asked: [String: Int], entry: Int?
  ) {
    self.plan = plan
    self.gates = gates
    self.population = population
    self.toDecide = toDecide
    self.carried = carried
    self.asked = asked
    self.entry = entry
  }
}

/// What closing a campaign came to, or would come to.
public struct CampaignClosing: Hashable, Sendable {
  /// What must be so.
  public var gates: [CampaignGate]
  /// The numbers; nil where something is in the way.
  public var close: CampaignClose?
  /// The entry of the end; nil where nothing was written.
  public var entry: Int?
  /// A closing.
  public init(gates: [CampaignGate], close: CampaignClose?, entry: Int?) {
    self.gates = gates
    self.close = close
    self.entry = entry
  }
}
