/// It did something, and no approval stands behind it.
///
/// Finds: actions that name no approval and whose task has none, where an approval was to be expected: the task
/// was asked for on record; or the item is strict and somebody approved the item itself, which releases no single
/// action.
/// Leaves alone: calls of items that aren't strict, outside a task that was asked for: logs hold thousands of
/// them, and nobody approves each; items that nobody approved at all, of which `chain-incomplete` and
/// `final-action-only` tell; administrative actions, which `unattributed-admin-action` judges; an action that
/// names an approval, even one that isn't on record; what has ended.
/// Why: who can't point at an approval acted alone (OWASP T8, ASI02; NIST SP 800-53 AU-10).
struct OrphanExecution: Rule {
  let id = "orphan-execution"
  let title = "action without approval"
  let weight = RuleWeight.missing
  let controls = ["T8", "ASI02", "AU-10", "PR.AA-05"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let trail = subject.trail
    let wantsEach = subject.tier == .strict && subject.chain[.approved]?.proven == true
    let orphans = trail.actions.filter { action in
      guard !trail.restsOnApproval(action) else { return false }
      guard !subject.administers || !AdminAction.isAdministrative(action, subject.item) else {
        return false
      }
      return wantsEach || trail.isAskedFor(action)
    }
    guard let newest = orphans.last else { return nil }
    return Sighting(
      .orphans(orphans.count, of: trail.actions.count),
      inputs: [
        ("newest", newest.deed), ("target", newest.target ?? "unknown"),
        ("on", newest.time?.dateText ?? "unknown"), ("task", newest.task ?? "none"),
        ("recorded by", newest.source), ("approval", "none"),
      ],
      remedy:
        "import the approvals, with the task or the approval's id on each action; or revoke it")
  }
}

extension Sighting.Message {
  fileprivate static func orphans(_ count: Int, of all: Int) -> Self {
    "\(count) of \(all) \(all == 1 ? "action rests" : "actions rest") on no approval"
  }
}
