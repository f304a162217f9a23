import CustodyDomain
import Foundation
import GRDB

extension SQLiteStore {
  /// Rebuilds everything that the ledger implies and compares: entries, tree, the review of each item, the
  /// tasks, and the head file. It reads only.
  public func verify() throws -> VerifyReport {
    var checker = LedgerChecker()
    let (entries, furthest, listed, differences) = try read { db in
      let (entries, listed) = try SQLiteStore.check(db, &checker)
      return (
        entries, try SQLiteStore.furthest(db), listed,
        try SQLiteStore.differences(checker.fold, db)
          + MeetingTable.differences(checker.meetings, db)
          + CampaignTable.differences(checker.campaigns, db)
      )
    }
    let problems =
      try checker.finish() + listed + missingTail(entries, furthest) + differences
    let size = checker.tree.size
    return VerifyReport(
      intact: problems.isEmpty, entries: entries,
      head: LedgerHead(size: size, root: checker.tree.root(at: size)?.hex ?? ""),
      problems: problems)
  }

  /// Reads all entries into a checker.
  ///
  /// - Returns: how many there are, and those that are listed as something else than they state.
  private static func check(
    _ db: Database, _ checker: inout LedgerChecker
  ) throws -> (entries: Int, listed: [VerifyReport.Problem]) {
    var entries = 0
    var listed: [VerifyReport.Problem] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT sequence, uuid, action, item, reason, body, leaf, node FROM ledger ORDER BY sequence
        """)
    while let row = try rows.next() {
      entries += 1
      let sequence: Int = row[0]
      let record = checker.take(
        LedgerChecker.Row(
          sequence: sequence, body: Array(row[5] as Data), leaf: Array(row[6] as Data),
          node: Array(row[7] as Data)))
      if let record, !agrees(row, record) {
        listed.append(
          VerifyReport.Problem(
            at: "entry \(sequence)",
            what: "altered: what it is listed as differs from what it states",
            remedy: "Trust what custody ledger show \(sequence) prints, and nothing else of it."))
      }
    }
    return (entries, listed)
  }

  /// Whether the columns beside an entry say what the entry says.
  private static func agrees(_ row: Row, _ record: LedgerRecord) -> Bool {
    let listed: [String?] = [row[1], row[2], row[3], row[4]]
    return listed == [record.uuid, record.action, record.item?.text, record.reason]
  }

  /// The highest entry that anything in the store refers to.
  private static func furthest(_ db: Database) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT max(coalesce((SELECT max(entry) FROM review), 0),
          coalesce((SELECT max(entry) FROM revocation), 0),
          coalesce((SELECT max(entry) FROM held_meeting), 0),
          coalesce((SELECT max(entry) FROM import), 0),
          coalesce((SELECT max(entry) FROM access_right), 0))
        """) ?? 0
  }

  /// Compares with the head file. Entries that it knows of and the ledger lacks were cut off if the rest of
  /// the store still refers to them; else the whole store is an older copy.
  private func missingTail(_ entries: Int, _ furthest: Int) throws -> [VerifyReport.Problem] {
    let text = try HeadFile(store: path).read()
    let noted = text.flatMap(Checkpoint.init(text:))
    let remedy = "Restore the newest backup of the store, then run custody verify again."
    if let noted, noted.store == uuid, noted.size > entries {
      let what =
        furthest > entries
        ? "cut tail: entries \(entries + 1) to \(noted.size) were acknowledged and are missing"
        : "older copy: this store ends at entry \(entries), its head file says \(noted.size)"
      return [VerifyReport.Problem(at: "head file", what: what, remedy: remedy)]
    }
    if furthest > entries {
      return [
        VerifyReport.Problem(
          at: "entry \(entries + 1)",
          what: "cut tail: the store refers to entry \(furthest), which is missing", remedy: remedy)
      ]
    }
    return try compareHead(with: HeadFile(store: path)).problem.map { [$0] } ?? []
  }

  /// Compares reviews and tasks with what the entries add up to.
  private static func differences(
    _ fold: ReviewFold, _ db: Database
  ) throws -> [VerifyReport.Problem] {
    let remedy = "Trust the ledger: custody ledger list shows what was decided."
    var problems: [VerifyReport.Problem] = []
    var missing = Set(fold.items.keys)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT \(ReviewRecord.columns) FROM review ORDER BY item")
    while let row = try rows.next() {
      let item = ItemID(row[0])
      missing.remove(item)
      let stored = try? ReviewRecord.review(row)
      let implied = fold.items[item]
      if stored == implied, stored != nil { continue }
      let says = stored?.state.rawValue ?? "nothing that can be read"
      let detail =
        stored?.state == implied?.state && stored?.until == implied?.until
        ? "its owners, facts, notes or reason are not those of the ledger"
        : "the store says \(says), the ledger says \(implied?.state.rawValue ?? "nothing")"
      problems.append(
        VerifyReport.Problem(
          at: "item \(item)", what: "state differs: \(detail)", remedy: remedy))
    }
    for item in missing.sorted() {
      problems.append(
        VerifyReport.Problem(
          at: "item \(item)", what: "state differs: the store has lost its review",
          remedy: remedy))
    }
    var tasks = fold.tasks
    for stored in try EntryWriter.tasks(db, "1") {
      guard let implied = tasks.removeValue(forKey: stored.entry) else {
        problems.append(
          VerifyReport.Problem(
            at: "revocation \(stored.entry)",
            what: "state differs: no entry of the ledger decided it", remedy: remedy))
        continue
      }
      if stored == implied { continue }
      problems.append(
        VerifyReport.Problem(
          at: "revocation \(stored.entry)",
          what: "state differs: the store says \(stored.status.rawValue), the ledger says "
            + "\(implied.status.rawValue), or its owner, due date or reason differ", remedy: remedy)
      )
    }
    for entry in tasks.keys.sorted() {
      problems.append(
        VerifyReport.Problem(
          at: "revocation \(entry)", what: "state differs: the store has lost it", remedy: remedy))
    }
    return try problems + AccessTable.problems(fold.access, db)
  }
}
