/// A control is claimed, and nothing proves it.
///
/// Finds: a control that is claimed for the item without evidence and without a test that shows it to work, or that
/// has failed its test.
/// Leaves alone: what a vendor claims, which `vendor-claim-untested` judges; a control that another rule misses in this
/// item and says so (the approval gate of what can make administrators, the controls of agents and sessions); what
/// has ended at its source.
/// Why: what is claimed is not in place (NIST AI RMF MAP 4.2, MEASURE 2.8).
struct ControlUnevidenced: Rule {
  let id = "control-unevidenced"
  let title = "control only claimed"
  let weight = RuleWeight.missing
  let controls = ["MAP 4.2", "MEASURE 2.8", "L6"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let bare = subject.surroundings.controls.filter { control in
      !control.isVendors && isBare(control, subject) && !isMissedElsewhere(control, subject)
    }.sorted { ($0.control, $0.target ?? "") < ($1.control, $1.target ?? "") }
    guard let first = bare.first else { return nil }
    return Sighting(
      first.passed == false ? .failed(first) : .claimed(first, more: bare.count - 1),
      inputs: bare.map { control in
        (control.spoken, control.standing(at: subject.now, subject.policy).rawValue)
      },
      remedy: "record the evidence for it, or take the claim back")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.surroundings.controls.compactMap { $0.testEnd(subject.policy) }
  }

  /// Whether another rule already finds that this control is only claimed.
  private func isMissedElsewhere(_ control: ControlRecord, _ subject: RuleSubject) -> Bool {
    guard let known = ControlRecord.Known(rawValue: control.control),
      let name = ControlUnevidenced.misses[known], let rule = RuleCatalogue.rule(name),
      rule.isHard || !subject.policy.disabledRules.contains(name)
    else { return false }
    return rule.examine(subject) != nil
  }

  /// The rules that look for a control and say of a mere claim that it is one.
  private static let misses: [ControlRecord.Known: String] = [
    .approvalGate: "can-create-admin", .runtimePolicy: "no-runtime-policy",
    .perStepAuthorisation: "no-per-step-authorisation", .revocationPoint: "no-revocation-point",
    .humanOversight: "no-human-window", .stepUp: "no-step-up",
    .pointOfAction: "login-only-control",
  ]

  private func isBare(_ control: ControlRecord, _ subject: RuleSubject) -> Bool {
    switch control.standing(at: subject.now, subject.policy) {
    case .claimed, .failed: true
    case .stale: control.evidence.isBlank
    case .vendorClaimed, .evidenced, .tested: false
    }
  }
}

extension ControlRecord {
  /// The control and to what it applies, as inputs name it.
  var spoken: String { target.map { "\(control) for \($0)" } ?? control }
}

extension Sighting.Message {
  fileprivate static func claimed(_ control: ControlRecord, more: Int) -> Self {
    let others = more == 0 ? "" : ", and for \(more) more"
    return "no evidence stands behind the control \(control.spoken)\(others)"
  }
  fileprivate static func failed(_ control: ControlRecord) -> Self {
    "the control \(control.spoken) has failed its test"
  }
}
