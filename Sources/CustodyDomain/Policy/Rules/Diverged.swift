/// Something else ran than was approved.
///
/// Finds: an action whose identity, scope or target differs from what the approval says that it rests on; both
/// values are told.
/// Leaves alone: whatever one of the two doesn't say; a target inside the approved one; a scope that the approved
/// ones cover; actions without an approval (`orphan-execution`); what has ended.
/// Why: an approval holds for what was approved (OWASP ASI02, ASI03; T6; NIST SP 800-53 AC-6).
struct Diverged: Rule {
  let id = "diverged"
  let title = "ran otherwise than approved"
  let weight = RuleWeight.decay
  let controls = ["ASI02", "ASI03", "T6", "AC-6"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let all = Divergence.all(in: subject.trail, subject.surroundings)
    guard let first = all.first else { return nil }
    let inputs = all.prefix(5).flatMap { difference in
      [
        ("approved \(difference.aspect.rawValue)", difference.approved),
        ("executed \(difference.aspect.rawValue)", difference.executed),
      ]
    }
    return Sighting(
      .differs(first, more: all.count - 1),
      inputs: inputs + [("on", first.time?.dateText ?? "unknown")],
      remedy: "approve what runs, or make it run as approved")
  }
}

extension Sighting.Message {
  fileprivate static func differs(_ difference: Divergence, more: Int) -> Self {
    """
    \(difference.aspect.rawValue): approved \(difference.approved), ran \
    \(difference.executed)\(more == 0 ? "" : ", and \(more) more")
    """
  }
}
