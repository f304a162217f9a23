import CustodyDomain
import CustodySQLite
import Testing

@Suite struct InventoryImportTests {
  private let now = InventoryMaker.now

  private func grant(_ id: String, parent: String, scopes: [String]) -> Item {
    var item = Item(
      kind: .oauthGrant, source: "entra", sourceID: id, name: parent)
    item.parentID = parent
    item.consent = .user
    item.principal = "object-of-ana"
    item.permissions = scopes.map { Permission(scope: $0, resource: "graph-object") }
    return item
  }

  private let apps: [Observation] = [
    .application(
      SourceApplication(
        source: "entra", objectID: "sp-1", name: "ChatGPT", clientID: "client-1",
        publisher: Publisher(name: "OpenAI", verified: true))),
    .application(
      SourceApplication(
        source: "entra", objectID: "graph-object", name: "Microsoft Graph", clientID: nil,
        publisher: nil)),
    .scopeName(source: "entra", resourceID: "graph-object", id: "guid-1", name: "Mail.Read"),
  ]

  private func rows(_ store: SQLiteStore, _ query: String = "") throws -> [ItemRow] {
    try store.rows(
      Window(query: Query(parsing: query), sort: .name, limit: 1000), now: now)
  }

  @Test(arguments: [[0, 1], [1, 0]], [true, false])
  func `a grant has its application's name whichever came first`(
    order: [Int], together: Bool
  ) throws {
    try withStore { store in
      let grants = [Observation.item(grant("g1", parent: "sp-1", scopes: ["guid-1"]))]
      let files = [(format: "grants", observations: grants), (format: "apps", observations: apps)]
      let ordered = order.map { files[$0] }
      if together {
        try store.take(
          files: ordered.map { ($0.format, "entra", nil, $0.observations) })
      } else {
        for file in ordered { try store.take(file.observations, format: file.format) }
      }
      let row = try #require(try rows(store).first)
      #expect(row.name == "ChatGPT")
      #expect(row.tool == "ChatGPT")
      #expect(row.ai)
      #expect(row.reaches == "Mail.Read")
      let item = try store.detail(row.id, now: now).item
      #expect(item.clientID == "client-1")
      #expect(item.publisher == Publisher(name: "OpenAI", verified: true))
      #expect(item.permissions.first?.resource == "Microsoft Graph")
      #expect(try rows(store, "chatgpt").count == 1)
      #expect(try rows(store, "app:client-1").count == 1)
    }
  }

  @Test func `the same files again change nothing`() throws {
    try withStore { store in
      let items = InventoryMaker.items(60, seed: 5).map(Observation.item)
      let first = try store.take(items, complete: true)
      #expect(first.files[0].added == 60)
      #expect(first.entry == 1)
      let before = try rows(store)
      let head = try store.head()
      let again = try store.take(items, complete: true)
      #expect(again.entry == nil)
      #expect(again.changeCount == 0)
      #expect(again.files.map { [$0.added, $0.changed, $0.departed] } == [[0, 0, 0]])
      #expect(try rows(store) == before)
      #expect(try store.head() == head)
    }
  }

  @Test func `an item listed twice with other scopes has both, and again nothing changes`() throws {
    try withStore { store in
      let twice = [["Mail.Read"], ["Files.Read.All", "User.Read"]].map {
        Observation.item(grant("g1", parent: "sp-1", scopes: $0))
      }
      try store.take(twice)
      let again = try store.take(twice)
      #expect(again.changeCount == 0)
      let row = try #require(try rows(store).first)
      let detail = try store.detail(row.id, now: now)
      let all = ["Files.Read.All", "Mail.Read", "User.Read"]
      #expect(detail.item.permissions.map(\.scope).sorted() == all)
      #expect(detail.surroundings.addedScopes.isEmpty)
      let later = try store.take([twice[1]])
      #expect(later.changes.map(\.removedScopes) == [["Mail.Read"]])
    }
  }

  @Test func `that nobody owns it any more is news, that a source doesn't say who does is none`()
    throws
  {
    try withStore { store in
      var owned = grant("g1", parent: "sp-1", scopes: ["User.Read"])
      owned.owners = [Ownership(role: .business, person: "max", source: "entra")]
      owned.tellsOwners = true
      try store.take([.item(owned)])
      var silent = owned
      (silent.owners, silent.tellsOwners) = ([], false)
      try store.take([.item(silent)])
      #expect(try rows(store).map(\.owner) == ["max"])
      var nobody = silent
      nobody.tellsOwners = true
      let outcome = try store.take([.item(nobody)])
      #expect(outcome.changes.map(\.fields) == [["owners"]])
      #expect(try rows(store).map(\.owner) == [nil])
    }
  }

