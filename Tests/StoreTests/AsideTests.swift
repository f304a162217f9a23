import CustodyDomain
import CustodySQLite
import Testing

/// What reports say of items that other exports list, and what a source says is gone.
@Suite struct AsideTests {
  private let now = InventoryMaker.now

  private func key(_ id: String) -> Item {
    Item(
      kind: .apiKey, source: "entra", sourceID: id, name: "Notes: \(id)")
  }

  private func used(_ id: String, daysAgo: Int, stands: Bool = true) -> Observation {
    var item = key(id)
    item.name = "app: key"
    item.usage = .seen(now.adding(days: -daysAgo))
    return .aside(item, stands: stands)
  }

  private func departed(_ store: SQLiteStore) throws -> [ItemID] {
    try store.rows(
      Window(query: Query(parsing: "state:departed"), sort: .name, limit: 10), now: now
    ).map(\.id)
  }

  @Test(arguments: [true, false])
  func `a report fills in use, whichever file came first`(reportFirst: Bool) throws {
    try withStore { store in
      let list = [Observation.item(key("k1"))]
      let report = [used("k1", daysAgo: 3)]
      if reportFirst {
        try store.take(report, format: "report")
        try store.take(list, format: "list", complete: true)
      } else {
        try store.take(list, format: "list", complete: true)
        try store.take(report, format: "report")
      }
      let item = try store.detail(key("k1").id, now: now).item
      #expect(item.name == "Notes: k1")
      #expect(item.usage == .seen(now.adding(days: -3)))
      for (observations, format) in [(report, "report"), (list, "list")] {
        #expect(try store.take(observations, format: format).changeCount == 0)
      }
      // Older use takes nothing back.
      #expect(try store.take([used("k1", daysAgo: 9)], format: "report").changeCount == 0)
      // A report keeps nothing present that its list no longer holds, and brings nothing back.
      try store.take([.item(key("k2"))], format: "list", complete: true)
      #expect(try departed(store) == [key("k1").id])
      try store.take([used("k1", daysAgo: 1)], format: "report")
      #expect(try departed(store) == [key("k1").id])
    }
  }

  @Test func `a log makes no items, and waits for those of its import`() throws {
    try withStore { store in
      let note = used("k1", daysAgo: 3, stands: false)
      try store.take([note], format: "log")
      #expect(
        try store.rows(Window(query: Query(parsing: ""), sort: .name, limit: 9), now: now).isEmpty)
      try store.take([note, .item(key("k1"))], format: "list")
      #expect(try store.detail(key("k1").id, now: now).item.usage == .seen(now.adding(days: -3)))
    }
  }

  @Test func `only what a source names as gone departs, until it is listed again`() throws {
    try withStore { store in
      let list = ["k1", "k2"].map { Observation.item(key($0)) }
      try store.take(list, format: "list")
      let gone = Observation.removal(of: key("k1").id)
      let outcome = try store.take([gone, .removal(of: key("k9").id)], format: "list")
      #expect(outcome.changes.map(\.kind) == [.departed])
      #expect(try departed(store) == [key("k1").id])
      #expect(try store.take([gone], format: "list").changeCount == 0)
      try store.take([gone, list[0]], format: "list")
      #expect(try departed(store).isEmpty)
    }
  }

  @Test func `what comes and goes in one import has departed`() throws {
    try withStore { store in
      try store.take([.item(key("k1")), .removal(of: key("k1").id)], format: "list")
      #expect(try departed(store) == [key("k1").id])
    }
  }
}
