/// What is known of it is old: its source was not imported for long.
///
/// Finds: an item whose kind of export was last imported, from the item's source and tenant, as long ago as
/// the limit `stale-inventory`, or longer. Everything else that is said of it is as old as that.
/// Leaves alone: items that their source no longer holds; what the source has revoked.
/// Why: NIST CSF 2.0 ID.AM-08, systems are managed through their life cycles; NIST SP 800-53 AC-2, accounts
/// are reviewed as they are; PCI DSS 7.2.4. A review of an old list certifies what may be there no more.
struct StaleInventory: Rule {
  let id = "stale-inventory"
  let title = "stale inventory"
  let weight = RuleWeight.missing
  let controls = ["ID.AM-08", "AC-2", "7.2.4"]
  let limits: [PolicyLimit] = [.staleInventory]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard subject.item.status != .revoked, let imported = subject.surroundings.inventoried,
      subject.policy.staleFrom(imported) <= subject.now
    else { return nil }
    let format = subject.surroundings.inventoryFormat ?? subject.item.source
    return Sighting(
      .old(format, imported, limit: subject.policy.staleInventory),
      inputs: [
        ("export", format), ("imported", imported.dateText),
        ("limit", "\(subject.policy.staleInventory) days"),
      ],
      remedy: "export \(format) again and import it: custody sources says how")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.surroundings.inventoried.map { [subject.policy.staleFrom($0)] } ?? []
  }
}

extension Sighting.Message {
  fileprivate static func old(_ format: String, _ imported: Instant, limit: Int) -> Self {
    "\(format) was last imported on \(imported.dateText); the limit is \(limit) days"
  }
}
