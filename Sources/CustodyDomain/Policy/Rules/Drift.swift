/// It does what its owner never approved.
///
/// Finds: an item with a list of approved actions, and executions, changes or provisionings that name another one.
/// They are counted and listed.
/// Leaves alone: items without such a list; events that name no action; an agent's actions that it wasn't even
/// granted, which are `beyond-scope`; what has ended.
/// Why: what a thing may do technically is more than what it was brought in for, and use creeps from one to the other
/// (OWASP ASI10; NIST AI RMF MEASURE 2.4, MANAGE 4.1; NIST CSF 2.0 PR.AA-05).
struct Drift: Rule {
  let id = "drift"
  let title = "actions not approved"
  let weight = RuleWeight.decay
  let controls = ["ASI10", "MEASURE 2.4", "MANAGE 4.1", "PR.AA-05"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, let drifted = subject.drifted, !drifted.isEmpty else { return nil }
    return Sighting(
      .drifted(drifted.count),
      inputs: [("approved", subject.item.approvedActions.sorted().fewest(8))] + drifted.byScope,
      remedy: "let the business owner approve the action, or narrow what it may do")
  }
}

extension RuleSubject {
  /// What was done and isn't among the approved actions, oldest first; nil where there is no list of them.
  var drifted: [Event]? {
    guard !item.approvedActions.isEmpty else { return nil }
    let beyond = Set(isAgent ? beyondScope ?? [] : [])
    let approved = item.approvedActions.map(grade)
    return trail.actions.filter { action in
      !beyond.contains(action)
        && ScopeCover.names(action.scope).contains {
          ScopeCover.covers(approved, $0, source: item.source) != true
        }
    }
  }
}

extension Sighting.Message {
  fileprivate static func drifted(_ count: Int) -> Self {
    "\(count) \(count == 1 ? "action" : "actions") that its owner never approved"
  }
}
