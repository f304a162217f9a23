/// The events about one item in the order of time, and what joins them: the task that they share, and the
/// approval that an action names.
public struct EventTrail: Sendable {
  /// Oldest first; undated ones before all others.
  public let events: [Event]
  /// The task of the newest action that has one.
  public let task: String?
  /// What the item itself did, oldest first. What a shared task alone joins was another item's doing.
  public let actions: [Event]
  /// Approvals that name who approved, oldest first.
  public let approvals: [Event]

  /// The trail of these events, in any order.
  public init(_ events: [Event]) {
    guard !events.isEmpty else {
      (self.events, task, actions, approvals) = ([], nil, [], [])
      return
    }
    let sorted = events.sorted(by: Event.isEarlier)
    self.events = sorted
    let deeds: Set<Event.Kind> = [.change, .execution, .provisioning]
    task = sorted.last { deeds.contains($0.kind) && $0.task != nil }?.task
    actions = sorted.filter { $0.isAction && $0.joinedBy != .task }
    approvals = sorted.filter { $0.kind == .approval && !$0.actor.isBlank }
  }

  /// The newest event of some kinds: of the newest action's task where there are any, else of all.
  func newest(_ kinds: [Event.Kind], where holds: (Event) -> Bool) -> Event? {
    let fitting = events.filter { kinds.contains($0.kind) && holds($0) }
    return fitting.last { task != nil && $0.task == task } ?? fitting.last
  }

  /// How many events of some kinds there are, in words.
  func count(of kinds: [Event.Kind], _ word: String) -> String {
    let numbers = kinds.map { kind in events.count { $0.kind == kind } }
    let number = numbers.reduce(0, +)
    return number == 1 ? "1 \(word)" : "\(number)\(isCut(kinds) ? "+" : "") \(word)s"
  }

  /// Whether there may be more of some kinds: of a busy item only the newest are there to be counted.
  public func isCut(_ kinds: [Event.Kind]) -> Bool {
    kinds.contains { kind in events.count { $0.kind == kind } >= Surroundings.mostEvents }
  }

  /// The approval that an action rests on: the one that it names, else one of its task. Of several it is the
  /// newest before the action, then one without a date, then the first after it.
  public func approval(of action: Event) -> Event? {
    guard !approvals.isEmpty else { return nil }
    let named = approvals.filter { action.approval != nil && $0.id == action.approval }
    let fitting =
      named.isEmpty
      ? approvals.filter { !$0.task.isBlank && [action.task, action.approval].contains($0.task) }
      : named
    guard let time = action.time else { return fitting.last }
    return fitting.last { $0.time.map { $0 <= time } ?? false }
      ?? fitting.first { $0.time == nil } ?? fitting.first
  }

  /// Whether an action names an approval, or its task was approved.
  public func restsOnApproval(_ action: Event) -> Bool {
    !action.approval.isBlank || approval(of: action) != nil
  }

  /// Whether somebody asked for the task of an action.
  public func isAskedFor(_ action: Event) -> Bool {
    guard let task = action.task, !task.isBlank else { return false }
    return events.contains { $0.kind == .request && $0.task == task }
  }
}

extension Event {
  /// The order of time: undated ones before all others, and of one moment by source and id.
  public static func isEarlier(_ left: Event, _ right: Event) -> Bool {
    let times = (left.time?.seconds ?? .min, right.time?.seconds ?? .min)
    return times.0 == times.1
      ? (left.source, left.id) < (right.source, right.id) : times.0 < times.1
  }

  /// Whether it is something that its item did to something. A change or a provisioning that names neither an
  /// identity nor a target is about the item itself: it was made, or its settings were changed.
  public var isAction: Bool {
    switch kind {
    case .execution: true
    case .change, .provisioning: !identity.isBlank || !target.isBlank
    case .request, .approval, .policyDecision, .revocation, .signIn, .use: false
    }
  }

  /// What was done, in a few words: its summary, else what was exercised, else its kind.
  public var deed: String {
    [summary, scope].compactMap(\.self).first { !$0.isBlank } ?? kind.rawValue
  }
}
