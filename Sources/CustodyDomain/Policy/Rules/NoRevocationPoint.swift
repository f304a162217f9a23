/// Nothing shows where an agent's access can be taken back.
///
/// Finds: an agent that works by itself, or that has done something, without a control *revocation-point* that has
/// evidence, and without a revocation on record, which would prove that there is one.
/// Leaves alone: agents of whose work nothing is known; who has to revoke, which is `revocation-owner-missing`; what
/// can't be used as it stands.
/// Why: to supersede, disengage or deactivate it takes a place to do so, known before it is needed (NIST AI RMF
/// MANAGE 2.4; NIST SP 800-53 AC-2(3); MAESTRO L6).
struct NoRevocationPoint: Rule {
  let id = "no-revocation-point"
  let title = "no revocation point"
  let weight = RuleWeight.missing
  let controls = ["MANAGE 2.4", "AC-2(3)", "PR.AA-05", "L6"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard subject.inForce, subject.isAgent, subject.actsByItself || !subject.trail.actions.isEmpty,
      subject.surroundings.evidenced([.revocationPoint]) == nil,
      !subject.surroundings.events.contains(where: { $0.kind == .revocation })
    else { return nil }
    let claims = subject.surroundings.controls.contains { $0.is(.revocationPoint) }
    return Sighting(
      .noPoint,
      inputs: [
        ("revocation point", claims ? "claimed, no evidence" : "none on record"),
        ("revocations", "none on record"),
      ],
      remedy: "record where it is stopped, with evidence: the control revocation-point")
  }
}

extension Sighting.Message {
  fileprivate static var noPoint: Self {
    "nothing shows where its access can be taken back at once"
  }
}
