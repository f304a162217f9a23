/// The date until which it was recertified has passed.
///
/// Finds: an item that was last recertified until a date that has come.
/// Leaves alone: items on which something else was decided since; those never decided on, which `outside-review`
/// finds; what has ended at its source.
/// Why: access is reviewed again and again (NIST SP 800-53 AC-6(7); PCI DSS 7.2.4, 7.2.5.1; ISO/IEC 27001 A.5.18).
struct RecertificationOverdue: Rule {
  let id = "recertification-overdue"
  let title = "recertification overdue"
  let weight = RuleWeight.decay
  let controls = ["AC-6(7)", "7.2.4", "7.2.5.1", "A.5.18", "PR.AA-05"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, let until = subject.surroundings.review.recertifiedUntil,
      until <= subject.now
    else { return nil }
    return Sighting(
      .passed(until), inputs: [("recertified until", until.dateText)],
      remedy: "recertify it until a new date, or revoke it")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    [subject.surroundings.review.recertifiedUntil].compactMap(\.self)
  }
}

extension Sighting.Message {
  fileprivate static func passed(_ until: Instant) -> Self {
    "its recertification ended on \(until.dateText)"
  }
}
