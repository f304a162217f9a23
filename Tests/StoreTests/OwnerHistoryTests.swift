import CustodyDomain
import CustodySQLite
import Testing

/// Who was owner when: imports, leavers and decisions all end an ownership, and none is forgotten.
@Suite struct OwnerHistoryTests {
  private let now = InventoryMaker.now
  private func day(_ days: Int) -> Instant { now.adding(days: days) }

  private func grant(_ owners: [Ownership]) -> Item {
    var item = Item(kind: .oauthGrant, source: "entra", sourceID: "g1", name: "Signflow")
    item.purpose = "contracts"
    item.owners = owners
    item.tellsOwners = true
    return item
  }

  private func business(_ person: String, since: Instant? = nil) -> Ownership {
    Ownership(role: .business, person: person, source: "entra", since: since)
  }

  private func person(_ id: String, _ alias: String, left: Instant? = nil, gone: Bool = false)
    -> Observation
  {
    .person(
      Person(
        id: id, name: id, aliases: [alias], employment: gone ? .left : .active, left: left,
        source: "hr"))
  }

  /// `ana -10`: person, since and until as days from now, `?` where unknown; the end only of the past.
  private func history(_ store: SQLiteStore, at moment: Instant? = nil) throws -> [String] {
    let around = try store.detail(grant([]).id, now: moment ?? day(100)).surroundings
    return around.ownerHistory.map { owner in
      let since = owner.since.map { String($0.dayNumber - now.dayNumber) } ?? "?"
      let until = owner.until.map { " to \($0.dayNumber - now.dayNumber)" } ?? ""
      return "\(owner.person) \(since)\(until)"
    }
  }

  @Test func `an import that names others ends an ownership, and the next one begins`() throws {
    try withStore { store in
      try store.take([.item(grant([business("ana")]))])
      #expect(try history(store) == ["ana ?"])
      try store.take([.item(grant([business("bo")]))], now: day(5))
      #expect(try history(store) == ["ana ? to 5", "bo 5"])
      try store.take([.item(grant([business("bo")]))], now: day(6))
      #expect(try history(store) == ["ana ? to 5", "bo 5"])
      try store.take([.item(grant([business("ana"), business("bo")]))], now: day(9))
      try store.take([.item(grant([]))], now: day(12))
      #expect(try history(store) == ["ana ? to 5", "bo 5 to 12", "ana 9 to 12"])
    }
  }

  @Test func `an end that lies ahead ends nothing yet, told again it does`() throws {
    try withStore { store in
      let ana = Ownership(
        role: .business, person: "ana", source: "hr", since: day(-30), until: day(5))
      let told = [Observation.item(grant([])), .owner(on: grant([]).id, ana)]
      try store.take(told)
      #expect(try history(store, at: day(1)) == ["ana -30"])
      try store.take(told, now: day(6))
      #expect(try history(store) == ["ana -30 to 5"])
      let row = try #require(
        try store.rows(Window(query: Query(parsing: ""), limit: 1), now: day(6)).first)
      #expect(row.owner == nil)
    }
  }

  @Test func `what the source says of the beginning counts`() throws {
    try withStore { store in
      try store.take([.item(grant([]))])
      try store.take([.item(grant([business("ana", since: day(-30))]))], now: day(5))
      try store.take([.item(grant([business("ana")]))], now: day(6))
      #expect(try history(store) == ["ana -30"])
    }
  }

  @Test func `a second record of an item takes no owner away`() throws {
    let item = grant([business("ana")])
    try withStore { store in
      try store.take([.item(item), .owner(on: item.id, business("bo"))])
      var again = item
      again.purpose = "other contracts"
      try store.take([.item(again), .owner(on: item.id, business("bo"))], now: day(5))
      #expect(try history(store) == ["ana ?", "bo ?"])
    }
  }

  @Test func `a leaver's ownership ended when they left, or when custody read that they had`()
    throws
  {
    try withStore { store in
      try store.take([person("ana", "a1"), person("bo", "b1")])
      try store.take([.item(grant([business("a1"), business("bo")]))])
      #expect(try history(store) == ["ana ?", "bo ?"])
      try store.take(
        [person("ana", "a1", left: day(20)), person("bo", "b1", gone: true)], now: day(7))
      #expect(try history(store, at: day(19)) == ["ana ?", "bo ? to 7"])
      #expect(try history(store, at: day(20)) == ["ana ? to 20", "bo ? to 7"])
      try store.take([person("bo", "b1", gone: true), person("ana", "a1")], now: day(9))
      #expect(try history(store) == ["ana ?", "bo ? to 7"])
      try store.take([person("bo", "b1")], now: day(10))
      #expect(try history(store) == ["ana ?", "bo ?"])
    }
  }

  @Test func `a decision ends an ownership, whatever sources say afterwards`() throws {
    try withStore { store in
      func reassign(_ person: String, _ days: Int) throws {
        let receipt = try store.decide(
          [
            DecisionRequest(
              item: grant([]).id, action: .reassign(role: .business, person: person))
          ], by: InventoryMaker.reviewer, now: day(days))
        #expect(receipt.refused.isEmpty)
      }
      try store.take(["ana", "bo", "cy"].map { person($0, "alias-of-\($0)") })
      try store.take([.item(grant([]))])
      try store.take([.item(grant([business("alias-of-ana")]))], now: day(1))
      try reassign("bo", 3)
      #expect(try history(store) == ["ana 1 to 3", "bo 3"])
      try reassign("cy", 5)
      #expect(try history(store) == ["ana 1 to 3", "bo 3 to 5", "cy 5"])
      try store.take([.item(grant([business("bo")]))], now: day(8))
      #expect(try history(store) == ["ana 1 to 3", "bo 3 to 5", "cy 5"])
      try store.take([.item(grant([]))], now: day(9))
      #expect(try history(store) == ["ana 1 to 3", "bo 3 to 5", "cy 5"])
      try reassign("cy", 11)
      #expect(try history(store) == ["ana 1 to 3", "bo 3 to 5", "cy 5"])
      #expect(try store.verify().intact)
    }
  }

  @Test func `who was owner is exported and imports as itself`() throws {
    var said: [Observation] = []
    let before = try withStore { store in
      try store.take([.item(grant([business("ana")]))])
      try store.take([.item(grant([business("bo")]))], now: day(5))
      try store.export { said.append($0) }
      let again = try store.take(said, format: "custody.records", now: day(6))
      #expect(again.changeCount == 0)
      return try history(store)
    }
    try withStore { store in
      try store.take(said, format: "custody.records", now: day(7))
      #expect(try history(store) == before)
    }
  }
}
