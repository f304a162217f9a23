/// One credential opens several doors.
///
/// Finds: an item whose credential others have, as far as its fingerprint tells; one with a session whose id another
/// item's session has.
/// Leaves alone: legacy systems by an exception that holds, where `unreliable-attribution` says what follows; browser
/// profiles that several share; what has ended at its source.
/// Why: OWASP NHI9:2025, reuse: one leak opens all of them, and replacing it breaks all of them.
struct ReusedCredential: Rule {
  let id = "reused-credential"
  let title = "reused credential"
  let weight = RuleWeight.decay
  let controls = ["NHI9:2025", "IA-5", "IA-9", "PR.AA-02"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let places = subject.otherPlaces
    guard !subject.hasEnded, !subject.isLegacy, let first = places.first else { return nil }
    return Sighting(
      .reused(first, more: places.count - 1),
      inputs: places, remedy: "give each its own credential, then revoke the common one")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.surroundings.exceptions.flatMap { [$0.from, $0.until].compactMap(\.self) }
  }
}

extension Sighting.Message {
  fileprivate static func reused(_ place: (String, String), more: Int) -> Self {
    let others = more == 0 ? "" : ", and \(more) more places"
    return "it isn't alone with what proves its identity: \(place.0) \(place.1)\(others)"
  }
}
