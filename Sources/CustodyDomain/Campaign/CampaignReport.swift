/// What a campaign came to, told by ledger entries alone: made again at any time, the report of a closed campaign is the
/// same.
public struct CampaignReport: Sendable {
  /// An item as the opening listed it.
  public struct Listed: Sendable {
    /// Its name then.
    public var name: String
    /// Its tier then.
    public var tier: Tier
  }

  /// A decision made in the campaign.
  public struct Decided: Sendable {
    /// Its entry.
    public var entry: Int
    /// Who decided.
    public var person: String
    /// On what.
    public var item: ItemID
    /// What.
    public var action: Action
    /// Why.
    public var reason: String?
  }

  /// Items that another person was asked about.
  public struct Handed: Sendable {
    /// The entry.
    public var entry: Int
    /// Who handed them on.
    public var by: String
    /// When.
    public var time: Instant
    /// From whom to whom, and why.
    public var delegation: CampaignRecord.Delegation
  }

  /// A meeting in which decisions of the campaign were made.
  public struct Met: Sendable {
    /// The entry.
    public var entry: Int
    /// What it was called.
    public var name: String
    /// When it ended.
    public var time: Instant
    /// Who held it.
    public var by: String
    /// How many of its decisions are the campaign's.
    public var decisions: Int
  }

  /// Emergency access under which decisions of the campaign were made.
  public struct Glass: Sendable {
    /// The entry of its beginning.
    public var entry: Int
    /// Who began it.
    public var by: String
    /// When.
    public var time: Instant
    /// What was asked for.
    public var request: BreakGlassRequest
    /// Who answered for it, as far as the report goes.
    public var countersigner: String?
    /// How many decisions of the campaign were made under it.
    public var decisions: Int
  }

  /// The campaign as the entries leave it.
  public var campaign: CampaignFold.Campaign
  /// Who closed it.
  public var closedBy: String?
  /// Items by id, as listed.
  public var listed: [ItemID: Listed]
  /// The decisions, in the order of their entries.
  public var decisions: [Decided]
  /// Revocations and rotations that the campaign's decisions asked for, by their entry.
  public var tasks: [Int: Revocation]
  /// Delegations and escalations, in their order.
  public var handed: [Handed]
  /// The meetings.
  public var meetings: [Met]
  /// Emergency access that was used.
  public var glasses: [Glass]
  /// How the review was done.
  public var attention: Attention
  /// By which limits it is told.
  public var terms: CampaignTerms
  /// The ledger's head before the opening.
  public var before: LedgerHead
  /// The ledger's head after the last entry that the report rests on: the close, else the newest.
  public var after: LedgerHead
  /// Whether one of its entries was written by a clock that was set for a rehearsal.
  public var rehearsal: Bool

  /// Its plan.
  public var plan: CampaignPlan { campaign.plan }

  // MARK: Counts

  /// Items by outcome.
  public var outcomes: [CampaignCase.Outcome: Int] {
    campaign.cases.values.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 }
  }

  /// Items on one side of the account.
  public func count(_ account: CampaignCase.Account) -> Int {
    campaign.cases.values.count { $0.outcome.account == account }
  }

  /// Items by tier and outcome.
  public var outcomesByTier: [Tier: [CampaignCase.Outcome: Int]] {
    campaign.cases.values.reduce(into: [:]) { counts, found in
      guard let tier = listed[found.item]?.tier else { return }
      counts[tier, default: [:]][found.outcome, default: 0] += 1
    }
  }

  /// Decisions by word.
  public var words: [String: Int] {
    decisions.reduce(into: [:]) { $0[$1.action.word, default: 0] += 1 }
  }

  /// Decisions by reviewer and word.
  public var wordsByReviewer: [String: [String: Int]] {
    decisions.reduce(into: [:]) { $0[$1.person, default: [:]][$1.action.word, default: 0] += 1 }
  }

  /// Tasks that are neither proven nor called off, in the order of their entries.
  public var late: [Revocation] {
    tasks.values.filter(\.status.isOpen).sorted { $0.entry < $1.entry }
  }
}
