import CustodyDomain
import Foundation
import GRDB

extension SQLiteStore {
  /// Ledger entries before a sequence (nil: from the newest), newest first.
  public func ledger(before sequence: Int?, limit: Int) throws -> [LedgerLine] {
    try read { db in
      try SQLiteStore.lines(db, "sequence < ?", [sequence ?? Int.max], limit)
    }
  }

  /// The stored bytes of an entry; nil where there is none.
  public func entry(_ sequence: Int) throws -> [UInt8]? {
    try read { db in
      try Data.fetchOne(
        db, sql: "SELECT body FROM ledger WHERE sequence = ?", arguments: [sequence]
      )
      .map(Array.init)
    }
  }

  /// The ledger's head.
  public func head() throws -> LedgerHead {
    try read { db in
      guard let frontier = try EntryWriter.frontier(at: EntryWriter.size(db), db) else {
        throw StoreError.readOnly("entries of the ledger are missing; run custody verify")
      }
      return frontier.head
    }
  }

  /// The newest entries about an item, newest first.
  func history(of item: ItemID, limit: Int, _ db: Database) throws -> [LedgerLine] {
    try SQLiteStore.lines(db, "item = ?", [item.text], limit)
  }

  private static func lines(
    _ db: Database, _ condition: String, _ arguments: StatementArguments, _ limit: Int
  ) throws -> [LedgerLine] {
    let read = try db.cachedStatement(
      sql: """
        SELECT sequence, body, leaf FROM ledger WHERE \(condition)
        ORDER BY sequence DESC LIMIT ?
        """)
    let item = try db.cachedStatement(sql: "SELECT kind, name, principal FROM item WHERE id = ?")
    return try Row.fetchAll(read, arguments: arguments + [max(0, limit)]).map { row in
      var line = LedgerLine(
        sequence: row[0], body: Array(row[1] as Data), leaf: Array(row[2] as Data))
      // Ten consents to one app share a name; today's inventory tells them apart.
      if let id = line.item, let name = line.name,
        let known = try Row.fetchOne(item, arguments: [id.text]), known[1] == name,
        let kind = ItemKind(rawValue: known[0])
      {
        line.called = ItemRow.identity(kind: kind, name: name, principal: known[2])
      }
      return line
    }
  }

  /// Writes, within an import's transaction, its entry and what the import shows of tasks (`ImportProof`).
  ///
  /// - Returns: the number of the (last) import entry.
  func appendImportEntry(
    of session: ImportSession, _ shown: [(task: Revocation, status: Revocation.Status)],
    by reviewer: Reviewer, now: Instant, db: Database
  ) throws -> Int {
    var writer = try EntryWriter(db, by: reviewer, now: now, rehearsal: options.rehearsal)
    let files = session.files
    let parts = max(1, (files.count + ImportRecord.limit - 1) / ImportRecord.limit)
    var entry = 0
    for part in 1...parts {
      let some = files.dropFirst((part - 1) * ImportRecord.limit).prefix(ImportRecord.limit)
      entry = writer.next
      let id = newID()
      guard
        try writer.append(
          .importing(
            ImportRecord(
              id: id, files: some.map(ImportRecord.File.init), part: part, parts: parts))) != nil
      else { throw StoreError.inputOutput("the names of the files are too long for the ledger") }
    }
    for (task, status) in shown {
      let record = TaskRecord(
        id: newID(), task: task.entry, decision: try writer.digest(of: task.entry),
        item: task.item, name: task.name, status: status, evidence: entry)
      guard try writer.append(.task(record)) != nil else {
        throw StoreError.inputOutput("the name of \(task.item) is too long for the ledger")
      }
    }
    try move(&writer, session.departedItems, db) { .departed($0, evidence: entry) }
    try move(&writer, session.returnedItems(), db) { .returned($0, evidence: entry) }
    return entry
  }

  /// Closes in open campaigns what departed before anybody decided on it, and puts back what returned.
  private func move(
    _ writer: inout EntryWriter, _ items: [ItemID], _ db: Database,
    _ event: ([ItemID]) -> CampaignRecord.Event
  ) throws {
    var campaigns: [String: [ItemID]] = [:]
    for item in items {
      guard let open = try CampaignTable.open(holding: item, db) else { continue }
      var moved = open.found
      if case .departed = event([]) { moved.depart(0) } else { moved.comeBack() }
      if moved.outcome != open.found.outcome { campaigns[open.name, default: []].append(item) }
    }
    for (name, items) in campaigns.sorted(by: { $0.key < $1.key }) {
      var campaign = try CampaignWriter(name, writer, newID)
      try campaign.write(all: items, event)
      writer = campaign.writer
    }
  }

  /// A UUID for an entry about to be written. If its commit fails, this is what is looked up.
  func newID() -> String {
    let id = UUID().uuidString.lowercased()
    pending.withLock { $0 = id }
    return id
  }

  /// After an error of input or output while committing: nothing is written any more, and the file is opened
  /// afresh to see what became of the entry (SQLite may keep a commit that it reported as failed).
  func outcomeUnknown(_ error: DatabaseError) -> StoreError {
    let detail = error.message ?? error.description
    frozen.withLock {
      $0 = "writing failed (\(detail)); end custody, see to the disk, and start it again"
    }
    guard let id = pending.withLock({ $0 }) else { return .inputOutput(detail) }
    do {
      try pool.close()
      let queue = try DatabaseQueue(path: path)
      let kept = try queue.read {
        try Bool.fetchOne(
          $0, sql: "SELECT EXISTS (SELECT 1 FROM ledger WHERE uuid = ?)", arguments: [id])
      }
      try queue.close()
      return .outcomeUnknown(kept: kept ?? false, detail: detail)
    } catch {
      return .inputOutput("\(detail); and the store could not be opened again: \(error)")
    }
  }
}

extension SQLiteStore {
  /// After a commit whose head could not be noted: it holds, but nothing more is written.
  func headNotRecorded(_ error: any Error) -> StoreError {
    let detail: String
    if case StoreError.inputOutput(let why) = error { detail = why } else { detail = "\(error)" }
    frozen.withLock { $0 = "\(detail); see to the disk, and start custody again" }
    return pending.withLock { $0 } == nil
      ? .inputOutput(detail) : .outcomeUnknown(kept: true, detail: detail)
  }
}

extension ImportRecord.File {
  /// What the ledger keeps of a file's report; the folder that it lay in is nobody's business.
  init(_ report: FileReport) {
    self.init(
      name: (report.path as NSString).lastPathComponent, format: report.source,
      digest: Hash256(hex: report.sha256) ?? .empty,
      counts: [
        "read": report.read, "loaded": report.loaded, "ignored": report.ignored.count,
        "rejected": report.rejected.count, "added": report.added, "changed": report.changed,
        "departed": report.departed,
      ], complete: report.complete)
  }
}
