import CustodyDomain
import GRDB

extension SQLiteStore {
  /// Revocation and rotation tasks: open ones first, then by when they are due.
  public func revocations(openOnly: Bool) throws -> [Revocation] {
    try read { db in
      let open = try EntryWriter.tasks(db, "status IN (\(EntryWriter.openStatuses))")
        .sorted { ($0.due, $0.entry) < ($1.due, $1.entry) }
      if openOnly { return open }
      let closed = try EntryWriter.tasks(db, "status NOT IN (\(EntryWriter.openStatuses))")
        .sorted { ($1.due, $1.entry) < ($0.due, $0.entry) }
      return open + closed
    }
  }

  /// A piece of the list of tasks: those whose items came back first, then open ones by when they are due, then
  /// closed ones, the newest first.
  public func tasks(openOnly: Bool, offset: Int, limit: Int) throws -> [TaskRow] {
    try read { db in
      let numbers = try Int.fetchAll(
        db,
        sql: """
          SELECT entry FROM revocation
          WHERE \(openOnly ? "status IN (\(EntryWriter.openStatuses))" : "1")
          ORDER BY CASE WHEN status = 'came-back' THEN 0
              WHEN status IN (\(EntryWriter.openStatuses)) THEN 1 ELSE 2 END,
            CASE WHEN status IN (\(EntryWriter.openStatuses)) THEN due ELSE -moved END, entry
          LIMIT ? OFFSET ?
          """, arguments: [max(0, limit), max(0, offset)])
      return try rows(of: numbers, db)
    }
  }

  /// Tasks by the entries that decided them, in that order; those that there are.
  public func tasks(_ entries: [Int]) throws -> [TaskRow] {
    try read { try rows(of: entries, $0) }
  }

  /// The newest task of each of these items that has one.
  public func tasks(of items: [ItemID]) throws -> [TaskRow] {
    try read { db in
      let newest = try db.cachedStatement(sql: "SELECT max(entry) FROM revocation WHERE item = ?")
      let numbers = try items.compactMap { try Int.fetchOne(newest, arguments: [$0.text]) }
      return try rows(of: numbers, db)
    }
  }

  /// How tasks stand all together.
  public func taskTotals(now: Instant) throws -> TaskTotals {
    try read { try SQLiteStore.taskTotals($0, now: now) }
  }

  static func taskTotals(_ db: Database, now: Instant) throws -> TaskTotals {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*), count(*) FILTER (WHERE due < ?),
          count(*) FILTER (WHERE status = 'came-back'), count(*) FILTER (WHERE status = 'carried-out')
        FROM revocation WHERE status IN (\(EntryWriter.openStatuses))
        """, arguments: [now.seconds])
    return row.map { TaskTotals(open: $0[0], overdue: $0[1], cameBack: $0[2], unproven: $0[3]) }
      ?? TaskTotals()
  }

  /// How many present items each source has.
  public func population() throws -> [String: Int] {
    try read { db in
      var counts: [String: Int] = [:]
      for row in try Row.fetchAll(
        db,
        sql: "SELECT source, count(*) FROM item WHERE presence = 'present' GROUP BY source")
      {
        counts[row[0]] = row[1]
      }
      return counts
    }
  }

  private func rows(of entries: [Int], _ db: Database) throws -> [TaskRow] {
    let loader = try ItemLoader(db)
    let select = try db.cachedStatement(
      sql: "SELECT \(ItemRow.selection) FROM item i WHERE i.id = ?")
    return try entries.compactMap { entry in
      guard let task = try EntryWriter.tasks(db, "entry = ?", [entry]).first else { return nil }
      guard let number = try loader.number(of: task.item),
        let item = try loader.items([number]).first?.item,
        let stored = try Row.fetchOne(select, arguments: [task.item.text])
      else { return nil }
      let row = try SQLiteStore.withDrafts([try ItemRow(stored: stored)], db)[0]
      return TaskRow(
        task: task, item: row,
        called: item.name == task.name
          ? ItemRow.identity(kind: item.kind, name: item.name, principal: item.principal)
          : task.name,
        step: RevocationStep(item: item, rotation: task.rotation),
        tier: row.tier)
    }
  }
}
