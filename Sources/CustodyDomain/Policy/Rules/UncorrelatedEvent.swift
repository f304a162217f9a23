/// What it does is followed by task, but not all of it.
///
/// Finds: actions without a task id of an item that works by tasks: another of its actions shares its task id
/// with a request or an approval.
/// Leaves alone: items none of whose work is followed by task, because logs of calls carry no tasks and what is
/// missing there `chain-incomplete` names; actions that name their approval, which joins them as well; what has
/// ended.
/// Why: work that no id joins can't be told from work that nobody wanted (OWASP T8; NIST SP 800-53 AU-12).
struct UncorrelatedEvent: Rule {
  let id = "uncorrelated-event"
  let title = "action that no task joins"
  let weight = RuleWeight.missing
  let controls = ["T8", "AU-12", "MEASURE 2.8"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let trail = subject.trail
    guard !subject.hasEnded, !trail.actions.isEmpty else { return nil }
    let tasks = Set(
      trail.events.lazy.filter { $0.kind == .request || $0.kind == .approval }
        .compactMap(\.task).filter { !$0.isBlank })
    let followed = trail.actions.filter { $0.task.map(tasks.contains) ?? false }
    let loose = trail.actions.filter { $0.task.isBlank && $0.approval.isBlank }
    guard let task = followed.last?.task, let newest = loose.last else { return nil }
    return Sighting(
      .loose(loose.count, of: trail.actions.count),
      inputs: [
        ("newest", newest.deed), ("target", newest.target ?? "unknown"),
        ("on", newest.time?.dateText ?? "unknown"), ("recorded by", newest.source),
        ("a task that is followed", task),
      ],
      remedy: "have \(newest.source) record the task id with each action")
  }
}

extension Sighting.Message {
  fileprivate static func loose(_ count: Int, of all: Int) -> Self {
    "\(count) of \(all) actions \(count == 1 ? "carries" : "carry") no task id"
  }
}
