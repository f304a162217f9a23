import CustodyDomain
import GRDB

/// The end of an import: what needs all files.
extension ImportSession {
  /// Joins, retires and assesses.
  func finish() throws {
    try removePermissions()
    try removeOwners()
    try placeStrayOwners()
    try placeEarly()
    try nameAccesses()
    try joinApplications()
    try joinEvents()
    if toolsChanged {
      around.formUnion(try Int64.fetchAll(db, sql: "SELECT n FROM item WHERE tool_given = 0"))
    }
    try retire()
    try findAround()
    try findRefreshed()
    try settleChanges()
    try assess()
    try countByFile()
  }

  /// Whether anything is different from before.
  var changedAnything: Bool {
    differs || nextItem > firstNew || !changes.isEmpty
  }

  /// Gives scopes and resources the names that applications and their role lists have for them.
  private func nameAccesses() throws {
    let condition =
      namesChanged ? "n > 0" : "n IN (\(newAccesses.map(String.init).joined(separator: ",")))"
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT n, source, given_scope, given_resource, scope, resource, class FROM access
        WHERE \(condition)
        """)
    for row in rows {
      let (source, given, object): (String, String, String) = (row[1], row[2], row[3])
      let scope =
        try String.fetchOne(
          try db.cachedStatement(
            sql: "SELECT name FROM scope_name WHERE source = ? AND resource_id = ? AND id = ?"),
          arguments: [source, object, given]) ?? given
      let resource = try object.isEmpty ? "" : join.application(source, object)?.name ?? object
      let graded = ScopeGrader.grade(
        Permission(scope: scope, resource: resource.isEmpty ? nil : resource), source: source,
        forEveryone: false)
      let number: Int64 = row[0]
      let renamed = scope != (row[4] as String) || resource != (row[5] as String)
      guard renamed || graded.permissionClass.rawValue != (row[6] as String) else { continue }
      try db.cachedStatement(
        sql: "UPDATE access SET scope = ?, resource = ?, class = ? WHERE n = ?"
      ).execute(arguments: [scope, resource, graded.permissionClass.rawValue, number])
      guard firstNew > 1, !newAccesses.contains(number) else { continue }
      around.formUnion(
        try Int64.fetchAll(
          db, sql: "SELECT item FROM permission WHERE access = ? AND item < ?",
          arguments: [number, firstNew]))
    }
  }

  /// Joins again the items that came before their application.
  private func joinApplications() throws {
    for (key, last) in rejoin where last > 0 {
      let items = try Int64.fetchAll(
        try db.cachedStatement(
          sql: """
            SELECT n FROM item WHERE parent_id = ?1 AND source = ?2 AND n <= ?3
            UNION SELECT n FROM item WHERE source = ?2 AND source_id = ?1 AND n <= ?3
            """), arguments: [key.objectID, key.source, last])
      for item in items { try joinAgain(item) }
    }
  }

  private func joinAgain(_ number: Int64) throws {
    var record = try record(number)
    let before = record
    try write(&record, before)
  }

  /// Marks as departed what complete files no longer hold, and what a source says is gone.
  private func retire() throws {
    for (index, scope) in scopes.enumerated() where scope.complete == true {
      let gone = try Row.fetchAll(
        db,
        sql: """
          SELECT i.n, i.id FROM item i JOIN sighting s ON s.item = i.n
          WHERE i.source = ? AND i.tenant IS ? AND i.presence = 'present'
            AND s.format = ? AND s.import < ?
          ORDER BY i.n
          """, arguments: [scope.source, scope.tenant, scope.format, number])
      for row in gone { try depart(row[0], ItemID(row[1]), file: index) }
    }
    for (id, file) in removals.sorted(by: { $0.key < $1.key }) {
      let present = try Int64.fetchOne(
        db, sql: "SELECT n FROM item WHERE id = ? AND presence = 'present'", arguments: [id.text])
      if let present { try depart(present, id, file: file) }
    }
  }

  private func depart(_ item: Int64, _ id: ItemID, file: Int) throws {
    try db.cachedStatement(
      sql: "UPDATE item SET presence = 'departed', departed_at = ? WHERE n = ?"
    ).execute(arguments: [now.seconds, item])
    try db.cachedStatement(sql: "UPDATE sighting SET digest = NULL WHERE item = ?")
      .execute(arguments: [item])
    guard item < firstNew else { return }
    departedItems.append(id)
    changes[item, default: Change(file: file)].departed = true
    changes[item]?.file = file
  }

  /// Finds the items that what was said about people and items concerns.
  private func findAround() throws {
    for id in mentioned {
      if let item = try Int64.fetchOne(
        try db.cachedStatement(sql: "SELECT n FROM item WHERE id = ?"), arguments: [id])
      {
        if item < firstNew { change(item) { $0.fields.insert("records") } }
      }
    }
    guard !changedPeople.isEmpty, firstNew > 1 else { return }
    try db.execute(sql: "CREATE TEMP TABLE changed_name (name TEXT PRIMARY KEY) WITHOUT ROWID")
    for name in changedPeople {
      try db.cachedStatement(sql: "INSERT INTO temp.changed_name (name) VALUES (?)")
        .execute(arguments: [name])
    }
    around.formUnion(
      try Int64.fetchAll(
        db,
        sql: """
          SELECT n FROM item WHERE fold(principal) IN temp.changed_name
            OR fold(holder) IN temp.changed_name OR fold(requested_by) IN temp.changed_name
            OR fold(approved_by) IN temp.changed_name
          UNION SELECT item FROM ownership WHERE fold(person) IN temp.changed_name
          UNION SELECT item FROM owner WHERE fold(person) IN temp.changed_name
          UNION SELECT i.n FROM record r JOIN item i ON i.id = r.item
            WHERE fold(r.body ->> 'actor') IN temp.changed_name
              OR fold(r.body ->> 'subject') IN temp.changed_name
          UNION SELECT l.item FROM event e JOIN event_link l ON l.event = e.n
            WHERE fold(e.actor) IN temp.changed_name OR fold(e.identity) IN temp.changed_name
          """))
    try db.execute(sql: "DROP TABLE temp.changed_name")
  }

  /// Leaves out what is in the end as it was before.
  private func settleChanges() throws {
    for (item, var change) in changes {
      if change.isRewritten {
        change.settle(try record(item).item)
        changes[item] = change
      }
      guard change.isNothing else { continue }
      changes[item] = nil
      around.insert(item)
    }
  }

  /// Makes the texts of new items findable, in one statement: the index writes out what it has whenever another
  /// one needs a way back. Of an empty store's, all pieces are merged once at the end, not again and again; one
  /// piece is also searched fastest.
  private func indexTexts() throws {
    let whole = firstNew == 1
    func set(_ name: String, _ value: Int) throws {
      try db.execute(
        sql: "INSERT INTO search (search, rank) VALUES (?, ?)", arguments: [name, value])
    }
    if whole {
      try set("automerge", 0)
      try set("crisismerge", 500)
    }
    try db.execute(
      sql: "INSERT INTO search (rowid, text) SELECT n, text FROM item_text WHERE n >= ?",
      arguments: [firstNew])
    if whole {
      try db.execute(sql: "INSERT INTO search (search) VALUES ('optimize')")
      // FTS5's own values.
      try set("automerge", 4)
      try set("crisismerge", 16)
    }
  }

  private func assess() throws {
    let reassessor = try Reassessor(db, options, now: now, importing: scopes.map(\.inventory))
    reassessor.joinsNew = toolsChanged
    for start in stride(from: firstNew, to: nextItem, by: Reassessor.chunk) {
      try reassessor.run(Array(start..<min(start + Int64(Reassessor.chunk), nextItem)), .new)
    }
    try indexTexts()
    try run(reassessor, changes.keys.filter { $0 < firstNew }.sorted(), .changed)
    try run(
      reassessor, around.filter { $0 < firstNew && changes[$0] == nil }.sorted(), .around)
    ownerChanges = reassessor.ownerChanges
  }

  /// Finds the items whose inventory was stale and is no more.
  private func findRefreshed() throws {
    for inventory in Set(scopes.map(\.inventory)) {
      around.formUnion(
        try Int64.fetchAll(
          db,
          sql: """
            SELECT f.item FROM finding f JOIN rule u ON u.n = f.rule
            JOIN item i ON i.n = f.item JOIN sighting s ON s.item = f.item
            WHERE u.id = 'stale-inventory' AND s.format = ? AND i.source = ?
            """, arguments: [inventory.format, inventory.source]))
    }
  }

  private func run(
    _ reassessor: Reassessor, _ items: [Int64], _ cause: Reassessor.Cause
  ) throws {
    for start in stride(from: 0, to: items.count, by: Reassessor.chunk) {
      try reassessor.run(Array(items[start..<min(start + Reassessor.chunk, items.count)]), cause)
    }
  }

  private func countByFile() throws {
    for file in newFiles where Int(file) < files.count { files[Int(file)].added += 1 }
    for change in changes.values where change.file < files.count {
      if change.departed {
        files[change.file].departed += 1
      } else {
        files[change.file].changed += 1
      }
    }
  }
}
