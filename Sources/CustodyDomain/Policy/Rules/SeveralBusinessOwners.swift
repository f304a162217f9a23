/// More than one person answers for the purpose.
///
/// Finds: an item with two or more business owners who are here. One person under several names counts once.
/// Leaves alone: several owners in other roles; teams, vendors and leavers, whom other rules find; what has ended.
/// Why: what is everybody's is nobody's: exactly one person decides whether it is still needed (NIST CSF 2.0
/// GV.RR-02). Owners of applications in Entra ID arrive as business owners; a reassignment settles which it is.
struct SeveralBusinessOwners: Rule {
  let id = "several-business-owners"
  let title = "several business owners"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "GOVERN 2.1"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let owners = subject.standingOwners(.business)
    let names = subject.surroundings.people.distinct(owners.map(\.person))
    guard !subject.hasEnded, names.count > 1 else { return nil }
    return Sighting(
      .several(names.count),
      inputs: names.map { name in
        let source = owners.first { $0.person == name }?.source ?? ""
        return ("business owner", source.isBlank ? name : "\(name), says \(source)")
      },
      remedy: "choose one of them: reassign the role business")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }
}

extension Sighting.Message {
  fileprivate static func several(_ count: Int) -> Self {
    "\(count) people are its business owner; it wants exactly one"
  }
}
