/// No policy decides while an agent runs.
///
/// Finds: an agent that can do more than sign in, with no control *runtime-policy* that has evidence, and no policy
/// decision on record.
/// Leaves alone: agents that can't be used as they stand; those of whose permissions nothing is known or that have
/// only basics.
/// Why: a role given once can't tell the task from an instruction that came by the way; a decision at run time can
/// (OWASP ASI02, ASI03; NIST CSF 2.0 DE.CM-09; NIST AI RMF MAP 3.5; MAESTRO L6).
struct NoRuntimePolicy: Rule {
  let id = "no-runtime-policy"
  let title = "no policy at run time"
  let weight = RuleWeight.missing
  let controls = ["ASI02", "ASI03", "DE.CM-09", "MAP 3.5", "L6"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard subject.inForce, subject.isAgent, subject.canDoSomething,
      subject.surroundings.evidenced([.runtimePolicy]) == nil,
      !subject.surroundings.events.contains(where: { $0.kind == .policyDecision })
    else { return nil }
    let claims = subject.surroundings.controls.contains { $0.is(.runtimePolicy) }
    return Sighting(
      .roleOnly,
      inputs: [
        ("runtime policy", claims ? "claimed, no evidence" : "none on record"),
        ("policy decisions", "none on record"),
        ("role", ScopeGrader.summary(of: subject.item.permissions)),
      ],
      remedy: "let a policy decide on each action, and import its decisions or the evidence")
  }
}

extension Sighting.Message {
  fileprivate static var roleOnly: Self {
    "only the role it was given limits it; no policy decides while it runs"
  }
}
