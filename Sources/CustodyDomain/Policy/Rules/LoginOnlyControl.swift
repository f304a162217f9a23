/// What happens in a browser is checked at the sign-in, and never after it.
///
/// Finds: an item reached by a browser that has a control *login*, and none with evidence at the point of action:
/// *point-of-action*, *step-up*, *per-step-authorisation* or *approval-gate*.
/// Leaves alone: items of whose controls nothing is on record; those without a login control; what has ended.
/// Why: whoever has the session after the sign-in, an assistant or an extension among them, passes every check
/// there is (OWASP ASI03 and ASI02, T3 and T9; NIST CSF 2.0 PR.AA-03).
struct LoginOnlyControl: Rule {
  let id = "login-only-control"
  let title = "controlled at sign-in only"
  let weight = RuleWeight.missing
  let controls = ["ASI03", "ASI02", "T3", "T9", "PR.AA-03"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let controls = subject.surroundings.controls
    guard !subject.hasEnded, subject.isReachedByBrowser,
      controls.contains(where: { $0.is(.login) }),
      subject.surroundings.evidenced(LoginOnlyControl.later) == nil
    else { return nil }
    let claimed = controls.filter { control in LoginOnlyControl.later.contains { control.is($0) } }
    return Sighting(
      .loginOnly,
      inputs: [
        ("at sign-in", "login"),
        (
          "at the point of action",
          claimed.isEmpty
            ? "none" : Set(claimed.map(\.control)).sorted().fewest() + ", without evidence"
        ),
      ],
      remedy: "check what can do harm when it is done: point-of-action, step-up or an approval gate"
    )
  }

  private static let later: [ControlRecord.Known] = [
    .pointOfAction, .stepUp, .perStepAuthorisation, .approvalGate,
  ]
}

extension Sighting.Message {
  fileprivate static var loginOnly: Self { "it is checked at the sign-in, and no action after it" }
}
