/// What one ledger entry says. `Statement` makes its bytes, `StatementParser` reads them.
public struct LedgerRecord: Hashable, Sendable {
  /// What kind of statement it is, with its content.
  public enum Content: Hashable, Sendable {
    case decision(DecisionRecord)
    case submit(SubmitRecord)
    case importing(ImportRecord)
    case task(TaskRecord)
    case meeting(MeetingRecord)
    case campaign(CampaignRecord)
    case access(AccessRecord)
  }
  /// The entry's own number: 1, 2, 3, …
  public var number: Int
  /// Who wrote it.
  public var author: Reviewer
  /// When, by the writer's clock. Order is by number, never by time.
  public var time: Instant
  /// Whether that clock was set for a rehearsal.
  public var rehearsal: Bool
  /// The ledger's head that the author saw, so that every entry vouches for all earlier ones.
  public var head: LedgerHead
  /// What it says.
  public var content: Content
  /// A record.
  public init(
    number: Int, author: Reviewer, time: Instant, rehearsal: Bool, head: LedgerHead,
    content: Content
  ) {
    self.number = number
    self.author = author
    self.time = time
    self.rehearsal = rehearsal
    self.head = head
    self.content = content
  }

  /// One word: the decision's action, or `submit`, `import`, `task`, `meeting`, `campaign`, `roles`,
  /// `break-glass`, `countersign`, `refused`.
  public var action: String {
    switch content {
    case .decision(let decision): decision.action.word
    case .submit: "submit"
    case .importing: "import"
    case .task: "task"
    case .meeting: "meeting"
    case .campaign: "campaign"
    case .access(let access): access.word
    }
  }

  /// The item that it is about, if it is about one.
  public var item: ItemID? {
    switch content {
    case .decision(let decision): decision.item
    case .task(let task): task.item
    case .submit, .importing, .meeting, .campaign, .access: nil
    }
  }
}

/// One decision on one item.
public struct DecisionRecord: Hashable, Sendable {
  /// Where the item stood, as far as a decision moves it.
  public struct Standing: Hashable, Sendable {
    /// By the ledger.
    public var state: ReviewState
    /// Until when recertified or deferred.
    public var until: Instant?
    /// `role:person`, sorted.
    public var owners: [String]
    /// The item's version in the store.
    public var version: Int
    /// A standing.
    public init(state: ReviewState, until: Instant?, owners: [String], version: Int) {
      self.state = state
      self.until = until
      self.owners = owners
      self.version = version
    }
  }
  /// The limits under which it was accepted.
  public struct Limits: Hashable, Sendable {
    /// The item's tier.
    public var tier: Tier
    /// Days for which the tier may be recertified.
    public var recertifyDays: Int
    /// Days until a revocation is due.
    public var revocationDays: Int
    /// Limits.
    public init(tier: Tier, recertifyDays: Int, revocationDays: Int) {
      self.tier = tier
      self.recertifyDays = recertifyDays
      self.revocationDays = revocationDays
    }
  }
  /// What a revocation or rotation asks of whom.
  public struct Task: Hashable, Sendable {
    /// The IAM owner, where there is one.
    public var owner: String?
    /// By when.
    public var due: Instant
    /// The credential that is to go, by its fingerprint.
    public var fingerprint: String?
    /// Whether its source had switched the item off already, so that only its absence proves anything.
    public var wasOff: Bool
    /// A task.
    public init(owner: String?, due: Instant, fingerprint: String?, wasOff: Bool = false) {
      self.owner = owner
      self.due = due
      self.fingerprint = fingerprint
      self.wasOff = wasOff
    }
  }
  /// Made by the writer before writing (a UUID), so that an uncertain commit can be looked up.
  public var id: String
  /// The item.
  public var item: ItemID
  /// Its name then.
  public var name: String
  /// Its source.
  public var source: String
  /// SHA-256 of the item's content then (`ItemContent`).
  public var content: Hash256
  /// What was decided.
  public var action: Action
  /// Why.
  public var reason: String?
  /// Whether it was one of several decided at once.
  public var bulk: Bool
  /// Limits in force.
  public var limits: Limits
  /// The item's risk then.
  public var risk: Severity
  /// The item's scopes then, sorted.
  public var scopes: [String]
  /// What else a later decision is held against.
  public var basis: DecisionBasis
  /// Where the item stood before.
  public var before: Standing
  /// Where it stands after.
  public var after: Standing
  /// The decision that this one supersedes.
  public var supersedes: Int?
  /// For revocations and rotations.
  public var task: Task?
  /// SHA-256 of the item's content then, but for its uses (`ItemContent.frozen`): what stands as long as only
  /// these change.
  public var frozen: Hash256
  /// The open campaign that held the item.
  public var campaign: String?
  /// The emergency access under which it was made, by its entry.
  public var breakGlass: Int?
  /// What its chain proved then.
  public var verdict: Verdict
  /// How the author had looked at it.
  public var look: DecisionLook
  /// A decision.
  public init(
    id: String, item: ItemID, name: String, source: String, content: Hash256, action: Action,
    reason: String?, bulk: Bool, limits: Limits, risk: Severity, scopes: [String],
    before: Standing, after: Standing, supersedes: Int?, task: Task?,
    basis: DecisionBasis = DecisionBasis(), frozen: Hash256, campaign: String? = nil,
    verdict: Verdict = .none, look: DecisionLook = DecisionLook()
  ) {
    self.id = id
    self.item = item
    self.name = name
    self.source = source
    self.content = content
    self.action = action
    self.reason = reason
    self.bulk = bulk
    self.limits = limits
    self.risk = risk
    self.scopes = scopes
    self.before = before
    self.after = after
    self.supersedes = supersedes
    self.task = task
    self.basis = basis
    self.frozen = frozen
    self.campaign = campaign
    self.verdict = verdict
    self.look = look
  }
}
