import CustodyDomain
import Foundation
import GRDB

extension SQLiteStore {
  /// One item, whole.
  public func detail(_ id: ItemID, now: Instant) throws -> ItemDetail {
    try read { db in
      let loader = try ItemLoader(db)
      guard let (loaded, subject, assessment) = try assess(id, loader, now: now),
        let row = try Row.fetchOne(
          db,
          sql: "SELECT \(ItemRow.selection) FROM item i WHERE i.id = ?", arguments: [id.text])
      else { throw StoreError.noSuchItem(id.text) }
      let owner = try loaded.item.businessOwner(loader.people, now: now)
      let standing = Standing(
        loaded.review, loaded.standingFacts(assessment, ownerLeft: owner?.left ?? false), now: now)
      let lastSeen = try Int64.fetchOne(
        db,
        sql: "SELECT m.time FROM sighting s JOIN import m ON m.n = s.import WHERE s.item = ?",
        arguments: [loaded.record.number])
      let seen = try Row.fetchOne(
        db, sql: "SELECT author, at FROM seen WHERE item = ? ORDER BY at DESC LIMIT 1",
        arguments: [id.text])
      var detail = ItemDetail(
        item: loaded.item,
        row: try SQLiteStore.withReview([try ItemRow(stored: row)], db)[0],
        assessment: assessment,
        surroundings: subject.surroundings, review: loaded.review,
        history: try history(of: id, limit: 50, db), reopened: standing.reopened,
        seen: seen.map { (by: $0[0], at: Instant(seconds: $0[1])) },
        firstSeen: loaded.record.firstSeen,
        lastSeen: lastSeen.map(Instant.init(seconds:)) ?? loaded.record.firstSeen,
        sessions: SessionStanding.all(subject), agent: AgentStanding(subject),
        policy: options.policy)
      detail.recommendation = Recommendation(
        loaded.item, subject.surroundings, assessment, loaded.review, standing,
        policy: options.policy, now: now)
      detail.since = try since(loaded, assessment, db)
      return detail
    }
  }

  /// What differs since the newest decision on what becomes of an item.
  private func since(
    _ loaded: LoadedItem, _ assessment: Assessment, _ db: Database
  ) throws -> SinceDecision? {
    guard let entry = loaded.review.disposition,
      let body = try Data.fetchOne(
        db, sql: "SELECT body FROM ledger WHERE sequence = ?", arguments: [entry]),
      let record = try? StatementParser.record(Array(body)),
      case .decision(let decision) = record.content
    else { return nil }
    return SinceDecision(
      of: loaded.item, assessment, from: decision, entry: entry, at: record.time)
  }

  /// The item that a person means by an id, a unique beginning of one, a source's id or an exact name.
  ///
  /// - Throws: `StoreError.noSuchItem`, `.ambiguousItem` with up to ten ids.
  public func resolve(_ text: String) throws -> ItemID {
    try read { db in
      func fetch(_ condition: String, _ values: StatementArguments) throws -> [String] {
        try String.fetchAll(
          db, sql: "SELECT id FROM item WHERE \(condition) ORDER BY id LIMIT 11",
          arguments: values)
      }
      let folded = TextFolding.folded(text)
      // A beginning needs the kind's letter, the dash and something of the digits.
      let tries: [(String, StatementArguments)] = [
        ("id = ?", [folded]),
        (
          folded.utf8.count >= 4 ? "id >= ? AND id < ?" : "0 AND id >= ? AND id < ?",
          [folded, folded + "\u{7F}"]
        ),
        ("hidden IN (0, 1) AND name = ?", [text]),
        ("source_id = ?", [text]),
        ("fingerprint = ?", [text]),
        ("hidden IN (0, 1) AND fold(name) = ?", [folded]),
      ]
      for (condition, values) in tries {
        let found = try fetch(condition, values)
        if found.count == 1 { return ItemID(found[0]) }
        if !found.isEmpty {
          throw StoreError.ambiguousItem(text, Array(found.prefix(10)))
        }
      }
      throw StoreError.noSuchItem(text)
    }
  }

  /// The numbers of the header.
  public func summary(now: Instant) throws -> StoreSummary {
    try read { db in
      let hidden: Set = ["departed", "removed"]
      var counts: [String: Int] = [:]
      var verdicts: [Verdict: Int] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT state, verdict, items FROM tally") {
        let (state, items): (String, Int) = (row[0], row[2])
        counts[state, default: 0] += items
        guard !hidden.contains(state), let verdict = Verdict(rawValue: row[1]) else { continue }
        verdicts[verdict, default: 0] += items
      }
      var drafts: [String: Int] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT word, count(*) FROM draft GROUP BY word") {
        drafts[row[0]] = row[1]
      }
      var summary = StoreSummary(
        items: counts.filter { !hidden.contains($0.key) }.values.reduce(0, +),
        open: counts["open"] ?? 0, verdicts: verdicts, drafts: drafts,
        entries: try Int.fetchOne(db, sql: "SELECT coalesce(max(sequence), 0) FROM ledger") ?? 0,
        tasks: try SQLiteStore.taskTotals(db, now: now),
        inventories: try InventoryAges(db).all(options.policy, now: now),
        campaigns: try SQLiteStore.campaignsAtWork(db), readOnly: frozen.withLock { $0 })
      summary.breakGlass = try AccessTable.fold(db).pending(now)
      return summary
    }
  }

  /// When items end, between two days.
  public func expiry(
    _ query: Query, from: Instant, through: Instant, now: Instant
  ) throws -> ExpirySummary {
    try read { db in
      let condition = try compiler(db, now, .whole).condition(query)
      let totals = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*) FILTER (WHERE i.expires_key <= ?),
            count(*) FILTER (WHERE i.expires_key > ? AND i.expires_key <= ?),
            count(*) FILTER (WHERE i.expires_key > ? AND i.expires_key <= ?),
            count(*) FILTER (WHERE i.expires_key = \(SortKey.last)),
            count(*) FILTER (WHERE i.expires_key = \(SortKey.unknown))
          FROM item i WHERE \(condition.sql)
          """,
        arguments: StatementArguments(
          [
            now.seconds, now.seconds, now.adding(days: 30).seconds, now.seconds,
            now.adding(days: 90).seconds,
          ] + condition.values))
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT (i.expires_key - ?1) / 86400, count(*) FROM item i
          WHERE i.expires_key >= ?1 AND i.expires_key < ?2 AND \(condition.sql)
          GROUP BY 1
          """,
        arguments: StatementArguments(
          [from.startOfDay.seconds, through.startOfDay.seconds + 86_400] + condition.values))
      var days: [Int64: Int] = [:]
      for row in rows { days[from.dayNumber + (row[0] as Int64)] = row[1] }
      return ExpirySummary(
        days: days, overdue: totals?[0] ?? 0, within30: totals?[1] ?? 0,
        within90: totals?[2] ?? 0, never: totals?[3] ?? 0, unknown: totals?[4] ?? 0)
    }
  }
}
