/// Whoever makes or sells it is named as its owner.
///
/// Finds: an owner in any role who is the item's publisher, its tool or the tool's vendor, or who is written
/// `vendor:…` or `model:…`; also where the people directory holds that name as something other than a person.
/// Leaves alone: a person of that name in a directory; what has ended.
/// Why: a supplier or a model can't answer for the organisation (NIST CSF 2.0 GV.SC-07, NIST AI RMF GOVERN 6.1).
struct VendorAsOwner: Rule {
  let id = "vendor-as-owner"
  let title = "vendor as owner"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "GV.SC-07", "GOVERN 6.1"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let makers = subject.item.owners.filter {
      subject.item.isMaker($0, subject.surroundings.people)
    }
    guard !subject.hasEnded, let first = makers.first else { return nil }
    return Sighting(
      .maker(first.person, first.role.rawValue),
      inputs: makers.map { ("\($0.role.rawValue) owner", $0.person) },
      remedy: "name a person of the organisation: reassign the role \(first.role.rawValue)")
  }
}

extension Sighting.Message {
  fileprivate static func maker(_ name: String, _ role: String) -> Self {
    "its \(role) owner is its vendor or a model: \(name)"
  }
}
