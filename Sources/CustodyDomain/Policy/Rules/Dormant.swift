/// Nobody has used it for long.
///
/// Finds: an item last used as long ago as the tier's limit `dormant`, or longer.
/// Leaves alone: items of whose use nothing is known; those never used, which `never-used` finds; what
/// is disabled, ended or only asked for.
/// Why: NIST SP 800-53 AC-2(3), inactive accounts are disabled; PCI DSS 8.2.6.
struct Dormant: Rule {
  let id = "dormant"
  let title = "dormant"
  let weight = RuleWeight.decay
  let controls = ["AC-2(3)", "NHI1:2025", "8.2.6"]
  let limits: [PolicyLimit] = [.dormant]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard subject.inForce, case .seen(let last) = subject.item.usage,
      last.adding(days: limit(subject)) <= subject.now
    else { return nil }
    return Sighting(
      .unused(since: last, limit: limit(subject)),
      inputs: [("last used", last.dateText), ("limit", "\(limit(subject)) days")],
      remedy: "revoke it, or say why it must stay")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    guard case .seen(let last) = subject.item.usage else { return [] }
    return [last.adding(days: limit(subject))]
  }

  private func limit(_ subject: RuleSubject) -> Int { subject.policy.dormant[subject.tier] }
}

extension Sighting.Message {
  fileprivate static func unused(since last: Instant, limit: Int) -> Self {
    "last used on \(last.dateText); the limit is \(limit) days"
  }
}
