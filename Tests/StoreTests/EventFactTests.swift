import CustodyDomain
import CustodySQLite
import Testing

/// What events prove of items: use, the scopes used, who asked and approved, since when.
@Suite struct EventFactTests {
  private let now = InventoryMaker.now

  private func ago(_ days: Int) -> Instant { now.adding(days: -days) }

  private func grant(_ usage: Usage = .unknown, scopes: [Permission] = []) -> Item {
    var item = Item(
      kind: .oauthGrant, source: "entra", sourceID: "g1", name: "Notes")
    item.usage = usage
    item.permissions = scopes
    return item
  }

  private func event(
    _ id: String, _ kind: Event.Kind, daysAgo: Int, actor: String? = nil, scope: String? = nil,
    source: String = "entra", task: String? = nil, named: Bool = true, identity: String? = nil
  ) -> Observation {
    .event(
      Event(
        id: id, item: named ? grant().id : nil, kind: kind, actor: actor, identity: identity,
        scope: scope,
        time: ago(daysAgo), source: source, task: task))
  }

  private func item(_ store: SQLiteStore) throws -> Item {
    try store.detail(grant().id, now: now).item
  }

  @Test func `use follows from events, and no later export takes it back`() throws {
    try withStore { store in
      try store.take([.item(grant(.never))], format: "list")
      let outcome = try store.take([event("u", .signIn, daysAgo: 3)], format: "log")
      #expect(outcome.changes.map(\.fields) == [["lastUsed", "records"]])
      for usage in [Usage.unknown, .never, .seen(ago(9))] {
        try store.take([.item(grant(usage))], format: "list")
        #expect(try item(store).usage == .seen(ago(3)))
        #expect(
          try store.count(Query(parsing: "last:4d+"), now: now) == 0, "lists know it, too")
      }
      try store.take([.item(grant(.seen(ago(1))))], format: "list")
      #expect(try item(store).usage == .seen(ago(1)))
      try store.take([event("v", .execution, daysAgo: 2)], format: "log")
      #expect(try item(store).usage == .seen(ago(1)))
      // A clock that is wrong by years proves nothing.
      try store.take([event("w", .use, daysAgo: -400)], format: "log")
      #expect(try item(store).usage == .seen(ago(1)))
    }
  }

  @Test func `a task alone proves no use`() throws {
    try withStore { store in
      try store.take([
        .item(grant()), event("ok", .approval, daysAgo: 5, source: "tickets", task: "T-1"),
        event("ran", .execution, daysAgo: 2, source: "siem", task: "T-1", named: false),
      ])
      let detail = try store.detail(grant().id, now: now)
      #expect(detail.surroundings.events.map(\.id) == ["ok", "ran"])
      #expect(detail.item.usage == .unknown)
      // A ticket is no consent.
      #expect(detail.item.approvedBy == nil)
      #expect(detail.item.created == nil)
    }
  }

  @Test func `each scope's last use follows from the events that name it`() throws {
    let scopes = ["Mail.Read", "Files.Read", "User.Read"].map { Permission(scope: $0) }
    try withStore { store in
      func used(_ scope: String) throws -> Instant? {
        try item(store).permissions.first { $0.scope == scope }?.lastUsed
      }
      try store.take([
        event("a", .use, daysAgo: 4, scope: "Mail.Read,Files.Read"),
        event("b", .execution, daysAgo: 2, scope: "Mail.Read openid"),
        event("c", .approval, daysAgo: 1, scope: "User.Read"),
        event("d", .use, daysAgo: 1, scope: "Calendars.Read"),
      ])
      try store.take([.item(grant(scopes: scopes))], format: "list")
      #expect(try used("Mail.Read") == ago(2))
      #expect(try used("Files.Read") == ago(4))
      #expect(try used("User.Read") == nil)
      // An export that knows an older use takes nothing back, and a scope that comes later is looked up.
      let later = [
        Permission(scope: "Mail.Read", lastUsed: ago(30)), Permission(scope: "Calendars.Read"),
      ]
      try store.take([.item(grant(scopes: scopes + later.suffix(1)))], format: "list")
      try store.take([.item(grant(scopes: later))], format: "list")
      #expect(try used("Mail.Read") == ago(2))
      #expect(try used("Calendars.Read") == ago(1))
    }
  }

  @Test(arguments: [true, false])
  func `who consented and when follows from the log, though grants come later`(
    logFirst: Bool
  ) throws {
    let log = [
      event("first", .request, daysAgo: 20, actor: "ana", scope: "Mail.Read"),
      event("second", .request, daysAgo: 9, actor: "bo"),
      event("admin", .approval, daysAgo: 8, actor: "root"),
      event("end", .revocation, daysAgo: 1, actor: "ana"),
    ]
    try withStore { store in
      for part in logFirst ? [log, [.item(grant())]] : [[.item(grant())], log] {
        try store.take(part)
      }
      let item = try item(store)
      #expect(item.created == ago(20))
      #expect(item.requestedBy == "bo")
      #expect(item.approvedBy == "root")
      // A log doesn't tell whether access was given again.
      #expect(item.status == nil)
      #expect(item.usage == .unknown)
    }
  }

  @Test func `an event brings no departed item back`() throws {
    try withStore { store in
      try store.take([.item(grant())], format: "list", complete: true)
      try store.take([], format: "list", complete: true)
      try store.take([event("u", .use, daysAgo: 3)], format: "log")
      let row = try store.detail(grant().id, now: now).row
      #expect(row.state == .departed)
      #expect(try item(store).usage == .seen(ago(3)))
      try store.take([.item(grant())], format: "list", complete: true)
      #expect(try store.detail(grant().id, now: now).row.state == .open)
    }
  }

  @Test func `a very busy item keeps its oldest approval in sight`() throws {
    let uses = (0..<700).map { event("u\($0)", .use, daysAgo: $0 % 9, identity: "bot") }
    try withStore { store in
      try store.take(
        uses + [.item(grant()), event("ok", .approval, daysAgo: 400, actor: "root")])
      let detail = try store.detail(grant().id, now: now)
      #expect(detail.surroundings.events.count == 501)
      let links = detail.assessment.chain.links
      #expect(links.first { $0.step == .approved }?.who == "root")
      #expect(links.first { $0.step == .ranAs }?.detail == "500+ events")
    }
  }
}
