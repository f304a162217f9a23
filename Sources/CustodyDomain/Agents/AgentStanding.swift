/// What can be said of an agent: by what it is bound, what it holds and needs, what it does, and where it is stopped.
public struct AgentStanding: Hashable, Sendable {
  /// One of the things that make an agent safer, and what is known of it.
  public struct Mark: Hashable, Sendable {
    /// Whether it holds; nil where nothing on record tells.
    public var holds: Bool?
    /// On what that rests, or what is missing.
    public var why: String
  }

  /// A place where its access can be taken back.
  public struct RevocationPoint: Hashable, Sendable {
    /// Where: a system, a step, or everything.
    public var place: String
    /// The evidence; nil where it is only claimed.
    public var evidence: String?
  }

  /// A minute, and how much was done in it.
  public struct Minute: Hashable, Sendable {
    /// Its first second.
    public var from: Instant
    /// Actions.
    public var count: Int
  }

  /// It has an identity of its own.
  public var ownIdentity: Mark
  /// It was handed what a task needs, and no more.
  public var constrained: Mark
  /// A policy decides while it runs.
  public var runtimePolicy: Mark
  /// It does one task.
  public var singleTask: Mark
  /// It ends within the limit of its tier.
  public var shortLived: Mark
  /// What it may do is written down: approved actions, or a policy.
  public var explicitPolicy: Mark
  /// What it holds, used and needs.
  public var entitlements: Entitlements
  /// What it could be given instead.
  public var delegation: SmallestDelegation
  /// Its tasks, the newest first.
  public var tasks: [TaskSteps]
  /// The systems in which it did something, by name.
  public var systems: [String]
  /// The most that it did within a minute; nil where no action has a time.
  public var busiest: Minute?
  /// How many actions a minute the policy allows.
  public var mostPerMinute: Int
  /// Actions beyond what was granted; nil where that can't be told.
  public var beyondScope: Int?
  /// Actions whose scope can't be compared with what was granted.
  public var notComparable: Int
  /// Actions that its owner never approved; nil where there is no list of approved ones.
  public var notApproved: Int?
  /// Where it can be stopped.
  public var revocationPoints: [RevocationPoint]
  /// When its access was last taken back, as far as logs tell.
  public var revoked: Event?

  /// How many of the three controls of an agent it has: identity, delegation, policy.
  public var score: Int {
    [ownIdentity, constrained, runtimePolicy].count { $0.holds == true }
  }
  /// The most systems that one task went through.
  public var depth: Int {
    tasks.map { Set($0.steps.map(\.system)).count }.max() ?? 0
  }

  /// An agent's standing; nil for what is none.
  public init?(_ subject: RuleSubject) {
    guard subject.isAgent else { return nil }
    let surroundings = subject.surroundings
    entitlements = Entitlements(subject)
    delegation = SmallestDelegation(subject)
    tasks = TaskSteps.tasks(subject.trail)
    systems = Set(subject.trail.actions.map { $0.system ?? $0.source }).sorted()
    busiest = subject.busiestMinute.map { Minute(from: $0.from, count: $0.count) }
    mostPerMinute = subject.policy.actionsPerMinute
    beyondScope = subject.beyondScope?.count
    notComparable = subject.trail.actions.count { action in
      ScopeCover.judged(subject.item, surroundings, action, subject.trail)
        .contains { $0.covered == nil }
    }
    // The rule `drift` leaves what wasn't even granted to `beyond-scope`; both weren't approved.
    notApproved = subject.drifted.map { $0.count + (subject.beyondScope?.count ?? 0) }
    revocationPoints = surroundings.controls.filter { $0.is(.revocationPoint) }.map {
      RevocationPoint(
        place: $0.target ?? "everywhere", evidence: $0.isEvidenced ? $0.evidence : nil)
    }
    revoked = subject.trail.events.last { $0.kind == .revocation }
    ownIdentity = AgentStanding.identity(subject)
    constrained = AgentStanding.delegation(subject.item.delegation)
    runtimePolicy = AgentStanding.policy(subject)
    singleTask = AgentStanding.tasks(tasks.count)
    shortLived = AgentStanding.lifetime(subject)
    explicitPolicy = AgentStanding.explicit(subject, runtimePolicy)
  }

  private static func identity(_ subject: RuleSubject) -> Mark {
    let rules: [any Rule] = [PersonAsAgent(), BorrowedSession()]
    if let found = rules.lazy.compactMap({ $0.examine(subject) }).first {
      return Mark(holds: false, why: found.message.text)
    }
    switch subject.item.credential {
    case .workloadIdentity, .certificate, .sshKey, .clientSecret, .agentToken:
      return Mark(holds: true, why: subject.item.credential?.rawValue ?? "")
    case .cookie, .oauthToken, .apiKey, nil: break
    }
    let ran = subject.trail.actions.last { !$0.identity.isBlank }?.identity
    if let ran, subject.surroundings.person(ran) == nil {
      return Mark(holds: true, why: "ran as \(ran)")
    }
    return Mark(holds: nil, why: "nothing on record tells")
  }

  private static func delegation(_ scope: DelegationScope?) -> Mark {
    switch scope {
    case .constrained: Mark(holds: true, why: "constrained")
    case .wholeProfile: Mark(holds: false, why: "a whole profile")
    case nil: Mark(holds: nil, why: "nothing on record tells")
    }
  }

  private static func policy(_ subject: RuleSubject) -> Mark {
    if let control = subject.surroundings.evidenced([.runtimePolicy]) {
      return Mark(holds: true, why: control.mechanism ?? control.evidence ?? "evidenced")
    }
    let decisions = subject.trail.events.count { $0.kind == .policyDecision }
    if decisions > 0 {
      return Mark(
        holds: true, why: "\(decisions) policy \(decisions == 1 ? "decision" : "decisions")")
    }
    let claims = subject.surroundings.controls.contains { $0.is(.runtimePolicy) }
    return Mark(holds: false, why: claims ? "claimed, no evidence" : "none on record")
  }

  private static func tasks(_ count: Int) -> Mark {
    switch count {
    case 0: Mark(holds: nil, why: "no task on record")
    case 1: Mark(holds: true, why: "1 task on record")
    default: Mark(holds: false, why: "\(count) tasks on record")
    }
  }

  private static func lifetime(_ subject: RuleSubject) -> Mark {
    let limit = subject.policy.lifetime[subject.tier]
    switch (subject.item.expires, subject.item.created) {
    case (.never, _): return Mark(holds: false, why: "it never ends")
    case (.unknown, _): return Mark(holds: nil, why: "no end is known")
    case (.at(let end), let made?):
      return Mark(
        holds: end <= made.adding(days: limit),
        why: "\(made.dateText) to \(end.dateText), limit \(limit) days")
    case (.at(let end), nil):
      return Mark(holds: nil, why: "until \(end.dateText), since when is unknown")
    }
  }

  private static func explicit(_ subject: RuleSubject, _ runtime: Mark) -> Mark {
    let actions = subject.item.approvedActions.count
    if actions > 0 {
      return Mark(holds: true, why: "\(actions) approved \(actions == 1 ? "action" : "actions")")
    }
    return Mark(holds: runtime.holds, why: runtime.why)
  }
}
