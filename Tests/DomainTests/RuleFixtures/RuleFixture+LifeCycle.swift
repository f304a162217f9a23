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
    RuleFixture("lifetime-over-limit") { item, _ in
      item.created = Sample.ago(20)
      item.expires = .at(Sample.now.adding(days: 700))
    },
    RuleFixture("credential-outlives-task") { item, surroundings in
      surroundings.events.append(
        Event(
          id: "t1", item: item.id, kind: .request, actor: "kim@corp.example", time: Sample.ago(3),
          until: Sample.ago(2), source: "tickets", task: "CHG-7"))
    },
    RuleFixture("recertification-overdue") { _, surroundings in
      surroundings.review.first = Sample.ago(200)
      surroundings.review.recertifiedUntil = Sample.ago(3)
    },
    RuleFixture("tool-removed-still-granted") { _, surroundings in
      surroundings.toolState = .removed
    },
    RuleFixture("outside-review") { _, surroundings in
      surroundings.review = .init(firstSeen: Sample.ago(400))
    },
    RuleFixture("came-back") { _, surroundings in
      surroundings.review.returned = Sample.ago(4)
    },
    RuleFixture("stale-inventory") { _, surroundings in
      surroundings.inventoried = Sample.ago(40)
      surroundings.inventoryFormat = "entra.grants"
    },
  ]
}
