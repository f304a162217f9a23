/// A team answers for the purpose, and no person.
///
/// Finds: an item whose business owners are all teams, mailboxes or bots of the people directory.
/// Leaves alone: an owner in no directory, because nothing says that it is a team; an item one of whose business
/// owners has left or is its vendor, which `owner-left` and `vendor-as-owner` find; what has ended.
/// Why: a team doesn't decide and can't be asked; a team alias helps to find a person and is none (NIST CSF 2.0
/// GV.RR-02, NIST AI RMF GOVERN 2.1).
struct AliasOnlyOwner: Rule {
  let id = "alias-only-owner"
  let title = "team as owner"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "GOVERN 2.1", "AC-2"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let people = subject.surroundings.people
    let named = subject.item.owners.filter { $0.role == .business && !$0.person.isBlank }
    let teams = named.compactMap { people.person($0.person) }.filter {
      !$0.isHuman && !$0.hasLeft(subject.now)
    }
    guard !subject.hasEnded, !named.isEmpty, teams.count == named.count,
      !named.contains(where: { subject.item.isMaker($0, people) })
    else { return nil }
    return Sighting(
      .teams(named.map(\.person)),
      inputs: zip(named, teams).map { ("business owner", "\($0.person), no person: \($1.name)") },
      remedy: "choose a person of the team: reassign the role business")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }
}

extension Sighting.Message {
  fileprivate static func teams(_ names: [String]) -> Self {
    "no person answers for its purpose, only \(names.joined(separator: ", "))"
  }
}
