/// Its name or id can be mistaken for another's.
///
/// Finds: an item whose name or id looks like that of another one.
/// Leaves alone: an owned item whose doubles have no owner; then they are the imitations, and carry the
/// finding.
/// Why: Unicode UTS #39; OWASP T9, identity spoofing and impersonation.
struct Lookalike: Rule {
  let id = "lookalike"
  let title = "look-alike"
  let weight = RuleWeight.attack
  let controls = ["T9", "ASI09", "NHI3:2025"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let owned = !subject.standingOwners(.business).isEmpty
    let others = subject.surroundings.lookalikes.filter { $0.owned || !owned }
      .sorted { $0.id < $1.id }
    guard let first = others.first else { return nil }
    return Sighting(
      .double(of: first, more: others.count - 1),
      inputs: others.map { ("looks like", "\($0.id) \($0.name)") },
      remedy: "compare both by client id and publisher; revoke the imitation")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.item.owners.compactMap { subject.surroundings.person($0.person)?.left }
  }
}

extension Sighting.Message {
  fileprivate static func double(of other: Surroundings.Lookalike, more: Int) -> Self {
    more == 0
      ? "it can be mistaken for \(other.name)"
      : "it can be mistaken for \(other.name) and \(more) more"
  }
}
