import CustodyDomain
import CustodySQLite
import CustodyTestSupport
import Testing

/// The panels of owners and tools: their numbers equal a count by hand.
@Suite struct OwnerGroupTests {
  private static let now = InventoryMaker.now

  private static func all(_ store: SQLiteStore) throws -> [ItemDetail] {
    try store.rows(Window(query: .all, limit: 1000), now: now).map {
      try store.detail($0.id, now: now)
    }
  }

  /// Items whose owners hold several roles, some for several systems.
  private static func owned() -> [Item] {
    var items = InventoryMaker.items(90, seed: 31)
    for index in items.indices where index % 3 == 0 {
      items[index].owners += [
        Ownership(role: .iam, person: "owner1@example.com", source: "custody"),
        Ownership(role: .system, person: "owner1@example.com", target: "crm", source: "custody"),
        Ownership(role: .system, person: "owner1@example.com", target: "erp", source: "custody"),
      ]
    }
    return items
  }

  @Test func `a person with several roles counts an item once, and once a role`() throws {
    try withStore { store in
      try store.take(Self.owned().map(Observation.item))
      let details = try Self.all(store)
      let lines = try store.groups(.owners, query: .all, limit: 100, now: Self.now)
      let line = try #require(lines.first { $0.key == "owner1@example.com" })
      let hers = details.filter { $0.item.owners.contains { $0.person == line.key } }
      #expect(line.count == hers.count)
      #expect(line.open == hers.count)
      #expect(line.risk == hers.map(\.row.risk).max())
      for role in OwnerRole.allCases {
        let held = hers.count { detail in
          detail.item.owners.contains { $0.person == line.key && $0.role == role }
        }
        #expect(line.roles[role] ?? 0 == held, "\(role)")
      }
      #expect(try store.count(line.query, now: Self.now) == line.count)
    }
  }

  @Test func `each role that nobody holds is counted, and its line lists these items`() throws {
    try withStore { store in
      try store.take(Self.owned().map(Observation.item))
      let details = try Self.all(store)
      let lines = try store.groups(.owners, query: .all, limit: 100, now: Self.now)
        .filter { !$0.lacks.isEmpty }
      #expect(lines.prefix(3).map(\.lacks) == [[.business], [.iam], [.system]])
      for line in lines {
        #expect(line.key.isEmpty)
        #expect(try store.count(line.query, now: Self.now) == line.count)
        for role in line.lacks where role != .business {
          let hand = details.count { $0.assessment.lacks.contains(role) }
          #expect(line.roles[role] == hand, "\(role)")
          let query = try Query(parsing: "lacks:\(role.rawValue)")
          #expect(try store.count(query, now: Self.now) == hand, "\(role)")
        }
      }
      #expect(Set(lines.flatMap(\.lacks)) == Set(details.flatMap(\.assessment.lacks)))
    }
  }

  @Test func `what an owner's leaving leaves unheld is counted the day after`() throws {
    try withStore { store in
      var item = InventoryMaker.items(1, seed: 3)[0]
      item.owners = [Ownership(role: .iam, person: "eva@example.com", source: "custody")]
      let eva = Person(
        id: "eva@example.com", name: "Eva", employment: .active, left: Self.now.adding(days: 2),
        source: "hr")
      try store.take([.item(item), .person(eva)])
      let query = try Query(parsing: "lacks:iam")
      #expect(try store.count(query, now: Self.now) == 0)
      let later = Self.now.adding(days: 2)
      _ = try store.reassess(now: later, budget: nil)
      #expect(try store.count(query, now: later) == 1)
    }
  }

  @Test func `a tool tells its trust decisions, what is adrift and where it is embedded`() throws {
    try withStore { store in
      var items = InventoryMaker.items(120, seed: 32)
      for index in items.indices where items[index].name == "Claude" {
        items[index].embeddedIn = index % 2 == 0 ? "Über Kalender" : nil
      }
      try store.take(items.map(Observation.item))
      let details = try Self.all(store)
      let lines = try store.groups(.tools, query: .all, limit: 10, now: Self.now)
      #expect(Set(lines.map(\.key)) == ["chatgpt", "claude"])
      for line in lines {
        let own = details.filter { $0.item.tool?.id == line.key }
        #expect(line.kinds.values.reduce(0, +) == line.count)
        for kind in ItemKind.allCases {
          #expect(line.kinds[kind] ?? 0 == own.count { $0.item.kind == kind }, "\(kind)")
        }
        let adrift = own.count {
          $0.item.expires == .unknown && $0.item.rotationDue == nil && $0.review.at == nil
        }
        #expect(adrift > 0)
        #expect(line.adrift == adrift)
        let query = try Query(
          parsing: "tool:\(line.key) expires:unknown rotation:none decided:never")
        #expect(try store.count(query, now: Self.now) == adrift)
        #expect(line.parts == (line.key == "claude" ? ["Über Kalender"] : []))
      }
      let apps = try store.groups(.integrations, query: .all, limit: 100, now: Self.now)
      let parent = try #require(apps.first { $0.label == "Über Kalender" })
      #expect(parent.parts == ["Claude"])
      let plain = apps.filter { $0.label != "Über Kalender" }
      #expect(plain.flatMap(\.parts).isEmpty)
    }
  }
}
