/// It was used to change things before anybody had reviewed it.
///
/// Finds: an item that administers or has reach 3, with an action on record from before its first decision, or
/// without any decision yet; the finding stands until a review recertifies it, and so answers for what it did.
/// Leaves alone: items of less reach; what only signed in or read; what its newest decision recertified; what has
/// ended. Of a busy item only the newest events are at hand, so the first action may be older than it says.
/// Why: standing privilege is reviewed before it is exercised (NIST SP 800-53 AC-6(7); CC6.3; PCI DSS 7.2.5.1).
struct ExercisedBeforeReview: Rule {
  let id = "exercised-before-review"
  let title = "exercised before its first review"
  let weight = RuleWeight.missing
  let controls = ["AC-6(7)", "CC6.3", "7.2.5.1", "A.5.18"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let review = subject.surroundings.review
    guard !subject.hasEnded, subject.administers || subject.reach == .broad,
      review.recertifiedUntil == nil,
      let action = subject.trail.actions.first(where: { $0.time != nil }), let ran = action.time,
      review.first.map({ ran < $0 }) ?? true
    else { return nil }
    let gap = review.first.map { "\(($0.seconds - ran.seconds) / 86_400) days" }
    return Sighting(
      .unreviewed(since: ran, review.first),
      inputs: [
        ("first action", action.deed), ("target", action.target ?? "unknown"), ("on", ran.dateText),
        ("first review", review.first?.dateText ?? "never"), ("gap", gap ?? "still open"),
      ],
      remedy: "look at what it did until now, then recertify or revoke it")
  }
}

extension Sighting.Message {
  fileprivate static func unreviewed(since: Instant, _ first: Instant?) -> Self {
    "it acted on \(since.dateText); its first review: \(first?.dateText ?? "none yet")"
  }
}
