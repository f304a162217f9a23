import CustodyDomain
import GRDB

extension SQLiteStore {
  /// A number that changes when another process has committed, and never by what this store writes: SQLite's
  /// `data_version` as the one connection sees it that writes.
  public func dataVersion() throws -> Int {
    try SQLiteStore.translated {
      try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }
  }

  /// What of the store tells whether others have written: kept between two looks.
  public func glimpse() throws -> StoreGlimpse {
    let version = try dataVersion()
    return try read { db in
      StoreGlimpse(
        version: version, entries: try EntryWriter.size(db),
        drafts: try SQLiteStore.drafts(of: nil, db).map(\.draft))
    }
  }
}
