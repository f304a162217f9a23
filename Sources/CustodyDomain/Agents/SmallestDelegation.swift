/// The least that could be handed to an agent instead of what it has now: an identity of its own, the scopes that
/// its tasks need, and an end.
public struct SmallestDelegation: Hashable, Sendable {
  /// What is needed; nil where nothing on record tells.
  public var scopes: [String]?
  /// When its newest task ends, where that is known and yet to come.
  public var taskEnds: Instant?
  /// Else the longest that the item's tier lets a grant live, in days.
  public var days: Int

  /// For an item as it stands.
  public init(_ subject: RuleSubject) {
    scopes = Entitlements(subject).needed.flatMap { $0.isEmpty ? nil : $0 }
    let end = TaskSteps.tasks(subject.trail).first?.until
    taskEnds = end.flatMap { $0 > subject.now ? $0 : nil }
    days = subject.policy.lifetime[subject.tier]
  }

  /// When time alone changes the proposal.
  static func moments(_ subject: RuleSubject) -> [Instant] {
    [TaskSteps.tasks(subject.trail).first?.until].compactMap(\.self)
  }

  /// The scopes in words.
  public var scopeText: String { scopes?.joined(separator: " ") ?? "only what its task needs" }

  /// Until when at the latest, if it were granted now.
  public func latest(_ now: Instant) -> Instant { taskEnds ?? now.adding(days: days) }

  /// What to do. It names a day only where a task does, so that it stays true.
  public var sentence: String {
    let end = taskEnds.map { "until \($0.dateText)" } ?? "for at most \(days) days"
    return "give the agent an identity of its own with \(scopeText), \(end)"
  }
}
