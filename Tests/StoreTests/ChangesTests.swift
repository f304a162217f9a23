import CustodyDomain
import CustodySQLite
import Testing

/// What imports did, by kind, by import and by item.
@Suite struct ChangesTests {
  private let now = InventoryMaker.now

  private func grant(_ id: String, _ scopes: [String], owner: String? = nil) -> Item {
    var item = Item(
      kind: .oauthGrant, source: "entra", sourceID: id, name: id)
    item.permissions = scopes.map { Permission(scope: $0) }
    if let owner {
      item.owners = [Ownership(role: .business, person: owner, source: "entra")]
    }
    return item
  }

  private func take(_ store: SQLiteStore, _ items: Item...) throws {
    try store.take(items.map(Observation.item), complete: true)
  }

  /// Three imports: g1 grows, g2 goes and comes back, g3 changes hands, g4 is new.
  private func withHistory(_ body: (SQLiteStore) throws -> Void) throws {
    try withStore { store in
      try take(
        store, grant("g1", ["User.Read"]), grant("g2", ["User.Read"]),
        grant("g3", [], owner: "ana@example.com"))
      var other = grant("g3", [], owner: "bo@example.com")
      other.purpose = "notes"
      try take(store, grant("g1", ["User.Read", "Mail.Read"]), other, grant("g4", []))
      try take(
        store, grant("g1", ["Mail.Read", "Files.Read.All"]), grant("g2", ["User.Read"]), other,
        grant("g4", []))
      try body(store)
    }
  }

  private func words(_ changes: [ImportedChange]) -> [String] {
    changes.map { "\($0.number) \($0.kind.rawValue) \($0.name)" }
  }

