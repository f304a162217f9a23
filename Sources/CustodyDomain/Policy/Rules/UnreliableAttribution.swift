/// A legacy system in which nobody can tell who did what.
///
/// Finds: an item under an exception `legacy` that holds, whose credential or session others use, too, or that has the
/// sessions of several people. What it did can't be laid at anybody's door, and revoking it hits all of them.
/// Leaves alone: shared credentials elsewhere, which `reused-credential` finds; legacy systems with credentials of
/// their own; what has ended at its source.
/// Why: OWASP Agentic T8, untraceability; NIST SP 800-53 AU-10, non-repudiation; OWASP NHI9:2025.
struct UnreliableAttribution: Rule {
  let id = "unreliable-attribution"
  let title = "attribution unreliable"
  let weight = RuleWeight.decay
  let controls = ["T8", "AU-10", "NHI9:2025", "NHI7:2025"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.isLegacy else { return nil }
    let people = subject.sessionSubjects
    let uses = subject.otherPlaces + (people.count > 1 ? people.map { ("used by", $0) } : [])
    guard !uses.isEmpty else { return nil }
    return Sighting(
      .shared, inputs: [("exception", "legacy")] + uses,
      remedy: "give each user a credential of their own before the exception ends")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.surroundings.exceptions.flatMap { [$0.from, $0.until].compactMap(\.self) }
  }
}

extension Sighting.Message {
  fileprivate static var shared: Self {
    "it is a legacy system with shared access: what it did can't be told from what others did"
  }
}
