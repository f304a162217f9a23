import CustodyDomain
import GRDB

/// What an import did, or with a dry run would do.
public struct ImportOutcome: Sendable {
  /// The files, with what became of their records and items.
  public var files: [FileReport]
  /// The first 200 changes: added, then changed and returned, then departed.
  public var changes: [ItemChange]
  /// All changes.
  public var changeCount: Int
  /// Events that are new or say something else than before.
  public var events: Int
  /// How many of those are about nothing in the inventory.
  public var uncorrelated: Int
  /// The ledger entry that records it; nil when nothing was written.
  public var entry: Int?
  /// An outcome.
  public init(
    files: [FileReport], changes: [ItemChange], changeCount: Int, events: Int, uncorrelated: Int,
    entry: Int?
  ) {
    self.files = files
    self.changes = changes
    self.changeCount = changeCount
    self.events = events
    self.uncorrelated = uncorrelated
    self.entry = entry
  }
}

extension SQLiteStore {
  /// Thrown to undo a transaction whose result is wanted.
  private struct Undo: Error {
    let outcome: ImportOutcome
  }

  /// Takes in what the body delivers, in one transaction: when the body throws, nothing is written. The
  /// same files again change nothing.
  ///
  /// - Parameter dryRun: does everything, tells what it came to, and takes it back.
  /// - Throws: what the body throws; `StoreError`.
  public func importing(
    by reviewer: Reviewer, now: Instant, dryRun: Bool,
    _ body: (any ObservationSink) throws -> Void
  ) throws -> ImportOutcome {
    do {
      try prepareLoad(true)
      defer { try? prepareLoad(false) }
      let outcome = try writing(.importing, by: reviewer, now) { db in
        let outcome = try load(by: reviewer, now: now, dryRun: dryRun, db, body)
        if outcome.entry == nil { throw Undo(outcome: outcome) }
        return outcome
      }
      try settle()
      return outcome
    } catch let undo as Undo {
      return undo.outcome
    }
  }

  private func load(
    by reviewer: Reviewer, now: Instant, dryRun: Bool, _ db: Database,
    _ body: (any ObservationSink) throws -> Void
  ) throws -> ImportOutcome {
    if !dryRun { try SQLiteStore.permit(.importing, to: reviewer, db) }
    // Into an empty store, sorting each index once is cheaper than keeping all of them sorted.
    let bulk = try !(Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM item)") ?? false)
    if bulk { try Migrations.drop(Schema.joinIndexes + Schema.indexes, db) }
    let session = try ImportSession(db, options, by: reviewer.account, now: now)
    try body(session)
    if bulk { try Migrations.make(Schema.joinIndexes, db) }
    try session.finish()
    if bulk {
      // A sort takes as much memory as the cache may; both together would be twice the limit.
      try db.execute(sql: "PRAGMA cache_size = -\(SQLiteStore.usualCache)")
      try Migrations.make(Schema.indexes, db)
    }
    // That a source says the same again on another day is news: its inventory isn't stale. So is that it says the
    // same after something was carried out there.
    let known = try session.files.allSatisfy { file in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM import_file f JOIN import m ON m.n = f.import
            WHERE f.sha256 = ? AND m.time > ?)
          """, arguments: [file.sha256, now.adding(days: -1).seconds]) ?? false
    }
    let events = try session.events.counts()
    var outcome = ImportOutcome(
      files: session.files, changes: try session.listChanges(limit: 200),
      changeCount: session.changeCount, events: events.all, uncorrelated: events.unjoined,
      entry: nil)
    let shown = try ImportProof(session, now: now).moves()
    guard !dryRun, session.changedAnything || !known || !shown.isEmpty else { return outcome }
    let entry = try appendImportEntry(of: session, shown, by: reviewer, now: now, db: db)
    try session.writeFiles(entry: entry)
    // The entry may have moved tasks on, and with them the standing of their items.
    try reassess(
      Set(session.departedItems + shown.map(\.task.item) + session.returnedItems()).sorted(), db,
      now: now)
    try SQLiteStore.keepCoverage(of: session.number, db)
    outcome.entry = entry
    return outcome
  }

  /// How much of the file the writer keeps in memory at other times, in KiB.
  static let usualCache = 16_000

  /// Sets the writing connection up for a load, or back. A load touches pages all over the file; written out
  /// early, each would be written many times. And it writes no row that refers to none, so that looking each
  /// one up is left out.
  private func prepareLoad(_ begins: Bool) throws {
    let cache = begins ? 131_072 : SQLiteStore.usualCache
    try SQLiteStore.translated {
      try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA cache_size = -\(cache)")
        try db.execute(sql: "PRAGMA foreign_keys = \(begins ? "OFF" : "ON")")
      }
    }
  }

  /// After a load: fresh statistics, and a journal that is small again.
  private func settle() throws {
    try SQLiteStore.translated {
      try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA analysis_limit = 1000")
        try db.execute(sql: "PRAGMA optimize")
        _ = try? db.checkpoint(.truncate)
      }
    }
  }
}

extension ImportSession {
  /// New items, changed ones, returned and departed ones.
  var changeCount: Int { Int(nextItem - firstNew) + changes.count }

  /// Items that had departed and are back.
  func returnedItems() throws -> [ItemID] {
    try changes.filter { $0.value.returned }.keys.sorted().compactMap { number in
      try String.fetchOne(db, sql: "SELECT id FROM item WHERE n = ?", arguments: [number])
        .map { ItemID($0) }
    }
  }

  /// The first changes: new items, then changed and returned ones, then departed ones.
  func listChanges(limit: Int) throws -> [ItemChange] {
    var list = try Row.fetchAll(
      db, sql: "SELECT id, name FROM item WHERE n >= ? ORDER BY n LIMIT ?",
      arguments: [firstNew, limit]
    ).map { ItemChange(kind: .added, item: ItemID($0[0]), name: $0[1]) }
    let order = changes.sorted {
      ($0.value.departed ? 1 : 0, $0.key) < ($1.value.departed ? 1 : 0, $1.key)
    }
    for (number, change) in order.prefix(max(0, limit - list.count)) {
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT id, name FROM item WHERE n = ?", arguments: [number])
      else { continue }
      list.append(
        ItemChange(
          kind: change.kind,
          item: ItemID(row[0]), name: row[1], addedScopes: try names(change.added),
          removedScopes: try names(change.removed), fields: change.fields.sorted()))
    }
    return list
  }

  /// Records the files, and which ledger entry tells of them.
  func writeFiles(entry: Int) throws {
    try db.execute(
      sql: "UPDATE import SET entry = ?, first_item = ?, last_item = ? WHERE n = ?",
      arguments: [entry, firstNew, nextItem - 1, number])
    try writeChanges()
    for (index, (file, scope)) in zip(files, scopes).enumerated() {
      try db.execute(
        sql: """
          INSERT INTO import_file (import, position, path, format, source, tenant, complete, sha256,
            read, loaded, ignored, rejected, added, changed, departed)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          number, index, file.path, scope.format, scope.source, scope.tenant, file.complete,
          file.sha256, file.read, file.loaded, file.ignored.count, file.rejected.count, file.added,
          file.changed, file.departed,
        ])
    }
  }
}
