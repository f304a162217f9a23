/// What was done for one task, step by step, and what authorised each step.
public struct TaskSteps: Hashable, Sendable {
  /// By what a step was allowed.
  public enum Authorisation: Hashable, Sendable {
    /// The approval that it names.
    case approval(String)
    /// A policy decided on it while the task ran: the event's id.
    case policyDecision(String)
    /// Nothing on record.
    case nothing
    /// The record of what came of a step, which needs none of its own.
    case outcome
  }

  /// One step.
  public struct Step: Hashable, Sendable {
    /// What was done; see ``Event/isAction``.
    public var event: Event
    /// The system in which it was done, or else the one that recorded it.
    public var system: String
    /// Whether it was done in another system than the step before, so that it crossed a trust boundary.
    public var crosses: Bool
    /// What allowed it.
    public var authorisation: Authorisation
  }

  /// The id that joins them.
  public var task: String
  /// Oldest first.
  public var steps: [Step]
  /// Who asked for it.
  public var asked: Event?
  /// Who approved it.
  public var approved: Event?
  /// When access for it ended: its newest revocation on record.
  public var revoked: Event?

  /// Until when it was asked for or approved, where either says.
  public var until: Instant? { approved?.until ?? asked?.until }
  /// Steps that want authorisation: what the item did, as against what came of it. What a shared task alone joins
  /// was another's doing.
  public var wanting: [Step] {
    steps.filter { $0.authorisation != .outcome && $0.event.joinedBy != .task }
  }
  /// Those of them that nothing allowed.
  public var unauthorised: [Step] { wanting.filter { $0.authorisation == .nothing } }
  /// When its newest step was.
  public var last: Instant? { steps.compactMap(\.event.time).max() }

  /// The tasks of a trail in which something was done, the newest first.
  public static func tasks(_ trail: EventTrail) -> [TaskSteps] {
    Dictionary(grouping: trail.events.filter { !$0.task.isBlank }) { $0.task ?? "" }
      .compactMap { TaskSteps(task: $0, events: $1) }
      .sorted { ($1.last?.seconds ?? .min, $0.task) < ($0.last?.seconds ?? .min, $1.task) }
  }

  private init?(task: String, events: [Event]) {
    self.task = task
    asked = events.last { $0.kind == .request }
    approved = events.last { $0.kind == .approval }
    revoked = events.last { $0.kind == .revocation }
    // A decision stands for one step: the first after it that it fits.
    var decisions = events.filter { $0.kind == .policyDecision }
    steps = []
    for event in events where event.isAction {
      let system = event.system ?? event.source
      var step = Step(
        event: event, system: system, crosses: steps.last.map { $0.system != system } ?? false,
        authorisation: .nothing)
      if let approval = event.approval, !approval.isBlank {
        step.authorisation = .approval(approval)
      } else if let index = decisions.lastIndex(where: { $0.decides(event) }) {
        step.authorisation = .policyDecision(decisions.remove(at: index).id)
      } else if event.kind == .change {
        step.authorisation = .outcome
      }
      steps.append(step)
    }
    if steps.isEmpty { return nil }
  }
}

extension Event {
  /// Whether a policy decision can be about a step: not after it, and of no other scope or target.
  fileprivate func decides(_ step: Event) -> Bool {
    if let time, let done = step.time, time > done { return false }
    if let target, let other = step.target, target != other { return false }
    let (asked, used) = (ScopeCover.names(scope), ScopeCover.names(step.scope))
    return asked.isEmpty || used.isEmpty || Set(asked).isSuperset(of: used)
  }
}
