import CustodyDomain
import GRDB

extension SQLiteStore {
  /// Says everything that the inventory holds of what is present, as observations in an order in which
  /// they can be read: importing them into an empty store gives the same inventory. What decisions say
  /// stays in the ledger.
  public func export(_ body: (Observation) throws -> Void) throws {
    try read { db in
      try exportPeople(db, body)
      let loader = try ItemLoader(db)
      var last: Int64 = 0
      while true {
        let numbers = try Int64.fetchAll(
          db,
          sql: "SELECT n FROM item WHERE n > ? AND presence = 'present' ORDER BY n LIMIT 400",
          arguments: [last])
        guard let end = numbers.last else { break }
        for loaded in try loader.items(numbers) {
          var item = loaded.record.item
          item.permissions = loaded.item.permissions
          item.owners = loaded.givenOwners
          try body(.item(item))
        }
        last = end
      }
      try exportStrays(db, body)
      try exportFacts(db, body)
    }
  }

  private func exportPeople(_ db: Database, _ body: (Observation) throws -> Void) throws {
    for row in try Row.fetchAll(
      db, sql: "SELECT id, name, vendor, ai, client_ids, domains FROM tool ORDER BY id")
    {
      try body(
        .tool(
          ToolReference(id: row[0], name: row[1], vendor: row[2]),
          clientIDs: try ReviewRecord.decoded(row[4]), domains: try ReviewRecord.decoded(row[5]),
          ai: row[3]))
    }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, source, name, email, team, manager, employment, left, human FROM person
        ORDER BY id, source
        """)
    while let row = try rows.next() {
      let (id, source): (String, String) = (row[0], row[1])
      let email: String? = row[3]
      let aliases = try String.fetchAll(
        try db.cachedStatement(
          sql: """
            SELECT alias FROM alias WHERE person = ? AND source = ?
              AND alias <> person AND alias IS NOT ? ORDER BY alias
            """), arguments: [id, source, email])
      try body(
        .person(
          Person(
            id: id, name: row[2], email: email, aliases: aliases, team: row[4], manager: row[5],
            employment: Employment(rawValue: row[6]) ?? .unknown,
            left: (row[7] as Int64?).map(Instant.init(seconds:)), isHuman: row[8],
            source: source)))
    }
  }

  /// Owners of items that no file has described yet.
  private func exportStrays(_ db: Database, _ body: (Observation) throws -> Void) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT item, role, person, target, source, since FROM stray_owner
        ORDER BY item, role, person, target
        """)
    for row in rows {
      guard let role = OwnerRole(rawValue: row[1]) else { continue }
      let target: String = row[3]
      try body(
        .owner(
          on: ItemID(row[0]),
          Ownership(
            role: role, person: row[2], target: target.isEmpty ? nil : target, source: row[4],
            since: (row[5] as Int64?).map(Instant.init(seconds:)))))
    }
  }

  private func exportFacts(_ db: Database, _ body: (Observation) throws -> Void) throws {
    let events = try Row.fetchCursor(
      db, sql: "SELECT \(EventRecord.selection) FROM event e ORDER BY e.source, e.id")
    while let row = try events.next() { try body(.event(try EventRecord.event(row))) }
    let around = try SurroundingsLoader(db, PeopleIndex(db), options)
    let ids = try String.fetchAll(
      db,
      sql: """
        SELECT item FROM session UNION SELECT item FROM exception UNION SELECT item FROM acceptance UNION SELECT item FROM control ORDER BY 1
        """)
    for id in ids.map({ ItemID($0) }) {
      for session in try around.sessions(id) { try body(.session(session)) }
      for exception in try around.exceptions(id) { try body(.exception(exception)) }
      if let acceptance = try around.acceptance(id) { try body(.acceptance(acceptance)) }
      for control in try around.controls(id) { try body(.control(control)) }
    }
  }
}
