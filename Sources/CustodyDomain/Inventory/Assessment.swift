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
    /// A link.
    public init(
      step: Step, proven: Bool, who: String? = nil, time: Instant? = nil, source: String? = nil,
      detail: String? = nil
    ) {
      self.step = step
      self.proven = proven
      self.who = who
      self.time = time
      self.source = source
      self.detail = detail
    }
  }
  /// The four links, in order.
  public var links: [Link]
  /// A chain.
  public init(links: [Link]) { self.links = links }
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
  /// The next moment at which time alone can change this assessment; nil if none can.
  public var recheck: Instant?

  /// An assessment.
  public init(
    findings: [Finding], risk: Severity, score: Int, reach: Reach, tier: Tier,
    chain: CustodyChain, accountable: String, missing: [String], recheck: Instant?
  ) {
    self.findings = findings
    self.risk = risk
    self.score = score
    self.reach = reach
    self.tier = tier
    self.chain = chain
    self.accountable = accountable
    self.missing = missing
    self.recheck = recheck
  }
}

/// What rules may look at besides the item itself. The store gathers it; rules do no I/O.
public struct Surroundings: Sendable {
  /// How many events of one kind are gathered: a busy identity has millions.
  public static let mostEvents = 500
  /// People whom the item or its ownerships name, by every name used for them, in lower case.
  public var people: [String: Person]
  /// Events about the item, at most the newest `mostEvents` of each kind.
  public var events: [Event]
  /// Sessions of the item.
  public var sessions: [Session]
  /// Exceptions for the item.
  public var exceptions: [ExceptionRecord]
  /// The organisation's acceptance, if any.
  public var acceptance: Acceptance?
  /// Controls claimed for the item.
  public var controls: [ControlRecord]
  /// Scopes that it did not have when last recertified, or else when first seen.
  public var addedScopes: [String]
  /// Other items whose name or id can be mistaken for this one's, as `id name`.
  public var lookalikes: [Lookalike]
  /// The same of all items that bear this one's own name; nil where that is the item alone.
  public var namesakes: Lookalike?
  /// What attack reports say of its client id, if they name it.
  public var rogueReport: String?
  /// Who answers for the control plane of the item's source, if configured.
  public var controlPlaneOwner: String?
  /// When the export that lists the item was last imported; nil for an item that is gone.
  public var inventoried: Instant?
  /// The format of that export.
  public var inventoryFormat: String?

  /// An item that can be mistaken for another.
  public struct Lookalike: Codable, Hashable, Sendable {
    /// The other item.
    public var id: ItemID
    /// Its name.
    public var name: String
    /// Whether the other has an owner.
    public var owned: Bool
    /// Whether a directory has verified the other's publisher.
    public var verified: Bool
    /// When the first of that name was made, where known.
    public var since: Instant?
    /// A look-alike.
    public init(
      id: ItemID, name: String, owned: Bool, verified: Bool = false, since: Instant? = nil
    ) {
      self.id = id
      self.name = name
      self.owned = owned
      self.verified = verified
      self.since = since
    }
  }

  /// Nothing known.
  public init(
    people: [String: Person] = [:], events: [Event] = [], sessions: [Session] = [],
    exceptions: [ExceptionRecord] = [], acceptance: Acceptance? = nil,
    controls: [ControlRecord] = [], addedScopes: [String] = [], lookalikes: [Lookalike] = [],
    rogueReport: String? = nil, controlPlaneOwner: String? = nil
  ) {
    self.people = people
    self.events = events
    self.sessions = sessions
    self.exceptions = exceptions
    self.acceptance = acceptance
    self.controls = controls
    self.addedScopes = addedScopes
    self.lookalikes = lookalikes
    self.rogueReport = rogueReport
    self.controlPlaneOwner = controlPlaneOwner
  }

  /// The person known by a name that a source uses, if any directory has them.
  public func person(_ name: String?) -> Person? {
    guard let name else { return nil }
    return people[name.lowercased()]
  }
}
