/// Steps of an agent's tasks were allowed by nothing.
///
/// Finds: an agent with a task of two or more steps, of which one names no approval and has no policy decision of
/// its own on record, where no control *per-step-authorisation* has evidence: the task was approved as a whole at
/// best. A decision stands for one step.
/// Leaves alone: tasks that nobody approved, which are `orphan-execution`; tasks of one step; changes, which are what
/// came of a step; actions without a task, which are `uncorrelated-event`; what has ended.
/// Why: what each step may do can be harmless, and the chain of them not (OWASP ASI02, ASI03, T3; NIST AI RMF MAP
/// 3.5).
struct NoPerStepAuthorisation: Rule {
  let id = "no-per-step-authorisation"
  let title = "steps not authorised"
  let weight = RuleWeight.missing
  let controls = ["ASI02", "ASI03", "T3", "MAP 3.5", "L3"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.isAgent,
      subject.surroundings.evidenced([.perStepAuthorisation]) == nil
    else { return nil }
    let tasks = TaskSteps.tasks(subject.trail).filter {
      $0.wanting.count > 1 && $0.wanting.contains { subject.trail.restsOnApproval($0.event) }
    }
    let bare = tasks.filter { !$0.unauthorised.isEmpty }
    guard !bare.isEmpty else { return nil }
    let steps = tasks.reduce(0) { $0 + $1.wanting.count }
    let missing = bare.reduce(0) { $0 + $1.unauthorised.count }
    return Sighting(
      .bare(missing, of: steps),
      inputs: bare.prefix(8).map {
        ("task", "\($0.task): \($0.unauthorised.count) of \($0.wanting.count) steps")
      } + (bare.count > 8 ? [("more tasks", "\(bare.count - 8)")] : []),
      remedy: "authorise each step by an approval or a policy decision, and record which")
  }
}

extension Sighting.Message {
  fileprivate static func bare(_ count: Int, of all: Int) -> Self {
    "\(count) of \(all) steps of its tasks were authorised by nothing on record"
  }
}
