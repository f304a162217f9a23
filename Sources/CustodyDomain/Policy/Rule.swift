/// One check over one item: a pure function of the item, its surroundings and the policy at a moment.
///
/// A rule is a file of its own in `Rules`, whose comment is its specification (the manual is made from
/// it), and one line in `RuleCatalogue`. No rule looks at whether an item is an AI tool: what can do
/// harm is judged alike.
public protocol Rule: Sendable {
  /// The id in queries, files and reports: `owner-left`.
  var id: String { get }
  /// A few words for lists.
  var title: String { get }
  /// How its findings rank; with the item's reach it is all that sets a severity.
  var weight: RuleWeight { get }
  /// Whether a policy may not switch it off, and an exception doesn't hold against it.
  var isHard: Bool { get }
  /// Ids in `ControlCatalogue` that its findings are evidence for.
  var controls: [String] { get }
  /// The limits of the policy that it looks at.
  var limits: [PolicyLimit] { get }
  /// What it sees; nil where all is well.
  func examine(_ subject: RuleSubject) -> Sighting?
  /// Moments at which time alone can change what `examine` says; past ones among them do no harm.
  func moments(_ subject: RuleSubject) -> [Instant]
}

extension Rule {
  /// Most rules can be switched off.
  public var isHard: Bool { false }
  /// Most rules look at no limit.
  public var limits: [PolicyLimit] { [] }
  /// Most rules don't look at the clock.
  public func moments(_ subject: RuleSubject) -> [Instant] { [] }
}

/// How a rule's findings rank (DESIGN.md section 5).
public enum RuleWeight: String, CaseIterable, Sendable {
  /// Something isn't known or isn't there: owners, purpose, chain, expiry. It never outranks harm.
  case missing
  /// Something has run down: dormant, expired, overdue, leavers, creep.
  case decay
  /// Something looks like an attack, or opens the door to one.
  case attack

  /// The severity of a finding on an item of this reach.
  public func severity(at reach: Reach) -> Severity {
    switch (self, reach) {
    case (.missing, .basic), (.missing, .reads): .low
    case (.missing, .writes), (.decay, .basic), (.decay, .reads): .medium
    case (.missing, .broad), (.decay, .writes): .high
    case (.attack, .basic), (.attack, .reads), (.attack, .writes): .high
    case (.decay, .broad), (.attack, .broad): .critical
    }
  }
}

/// What a rule saw, before it becomes a finding.
public struct Sighting: Sendable {
  /// A rule's sentence. Each rule keeps its own at the foot of its file.
  public struct Message: ExpressibleByStringInterpolation, Sendable {
    /// The words.
    public var text: String
    /// A sentence.
    public init(stringLiteral value: String) { text = value }
  }
  /// The sentence.
  public var message: Message
  /// The inputs it rests on.
  public var inputs: [Finding.Input]
  /// What would clear it.
  public var remedy: String
  /// A weight other than the rule's own, where the rule's comment says so.
  public var weight: RuleWeight?
  /// A sighting.
  public init(
    _ message: Message, inputs: [(String, String)], remedy: String, weight: RuleWeight? = nil
  ) {
    self.message = message
    self.inputs = inputs.map { Finding.Input($0.0, $0.1) }
    self.remedy = remedy
    self.weight = weight
  }
}

/// What a rule looks at.
public struct RuleSubject: Sendable {
  /// The item; its permissions are graded.
  public let item: Item
  /// Everything else about it.
  public let surroundings: Surroundings
  /// The limits in force.
  public let policy: Policy
  /// The moment of the assessment.
  public let now: Instant
  /// Owners who can be held to it: people who haven't left, and no team, vendor or model.
  public let standingOwners: [Ownership]
  /// How far it reaches.
  public let reach: Reach
  /// How much proof a decision needs.
  public let tier: Tier
  /// The custody chain.
  public let chain: CustodyChain
  /// Its events in the order of time, and what joins them.
  public let trail: EventTrail

  /// An item with all that follows from it at a moment.
  public init(_ item: Item, _ surroundings: Surroundings, policy: Policy, now: Instant) {
    self.item = item
    self.surroundings = surroundings
    self.policy = policy
    self.now = now
    standingOwners = item.standingOwners(surroundings.people, now: now)
    reach = ScopeGrader.reach(of: item.permissions)
    // What opens in an emergency opens much, whatever its permissions say.
    tier = surroundings.isBreakGlass ? .strict : ScopeGrader.tier(of: item)
    trail = EventTrail(surroundings.events)
    chain = ChainBuilder.chain(of: item, surroundings, trail)
  }

  /// Whether the source has already ended it: nobody gets in by it any more.
  public var hasEnded: Bool { item.status == .revoked || item.status == .expired }

  /// Whether it can be used as it stands: not ended, not switched off, not merely asked for.
  public var inForce: Bool {
    !hasEnded && item.status != .disabled && item.status != .pending
  }

  /// Whether it can make or change administrators.
  public var administers: Bool { item.permissions.contains(where: \.administers) }

  /// The last days of its owners, at which they stop being owners.
  var lastDays: [Instant] { item.owners.compactMap { surroundings.person($0.person)?.left } }

  /// Owners of a role who can be held to it.
  public func standingOwners(_ role: OwnerRole) -> [Ownership] {
    standingOwners.filter { $0.role == role }
  }
}

extension Surroundings {
  /// Whether two names mean one person.
  public func isSame(_ left: String?, _ right: String?) -> Bool { people.isSame(left, right) }
}

extension String {
  /// Whether there is nothing in it but white space.
  public var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}

extension Optional where Wrapped == String {
  /// Whether it is absent or has nothing in it.
  public var isBlank: Bool { self?.isBlank ?? true }
}
