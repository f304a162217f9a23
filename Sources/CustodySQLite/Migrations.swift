import CustodyDomain
import GRDB

/// The schema's versions. Forward only: `user_version` counts the steps that a store has taken.
enum Migrations {
  /// `CUST`: what `file` and custody know a store by.
  static let applicationID: Int32 = 0x4355_5354

  /// The version that this program writes.
  static var newest: Int { steps.count }

  private static let steps: [@Sendable (Database) throws -> Void] = [
    { db in
      for statement in Schema.tables { try db.execute(sql: statement) }
      try make(Schema.joinIndexes + Schema.indexes, db)
    }
  ]

  /// Brings a store to the newest version, each step in a transaction of its own.
  static func run(_ writer: some DatabaseWriter, uuid: String, now: Instant) throws {
    for step in steps.indices {
      try writer.write { db in
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version == step else { return }
        try steps[step](db)
        if step == 0 {
          try db.execute(
            sql: "INSERT INTO store (one, uuid, created) VALUES (1, ?, ?)",
            arguments: [uuid, now.seconds])
        }
        try db.execute(sql: "PRAGMA user_version = \(step + 1)")
      }
    }
  }

  /// Makes indexes.
  static func make(_ indexes: [(name: String, on: String)], _ db: Database) throws {
    for index in indexes {
      try db.execute(sql: "CREATE INDEX IF NOT EXISTS \(index.name) ON \(index.on)")
    }
  }

  /// Drops indexes, for a load that is cheaper to sort at its end.
  static func drop(_ indexes: [(name: String, on: String)], _ db: Database) throws {
    for index in indexes { try db.execute(sql: "DROP INDEX IF EXISTS \(index.name)") }
  }
}
