import CustodyDomain
import GRDB

/// Items whose names can be mistaken for each other's.
extension SurroundingsLoader {
  func lookalikes(_ loaded: LoadedItem) throws -> [Surroundings.Lookalike] {
    let folded = TextFolding.folded(loaded.item.name)
    if let known = lookalikes[folded] { return known }
    let others = try String.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT DISTINCT o.folded FROM look l JOIN look o ON o.skeleton = l.skeleton AND o.folded <> l.folded
          WHERE l.folded = ? ORDER BY o.folded LIMIT 5
          """), arguments: [folded])
    let found = try others.compactMap { name in
      try Row.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT i.id, i.name FROM look l
            CROSS JOIN item i ON i.hidden IN (0, 1) AND i.name = l.name
            WHERE l.folded = ? AND i.presence = 'present' LIMIT 1
            """), arguments: [name]
      ).map { row in try standing(of: ItemID(row[0]), named: row[1]) }
    }
    if lookalikes.count > 50_000 { lookalikes.removeAll(keepingCapacity: true) }
    lookalikes[folded] = found
    return found
  }

  /// What speaks for the items of a name, all together: a consent is as genuine as its application. Owners are
  /// looked for where sources and decisions name them, because conclusions about other items may be yet to come.
  func standing(of id: ItemID, named name: String) throws -> Surroundings.Lookalike {
    if var known = standings[name] {
      known.id = id
      return known
    }
    let row = try Row.fetchOne(
      try db.cachedStatement(
        sql: """
          SELECT coalesce(max(i.verified), 0), min(i.created),
            coalesce(max(EXISTS (
              SELECT 1 FROM ownership o WHERE o.item = i.n AND o.role = 'business')
            OR EXISTS (
              SELECT 1 FROM review r WHERE r.item = i.id AND r.owners ->> 'business' IS NOT NULL)), 0)
          FROM item i WHERE i.hidden IN (0, 1) AND i.name = ? AND i.presence = 'present'
          """), arguments: [name])
    let found = Surroundings.Lookalike(
      id: id, name: name, owned: row?[2] ?? false, verified: row?[0] ?? false,
      since: (row?[1] as Int64?).map(Instant.init(seconds:)))
    standings[name] = found
    return found
  }
}
