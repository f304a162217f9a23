import CustodyDomain
import CustodySQLite
import Testing

/// Events find their items by what they say, in whatever order both come.
@Suite struct EventJoinTests {
  private let now = InventoryMaker.now

  private func item(
    _ kind: ItemKind, _ sourceID: String, source: String = "entra",
    _ body: (inout Item) -> Void = { _ in }
  ) -> Item {
    var item = Item(
      kind: kind, source: source, sourceID: sourceID, name: "item \(sourceID)")
    body(&item)
    return item
  }

  private func grant(_ sourceID: String, of principal: String?, client: String = "c1") -> Item {
    item(.oauthGrant, sourceID) {
      $0.clientID = client
      $0.principal = principal
      $0.consent = principal == nil ? .admin : .user
    }
  }

  private func event(
    _ id: String, _ kind: Event.Kind, item: ItemID? = nil, _ keys: EventKeys? = nil,
    daysAgo: Int = 1, actor: String? = nil, scope: String? = nil, source: String = "log",
    task: String? = nil
  ) -> Observation {
    .event(
      Event(
        id: id, item: item, keys: keys, kind: kind, actor: actor, scope: scope,
        time: now.adding(days: -daysAgo), source: source, task: task))
  }

  /// The events of an item, each with how it was found.
  private func joined(_ store: SQLiteStore, _ item: Item) throws -> [String: EventJoin] {
    try Dictionary(
      uniqueKeysWithValues: store.detail(item.id, now: now).surroundings.events.map {
        ($0.id, try #require($0.joinedBy))
      })
  }

  private func expect(
    _ store: SQLiteStore, _ item: Item, _ events: [String: EventJoin],
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let found = try joined(store, item)
    #expect(found == events, sourceLocation: location)
  }

  /// Takes both, in one import or in two, in this order or in the other; the end must be the same.
  private func inEveryOrder(
    _ items: [Observation], _ events: [Observation], _ check: (SQLiteStore) throws -> Void
  ) throws {
    for order in [[items + events], [events + items], [items, events], [events, items]] {
      try withStore { store in
        for part in order { try store.take(part) }
        try check(store)
        for part in order {
          #expect(try store.take(part).entry == nil)
          #expect(try store.take(part).entry == nil)
        }
        try check(store)
      }
    }
  }

  @Test func `an event joins the item that it names, or that the source's id names`() throws {
    let one = item(.apiKey, "k1")
    let other = item(.apiKey, "k1", source: "aws")
    try inEveryOrder(
      [.item(one), .item(other)],
      [
        event("named", .use, item: one.id),
        event("both", .use, item: one.id, EventKeys(source: "aws", sourceID: "k1")),
        event("keyed", .use, EventKeys(source: "aws", sourceID: "k1")),
        event("open", .use, EventKeys(sourceID: "k1")),
        event("kind", .use, EventKeys(source: "aws", kind: .agent, sourceID: "k1")),
      ]
    ) { store in
      try expect(store, one, ["named": .item, "both": .item])
      try expect(store, other, ["keyed": .sourceID])
    }
  }

  @Test func `a credential joins by its id or fingerprint, where one item has it`() throws {
    let aws = item(.apiKey, "user/1", source: "aws") { $0.fingerprint = "AKIA1" }
    let twins = ["a", "b"].map { id in item(.apiKey, id) { $0.fingerprint = "…q7Zt" } }
    try inEveryOrder(
      ([aws] + twins).map { .item($0) },
      [
        event("print", .execution, EventKeys(credential: "AKIA1")),
        event("id", .use, EventKeys(credential: "a")),
        event("hint", .use, EventKeys(credential: "…q7Zt")),
        event("elsewhere", .use, EventKeys(source: "github", credential: "AKIA1")),
      ]
    ) { store in
      try expect(store, aws, ["print": .credential])
      try expect(store, twins[0], ["id": .credential])
      try expect(store, twins[1], [:])
    }
  }

  @Test func `a client joins what is the principal's, by any name of theirs`() throws {
    let (ana, bo) = (grant("g1", of: "Ana@corp.example"), grant("g2", of: "bo"))
    let everyone = grant("g3", of: nil)
    let other = grant("g4", of: "ana@corp.example", client: "c2")
    let person = Person(
      id: "ana", name: "Ana", email: "ana@corp.example", aliases: ["0-0-7"], source: "hr")
    try inEveryOrder(
      [ana, bo, everyone, other].map { .item($0) } + [.person(person)],
      [
        event("sign-in", .signIn, EventKeys(clientID: "c1", principal: "0-0-7")),
        event("approval", .approval, EventKeys(clientID: "c1", principal: "ANA")),
        event("nobody", .signIn, EventKeys(clientID: "c1", principal: "eve")),
      ]
    ) { store in
      try expect(store, ana, ["sign-in": .client, "approval": .client])
      try expect(store, bo, [:])
      // Somebody's use through the app is use of the consent for everyone; their approval is not its.
      try expect(store, everyone, ["sign-in": .client, "nobody": .client])
      try expect(store, other, [:])
    }
  }

  @Test func `an alias that comes later joins, and one that goes joins no more`() throws {
    try withStore { store in
      let ana = grant("g1", of: "ana")
      try store.take([
        .item(ana), event("e", .signIn, EventKeys(clientID: "c1", principal: "0-0-7")),
      ])
      try expect(store, ana, [:])
      try store.take([.person(Person(id: "ana", name: "Ana", aliases: ["0-0-7"], source: "hr"))])
      try expect(store, ana, ["e": .client])
      try store.take([.person(Person(id: "ana", name: "Ana", source: "hr"))])
      try expect(store, ana, [:])
    }
  }

  @Test func `an approval of a client covers its grants, a use only what surely was used`() throws {
    let grants = [grant("g1", of: "ana"), grant("g2", of: "bo")]
    let app = item(.application, "p1") { $0.clientID = "c1" }
    let sole = grant("g5", of: "ci", client: "c5")
    try inEveryOrder(
      (grants + [app, sole]).map { .item($0) },
      [
        event("approval", .approval, EventKeys(clientID: "c1")),
        event("request", .request, EventKeys(clientID: "c1")),
        event("use", .use, EventKeys(clientID: "c1")),
        event("sole", .use, EventKeys(clientID: "c5")),
      ]
    ) { store in
      for grant in grants { try expect(store, grant, ["approval": .client]) }
      try expect(store, app, ["approval": .client, "request": .client, "use": .client])
      try expect(store, sole, ["sole": .client])
    }
    try inEveryOrder(
      grants.map { .item($0) }, [event("use", .use, EventKeys(clientID: "c1"))]
    ) { store in
      for grant in grants { try expect(store, grant, [:]) }
    }
  }

  @Test func `an event is about one tenant, and joins nothing where it could be of several`() throws
  {
    let items = ["north", "south"].map { tenant in
      item(.oauthGrant, tenant) {
        $0.clientID = "c1"
        $0.tenant = tenant
      }
    }
    let loose = item(.oauthGrant, "anywhere") { $0.clientID = "c1" }
    try inEveryOrder(
      (items + [loose]).map { .item($0) },
      [
        event("which", .approval, EventKeys(clientID: "c1")),
        event("north", .approval, EventKeys(tenant: "north", clientID: "c1")),
      ]
    ) { store in
      try expect(store, items[0], ["north": .client])
      try expect(store, items[1], [:])
      try expect(store, loose, ["north": .client])
    }
  }

  @Test func `what happened before an item was made happened to another of its name`() throws {
    let made = item(.apiKey, "k1") {
      $0.name = "Rota"
      $0.created = now.adding(days: -2)
    }
    let events = [3, 2, 1].map {
      event("\($0)", .request, EventKeys(name: "Rota"), daysAgo: $0)
    }
    try inEveryOrder([.item(made)], events) { store in
      try expect(store, made, ["2": .name, "1": .name])
    }
    // Made earlier than was known.
    try withStore { store in
      try store.take([.item(made)] + events)
      var older = made
      older.created = now.adding(days: -9)
      try store.take([.item(older)])
      try expect(store, older, ["3": .name, "2": .name, "1": .name])
    }
  }

  @Test func `a name joins only while one item alone has it`() throws {
    try withStore { store in
      let first = item(.agent, "a1") { $0.name = "Rota" }
      try store.take([event("e", .approval, EventKeys(name: "Rota"))])
      try store.take([.item(first)])
      try expect(store, first, ["e": .name])
      let second = item(.agent, "a2") { $0.name = "Rota" }
      try store.take([.item(second)])
      try expect(store, first, [:])
      try expect(store, second, [:])
      try store.take([event("f", .approval, EventKeys(kind: .apiKey, name: "Rota"))])
      let key = item(.apiKey, "k1") { $0.name = "Rota" }
      try store.take([.item(key)])
      try expect(store, key, ["f": .name])
      // A name that changes takes its events along.
      try store.take([.item(item(.agent, "a2") { $0.name = "Rota 2" })])
      try expect(store, first, [:])
      try store.take([.item(item(.apiKey, "k1") { $0.name = "Key" })])
      try expect(store, first, ["e": .name])
      try expect(store, key, [:])
    }
  }

  @Test func `one task joins the events of three sources`() throws {
    let key = item(.apiKey, "k1", source: "aws")
    try inEveryOrder(
      [.item(key)],
      [
        event("ask", .request, daysAgo: 3, actor: "bo", source: "chat", task: "CHG-1041"),
        event(
          "ok", .approval, EventKeys(name: "no such name"), daysAgo: 2, actor: "ci",
          source: "tickets", task: "CHG-1041"),
        event(
          "ran", .execution, EventKeys(source: "aws", sourceID: "k1"), actor: "bo", source: "aws",
          task: "CHG-1041"),
        event("other", .approval, actor: "eve", source: "tickets", task: "CHG-9"),
      ]
    ) { store in
      try expect(store, key, ["ask": .task, "ok": .task, "ran": .sourceID])
      let chain = try store.detail(key.id, now: now).assessment.chain
      let approved = try #require(chain.links.first { $0.step == .approved })
      #expect(approved.who == "ci")
      #expect(approved.source == "tickets")
      #expect(approved.detail?.hasSuffix("joined by task CHG-1041") == true)
    }
  }

  @Test func `within a source a task tells nothing of what other events name`() throws {
    let own = grant("g1", of: "ana")
    let app = item(.application, "p1")
    let events = [
      event("own", .request, item: own.id, actor: "ana", source: "entra", task: "t"),
      event("app", .approval, item: app.id, actor: "ana", source: "entra", task: "t"),
    ]
    // The application of the second event is known or not: the user's consent is never approved by it.
    try inEveryOrder([.item(own)], events) { store in
      try expect(store, own, ["own": .item])
    }
    try inEveryOrder([.item(own), .item(app)], events) { store in
      try expect(store, own, ["own": .item])
      try expect(store, app, ["app": .item])
    }
  }

  @Test func `a task of very many events or items joins nothing`() throws {
    let keys = (0...TaskMatch.mostItems).map { item(.apiKey, "k\($0)") }
    let uses = keys.map { event("use \($0.sourceID)", .use, item: $0.id, task: "batch") }
    let approval = event("ok", .approval, source: "tickets", task: "batch")
    try withStore { store in
      try store.take(keys.map { .item($0) } + uses.dropLast() + [approval])
      #expect(try joined(store, keys[0])["ok"] == .task)
      try store.take([uses[keys.count - 1]])
      #expect(try joined(store, keys[0])["ok"] == nil)
    }
  }

  @Test func `an event that changes leaves the item that it was about`() throws {
    try withStore { store in
      let (one, two) = (item(.apiKey, "k1"), item(.apiKey, "k2"))
      try store.take([.item(one), .item(two), event("e", .use, item: one.id)])
      let outcome = try store.take([event("e", .approval, item: two.id)])
      #expect(Set(outcome.changes.map(\.item)) == [one.id, two.id])
      try expect(store, one, [:])
      try expect(store, two, ["e": .item])
    }
  }
}
