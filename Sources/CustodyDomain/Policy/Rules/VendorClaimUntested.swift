/// A vendor says that a control works, and nobody has seen it.
///
/// Finds: a control that a vendor claims, without a test that shows it to work, with one that failed, or with one as
/// old as the limit `control-test-age`, or older.
/// Leaves alone: what somebody else than the vendor claims, which `control-unevidenced` judges; what has ended at
/// its source.
/// Why: NIST CSF 2.0 GV.SC-07, risks of suppliers are monitored; NIST AI RMF MANAGE 3.1; OWASP NHI3:2025.
struct VendorClaimUntested: Rule {
  let id = "vendor-claim-untested"
  let title = "vendor's claim untested"
  let weight = RuleWeight.missing
  let controls = ["GV.SC-07", "MANAGE 3.1", "GOVERN 6.1", "MAP 4.2", "NHI3:2025"]
  let limits: [PolicyLimit] = [.controlTestAge]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let claims = subject.surroundings.controls.filter(\.isVendors)
      .map { ($0, $0.standing(at: subject.now, subject.policy)) }
      .filter { $0.1 != .tested }
      .sorted { ($0.0.control, $0.0.target ?? "") < ($1.0.control, $1.0.target ?? "") }
    guard let (control, standing) = claims.first else { return nil }
    return Sighting(
      .untested(control, standing),
      inputs: claims.flatMap { control, standing in
        [
          (control.spoken, "\(standing.rawValue), by \(control.claimedBy ?? "")"),
          ("tested", control.tested?.dateText ?? "never"),
        ]
      } + [("limit", "\(subject.policy.controlTestAge) days")],
      remedy: "test it, and record when and what came of it")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.surroundings.controls.compactMap { $0.testEnd(subject.policy) }
  }
}

extension Sighting.Message {
  fileprivate static func untested(_ control: ControlRecord, _ standing: ControlStanding) -> Self {
    let claim = "\(control.claimedBy ?? "the vendor") claims the control \(control.spoken)"
    let tested = control.tested?.dateText ?? "an unknown date"
    return switch standing {
    case .failed: "\(claim), and its test failed"
    case .stale: "\(claim), and its test of \(tested) proves nothing any more"
    case .claimed, .vendorClaimed, .evidenced, .tested: "\(claim), and no test shows it"
    }
  }
}
