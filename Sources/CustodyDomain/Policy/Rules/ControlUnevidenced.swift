/// A control is claimed, and nothing proves it.
///
/// Finds: a control that is claimed for the item without evidence and without a test that shows it to work, or that
/// has failed its test.
/// Leaves alone: what a vendor claims, which `vendor-claim-untested` judges; the approval gate of what can make
/// administrators, which `can-create-admin` judges; what has ended at its source.
/// Why: what is claimed is not in place (NIST AI RMF MAP 4.2, MEASURE 2.8).
struct ControlUnevidenced: Rule {
  let id = "control-unevidenced"
  let title = "control only claimed"
  let weight = RuleWeight.missing
  let controls = ["MAP 4.2", "MEASURE 2.8", "L6"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let gates = subject.administers
    let bare = subject.surroundings.controls.filter { control in
      !control.isVendors && !(gates && control.is(.approvalGate)) && isBare(control, subject)
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
