import CustodyDomain
import Foundation
import GRDB

/// The end of a meeting, and what its minutes are made from.
extension SQLiteStore {
  /// Ends the meeting: writes its decisions, the submit that lists them, and the meeting's entry, in one
  /// transaction. Refused drafts, and those on other items, stay drafts.
  ///
  /// - Parameter revocations: the number of revocations among the agenda's drafts, as typed.
  /// - Throws: `StoreError.wrongCount` when it is another.
  public func endMeeting(
    revocations: Int, by reviewer: Reviewer, now: Instant
  ) throws -> MeetingReceipt {
    try writing(.meeting, by: reviewer, now) { db in
      try SQLiteStore.permit(.meeting, to: reviewer, db)
      let meeting = try SQLiteStore.held(reviewer, db)
      let agenda = Set(meeting.agenda.map(\.item))
      let drafts = try SQLiteStore.drafts(of: reviewer.account, db).map(\.draft)
        .filter { agenda.contains($0.item) }
      let expected = drafts.count { $0.action == .revoke }
      guard expected == revocations else {
        throw StoreError.wrongCount(expected: expected, given: revocations)
      }
      let size = try EntryWriter.size(db)
      let requests = drafts.map(\.request)
      let submit = try record(
        requests, batches: try SQLiteStore.batches(of: reviewer.account, db),
        by: reviewer, now: now, db)
      _ = try log(submit.refused, requests, by: reviewer, now, db)
      let content = MeetingRecord(
        meeting, decisions: try SQLiteStore.decisions(after: size, db))
      // What is looked up if the commit fails: the meeting's entry is the last of it.
      pending.withLock { $0 = content.id }
      var writer = try EntryWriter(db, by: reviewer, now: now, rehearsal: options.rehearsal)
      guard let entry = try writer.append(.meeting(content)) else {
        throw StoreError.inputOutput(
          "the meeting is too long for one ledger entry; park with fewer words, or drop items")
      }
      try SQLiteStore.forgetMeeting(of: reviewer, db)
      var receipt = submit
      receipt.head = writer.newHead
      return MeetingReceipt(
        submit: receipt, entry: entry.entry, awaited: content.awaited.count,
        left: content.left.count)
    }
  }

  /// The decisions after an entry, in their order.
  private static func decisions(
    after sequence: Int, _ db: Database
  ) throws -> [(listed: SubmitRecord.Listed, item: ItemID, action: Action)] {
    try Row.fetchAll(
      db, sql: "SELECT sequence, body FROM ledger WHERE sequence > ? ORDER BY sequence",
      arguments: [sequence]
    ).compactMap { row in
      let body = Array(row[1] as Data)
      guard case .decision(let decision)? = (try? StatementParser.record(body))?.content else {
        return nil
      }
      return (
        SubmitRecord.Listed(entry: row[0], digest: .of(body)), decision.item, decision.action
      )
    }
  }

  /// Meetings that were held, the newest first.
  public func meetings(limit: Int) throws -> [HeldMeeting] {
    try read { try MeetingTable.held($0, limit: limit) }
  }

  /// What the minutes of a meeting are made from, by the number of its entry (nil: the newest); nil where there
  /// is none.
  public func minutes(of entry: Int?) throws -> MeetingMinutes? {
    try read { db in
      let newest = try entry ?? MeetingTable.held(db, limit: 1).first?.entry
      guard let newest, let record = try SQLiteStore.record(newest, db),
        case .meeting(let meeting) = record.content,
        let after = try EntryWriter.frontier(at: newest, db)?.head
      else { return nil }
      let decisions = try meeting.listed.map { listed in
        guard case .decision(let decision)? = try SQLiteStore.record(listed.entry, db)?.content
        else {
          throw StoreError.readOnly(
            "entry \(listed.entry), which the meeting lists, can't be read; run custody verify")
        }
        return MeetingMinutes.Decision(entry: listed.entry, record: decision)
      }
      return MeetingMinutes(
        entry: record, meeting: meeting, decisions: decisions, after: after)
    }
  }

  private static func record(_ sequence: Int, _ db: Database) throws -> LedgerRecord? {
    let read = try db.cachedStatement(sql: "SELECT body FROM ledger WHERE sequence = ?")
    return try Data.fetchOne(read, arguments: [sequence])
      .flatMap { try? StatementParser.record(Array($0)) }
  }
}
