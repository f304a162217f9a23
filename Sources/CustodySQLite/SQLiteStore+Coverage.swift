import CustodyDomain
import GRDB

extension SQLiteStore {
  /// How much of the inventory is covered now.
  public func coverage() throws -> Coverage { try read { try Coverage(talliesOf: $0) } }

  /// What was covered after each of the newest imports, the newest first.
  public func coverageTrend(limit: Int) throws -> [ImportedCoverage] {
    try read { db in
      let numbers = try Row.fetchAll(
        db,
        sql: """
          SELECT n, time FROM import WHERE n IN (SELECT import FROM coverage)
          ORDER BY n DESC LIMIT ?
          """, arguments: [max(0, limit)])
      return try numbers.map { row in
        ImportedCoverage(
          number: row[0], time: Instant(seconds: row[1]),
          coverage: try Coverage(ofImport: row[0], db))
      }
    }
  }

  /// Keeps what is covered at the end of an import.
  static func keepCoverage(of importNumber: Int64, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO coverage (import, cover, items)
        SELECT ?, cover, sum(items) FROM tally
        WHERE state <> 'departed' AND state <> 'removed' GROUP BY cover HAVING sum(items) > 0
        """, arguments: [importNumber])
  }
}

extension Coverage {
  /// What was kept at the end of an import.
  init(ofImport number: Int, _ db: Database) throws {
    let rows = try Row.fetchAll(
      try db.cachedStatement(sql: "SELECT cover, items FROM coverage WHERE import = ?"),
      arguments: [number])
    self.init(counts: Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int, $0[1] as Int) }))
  }

  /// From the tallies, which conclusions keep.
  fileprivate init(talliesOf db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT cover, sum(items) FROM tally
        WHERE state <> 'departed' AND state <> 'removed' GROUP BY cover HAVING sum(items) > 0
        """)
    self.init(counts: Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int, $0[1] as Int) }))
  }
}
