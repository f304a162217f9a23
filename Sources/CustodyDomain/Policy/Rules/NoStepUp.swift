/// Something privileged was done in a browser, and nothing asked for more than the sign-in.
///
/// Finds: an item reached by a browser with an execution, change or provisioning that administers, by the scope
/// that it names or, where it names none, by what the item may do, and that has neither an approval, nor a policy
/// decision of its task, nor a step-up control with evidence behind it.
/// Leaves alone: what may administer and did nothing yet, which is `can-create-admin`; what has ended.
/// Why: privileged access wants approval just in time or a stronger proof, most of all where a session can be
/// taken over (OWASP ASI03; ISO/IEC 27001 A.8.2; NIST SP 800-53 AC-6).
struct NoStepUp: Rule {
  let id = "no-step-up"
  let title = "privileged without step-up"
  let weight = RuleWeight.decay
  let controls = ["ASI03", "PR.AA-05", "AC-6", "A.8.2"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.isReachedByBrowser,
      subject.surroundings.evidenced([.stepUp]) == nil
    else { return nil }
    let privileged = subject.trail.actions.filter { NoStepUp.administers($0, subject) }
    let decided = Set(
      subject.surroundings.events.filter { $0.kind == .policyDecision }.compactMap(\.task))
    let bare = privileged.filter { deed in
      deed.approval.isBlank && !(deed.task.map { decided.contains($0) } ?? false)
    }
    guard let last = bare.last else { return nil }
    let claims = subject.surroundings.controls.contains { $0.is(.stepUp) }
    return Sighting(
      .bare(bare.count, of: privileged.count),
      inputs: [
        ("last", last.time?.momentText ?? "unknown time"), ("event", last.id),
        ("scope", last.scope ?? "that of the item"), ("target", last.target ?? "unknown"),
        ("step-up", claims ? "claimed, no evidence" : "none"),
      ],
      remedy: "ask for approval or a stronger proof before it, and keep the evidence")
  }

  private static func administers(_ event: Event, _ subject: RuleSubject) -> Bool {
    let item = subject.item
    let scopes = ScopeCover.names(event.scope)
    guard !scopes.isEmpty else { return item.permissions.contains(where: \.administers) }
    return scopes.contains { scope in
      item.permissions.contains { $0.scope == scope && $0.administers }
        || subject.grade(scope).administers
    }
  }
}

extension Sighting.Message {
  fileprivate static func bare(_ count: Int, of all: Int) -> Self {
    "\(count) of \(all) privileged \(all == 1 ? "action" : "actions") had no approval or step-up"
  }
}
