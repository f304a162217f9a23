/// Responsibility for it is spread over many teams, or it lives in many identity stores.
///
/// Finds: an item whose client or credential is known to as many identity stores as the limit `fragmented-over`, or
/// more; one that is in several stores while its owners belong to as many teams, or more; one of which a single role
/// is spread over people of as many teams, or more.
/// Leaves alone: owners of different roles in different teams, as long as all is in one store: that is how duties are
/// kept apart; several business owners, whom `several-business-owners` finds; owners of whom no directory knows the
/// team; owners who have left; what has ended at its source.
/// Why: where many answer a little, nobody answers (NIST CSF 2.0 GV.RR-02; NIST AI RMF GOVERN 2.1).
struct Fragmented: Rule {
  let id = "fragmented"
  let title = "fragmented"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "GOVERN 2.1", "AC-2", "A.5.16"]
  let limits: [PolicyLimit] = [.fragmentedOver]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let limit = subject.policy.fragmentedOver
    let stores = subject.surroundings.identityStores.sorted()
    let owners: [Ownership] = subject.standingOwners
    let shared = OwnerRole.allCases.lazy.filter { $0 != .business }
      .map { role in teams(of: owners.filter { $0.role == role }, subject) }
      .first { $0.count >= limit }
    let all = shared ?? teams(of: owners, subject)
    let isSpread = shared != nil || (stores.count > 1 && all.count >= limit)
    guard isSpread || stores.count >= limit else { return nil }
    return Sighting(
      isSpread ? .teams(all) : .stores(stores),
      inputs: all.map { ("team", $0) } + stores.map { ("identity store", $0) } + [
        ("limit", "fewer than \(limit) of each")
      ],
      remedy: "agree on one team that answers for it, and keep it in one identity store")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }

  /// The owners' teams, each once, whatever its case.
  private func teams(of owners: [Ownership], _ subject: RuleSubject) -> [String] {
    var found: [String: String] = [:]
    for owner in owners {
      guard let team = subject.surroundings.person(owner.person)?.team, !team.isBlank else {
        continue
      }
      found[team.lowercased()] = min(found[team.lowercased()] ?? team, team)
    }
    return found.values.sorted()
  }
}

extension Sighting.Message {
  fileprivate static func teams(_ teams: [String]) -> Self {
    "people of \(teams.count) teams answer for it: \(teams.joined(separator: ", "))"
  }
  fileprivate static func stores(_ stores: [String]) -> Self {
    "it lives in \(stores.count) identity stores: \(stores.joined(separator: ", "))"
  }
}
