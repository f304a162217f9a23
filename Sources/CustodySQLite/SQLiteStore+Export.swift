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
      db, sql: "SELECT id, name, vendor, ai, client_ids, domains, state FROM tool ORDER BY id")
    {
      try body(
        .tool(
          ToolReference(id: row[0], name: row[1], vendor: row[2]),
          clientIDs: try ReviewRecord.decoded(row[4]), domains: try ReviewRecord.decoded(row[5]),
          ai: row[3], state: (row[6] as String?).flatMap(ToolState.init(rawValue:))))
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
    while let row = try events.next() { try body(.event(try EventRecord.whole(row))) }
    let ids = try String.fetchAll(db, sql: "SELECT DISTINCT item FROM record ORDER BY item")
    for id in ids.map({ ItemID($0) }) {
      for session: Session in try RecordTable.records(of: id, db) { try body(.session(session)) }
      for exception: ExceptionRecord in try RecordTable.records(of: id, db) {
        try body(.exception(exception))
      }
      for acceptance: Acceptance in try RecordTable.records(of: id, db) {
        try body(.acceptance(acceptance))
      }
      for control: ControlRecord in try RecordTable.records(of: id, db) {
        try body(.control(control))
      }
    }
    for id in try String.fetchAll(db, sql: "SELECT DISTINCT item FROM owner_past ORDER BY item") {
      for owner in try OwnerPast.of(ItemID(id), db) { try body(.owner(on: ItemID(id), owner)) }
    }
  }
}
