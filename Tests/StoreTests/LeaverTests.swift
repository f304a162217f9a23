import CustodyDomain
import CustodySQLite
import Testing

/// Who leaves owns nothing any more, and the manager is the first to be asked.
@Suite struct LeaverTests {
  private let now = InventoryMaker.now

  private var grant: Item {
    var item = Item(
      kind: .oauthGrant, source: "entra", sourceID: "g1", name: "Signflow")
    item.purpose = "contracts"
    item.owners = [Ownership(role: .business, person: "ana@corp.example", source: "entra")]
    return item
  }

  private func person(
    _ login: String, _ name: String, manager: String? = nil, left: Instant? = nil,
    gone: Bool = false, human: Bool = true
  ) -> Observation {
    .person(
      Person(
        id: "\(login)@corp.example", name: name, manager: manager.map { "\($0)@corp.example" },
        employment: gone ? .left : .active, left: left, isHuman: human, source: "hr"))
  }

  /// Ana under Bo under Cy under the desk under Di; the first are as given.
  private func people(anaGone: Bool, boGone: Bool = false) -> [Observation] {
    [
      person("ana", "Ana Ruiz", manager: "bo", left: anaGone ? now : nil, gone: anaGone),
      person("bo", "Bo Dahl", manager: "desk", gone: boGone),
      person("desk", "Service desk", manager: "cy", human: false),
      person("cy", "Cy Falk", manager: "ana"),
      person("zoe", "Zoe Aas"),
    ]
  }

  private func decided(_ store: SQLiteStore) throws -> ItemRow {
    let row = try #require(try store.rows(Window(query: .all, limit: 1), now: now).first)
    return row
  }

  @Test func `an import that says that an owner left takes the ownership away and tells so`() throws
  {
    try withStore { store in
      try store.take(people(anaGone: false), format: "people")
      try store.take([.item(grant)])
      #expect(try !decided(store).ownerLeft)
      let version = try decided(store).version
      let outcome = try store.take(people(anaGone: true), format: "people")
      #expect(outcome.entry != nil)
      let row = try decided(store)
      #expect(row.ownerLeft)
      #expect(row.version > version)
      let detail = try store.detail(row.id, now: now)
      #expect(detail.assessment.findings.map(\.rule).contains("owner-left"))
      #expect(detail.assessment.missing.contains("owner"))
      #expect(detail.assessment.accountable == "organisation")
      let changes = try store.changes(from: 3, limit: 10)
      #expect(changes.map(\.kind) == [.owners])
      #expect(
        changes.first?.difference.owners == [
          OwnerChange(.left, role: .business, person: "ana@corp.example")
        ])
    }
  }

  @Test func `coming back undoes it`() throws {
    try withStore { store in
      try store.take(people(anaGone: false), format: "people")
      try store.take([.item(grant)])
      try store.take(people(anaGone: true), format: "people")
      try store.take(people(anaGone: false), format: "people")
      #expect(try !decided(store).ownerLeft)
      #expect(
        try store.changes(from: 4, limit: 10).map(\.difference.owners) == [
          [OwnerChange(.returned, role: .business, person: "ana@corp.example")]
        ])
      #expect(try store.candidates("", for: [grant.id], limit: 9, now: now).first?.why == nil)
    }
  }

  @Test func `what was recertified opens again`() throws {
    try withStore { store in
      try store.take(people(anaGone: false), format: "people")
      try store.take([.item(grant)])
      let row = try decided(store)
      let receipt = try store.decide(
        [
          DecisionRequest(
            item: row.id, action: .recertify(until: now.adding(days: 30)), reason: "needed",
            version: row.version, bulk: false)
        ], by: Reviewer(uid: 1, account: "zoe", person: "zoe@corp.example"), now: now)
      #expect(receipt.refused.isEmpty)
      #expect(try decided(store).state == .recertified)
      try store.take(people(anaGone: true), format: "people")
      #expect(try decided(store).state == .open)
      #expect(try store.detail(row.id, now: now).reopened == "its owner has left")
      try store.take(people(anaGone: false), format: "people")
      #expect(try decided(store).state == .recertified)
    }
  }

  @Test func `the manager comes first, with the reason`() throws {
    try withStore { store in
      try store.take(people(anaGone: true), format: "people")
      try store.take([.item(grant)])
      let found = try store.candidates("", for: [grant.id], limit: 9, now: now)
      #expect(found.first?.person.id == "bo@corp.example")
      #expect(found.first?.why == "manager of Ana Ruiz, who left 2026-11-21")
      #expect(found.filter { $0.barred == nil }.allSatisfy { $0.person.isHuman })
      #expect(found.last { $0.barred != nil } != nil)
      #expect(
        try store.candidates("zo", for: [grant.id], limit: 9, now: now).map(\.person.name)
          == ["Zoe Aas"])
    }
  }

  @Test func `a manager who left and one who is no person are passed over`() throws {
    try withStore { store in
      try store.take(people(anaGone: true, boGone: true), format: "people")
      try store.take([.item(grant)])
      let first = try store.candidates("", for: [grant.id], limit: 9, now: now).first
      #expect(first?.person.id == "cy@corp.example")
      #expect(first?.why == "manager of Bo Dahl, who left, too; Ana Ruiz left 2026-11-21")
    }
  }

  @Test func `managers in a circle end the search`() throws {
    try withStore { store in
      try store.take(
        [
          person("ana", "Ana Ruiz", manager: "bo", gone: true),
          person("bo", "Bo Dahl", manager: "ana", gone: true), person("zoe", "Zoe Aas"),
        ], format: "people")
      try store.take([.item(grant)])
      let first = try store.candidates("", for: [grant.id], limit: 9, now: now).first
      #expect(first?.person.id == "zoe@corp.example")
      #expect(first?.why == nil)
    }
  }

  @Test func `a last day that lies ahead takes the ownership when it has come`() throws {
    try withStore { store in
      try store.take([.item(grant), person("ana", "Ana Ruiz", left: now.adding(days: 3))])
      #expect(try !decided(store).ownerLeft)
      let later = now.adding(days: 3)
      #expect(try store.reassess(now: later, budget: nil) > 0)
      #expect(try decided(store).ownerLeft)
    }
  }

  @Test func `an owner who is known by another name now is the same owner`() throws {
    try withStore { store in
      try store.take([.item(grant)])
      let ana = Person(
        id: "emp-7", name: "Ana Ruiz", email: "ana@corp.example", employment: .active,
        source: "hr")
      try store.take([.person(ana)], format: "people")
      #expect(try decided(store).owner == "emp-7")
      #expect(try store.changes(from: 2, limit: 10).isEmpty)
    }
  }
}
