/// It was gone, or was to be, and is there again.
///
/// Finds: an item that had departed from its source and came back, until it is decided on; an item whose newest
/// revocation was carried out and that is still there.
/// Leaves alone: a credential that was to be replaced and is the same, of which its task tells; what has ended at its
/// source.
/// Why: a removal that doesn't last is none (OWASP NHI1:2025, improper offboarding; SOC 2 CC6.2).
struct CameBack: Rule {
  let id = "came-back"
  let title = "came back"
  let weight = RuleWeight.decay
  let controls = ["NHI1:2025", "AC-2(3)", "CC6.2", "MANAGE 2.4"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let review = subject.surroundings.review
    guard !subject.hasEnded else { return nil }
    if let returned = review.returned, review.decided.map({ $0 < returned }) ?? true {
      return Sighting(
        .returned(returned),
        inputs: [("came back", returned.dateText), ("decided since", "no")],
        remedy: "find out who gave it again, then recertify or revoke it")
    }
    guard review.revokedInVain else { return nil }
    return Sighting(
      .inVain, inputs: [("revocation", "carried out; a later import still holds it")],
      remedy: "revoke it again at its source, and find out why it is still there")
  }
}

extension Sighting.Message {
  fileprivate static var inVain: Self { "it was revoked and is still there" }
  fileprivate static func returned(_ returned: Instant) -> Self {
    "it departed and came back on \(returned.dateText)"
  }
}
