/// A secret that is old, and that no schedule replaces.
///
/// Finds: a key, secret, certificate or agent token made as long ago as the tier's limit `secret-age`,
/// or longer.
/// Leaves alone: credentials with a rotation schedule, which `rotation-overdue` judges; those of unknown
/// age; cookies, OAuth tokens and workload identities, which their systems renew; what has ended.
/// Why: OWASP NHI7:2025, long-lived secrets.
struct LongLivedSecret: Rule {
  let id = "long-lived-secret"
  let title = "long-lived secret"
  let weight = RuleWeight.decay
  let controls = ["NHI7:2025", "IA-5", "8.6.3"]
  let limits: [PolicyLimit] = [.secretAge]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard subject.item.holdsSecret, !subject.hasEnded, subject.item.rotationDue == nil,
      let created = subject.item.created, created.adding(days: limit(subject)) <= subject.now
    else { return nil }
    return Sighting(
      .old(since: created, limit: limit(subject)),
      inputs: [
        ("made", created.dateText), ("limit", "\(limit(subject)) days"), ("schedule", "none"),
      ],
      remedy: "rotate it, and set a date for the next time")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    guard subject.item.holdsSecret, let created = subject.item.created else { return [] }
    return [created.adding(days: limit(subject))]
  }

  private func limit(_ subject: RuleSubject) -> Int { subject.policy.secretAge[subject.tier] }
}

extension Sighting.Message {
  fileprivate static func old(since created: Instant, limit: Int) -> Self {
    "in use since \(created.dateText) without a schedule; the limit is \(limit) days"
  }
}
