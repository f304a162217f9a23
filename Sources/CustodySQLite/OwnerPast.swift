import CustodyDomain
import GRDB

/// Ownerships that have ended.
enum OwnerPast {
  /// Those of an item, the earliest end first.
  static func of(_ item: ItemID, _ db: Database) throws -> [Ownership] {
    try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT role, person, target, source, since, until FROM owner_past
          WHERE item = ? ORDER BY until, role, person, target
          """), arguments: [item.text]
    ).compactMap { row in
      guard let role = OwnerRole(rawValue: row[0]) else { return nil }
      let target: String = row[2]
      return Ownership(
        role: role, person: row[1], target: target.isEmpty ? nil : target, source: row[3],
        since: (row[4] as Int64?).map(Instant.init(seconds:)), until: Instant(seconds: row[5]))
    }
  }
}