  @Test func `what several records say by turns is no change when it ends as it was`() throws {
    try withStore { store in
      var one = grant("g1", parent: "sp-1", scopes: [])
      one.purpose = "notes"
      var other = one
      other.purpose = "calendar"
      try store.take([.item(one), .item(other)])
      let again = try store.take([.item(one), .item(other)])
      #expect(again.changeCount == 0)
      let turned = try store.take([.item(other), .item(one)])
      #expect(turned.changes.map(\.fields) == [["purpose"]])
    }
  }

  @Test func `a newer file tells what was added, changed and departed, scope by scope`() throws {
    try withStore { store in
      let old = [
        grant("g1", parent: "sp-1", scopes: ["Mail.Read", "User.Read"]),
        grant("g2", parent: "sp-1", scopes: ["User.Read"]),
      ]
      try store.take(old.map(Observation.item), complete: true)
      let version = try rows(store, "id:\(old[0].id)")[0].version
      var new = grant("g1", parent: "sp-1", scopes: ["User.Read", "Files.Read.All"])
      new.purpose = "notes"
      let fresh = grant("g3", parent: "sp-1", scopes: [])
      let outcome = try store.take([.item(new), .item(fresh)], complete: true)
      #expect(outcome.changes.map(\.kind) == [.added, .changed, .departed])
      #expect(outcome.changes[1].addedScopes == ["Files.Read.All"])
      #expect(outcome.changes[1].removedScopes == ["Mail.Read"])
      #expect(outcome.changes[1].fields == ["purpose"])
      #expect(outcome.changes[2].item == old[1].id)
      #expect(outcome.files.map { [$0.added, $0.changed, $0.departed] } == [[1, 1, 1]])
      let detail = try store.detail(old[0].id, now: now)
      #expect(detail.row.version == version + 1)
      #expect(detail.surroundings.addedScopes == ["Files.Read.All"])
      #expect(try rows(store).count == 2)
      #expect(try rows(store, "state:departed").map(\.id) == [old[1].id])
      let back = try store.take(old.map(Observation.item), complete: true)
      #expect(back.changes.map(\.kind).contains(.returned))
      #expect(try rows(store, "state:departed").map(\.id) == [fresh.id])
    }
  }

  @Test(arguments: [nil, false] as [Bool?])
  func `a file that may be a part retires nothing`(complete: Bool?) throws {
    try withStore { store in
      let items = InventoryMaker.items(10, seed: 9).map(Observation.item)
      try store.take(items, complete: true)
      let outcome = try store.take(Array(items.prefix(3)), complete: complete)
      #expect(outcome.files[0].departed == 0)
      #expect(try store.summary(now: now).items == 10)
    }
  }

  @Test func `a complete file retires only what is of its source, tenant and format`() throws {
    try withStore { store in
      var other = grant("g2", parent: "sp-2", scopes: [])
      other.tenant = "elsewhere"
      try store.take([.item(grant("g1", parent: "sp-1", scopes: [])), .item(other)], format: "a")
      try store.take([.item(grant("g3", parent: "sp-3", scopes: []))], format: "b")
      let outcome = try store.take([], format: "a", complete: true)
      #expect(outcome.changes.map(\.kind) == [.departed])
      #expect(try store.summary(now: now).items == 2)
    }
  }

  @Test func `a dry run tells the same and writes nothing`() throws {
    try withStore { store in
      let items = InventoryMaker.items(30, seed: 2).map(Observation.item)
      let dry = try store.take(items, dryRun: true)
      #expect(dry.files[0].added == 30)
      #expect(dry.entry == nil)
      #expect(try store.summary(now: now).items == 0)
      #expect(try store.head().size == 0)
      #expect(try store.take(items).files[0].added == 30)
    }
  }

