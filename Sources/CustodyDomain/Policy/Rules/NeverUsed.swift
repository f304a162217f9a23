/// It was granted and nobody ever used it.
///
/// Finds: an item that its source knows as never used, granted as long ago as the tier's limit
/// `never-used` or longer, or at an unknown time.
/// Leaves alone: items of whose use nothing is known, because *never* needs evidence; what is
/// disabled, ended or only asked for.
/// Why: OWASP NHI5:2025, least privilege; NIST SP 800-53 AC-2(3).
struct NeverUsed: Rule {
  let id = "never-used"
  let title = "never used"
  let weight = RuleWeight.decay
  let controls = ["AC-2(3)", "NHI5:2025"]
  let limits: [PolicyLimit] = [.neverUsed]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard subject.inForce, subject.item.usage == .never else { return nil }
    let limit = limit(subject)
    if let created = subject.item.created, created.adding(days: limit) > subject.now { return nil }
    let granted = subject.item.created?.dateText ?? "unknown"
    return Sighting(
      .sinceGranted(granted, limit: limit),
      inputs: [("last used", "never"), ("granted", granted), ("limit", "\(limit) days")],
      remedy: "revoke it")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    guard subject.item.usage == .never, let created = subject.item.created else { return [] }
    return [created.adding(days: limit(subject))]
  }

  private func limit(_ subject: RuleSubject) -> Int { subject.policy.neverUsed[subject.tier] }
}

extension Sighting.Message {
  fileprivate static func sinceGranted(_ granted: String, limit: Int) -> Self {
    "never used; granted: \(granted); the limit is \(limit) days"
  }
}
