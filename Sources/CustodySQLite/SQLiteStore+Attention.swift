import CustodyDomain
import GRDB

/// How reviewers look at items.
extension SQLiteStore {
  /// Records how a reviewer looked at an item. What is counted is counted anew when the item has changed since, as it
  /// does when it is decided on.
  public func seen(_ item: ItemID, _ look: Look, by reviewer: Reviewer, now: Instant) throws {
    let (seconds, version, raw) =
      switch look {
      case .opened: (0, "version", "NULL")
      case .raw: (0, "NULL", "version")
      case .left(let seconds): (max(0, seconds), "NULL", "NULL")
      }
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO seen (item, author, at, seconds, opened, version, raw)
          SELECT id, ?, ?, ?, ?, \(version), \(raw) FROM item WHERE id = ?
          ON CONFLICT (item, author) DO UPDATE SET at = excluded.at,
            seconds = excluded.seconds
              + iif(excluded.version IS NULL OR version IS excluded.version, seconds, 0),
            opened = excluded.opened
              + iif(excluded.version IS NULL OR version IS excluded.version, opened, 0),
            version = coalesce(excluded.version, version), raw = coalesce(excluded.raw, raw)
          """,
        arguments: [
          reviewer.account, now.seconds, seconds, look == .opened ? 1 : 0, item.text,
        ])
      if db.changesCount == 0 { throw StoreError.noSuchItem(item.text) }
    }
  }

  /// How a reviewer looked at an item since it was last decided on or changed, and by which step it is decided.
  func look(
    at subject: ReviewSubject, _ reviewer: Reviewer, _ step: DraftStep?, _ db: Database
  ) throws -> DecisionLook {
    let item = subject.loaded.item.id
    let row = try SQLiteStore.looked(item, subject.loaded.record.version, reviewer, db)
    return DecisionLook(
      opened: row.opened, seconds: row.seconds, batch: step?.size ?? 1, drafted: step?.drafted)
  }

  private static func looked(
    _ item: ItemID, _ version: Int, _ reviewer: Reviewer, _ db: Database
  ) throws -> (opened: Int, seconds: Int) {
    let read = try db.cachedStatement(
      sql: """
        SELECT opened, seconds FROM seen
        WHERE item = ? AND author = ? AND version = ? AND opened > 0
        """)
    let row = try Row.fetchOne(read, arguments: [item.text, reviewer.account, version])
    return row.map { ($0[0], $0[1]) } ?? (0, 0)
  }

  /// How this reviewer's drafts were made: what the read-back before a submit says of it.
  public func pace(of reviewer: Reviewer) throws -> DraftPace {
    try read { db in
      let batches = try SQLiteStore.batches(of: reviewer.account, db)
      return DraftPace(
        try SQLiteStore.drafts(of: reviewer.account, db).map(\.draft).map { draft in
          let (opened, seconds) = try SQLiteStore.looked(draft.item, draft.version, reviewer, db)
          let size = batches[DraftPlace(draft.item, draft.slot)]?.size ?? 1
          return (
            draft,
            DecisionLook(opened: opened, seconds: seconds, batch: size, drafted: draft.made)
          )
        })
    }
  }
}