  @Test func `a refused file leaves nothing behind`() throws {
    struct Refused: Error {}
    try withStore { store in
      let item = InventoryMaker.items(1, seed: 1)[0]
      let before = try store.summary(now: now)
      #expect(throws: Refused.self) {
        try store.importing(by: InventoryMaker.reviewer, now: now, dryRun: false) { sink in
          try sink.begin(file: "x", format: "y")
          try sink.receive(.item(item))
          throw Refused()
        }
      }
      #expect(try store.summary(now: now) == before)
      #expect(try store.head().size == 0)
      #expect(try store.sources(now: now).isEmpty)
    }
  }

  @Test func `permissions and owners may come before their item`() throws {
    try withStore { store in
      let item = grant("g1", parent: "sp-1", scopes: [])
      let stub = Item(
        id: item.id, kind: .oauthGrant, source: "entra", sourceID: "g1", name: "g1")
      let owner = Ownership(role: .business, person: "ana@example.com", source: "custody")
      try store.take(
        [
          .owner(on: item.id, owner),
          .permission(on: item.id, Permission(scope: "Mail.Read"), stub: stub),
        ],
        format: "custody.records", source: "custody")
      #expect(try rows(store).map(\.name) == ["g1"])
      try store.take([.item(item)], format: "grants")
      let row = try #require(try rows(store).first)
      #expect(row.name == "sp-1")
      #expect(row.owner == "ana@example.com")
      #expect(row.reaches == "Mail.Read")
    }
  }

  @Test func `somebody who leaves changes the items that name them`() throws {
    try withStore { store in
      let items = InventoryMaker.items(40, seed: 4)
      try store.take(items.map(Observation.item))
      var person = Person(
        id: "owner3@example.com", name: "Dana", employment: .active, source: "people.csv")
      try store.take([.person(person)], format: "people", source: "people")
      #expect(try rows(store, "owner:dana").isEmpty)
      let owned = try rows(store, "owner:owner3@example.com")
      #expect(!owned.isEmpty)
      #expect(owned.allSatisfy { !$0.ownerLeft })
      person.employment = .left
      try store.take([.person(person)], format: "people", source: "people")
      let after = try rows(store, "owner:owner3@example.com")
      #expect(after.map(\.id) == owned.map(\.id))
      #expect(after.allSatisfy { $0.ownerLeft })
      #expect(zip(after, owned).allSatisfy { $0.version > $1.version })
      #expect(try rows(store, "finding:owner-left").map(\.id) == owned.map(\.id))
    }
  }

  @Test func `names that look alike are told, names that differ in case are not`() throws {
    try withStore { store in
      var items = ["ChatGPT", "Ch\u{0430}tGPT", "chatgpt", "Claude"].enumerated().map {
        Item(
          id: ItemID(kind: .application, source: "entra", sourceID: "\($0)"), kind: .application,
          source: "entra", sourceID: "\($0)", name: $1)
      }
      let last = items.removeLast()
      try store.take(items.map(Observation.item))
      func alike(_ index: Int) throws -> [String] {
        try store.detail(items[index].id, now: now).surroundings.lookalikes.map(\.name)
      }
      #expect(try alike(0) == ["Ch\u{0430}tGPT"])
      #expect(try alike(1).count == 1)
      #expect(try store.detail(items[1].id, now: now).row.risk >= .high)
      #expect(try rows(store, "finding:lookalike").map(\.id) == [items[1].id])
      try store.take([.item(last)])
      let claude = Item(
        kind: .agent, source: "x", sourceID: "9", name: "C1aude")
      try store.take([.item(claude)])
      #expect(try store.detail(last.id, now: now).surroundings.lookalikes.map(\.id) == [claude.id])
      #expect(try rows(store, "finding:lookalike").count == 3)
    }
  }

  @Test func `what is exported gives the same inventory elsewhere`() throws {
    var exported: [Observation] = []
    var first: [ItemRow] = []
    try withStore { store in
      try store.take(InventoryMaker.items(80, seed: 11).map(Observation.item))
      try store.take(apps + [.item(grant("g1", parent: "sp-1", scopes: ["guid-1", "x"]))])
      try store.take(
        [
          .person(
            Person(
              id: "owner1@example.com", name: "O", aliases: ["o-login"], employment: .left,
              source: "p")),
          .event(
            Event(
              id: "e1", item: grant("g1", parent: "", scopes: []).id, kind: .approval,
              actor: "boss", time: now, source: "tickets")),
        ], format: "custody.records", source: "custody")
      try store.export { exported.append($0) }
      first = try rows(store)
    }
    try withStore { store in
      try store.take(exported, format: "custody.records", source: "custody")
      let second = try rows(store)
      #expect(second.map(\.id) == first.map(\.id))
      for (left, var right) in zip(first, second) {
        right.version = left.version
        right.changed = left.changed
        #expect(left == right)
      }
      var again: [Observation] = []
      try store.export { again.append($0) }
      #expect("\(again)" == "\(exported)")
    }
  }

  @Test func `a tool that a user adds is recognised in items old and new`() throws {
    try withStore { store in
      let bot = InventoryMaker.items(30, seed: 28).map(Observation.item)
      try store.take(Array(bot.prefix(15)))
      let tool = Observation.tool(
        ToolReference(id: "bot", name: "MeetingBot"), clientIDs: [], domains: [], ai: true,
        state: nil)
      try store.take(Array(bot.suffix(15)) + [tool], format: "test.more")
      let named = try rows(store, "name:MeetingBot")
      #expect(named.count > 1)
      #expect(try rows(store, "tool:bot") == named)
      #expect(named.allSatisfy { $0.ai })
    }
  }
}
