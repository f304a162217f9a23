import CustodyDomain
import Foundation
import GRDB

/// Meetings while they go on.
extension SQLiteStore: MeetingStore {
  /// Begins a meeting over the open items of a query; its agenda is fixed from now on.
  ///
  /// - Throws: `Refusal` when one is going on, when there is nothing to talk about, or too much of it.
  public func beginMeeting(
    _ plan: MeetingPlan, by reviewer: Reviewer, now: Instant
  ) throws -> Meeting {
    let open = plan.query.and(Query([Query.Term(field: .state, values: [.text("open")])]))
    let rows = try rows(Window(query: open, limit: Agenda.limit + 1), now: now)
    if rows.isEmpty {
      throw SQLiteStore.refuse(
        "empty-agenda", "the query holds no open item: there is nothing to talk about",
        "custody list \(plan.query) shows what it holds")
    }
    if rows.count > Agenda.limit {
      throw SQLiteStore.refuse(
        "long-agenda",
        "the query holds \(try count(open, now: now)) open items, and a meeting takes at most "
          + "\(Agenda.limit)", "narrow it: a tool, a tier, a risk",
        key: "narrow it with a filter: /")
    }
    let head = try head()
    return try writing(.meeting, by: reviewer, now) { db in
      try SQLiteStore.permit(.meeting, to: reviewer, db)
      if try SQLiteStore.meeting(of: reviewer.account, db) != nil {
        throw SQLiteStore.refuse(
          "meeting-goes-on", "a meeting of yours goes on", "end it first: custody meeting",
          key: "end it first: M")
      }
      let id = UUID().uuidString.lowercased()
      try db.execute(
        sql: """
          INSERT INTO meeting (account, id, name, query, grouping, started, size, root)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          reviewer.account, id, plan.name, open.description, plan.grouping.rawValue, now.seconds,
          head.size, head.root,
        ])
      for (position, line) in Agenda.lines(of: rows, by: plan.grouping).enumerated() {
        try db.execute(
          sql: """
            INSERT INTO meeting_item (account, position, item, name, label, owned)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            reviewer.account, position, line.item.text, line.name, line.label, line.owned,
          ])
      }
      return try SQLiteStore.held(reviewer, db)
    }
  }

  /// The meeting that this reviewer holds; nil when there is none.
  public func meeting(of reviewer: Reviewer) throws -> Meeting? {
    try read { try SQLiteStore.meeting(of: reviewer.account, $0) }
  }

  /// Notes that somebody is there, or absent, and who speaks for them.
  ///
  /// - Throws: `Refusal` when no meeting is going on.
  public func attend(_ person: MeetingPerson, by reviewer: Reviewer) throws {
    try write { db in
      let meeting = try SQLiteStore.held(reviewer, db)
      var person = person
      // Nobody speaks for who is there, and nobody who is not there speaks.
      let speaks = meeting.present.contains { $0.id == person.speaker && $0.id != person.id }
      if person.present || !speaks { person.speaker = nil }
      try db.execute(
        sql: """
          INSERT INTO meeting_person (account, position, person, name, present, speaker)
          VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (account, person) DO UPDATE SET present = excluded.present,
            speaker = excluded.speaker
          """,
        arguments: [
          reviewer.account, meeting.people.count, person.id, person.name, person.present,
          person.speaker,
        ])
      if !person.present { try SQLiteStore.silence(person.id, reviewer, db) }
    }
  }

  /// Takes somebody off the list who was named by mistake.
  public func unlist(_ person: String, by reviewer: Reviewer) throws {
    try write { db in
      try db.execute(
        sql: "DELETE FROM meeting_person WHERE account = ? AND person = ?",
        arguments: [reviewer.account, person])
      try SQLiteStore.silence(person, reviewer, db)
    }
  }

  /// Parks an item of the agenda, or with nil takes it up again.
  public func park(_ item: ItemID, _ parking: Parking?, by reviewer: Reviewer) throws {
    if let parking {
      if parking.why.allSatisfy(\.isWhitespace) || parking.why.count > Parking.limit {
        throw SQLiteStore.refuse(
          "parking-reason",
          "a word why it is parked is wanted, of at most \(Parking.limit) letters",
          "write it shorter")
      }
      let written = DecisionRequest(item: item, action: .note(parking.why))
      if let refusal = written.unprintable { throw refusal }
    }
    try write { db in
      try db.execute(
        sql: "UPDATE meeting_item SET why = ?, whom = ? WHERE account = ? AND item = ?",
        arguments: [parking?.why, parking?.whom, reviewer.account, item.text])
      if db.changesCount == 0 {
        throw SQLiteStore.refuse(
          "not-on-agenda", "it is not on the agenda of a meeting of yours",
          "custody meeting begins one")
      }
    }
  }

  /// Gives up the meeting: nothing is written to the ledger, drafts stay drafts.
  public func dropMeeting(by reviewer: Reviewer) throws {
    try write { db in
      _ = try SQLiteStore.held(reviewer, db)
      try SQLiteStore.forgetMeeting(of: reviewer, db)
    }
  }

  /// Whose acceptance an item awaits; nil for nobody's.
  public func acceptance(of item: ItemID) throws -> OpenAcceptance? {
    try read { try MeetingTable.acceptance(of: item, $0) }
  }

  /// Who has left, or was never there, speaks for nobody.
  private static func silence(_ person: String, _ reviewer: Reviewer, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE meeting_person SET speaker = NULL WHERE account = ? AND speaker = ?",
      arguments: [reviewer.account, person])
  }

  static func forgetMeeting(of reviewer: Reviewer, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM meeting WHERE account = ?", arguments: [reviewer.account])
  }

  /// The meeting that a reviewer holds.
  static func held(_ reviewer: Reviewer, _ db: Database) throws -> Meeting {
    guard let meeting = try meeting(of: reviewer.account, db) else {
      throw refuse(
        "no-meeting", "no meeting of yours goes on", "custody meeting begins one",
        key: "M begins one")
    }
    return meeting
  }

  private static func meeting(of account: String, _ db: Database) throws -> Meeting? {
    guard
      let row = try Row.fetchOne(
        db,
        sql: "SELECT id, name, query, grouping, started, size, root FROM meeting WHERE account = ?",
        arguments: [account])
    else { return nil }
    let people = try Row.fetchAll(
      db,
      sql: """
        SELECT person, name, present, speaker FROM meeting_person WHERE account = ?
        ORDER BY position, person
        """, arguments: [account]
    ).map { MeetingPerson(id: $0[0], name: $0[1], present: $0[2], speaker: $0[3]) }
    var actions: [ItemID: [Action]] = [:]
    for state in try drafts(of: account, db) {
      actions[state.draft.item, default: []].append(state.draft.action)
    }
    let lines = try Row.fetchAll(
      db,
      sql: """
        SELECT item, name, label, owned, why, whom FROM meeting_item WHERE account = ?
        ORDER BY position
        """, arguments: [account]
    ).map { row in
      let item = ItemID(row[0])
      let parking = (row[4] as String?).map { Parking(why: $0, whom: row[5]) }
      return AgendaLine(
        item: item, name: row[1], label: row[2], owned: row[3],
        outcome: MeetingOutcome(actions: actions[item] ?? [], isParked: parking != nil),
        parking: parking)
    }
    return Meeting(
      id: row[0], name: row[1], started: Instant(seconds: row[4]), query: row[2],
      grouping: AgendaGrouping(rawValue: row[3]) ?? .owner,
      head: LedgerHead(size: row[5], root: row[6]), people: people, agenda: lines)
  }

  static func refuse(
    _ rule: String, _ message: String, _ hint: String, key: String? = nil
  ) -> Refusal {
    Refusal(rule: rule, item: nil, message: message, hint: hint, key: key)
  }
}
