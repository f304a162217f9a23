/// What a rule says about one item.
public struct Finding: Codable, Hashable, Sendable {
  /// The rule's id, for example `ownerless`.
  public var rule: String
  /// How bad it is for this item.
  public var severity: Severity
  /// The sentence, for people.
  public var message: String
  /// The inputs it rests on, in reading order: `last used` → `2026-04-21`.
  public var inputs: [Input]
  /// What would clear it.
  public var remedy: String
  /// Control ids it is evidence for.
  public var controls: [String]

  /// One named input of a finding.
  public struct Input: Codable, Hashable, Sendable {
    /// What was looked at.
    public var name: String
    /// What it was.
    public var value: String
    /// An input.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A finding.
  public init(
    rule: String, severity: Severity, message: String, inputs: [Input], remedy: String,
    controls: [String]
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.inputs = inputs
    self.remedy = remedy
    self.controls = controls
  }
}

/// The custody chain: who asked, who approved, what identity executed, what changed.
public struct CustodyChain: Codable, Hashable, Sendable {
  /// One of the four links.
  public enum Step: String, CaseIterable, Codable, Sendable {
    case asked, approved
    case ranAs = "ran as"
    case changed
  }
  /// A link and its proof; nothing is filled in where nothing is on record.
  public struct Link: Codable, Hashable, Sendable {
    /// Which link.
    public var step: Step
    /// Whether anything proves it.
    public var proven: Bool
    /// The person or identity, if proven.
    public var who: String?
    /// When, if known.
    public var time: Instant?
    /// The system it comes from.
    public var source: String?
    /// One line more: a ticket, a count, a scope.
    public var detail: String?
    /// The task that its event is part of, where it rests on an event that names one.
    public var task: String?
    /// A link.
    public init(
      step: Step, proven: Bool, who: String? = nil, time: Instant? = nil, source: String? = nil,
      detail: String? = nil, task: String? = nil
    ) {
      self.step = step
      self.proven = proven
      self.who = who
      self.time = time
      self.source = source
      self.detail = detail
      self.task = task
    }
  }
  /// The four links, in order.
  public var links: [Link]
  /// The task of the newest action, if it names one: what the links are looked for in first.
  public var task: String?
  /// A chain.
  public init(links: [Link], task: String? = nil) {
    self.links = links
    self.task = task
  }
  /// One of the links; nil only in a chain that nobody built.
  public subscript(step: Step) -> Link? { links.first { $0.step == step } }
  /// The first link that nothing proves: where the trail breaks off. Nil for a complete one.
  public var brokenAt: Step? { links.first { !$0.proven }?.step }
  /// How many of the four are proven.
  public var proven: Int { links.count { $0.proven } }
  /// provable (4), partial (1 to 3), none (0).
  public var verdict: Verdict { proven == 4 ? .provable : proven == 0 ? .none : .partial }
}

/// Everything that custody concludes about one item at one moment.
public struct Assessment: Codable, Hashable, Sendable {
  /// Worst finding first.
  public var findings: [Finding]
  /// The worst finding's severity.
  public var risk: Severity
  /// 0 to 100 (DESIGN.md section 5).
  public var score: Int
  /// By its permissions.
  public var reach: Reach
  /// How much proof a decision needs.
  public var tier: Tier
  /// The custody chain.
  public var chain: CustodyChain
  /// Never blank: business owner, else the control plane's owner, else `organisation`.
  public var accountable: String
  /// What is not known: `owner purpose expiry chain initiation acting …`, in a fixed order.
  public var missing: [String]
  /// Roles that somebody should hold for it and nobody does, in order; none of what has ended.
  public var lacks: [OwnerRole]
  /// The next moment at which time alone can change this assessment; nil if none can.
  public var recheck: Instant?

  /// An assessment.
  public init(
    findings: [Finding], risk: Severity, score: Int, reach: Reach, tier: Tier,
    chain: CustodyChain, accountable: String, missing: [String], lacks: [OwnerRole] = [],
    recheck: Instant?
  ) {
    self.findings = findings
    self.risk = risk
    self.score = score
    self.reach = reach
    self.tier = tier
    self.chain = chain
    self.accountable = accountable
    self.missing = missing
    self.lacks = lacks
    self.recheck = recheck
  }
}
