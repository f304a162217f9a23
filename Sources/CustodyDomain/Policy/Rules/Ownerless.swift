/// Nobody is answerable for the purpose of the item.
///
/// Finds: an item without a business owner, or whose business owners are only teams, vendors or models.
/// Leaves alone: an item whose business owner has left; `owner-left` finds that.
/// Why: NIST CSF 2.0 GV.RR-02, roles and authorities are established; NIST SP 800-53 AC-2.
struct Ownerless: Rule {
  let id = "ownerless"
  let title = "no business owner"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "AC-2", "NHI1:2025", "GOVERN 2.1"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let named = subject.item.owners.filter { $0.role == .business }
    guard subject.standingOwners(.business).isEmpty,
      !named.contains(where: {
        subject.surroundings.person($0.person)?.hasLeft(subject.now) == true
      })
    else { return nil }
    return Sighting(
      named.isEmpty ? .none : .nobodyWhoCan,
      inputs: [
        ("business owners", named.isEmpty ? "none" : named.map(\.person).joined(separator: " "))
      ],
      remedy: "name a person as business owner")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.item.owners.compactMap { subject.surroundings.person($0.person)?.left }
  }
}

extension Sighting.Message {
  fileprivate static var none: Self { "no business owner" }
  fileprivate static var nobodyWhoCan: Self {
    "its only business owner is a team, a vendor or a model; an owner is a person"
  }
}
