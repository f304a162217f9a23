import CustodyDomain
import Foundation
import GRDB

/// Lists of words in one column.
enum ChangeWords {
  static func json(_ words: [String]) -> String {
    (try? String(decoding: JSONEncoder().encode(words), as: UTF8.self)) ?? "[]"
  }

  static func words(_ text: String) -> [String] {
    (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
  }
}

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
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM (
            SELECT m.n AS import, i.n AS item, m.time, i.id, i.name, 'added' AS kind,
              '[]' AS added, '[]' AS removed, '[]' AS fields
            FROM import m JOIN item i ON i.n BETWEEN m.first_item AND m.last_item
            WHERE m.n >= ?1
            UNION ALL
            SELECT c.import, c.item, m.time, i.id, i.name, c.kind, c.added, c.removed, c.fields
            FROM change c JOIN import m ON m.n = c.import JOIN item i ON i.n = c.item
            WHERE c.import >= ?1)
          WHERE (import, item) > (?2, ?3) ORDER BY import, item LIMIT ?4
          """,
        arguments: [first, after?.number ?? 0, after?.position ?? 0, max(0, limit)]
      ).map { row in
        ImportedChange(
          number: row[0], position: row[1], time: Instant(seconds: row[2]),
          change: ItemChange(
            kind: ItemChange.Kind(rawValue: row[5]) ?? .changed, item: ItemID(row[3]),
            name: row[4], addedScopes: ChangeWords.words(row[6]),
            removedScopes: ChangeWords.words(row[7]), fields: ChangeWords.words(row[8])))
      }
    }
  }

  /// Names of the tools whose first item came with an import from this one on.
  public func newTools(from first: Int) throws -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT max(tool_name) FROM item WHERE tool_id IS NOT NULL GROUP BY tool_id
          HAVING min(n) >= (SELECT first_item FROM import WHERE n = ?) ORDER BY 1
          """, arguments: [first])
    }
  }

  /// Every file of every import, newest import first.
  public func imports() throws -> [ImportedFile] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT m.n, m.time, m.by, m.entry, f.path, f.format, f.sha256, f.read, f.loaded,
            f.ignored, f.rejected, f.added, f.changed, f.departed
          FROM import m JOIN import_file f ON f.import = m.n ORDER BY m.n DESC, f.position
          """
      ).map { row in
        ImportedFile(
          number: row[0], time: Instant(seconds: row[1]), by: row[2], entry: row[3], path: row[4],
          format: row[5], sha256: row[6],
          counts: [
            "read": row[7], "loaded": row[8], "ignored": row[9], "rejected": row[10],
            "added": row[11], "changed": row[12], "departed": row[13],
          ])
      }
    }
  }
}
