/// A leaver still holds access.
///
/// Finds: an item whose principal or credential holder a people directory shows as gone, or whose last
/// day has passed.
/// Leaves alone: what the source has already ended; principals in no directory.
/// Why: OWASP NHI1:2025, improper offboarding; SOC 2 CC6.2, access is removed when no longer authorised.
struct PrincipalLeft: Rule {
  let id = "principal-left"
  let title = "leaver still holds access"
  let weight = RuleWeight.decay
  let controls = ["NHI1:2025", "AC-2(3)", "CC6.2", "A.5.18"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    for (role, name) in names(subject) {
      guard let person = subject.surroundings.person(name), person.hasLeft(subject.now) else {
        continue
      }
      let since = person.left?.dateText ?? "an unknown date"
      return Sighting(
        .left(name, since), inputs: [(role, name), ("left", since), ("says", person.source)],
        remedy: "revoke it, or move it to an identity of its own")
    }
    return nil
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    names(subject).compactMap { subject.surroundings.person($0.1)?.left }
  }

  private func names(_ subject: RuleSubject) -> [(String, String)] {
    [("principal", subject.item.principal), ("holder", subject.item.holder)]
      .compactMap { role, name in name.map { (role, $0) } }
  }
}

extension Sighting.Message {
  fileprivate static func left(_ who: String, _ since: String) -> Self {
    "\(who) left on \(since) and still holds it"
  }
}
