import CustodyDomain
import GRDB

/// Owners of items, and who stopped being one.
extension ImportSession {
  /// An ownership as a source tells one from another.
  struct OwnerKey: Hashable {
    var role: String
    var person: String
    var target: String
  }

  /// Of an item that was there before, an owner whom nobody named until now is owner since now, where the source
  /// doesn't say; that a source says nothing more of it takes nothing back.
  func put(_ owner: Ownership, on item: Int64) throws {
    let key = OwnerKey(
      role: owner.role.rawValue, person: owner.person, target: owner.target ?? "")
    endedOwners[item]?.remove(key)
    try upsert(
      """
      INSERT OR FAIL INTO ownership (item, role, person, target, source, since, format)
      VALUES (?1, ?2, ?3, ?4, ?5, coalesce(?6, ?7), ?8)
      ON CONFLICT DO UPDATE SET source = excluded.source, since = coalesce(?6, since),
        format = excluded.format
      WHERE (source, since) IS NOT (excluded.source, coalesce(?6, since))
      """,
      [
        item, key.role, key.person, key.target, owner.source, owner.since?.seconds,
        item < firstNew ? now.seconds : nil, format,
      ]
    ) { change(item) { $0.fields.insert("owners") } }
  }

  /// Makes the owners that this format says of an item those of the observation.
  func replaceOwners(_ item: Item, _ number: Int64, whole: Bool) throws {
    for owner in item.owners { try put(owner, on: number) }
    guard whole else { return }
    let old = try Row.fetchAll(
      try db.cachedStatement(
        sql: "SELECT role, person, target FROM ownership WHERE item = ? AND format = ?"),
      arguments: [number, format])
    let named = Set(
      item.owners.map {
        OwnerKey(role: $0.role.rawValue, person: $0.person, target: $0.target ?? "")
      })
    for row in old {
      let key = OwnerKey(role: row[0], person: row[1], target: row[2])
      // Gone at the end of the import only: another record of it may name the owner.
      if !named.contains(key) { endedOwners[number, default: []].insert(key) }
    }
  }

  /// Takes away the owners whom no record of the import names any more, and remembers that they were.
  func removeOwners() throws {
    let people = try PeopleIndex(db)
    for (item, keys) in endedOwners.sorted(by: { $0.key < $1.key }) {
      for key in keys { try remove(key, of: item, people) }
    }
  }

  private func remove(_ key: OwnerKey, of item: Int64, _ people: PeopleIndex) throws {
    let place: StatementArguments = [item, key.role, key.person, key.target]
    let condition = "item = ? AND role = ? AND person = ? AND target = ?"
    guard let role = OwnerRole(rawValue: key.role),
      let row = try Row.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT o.source, o.since, i.id FROM ownership o JOIN item i ON i.n = o.item
            WHERE \(condition)
            """), arguments: place)
    else { return }
    try db.cachedStatement(sql: "DELETE FROM ownership WHERE \(condition)")
      .execute(arguments: place)
    change(item) { $0.fields.insert("owners") }
    let owner = Ownership(
      role: role, person: key.person, target: key.target.isEmpty ? nil : key.target,
      source: row[0], since: (row[1] as Int64?).map(Instant.init(seconds:)))
    let end = try end(of: owner, ItemID(row[2]), people)
    if let end, owner.since ?? end <= end {
      _ = try OwnerPast.put(owner, until: end, of: row[2], db)
    }
  }

  /// When an ownership ended that no source tells of any more: now, unless a decision had given the role to
  /// somebody before; nil if it never held against a decision.
  private func end(
    of owner: Ownership, _ item: ItemID, _ people: PeopleIndex
  ) throws -> Instant? {
    let review = try EntryWriter.review(of: item, db)
    guard let decided = review.owners[owner.role.rawValue] else { return now }
    func id(_ name: String) throws -> String { try people.person(name)?.id ?? name }
    let person = try id(owner.person)
    if try id(decided) == person { return now }
    return try review.formerOwners.last {
      try $0.role == owner.role && id($0.person) == person
    }?.until
  }

  func receive(_ owner: Ownership, on id: ItemID) throws {
    if let until = owner.until, until <= now { return try putPast(owner, until: until, of: id) }
    if let last = try sighting(of: id) { return try put(owner, on: last.item) }
    try upsert(
      """
      INSERT OR REPLACE INTO stray_owner (item, role, person, target, source, since, format)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id.text, owner.role.rawValue, owner.person, owner.target ?? "", owner.source,
        owner.since?.seconds, format,
      ]
    ) {}
  }

  /// Notes an ownership that has ended; one whose end lay ahead when it was told of first is none any more.
  private func putPast(_ owner: Ownership, until: Instant, of id: ItemID) throws {
    if let since = owner.since, let item = try sighting(of: id)?.item {
      try upsert(
        """
        DELETE FROM ownership WHERE item = ? AND role = ? AND person = ? AND target = ? AND since = ?
        """, [item, owner.role.rawValue, owner.person, owner.target ?? "", since.seconds]
      ) { change(item) { $0.fields.insert("owners") } }
    }
    guard try OwnerPast.put(owner, until: until, of: id.text, db) else { return }
    differs = true
    mentioned.insert(id.text)
  }

  /// Gives owners to the items that have come since.
  func placeStrayOwners() throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT i.n, o.role, o.person, o.target, o.source, o.since, o.format, o.item
        FROM stray_owner o JOIN item i ON i.id = o.item
        """)
    for row in rows {
      let item: Int64 = row[0]
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO ownership (item, role, person, target, source, since, format)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          item, row[1] as String, row[2] as String, row[3] as String, row[4] as String,
          row[5] as Int64?, row[6] as String,
        ])
      try db.execute(sql: "DELETE FROM stray_owner WHERE item = ?", arguments: [row[7] as String])
      change(item) { $0.fields.insert("owners") }
    }
  }
}
