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
    try findDependents()
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
      let items = try Int64.fetchAll(
        db, sql: "SELECT item FROM permission WHERE access = ? AND item < ?",
        arguments: [number, firstNew])
      around.formUnion(items)
      rescoped.formUnion(items)
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
    let before = try record(item)
    var after = before
    after.presence = .departed
    dependents.note(before, after)
    try db.cachedStatement(
      sql: "UPDATE item SET presence = 'departed', departed_at = ? WHERE n = ?"
    ).execute(arguments: [now.seconds, item])
    try db.cachedStatement(sql: "UPDATE sighting SET digest = NULL WHERE item = ?")
      .execute(arguments: [item])
    guard item < firstNew else { return }
    departedItems.append(id)
    departedBy[id] = file
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
    try findPeople()
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

  /// What is looked up of other items to judge one; a load into an empty store has no indexes yet.
  private func makeIndexes() throws {
    func holds(_ sql: String) throws -> Bool {
      try Bool.fetchOne(db, sql: "SELECT EXISTS (\(sql))") ?? false
    }
    var needed: Set = ["item_by_identity_store", "item_by_fingerprint"]
    let accounts = try holds("SELECT 1 FROM event WHERE account IS NOT NULL")
    if try accounts || holds("SELECT 1 FROM record WHERE subject IS NOT NULL") {
      needed.insert("item_by_principal")
    }
    if accounts { needed.insert("item_by_client") }
    let twins =
      "SELECT 1 FROM look l JOIN look o ON o.skeleton = l.skeleton AND o.folded <> l.folded"
    if try holds(twins) { needed.insert("item_by_name") }
    try Migrations.make(Schema.indexes.filter { needed.contains($0.name) }, db)
  }

  private func assess() throws {
    if firstNew == 1 { try makeIndexes() }
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
