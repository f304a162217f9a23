/// Its name can be mistaken for another's, and the other is not the imitation.
///
/// Finds: an item whose name looks like that of another one, and says which letters differ. Of the two it is
/// the one whose name mixes scripts or hides characters; else the one without a verified publisher; else the
/// one without an owner; else the younger one. Where nothing tells them apart, both.
/// Leaves alone: the original, whoever imitates it; names that differ in case only.
/// Why: Unicode UTS #39; OWASP T9, identity spoofing and impersonation.
struct Lookalike: Rule {
  let id = "lookalike"
  let title = "look-alike"
  let weight = RuleWeight.attack
  let controls = ["T9", "ASI09", "NHI3:2025"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    var mine =
      subject.surroundings.namesakes
      ?? Surroundings.Lookalike(
        id: item.id, name: item.name, owned: false,
        verified: item.publisher?.verified == true, since: item.created)
    mine.owned = mine.owned || !subject.standingOwners(.business).isEmpty
    let others = subject.surroundings.lookalikes
      .filter { !mine.isMoreGenuine(than: $0) }.sorted { $0.id < $1.id }
    guard let first = others.first else { return nil }
    let differences = Confusables.differences(of: item.name, from: first.name)
    return Sighting(
      .double(of: first, more: others.count - 1, differences),
      inputs: others.map { ("looks like", "\($0.id) \($0.name)") }
        + differences.map { ("differs in", $0) },
      remedy: "compare both by client id and publisher; revoke the imitation")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }
}

extension Surroundings.Lookalike {
  /// Whether this one is the original of two names that look the same; false where nothing tells.
  fileprivate func isMoreGenuine(than other: Self) -> Bool {
    if isOdd != other.isOdd { return other.isOdd }
    if verified != other.verified { return verified }
    if owned != other.owned { return owned }
    guard let since, let later = other.since else { return false }
    return since < later
  }

  private var isOdd: Bool { Confusables.mixes(name) || !HiddenCharacters.kinds(in: name).isEmpty }
}

extension Sighting.Message {
  fileprivate static func double(
    of other: Surroundings.Lookalike, more: Int, _ differences: [String]
  ) -> Self {
    let rest = more == 0 ? "" : " and \(more) more"
    let listed = differences.prefix(3).joined(separator: ", ")
    let further = differences.count > 3 ? " and \(differences.count - 3) more" : ""
    let why = differences.isEmpty ? "" : ": it has \(listed)\(further)"
    return "it can be mistaken for \(other.name)\(rest)\(why)"
  }
}
