/// Nobody is named for a system that it gets at.
///
/// Finds: an integration (a grant, an application, a service account, a key, an agent) that gets beyond
/// sign-in and lacks a system owner for a system that its permissions name; where they name none, one that
/// has no system owner at all. An owner without a target answers for all systems.
/// Leaves alone: what reaches no further than sign-in, because that system is IAM's; browser sessions and
/// extensions, whose layers have owners of their own; seats at a tool; what has ended.
/// Why: whoever runs a system must know who acts on it and agree to it (NIST CSF 2.0 GV.RR-02, NIST AI RMF
/// GOVERN 2.1).
struct SystemOwnerMissing: Rule {
  let id = "system-owner-missing"
  let title = "no system owner"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "GOVERN 2.1", "ID.AM-03"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.item.needsSystemOwner else { return nil }
    let owners = subject.standingOwners(.system)
    let targets = subject.item.targetSystems
    if targets.isEmpty {
      guard owners.isEmpty else { return nil }
      return Sighting(
        .nobody, inputs: [("system owner", "none"), ("systems", "none is named")],
        remedy: SystemOwnerMissing.remedy)
    }
    let without = targets.filter { target in !owners.contains { $0.answers(for: target) } }
    guard let first = without.first else { return nil }
    return Sighting(
      .unowned(first, more: without.count - 1),
      inputs: targets.map { target in
        (target, owners.first { $0.answers(for: target) }?.person ?? "none")
      },
      remedy: SystemOwnerMissing.remedy)
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }

  private static let remedy = "name a system owner: reassign the role system"
}

extension Sighting.Message {
  fileprivate static var nobody: Self { "no owner of a system answers for it" }
  fileprivate static func unowned(_ system: String, more: Int) -> Self {
    more == 0 ? "no system owner for \(system)" : "no system owner for \(system) and \(more) more"
  }
}