  @Test func `each respect in which an item differs is a change of its own`() throws {
    try withHistory { store in
      let all = try store.changes(from: 1, limit: 100)
      #expect(
        words(all) == [
          "1 added g1", "1 added g2", "1 added g3", "2 creep g1", "2 departed g2",
          "2 changed g3", "2 owners g3", "2 added g4", "3 changed g1", "3 creep g1",
          "3 returned g2",
        ])
      #expect(all[3].difference.addedScopes == ["Mail.Read"])
      #expect(all[5].difference == ItemDifference(fields: ["purpose"]))
      #expect(
        all[6].difference.owners == [
          OwnerChange(.added, role: .business, person: "bo@example.com"),
          OwnerChange(.removed, role: .business, person: "ana@example.com"),
        ])
      #expect(all[8].difference == ItemDifference(removedScopes: ["User.Read"]))
      #expect(all[9].difference.addedScopes == ["Files.Read.All"])
    }
  }

  @Test(arguments: 1...4)
  func `pieces of any size are the whole`(size: Int) throws {
    try withHistory { store in
      var pieces: [ImportedChange] = []
      while true {
        let piece = try store.changes(from: 2, after: pieces.last, limit: size)
        if piece.isEmpty { break }
        #expect(piece.count <= size)
        pieces += piece
      }
      let whole = try store.changes(from: 2, limit: 100)
      #expect(pieces == whole)
      #expect(try store.changes(from: 4, limit: 100).isEmpty)
    }
  }

  @Test func `totals count each item once, whatever happened to it again`() throws {
    try withHistory { store in
      let newest = try store.changeTotals(since: nil)
      #expect(newest.since == 3)
      #expect(newest.imports == 1)
      #expect(newest.items == [.creep: 1, .changed: 1, .returned: 1])
      let since = try store.changeTotals(since: 2)
      #expect(since.imports == 2)
      #expect(
        since.items == [
          .creep: 1, .owners: 1, .added: 1, .returned: 1, .departed: 1, .changed: 2,
        ])
    }
    try withStore { store in
      let totals = try store.changeTotals(since: nil)
      #expect(totals.since == nil && totals.items.isEmpty)
    }
  }

  @Test(arguments: [
    ("change:creep", ["g1"]), ("change:creep since:2", ["g1"]), ("change:added since:2", ["g4"]),
    ("change:added", []), ("change:departed since:2", ["g2"]), ("change:departed", []),
    ("change:owners since:2", ["g3"]), ("change:owners,returned since:2", ["g2", "g3"]),
    ("since:3", ["g1", "g2"]), ("!since:3", ["g3", "g4"]),
    ("since:2026-01-01", ["g1", "g2", "g3", "g4"]),
    ("since:2030-01-01", []), ("change:creep since:9", []),
    ("since:1d !change:creep", ["g2", "g3", "g4"]),
  ])
  func `a query finds items by what imports did`(query: String, names: [String]) throws {
    try withHistory { store in
      let query = try Query(parsing: query)
      let rows = try store.rows(Window(query: query, sort: .name, limit: 10), now: now)
      #expect(rows.map(\.name) == names)
      #expect(try store.count(query, now: now) == names.count)
      #expect(try Query(parsing: query.description) == query)
    }
  }

  @Test func `the newest change comes first`() throws {
    try withHistory { store in
      let rows = try store.rows(Window(query: .all, sort: .changed, limit: 10), now: now)
      #expect(rows.map(\.changed) == [3, 3, 2, 2])
    }
  }

  @Test func `what happened to an item since then is told together`() throws {
    try withHistory { store in
      let g1 = grant("g1", []).id
      let g2 = grant("g2", []).id
      let changes = try store.changes(of: [g1, g2, grant("g3", []).id], since: 2)
      #expect(changes[g1]?.kinds == [.creep, .changed])
      #expect(changes[g1]?.number == 3)
      #expect(changes[g1]?.difference.addedScopes == ["Files.Read.All", "Mail.Read"])
      #expect(changes[g2]?.kinds == [.returned, .departed])
      #expect(try store.changes(of: [g1], since: 1)[g1]?.kinds == [.creep, .added, .changed])
      #expect(try store.changes(of: [grant("g4", []).id], since: 3).isEmpty)
    }
  }

  @Test func `a tool is new with the import of its first item`() throws {
    try withStore { store in
      func item(_ id: String, _ name: String) -> Item {
        var item = grant(id, [])
        item.name = name
        return item
      }
      try take(store, item("g1", "ChatGPT"))
      try take(store, item("g1", "ChatGPT"), item("g2", "ChatGPT"), item("g3", "Claude"))
      let totals = try store.changeTotals(since: 2)
      #expect(totals.newTools == ["Claude"])
      #expect(totals.items[.newTool] == 1)
      let query = try Query(parsing: "change:new-tool")
      let rows = try store.rows(Window(query: query, limit: 10), now: now)
      #expect(rows.map(\.name) == ["Claude"])
      #expect(try store.changeTotals(since: 1).newTools == ["ChatGPT", "Claude"])
    }
  }

  @Test func `a scope that another source adds is no creep`() throws {
    try withStore { store in
      try take(store, grant("g1", ["User.Read"]))
      try store.take(
        [.item(grant("g1", ["Mail.Read"]))], format: "custody.records", source: "custody")
      let changes = try store.changes(from: 2, limit: 10)
      #expect(changes.map(\.kind) == [.changed])
      #expect(changes.first?.difference.addedScopes == ["Mail.Read"])
    }
  }

  @Test(arguments: 1...3)
  func `imports are listed in pieces, newest first`(size: Int) throws {
    try withStore { store in
      for number in 1...3 {
        let item = Observation.item(grant("g\(number)", []))
        try store.take(files: [
          ("test.items", "entra", nil, [item]), ("test.more", "google", nil, []),
        ])
      }
      var files: [ImportedFile] = []
      while true {
        let piece = try store.imports(before: files.last, limit: size, now: now)
        if piece.isEmpty { break }
        files += piece
      }
      #expect(files.map(\.number) == [3, 3, 2, 2, 1, 1])
      #expect(files.map(\.position) == [0, 1, 0, 1, 0, 1])
    }
  }
}
