/// Nobody is answerable for the purpose of the item.
///
/// Finds: an item for which no business owner is named at all.
/// Leaves alone: an item whose business owner has left, is a team, or is its vendor: `owner-left`,
/// `alias-only-owner` and `vendor-as-owner` find those; what has ended.
/// Why: NIST CSF 2.0 GV.RR-02, roles and authorities are established; NIST SP 800-53 AC-2.
struct Ownerless: Rule {
  let id = "ownerless"
  let title = "no business owner"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "AC-2", "NHI1:2025", "GOVERN 2.1"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded,
      !subject.item.owners.contains(where: { $0.role == .business && !$0.person.isBlank })
    else { return nil }
    return Sighting(
      .none, inputs: [("business owners", "none")], remedy: "name a person as business owner")
  }
}

extension Sighting.Message {
  fileprivate static var none: Self { "no business owner" }
}
