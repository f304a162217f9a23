/// No review has ever reached it.
///
/// Finds: an item that custody has known for as long as a recertification of its tier may hold (limit `recertify`),
/// or longer, and that nobody has recertified, revoked or rotated.
/// Leaves alone: items that were decided on once, of which `recertification-overdue` tells; what has ended at its
/// source.
/// Why: what no review reaches isn't governed (NIST CSF 2.0 PR.AA-05; PCI DSS 7.2.5.1; NIST AI RMF GOVERN 1.6).
struct OutsideReview: Rule {
  let id = "outside-review"
  let title = "never reviewed"
  let weight = RuleWeight.missing
  let controls = ["PR.AA-05", "7.2.5.1", "GOVERN 1.6", "A.5.18"]
  let limits: [PolicyLimit] = [.recertify]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let review = subject.surroundings.review
    guard !subject.hasEnded, review.first == nil, let seen = review.firstSeen,
      due(seen, subject) <= subject.now
    else { return nil }
    let limit = subject.policy.recertify[subject.tier]
    return Sighting(
      .never(since: seen, limit: limit),
      inputs: [("known since", seen.dateText), ("decided", "never"), ("limit", "\(limit) days")],
      remedy: "take it into the next review: recertify or revoke it")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.surroundings.review.firstSeen.map { [due($0, subject)] } ?? []
  }

  private func due(_ seen: Instant, _ subject: RuleSubject) -> Instant {
    seen.adding(days: subject.policy.recertify[subject.tier])
  }
}

extension Sighting.Message {
  fileprivate static func never(since seen: Instant, limit: Int) -> Self {
    "known since \(seen.dateText) and never decided on; the limit is \(limit) days"
  }
}
