import CustodyDomain
import GRDB

/// What entries of the ledger imply for meetings, in their tables.
enum MeetingTable {
  /// Moves the tables on by one entry.
  static func apply(_ record: LedgerRecord, _ db: Database) throws {
    let change = MeetingFold.change(by: record)
    if let item = change.settled {
      try db.cachedStatement(sql: "DELETE FROM open_acceptance WHERE item = ?")
        .execute(arguments: [item.text])
    }
    for (item, acceptance) in change.opened {
      try db.execute(
        sql: "INSERT OR REPLACE INTO open_acceptance (item, person, meeting) VALUES (?, ?, ?)",
        arguments: [item.text, acceptance.person, acceptance.meeting])
    }
    if let held = change.held {
      try db.execute(
        sql: "INSERT INTO held_meeting (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          held.entry, held.name, held.account, held.started.seconds, held.ended.seconds,
          held.items, held.decisions, held.parked,
        ])
    }
  }

  private static let columns = "entry, name, account, started, ended, items, decisions, parked"

  /// Meetings that were held, the newest first.
  static func held(_ db: Database, limit: Int) throws -> [HeldMeeting] {
    try Row.fetchAll(
      db, sql: "SELECT \(columns) FROM held_meeting ORDER BY entry DESC LIMIT ?",
      arguments: [max(0, limit)]
    ).map { row in
      HeldMeeting(
        entry: row[0], name: row[1], account: row[2], started: Instant(seconds: row[3]),
        ended: Instant(seconds: row[4]), items: row[5], decisions: row[6], parked: row[7])
    }
  }

  /// Whose acceptance an item awaits.
  static func acceptance(of item: ItemID, _ db: Database) throws -> OpenAcceptance? {
    let read = try db.cachedStatement(
      sql: "SELECT person, meeting FROM open_acceptance WHERE item = ?")
    return try Row.fetchOne(read, arguments: [item.text]).map {
      OpenAcceptance(person: $0[0], meeting: $0[1])
    }
  }

  /// Where the tables say something else than the ledger.
  static func differences(_ fold: MeetingFold, _ db: Database) throws -> [VerifyReport.Problem] {
    let remedy = "Trust the ledger: custody meeting minutes is made from it alone."
    var problems: [VerifyReport.Problem] = []
    let stored = try held(db, limit: .max)
    if stored != fold.held.values.sorted(by: { $0.entry > $1.entry }) {
      problems.append(
        VerifyReport.Problem(
          at: "meetings", what: "state differs: the list of meetings is not that of the ledger",
          remedy: remedy))
    }
    var open: [ItemID: OpenAcceptance] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT item, person, meeting FROM open_acceptance") {
      open[ItemID(row[0])] = OpenAcceptance(person: row[1], meeting: row[2])
    }
    for item in Set(open.keys).union(fold.awaited.keys).sorted()
    where open[item] != fold.awaited[item] {
      problems.append(
        VerifyReport.Problem(
          at: "item \(item)",
          what: "state differs: whose acceptance is open is not what the ledger says",
          remedy: remedy))
    }
    return problems
  }
}
