import CustodyDomain
import Foundation
import GRDB

extension SQLiteStore {
  /// The number of the first import at or after a moment, or of the newest one; nil where there is none.
  public func firstImport(since: Instant?) throws -> Int? {
    try read { db in
      guard let since else { return try Int.fetchOne(db, sql: "SELECT max(n) FROM import") }
      return try Int.fetchOne(
        db, sql: "SELECT min(n) FROM import WHERE time >= ?", arguments: [since.seconds])
    }
  }

  /// What imports from one on did to items, in the order of imports and items.
  ///
  /// - Parameter after: the last change of the piece before, for the next piece.
  public func changes(
    from first: Int, after: ImportedChange? = nil, limit: Int
  ) throws -> [ImportedChange] {
    try read { db in
      var found: [ImportedChange] = []
      var after = after
      var number = after?.number ?? first
      while found.count < limit {
        let next = try Row.fetchOne(
          db, sql: "SELECT n, time, first_item, last_item FROM import WHERE n >= ? ORDER BY n",
          arguments: [number])
        guard let next else { break }
        number = next[0]
        if after?.number != number { after = nil }
        found += try SQLiteStore.piece(
          of: next, after: after, limit: limit - found.count, db)
        number += 1
      }
      return found
    }
  }

  /// Changes of one import: what was there before has lower numbers than what it added.
  private static func piece(
    of row: Row, after: ImportedChange?, limit: Int, _ db: Database
  ) throws -> [ImportedChange] {
    let (number, time): (Int, Instant) = (row[0], Instant(seconds: row[1]))
    let (first, last): (Int, Int) = (row[2], row[3])
    var found: [ImportedChange] = []
    if (after?.position ?? 0) < first {
      found = try Row.fetchAll(
        try db.cachedStatement(
          sql: """
            SELECT c.item, i.id, i.name, c.kind, c.added, c.removed, c.fields, c.owners
            FROM change c JOIN item i ON i.n = c.item
            WHERE c.import = ? AND (c.item, c.kind) > (?, ?) ORDER BY c.item, c.kind LIMIT ?
            """),
        arguments: [number, after?.position ?? 0, after?.kind.rawValue ?? "", limit]
      ).map { row in
        ImportedChange(
          number: number, position: row[0], time: time,
          kind: ChangeKind(rawValue: row[3]) ?? .changed, item: ItemID(row[1]), name: row[2],
          difference: try ItemDifference(row, at: 4))
      }
    }
    guard found.count < limit else { return found }
    found += try Row.fetchAll(
      try db.cachedStatement(
        sql: "SELECT n, id, name FROM item WHERE n > ? AND n <= ? ORDER BY n LIMIT ?"),
      arguments: [max(after?.position ?? 0, first - 1), last, limit - found.count]
    ).map { row in
      ImportedChange(
        number: number, position: row[0], time: time, kind: .added, item: ItemID(row[1]),
        name: row[2], difference: ItemDifference())
    }
    return found
  }

  /// What imports from one on did, in numbers; nil: what the newest did.
  public func changeTotals(since: Int?) throws -> ChangeTotals {
    try read { db in
      let newest = try Int.fetchOne(db, sql: "SELECT max(n) FROM import")
      guard let since = since ?? newest else {
        return ChangeTotals(since: nil, sinceTime: nil, imports: 0, items: [:], newTools: [])
      }
      let imports = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*), min(time), coalesce(sum(max(0, last_item - first_item + 1)), 0)
          FROM import WHERE n >= ?
          """, arguments: [since])
      var items: [ChangeKind: Int] = [.added: imports?[2] ?? 0]
      // Of one import each item has one row of a kind; of several it is to be counted once.
      let counted = since == newest ? "count(*)" : "count(DISTINCT item)"
      for kind in ChangeKind.allCases where kind != .added && kind != .newTool {
        items[kind] = try Int.fetchOne(
          try db.cachedStatement(
            sql: "SELECT \(counted) FROM change WHERE kind = ? AND import >= ?"),
          arguments: [kind.rawValue, since])
      }
      let tools = try NewTools.ids(since: since, db)
      let names = try tools.compactMap {
        try String.fetchOne(
          try db.cachedStatement(sql: "SELECT tool_name FROM item WHERE tool_id = ? LIMIT 1"),
          arguments: [$0])
      }
      items[.newTool] = try tools.reduce(0) {
        try $0
          + (Int.fetchOne(
            try db.cachedStatement(sql: "SELECT count(*) FROM item WHERE tool_id = ?"),
            arguments: [$1]) ?? 0)
      }
      return ChangeTotals(
        since: since, sinceTime: (imports?[1] as Int64?).map(Instant.init(seconds:)),
        imports: imports?[0] ?? 0, items: items.filter { $0.value > 0 }, newTools: names.sorted())
    }
  }

  /// What imports from one on did to each of these items; nothing for those they left as they were.
  public func changes(of items: [ItemID], since: Int) throws -> [ItemID: ItemChanges] {
    try read { db in
      var found: [ItemID: ItemChanges] = [:]
      for id in items {
        let rows = try Row.fetchAll(
          try db.cachedStatement(
            sql: """
              SELECT m.n, m.time, 'added' AS kind, '[]', '[]', '[]', '[]'
              FROM item i JOIN import m ON i.n BETWEEN m.first_item AND m.last_item
              WHERE i.id = ?1 AND m.n >= ?2
              UNION ALL
              SELECT m.n, m.time, c.kind, c.added, c.removed, c.fields, c.owners
              FROM item i JOIN change c ON c.item = i.n AND c.import >= ?2
              JOIN import m ON m.n = c.import WHERE i.id = ?1
              ORDER BY 1 DESC
              """), arguments: [id.text, since])
        guard let newest = rows.first else { continue }
        var kinds: Set<ChangeKind> = []
        var all = ItemDifference()
        for row in rows {
          kinds.insert(ChangeKind(rawValue: row[2]) ?? .changed)
          all.add(try ItemDifference(row, at: 3))
        }
        found[id] = ItemChanges(
          kinds: ChangeKind.allCases.filter(kinds.contains), number: newest[0],
          time: Instant(seconds: newest[1]), difference: all)
      }
      return found
    }
  }
}

extension ItemDifference {
  /// Reads what `writeChanges` wrote, its first column at `offset`.
  fileprivate init(_ row: Row, at offset: Int) throws {
    self.init(
      addedScopes: try ReviewRecord.decoded(row[offset]),
      removedScopes: try ReviewRecord.decoded(row[offset + 1]),
      fields: try ReviewRecord.decoded(row[offset + 2]),
      owners: try ReviewRecord.decoded(row[offset + 3]))
  }

  /// Adds what an older import did; each thing once.
  fileprivate mutating func add(_ other: ItemDifference) {
    addedScopes += other.addedScopes.filter { !addedScopes.contains($0) }
    removedScopes += other.removedScopes.filter { !removedScopes.contains($0) }
    fields += other.fields.filter { !fields.contains($0) }
    owners += other.owners.filter { !owners.contains($0) }
  }
}
