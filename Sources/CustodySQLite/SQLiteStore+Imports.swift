import CustodyDomain
import GRDB

extension SQLiteStore {
  /// The files of imports before one (nil: from the newest), newest import first.
  public func imports(
    before: ImportedFile?, limit: Int, now: Instant
  ) throws -> [ImportedFile] {
    try read { db in
      let ages = try InventoryAges(db)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT m.n, f.position, m.time, m.by, m.entry, f.path, f.source, f.tenant, f.format,
            f.sha256, f.read, f.loaded, f.ignored, f.rejected, f.added, f.changed, f.departed
          FROM import m JOIN import_file f ON f.import = m.n
          WHERE m.n < ?1 OR (m.n = ?1 AND f.position > ?2) ORDER BY m.n DESC, f.position LIMIT ?3
          """, arguments: [before?.number ?? Int.max, before?.position ?? 0, max(0, limit)]
      ).map { row in
        let time = Instant(seconds: row[2])
        let inventory = Inventory(source: row[6], tenant: row[7], format: row[8])
        return ImportedFile(
          number: row[0], position: row[1], time: time, by: row[3], entry: row[4], path: row[5],
          inventory: inventory, sha256: row[9],
          counts: [
            "read": row[10], "loaded": row[11], "ignored": row[12], "rejected": row[13],
            "added": row[14], "changed": row[15], "departed": row[16],
          ],
          stale: ages.numbers[inventory] == row[0] as Int && options.policy.staleFrom(time) <= now,
          coverage: try Coverage(ofImport: row[0], db))
      }
    }
  }

  /// What was imported: a line for each source and tenant, newest import first.
  public func sources(now: Instant) throws -> [SourceStatus] {
    try read { db in
      let ages = try InventoryAges(db).all(options.policy, now: now)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT f.source, f.tenant, max(m.time), f.import,
            (SELECT count(*) FROM import_file g WHERE g.import = f.import AND g.source = f.source)
          FROM import_file f JOIN import m ON m.n = f.import
          WHERE f.source <> '' GROUP BY f.source, f.tenant ORDER BY 3 DESC, 1, 2
          """
      ).map { row in
        let (source, tenant): (String, String?) = (row[0], row[1])
        let items = try Int.fetchOne(
          db,
          sql: """
            SELECT count(*) FROM item
            WHERE source = ? AND presence = 'present' AND (?2 IS NULL OR tenant = ?2)
            """, arguments: [source, tenant])
        return SourceStatus(
          source: source, tenant: tenant, imported: Instant(seconds: row[2]), files: row[4],
          items: items ?? 0,
          inventories: ages.filter {
            $0.inventory.source == source && $0.inventory.tenant == tenant
          })
      }
    }
  }
}
