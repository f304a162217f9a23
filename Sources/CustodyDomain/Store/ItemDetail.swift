extension Item {
  /// What lists call it; see ``ItemRow/identity``.
  public var identity: String {
    ItemRow.identity(kind: kind, name: name, principal: principal)
  }
}

/// One item with everything that its detail screen or `custody show` tells.
public struct ItemDetail: Sendable {
  /// The inventory's view, decisions' owners and facts merged in.
  public var item: Item
  /// The row as in lists.
  public var row: ItemRow
  /// What custody concludes.
  public var assessment: Assessment
  /// What comparing its chain's links with each other, and with the events behind them, says.
  public let reading: ChainReading
  /// What rules looked at.
  public var surroundings: Surroundings
  /// What the ledger's entries add up to.
  public var review: ItemReview
  /// Ledger entries about it, newest first, at most 50.
  public var history: [LedgerLine]
  /// Why it is open although it was decided; nil otherwise.
  public var reopened: String?
  /// When and by whom it was last opened.
  public var seen: (by: String, at: Instant)?
  /// The limits by which it was judged.
  public var policy: Policy
  /// What custody recommends, and why; nil where that was not asked.
  public var recommendation: Recommendation?
  /// What differs since the newest decision on what becomes of it; nil where there was none.
  public var since: SinceDecision?
  /// First and newest import that held it.
  public var firstSeen: Instant
  /// The newest import that held it.
  public var lastSeen: Instant
  /// What it leads to; nil where that was not asked.
  public var blastRadius: BlastRadius?
  /// What taking it away would mean; nil where that was not asked.
  public var consequences: Consequences?
  /// Its browser sessions, those that go on first.
  public var sessions: [SessionStanding]
  /// What can be said of it as an agent; nil for what is none.
  public var agent: AgentStanding?
  /// A detail.
  public init(
    item: Item, row: ItemRow, assessment: Assessment, surroundings: Surroundings,
    review: ItemReview, history: [LedgerLine], reopened: String?,
    seen: (by: String, at: Instant)?, firstSeen: Instant, lastSeen: Instant,
    sessions: [SessionStanding] = [], agent: AgentStanding? = nil, policy: Policy = Policy()
  ) {
    self.item = item
    self.row = row
    self.assessment = assessment
    self.surroundings = surroundings
    // Once, and not for each frame: a busy item has thousands of events.
    reading = ChainReading(of: item, surroundings, assessment.chain)
    self.review = review
    self.history = history
    self.reopened = reopened
    self.seen = seen
    self.policy = policy
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.sessions = sessions
    self.agent = agent
  }
}
