import CustodyDomain
import CustodySQLite
import CustodyTestSupport
import Testing

/// An inventory is stale once its newest import is as old as policy allows.
@Suite struct StaleInventoryTests {
  private let start = InventoryMaker.now
  private let stale = Query([.init(field: .finding, values: [.text("stale-inventory")])])

  private func item(
    _ id: String, source: String = "entra", tenant: String? = nil
  ) -> Observation {
    var item = Item(
      kind: .oauthGrant, source: source, sourceID: id, name: id)
    item.tenant = tenant
    item.expires = .never
    return .item(item)
  }

  /// What is found at a moment after time alone has passed.
  private func found(_ store: SQLiteStore, _ moment: Instant) throws -> [String] {
    _ = try store.reassess(now: moment, budget: nil)
    return try store.rows(Window(query: stale, sort: .name, limit: 10), now: moment).map(\.name)
  }

  @Test func `it becomes stale at the limit and not a second before`() throws {
    try withStore { store in
      try store.take([item("a")])
      let limit = start.adding(days: 35)
      let before = Instant(seconds: limit.seconds - 1)
      #expect(try found(store, before).isEmpty)
      #expect(try store.summary(now: before).inventories.map(\.stale) == [false])
      #expect(try store.imports(before: nil, limit: 9, now: before).map(\.stale) == [false])
      #expect(try found(store, limit) == ["a"])
      #expect(try store.summary(now: limit).inventories.map(\.stale) == [true])
      #expect(try store.imports(before: nil, limit: 9, now: limit).map(\.stale) == [true])
      #expect(try store.sources(now: limit).map { $0.inventories.map(\.stale) } == [[true]])
      let rows = try store.rows(Window(query: stale, limit: 1), now: limit)
      let detail = try store.detail(try #require(rows.first).id, now: limit)
      let finding = detail.assessment.findings.first { $0.rule == "stale-inventory" }
      #expect(
        finding?.message == "test.items was last imported on 2026-11-21; the limit is 35 days")
    }
  }

  @Test func `the same export again on a later day makes it fresh`() throws {
    try withStore { store in
      try store.take([item("a"), item("b")], complete: true)
      let late = start.adding(days: 40)
      #expect(try found(store, late) == ["a", "b"])
      let again = try store.take([item("a"), item("b")], complete: true, now: late)
      #expect(again.entry == 2)
      #expect(again.files.map { [$0.added, $0.changed, $0.departed] } == [[0, 0, 0]])
      #expect(try store.count(stale, now: late) == 0)
      #expect(try store.summary(now: late).inventories.map(\.stale) == [false])
      #expect(try found(store, late.adding(days: 34)).isEmpty)
      #expect(try found(store, late.adding(days: 35)) == ["a", "b"])
    }
  }

  @Test func `other sources, tenants and formats don't make it fresh`() throws {
    try withStore { store in
      try store.take([item("a", tenant: "one")], format: "entra.grants", tenant: "one")
      let late = start.adding(days: 35)
      try store.take([item("b", source: "google")], format: "entra.grants", now: late)
      try store.take([], format: "entra.grants", tenant: "two", now: late)
      try store.take([], format: "entra.users", tenant: "one", now: late)
      #expect(try found(store, late) == ["a"])
      let ages = try store.summary(now: late).inventories
      #expect(
        ages.filter(\.stale).map(\.inventory) == [
          Inventory(source: "entra", tenant: "one", format: "entra.grants")
        ])
    }
  }

  @Test func `a page of the same export that leaves an item out still renews its inventory`() throws
  {
    try withStore { store in
      try store.take([item("a")], complete: nil)
      let late = start.adding(days: 35)
      #expect(try found(store, late) == ["a"])
      try store.take([item("b")], complete: nil, now: late)
      #expect(try store.count(stale, now: late) == 0)
    }
  }

  @Test func `what has departed is not stale`() throws {
    try withStore { store in
      try store.take([item("a"), item("b")], complete: true)
      try store.take([item("b")], complete: true, now: start.adding(days: 1))
      #expect(try found(store, start.adding(days: 40)) == ["b"])
    }
  }

  @Test func `the limit is the policy's`() throws {
    let scratch = try Scratch()
    var options = InventoryMaker.options()
    options.policy.staleInventory = 3
    let store = try SQLiteStore.openOrCreate(
      path: scratch.file("custody.db"), options: options, now: start)
    try store.take([item("a")])
    #expect(try found(store, start.adding(days: 2)).isEmpty)
    #expect(try found(store, start.adding(days: 3)) == ["a"])
  }
}
