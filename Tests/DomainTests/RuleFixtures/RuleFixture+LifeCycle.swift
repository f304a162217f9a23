import CustodyDomain

extension RuleFixture {
  /// How long it lives, and whether anybody still needs it.
  static let lifeCycle: [RuleFixture] = [
    RuleFixture("expired") { item, _ in item.expires = .at(Sample.ago(2)) },
    RuleFixture("no-expiry") { item, _ in item.expires = .never },
    RuleFixture("dormant") { item, _ in item.usage = .seen(Sample.ago(400)) },
    RuleFixture("never-used") { item, _ in
      item.usage = .never
      item.created = Sample.ago(100)
    },
    RuleFixture("rotation-overdue") { item, _ in item.rotationDue = Sample.ago(1) },
    RuleFixture("long-lived-secret") { item, _ in
      item.credential = .apiKey
      item.created = Sample.ago(800)
      item.rotationDue = nil
    },
    RuleFixture("stale-inventory") { _, surroundings in
      surroundings.inventoried = Sample.ago(40)
      surroundings.inventoryFormat = "entra.grants"
    },
  ]
}
