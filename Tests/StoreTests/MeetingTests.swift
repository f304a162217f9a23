import CustodyDomain
import GRDB
import Testing

@testable import CustodySQLite

/// Meetings in the store: begun, left, gone on with, ended, and checked against the ledger.
@Suite struct MeetingTests {
  private let now = ReviewBench.now
  private let ana = ReviewBench.ana
  private let bo = ReviewBench.bo
  private let cy = Reviewer(uid: 1003, account: "cy", person: "cy@corp.example")

  private func begin(
    _ bench: ReviewBench, _ query: String = "tier:light", by: AgendaGrouping = .tool
  ) throws -> Meeting {
    try bench.store.beginMeeting(
      MeetingPlan(name: "Owners", query: try Query(parsing: query), grouping: by), by: ana,
      now: now)
  }

  private func assign(_ item: ItemID, _ person: String) -> DecisionRequest {
    DecisionRequest(item: item, action: .reassign(role: .business, person: person))
  }

  private func rule(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return (error as? Refusal)?.rule }
    return nil
  }

  /// A meeting of 12 that assigned two (one to Cy, who is not there), revoked one and parked one.
  private func held(_ bench: ReviewBench) throws -> MeetingReceipt {
    _ = try begin(bench)
    try bench.store.attend(
      MeetingPerson(id: "bo@corp.example", name: "Bo", present: true), by: ana)
    try bench.store.attend(
      MeetingPerson(
        id: "cy@corp.example", name: "Cy", present: false, speaker: "bo@corp.example"), by: ana)
    _ = try bench.store.draft([assign(bench.light[0], "cy")], by: ana, now: now)
    _ = try bench.store.draft([assign(bench.light[1], "bo")], by: ana, now: now)
    _ = try bench.store.draft([bench.revoke(bench.light[2])], by: ana, now: now)
    try bench.store.park(
      bench.light[3], Parking(why: "who pays?", whom: "di@corp.example"), by: ana)
    return try bench.store.endMeeting(revocations: 1, by: ana, now: now)
  }

  @Test func `a meeting's agenda is fixed when it begins, and outlives the program`() throws {
    let bench = try ReviewBench()
    let meeting = try begin(bench)
    #expect(meeting.agenda.count == 12)
    #expect(meeting.query == "tier:light state:open")
    #expect(meeting.head == (try bench.store.head()))
    _ = try bench.store.draft([assign(bench.light[4], "bo")], by: ana, now: now)
    _ = try bench.store.decide([bench.revoke(bench.light[5])], by: bo, now: now)
    try bench.store.attend(
      MeetingPerson(id: "bo@corp.example", name: "Bo", present: true), by: ana)
    try bench.store.park(bench.light[6], Parking(why: "later"), by: ana)
    try bench.reopen()
    let again = try #require(try bench.store.meeting(of: ana))
    #expect(again.agenda.map(\.item) == meeting.agenda.map(\.item))
    #expect(again.tally == [.assigned: 1, .parked: 1, .open: 10])
    #expect(again.people.map(\.name) == ["Bo"])
    #expect(try bench.store.meeting(of: bo) == nil)
  }

  @Test func `a second meeting, an empty one and an endless one are refused`() throws {
    let bench = try ReviewBench(light: Agenda.limit + 1)
    #expect(rule { _ = try begin(bench) } == "long-agenda")
    #expect(rule { _ = try begin(bench, "name:nothing") } == "empty-agenda")
    _ = try begin(bench, "tier:strict")
    #expect(rule { _ = try begin(bench, "tier:strict") } == "meeting-goes-on")
    try bench.store.dropMeeting(by: ana)
    #expect(rule { try bench.store.dropMeeting(by: ana) } == "no-meeting")
    #expect(
      rule { try bench.store.park(bench.strict[0], Parking(why: "x"), by: ana) } == "not-on-agenda")
  }

  @Test
  func `the end writes decisions, their submit and the meeting, and no other drafts`()
    throws
  {
    let bench = try ReviewBench()
    let before = try bench.store.head()
    _ = try bench.store.draft([bench.revoke(bench.strict[0])], by: ana, now: now)
    let receipt = try held(bench)
    #expect(receipt.submit.decisions == 3)
    #expect(receipt.entry == before.size + 5)
    #expect(receipt.submit.entry == before.size + 4)
    #expect(receipt.awaited == 1)
    #expect(receipt.left == 9)
    #expect(receipt.submit.head == (try bench.store.head()))
    #expect(try bench.store.drafts(of: ana).map(\.item) == [bench.strict[0]])
    #expect(try bench.store.meeting(of: ana) == nil)
    #expect(try bench.store.verify().problems.isEmpty)
    let listed = try #require(try bench.store.meetings(limit: 9).first)
    #expect(listed.entry == receipt.entry)
    #expect((listed.items, listed.decisions, listed.parked) == (12, 3, 1))
  }

  @Test func `the number of revocations must be that of the agenda`() throws {
    let bench = try ReviewBench()
    _ = try begin(bench)
    _ = try bench.store.draft([bench.revoke(bench.light[0])], by: ana, now: now)
    let before = try bench.snapshot()
    #expect(throws: StoreError.wrongCount(expected: 1, given: 0)) {
      _ = try bench.store.endMeeting(revocations: 0, by: ana, now: now)
    }
    #expect(try bench.snapshot() == before)
    #expect(try bench.store.meeting(of: ana) != nil)
  }

  @Test func `minutes are made from entries alone`() throws {
    let bench = try ReviewBench()
    let receipt = try held(bench)
    let minutes = try #require(try bench.store.minutes(of: nil))
    #expect(minutes.entry.number == receipt.entry)
    #expect(minutes.after == receipt.submit.head)
    #expect(minutes.decisions.map(\.record.item) == Array(bench.light[0...2]))
    #expect(minutes.decisions.map(\.record.action.word) == ["reassign", "reassign", "revoke"])
    #expect(minutes.meeting.left.count == 9)
    #expect(
      minutes.meeting.left.compactMap(\.parking)
        == [Parking(why: "who pays?", whom: "di@corp.example")])
    // The tables beside the ledger may go; the minutes stay.
    try bench.tamper { db in
      try db.execute(sql: "DELETE FROM review")
      try db.execute(sql: "DELETE FROM open_acceptance")
    }
    let again = try #require(try bench.store.minutes(of: receipt.entry))
    #expect(again.meeting == minutes.meeting)
    #expect(again.entry == minutes.entry)
    #expect(try bench.store.minutes(of: 1) == nil)
  }

  @Test func `acceptance is open until the absent owner accepts, and nobody else can`() throws {
    let bench = try ReviewBench()
    _ = try held(bench)
    let item = bench.light[0]
    func open() throws -> [ItemID] {
      try bench.store.rows(
        Window(query: try Query(parsing: "acceptance:open"), limit: 9), now: now
      ).map(\.id)
    }
    #expect(try open() == [item])
    #expect(try bench.store.acceptance(of: item)?.person == "cy@corp.example")
    func accept(_ reviewer: Reviewer, _ name: String) throws -> [String] {
      try bench.store.decide(
        [DecisionRequest(item: item, action: .set(.ownership(by: name)))], by: reviewer, now: now
      ).refused.map(\.rule)
    }
    #expect(try accept(bo, "bo@corp.example") == ["not-the-owner"])
    #expect(try accept(bo, "cy@corp.example") == ["not-the-owner"])
    #expect(try accept(cy, "cy@corp.example") == [])
    #expect(try open().isEmpty)
    #expect(try accept(cy, "cy@corp.example") == ["nothing-to-accept"])
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `verify finds a meeting or an acceptance that the ledger doesn't tell of`() throws {
    let spoils = [
      "UPDATE held_meeting SET decisions = 4", "DELETE FROM held_meeting",
      "DELETE FROM open_acceptance", "UPDATE open_acceptance SET person = 'bo@corp.example'",
    ]
    for spoil in spoils {
      let bench = try ReviewBench()
      _ = try held(bench)
      try bench.tamper { try $0.execute(sql: spoil) }
      let problems = try bench.store.verify().problems
      #expect(problems.count == 1, "\(spoil)")
      #expect(problems.first?.what.hasPrefix("state differs") == true, "\(spoil)")
    }
  }

  @Test func `nobody speaks for who is there, or while away`() throws {
    let bench = try ReviewBench()
    _ = try begin(bench)
    func attend(_ name: String, _ present: Bool, _ speaker: String? = nil) throws {
      try bench.store.attend(
        MeetingPerson(id: name, name: name, present: present, speaker: speaker), by: ana)
    }
    func speakers() throws -> [String?] {
      try #require(try bench.store.meeting(of: ana)).people.map(\.speaker)
    }
    try attend("bo", true)
    try attend("cy", false, "bo")
    try attend("di", true, "bo")
    #expect(try speakers() == [nil, "bo", nil])
    try attend("cy", false, "cy")
    #expect(try speakers() == [nil, nil, nil])
    try attend("cy", false, "bo")
    try attend("bo", false)
    #expect(try speakers() == [nil, nil, nil])
    try attend("cy", false, "di")
    try bench.store.unlist("di", by: ana)
    #expect(try speakers() == [nil, nil])
  }

  @Test func `what is parked without a word, or with one that doesn't show, is refused`() throws {
    let bench = try ReviewBench()
    _ = try begin(bench)
    for why in [" ", "bell\u{7}", String(repeating: "x", count: Parking.limit + 1)] {
      #expect(
        rule { try bench.store.park(bench.light[0], Parking(why: why), by: ana) } != nil, "\(why)")
    }
    #expect(try bench.store.meeting(of: ana)?.tally == [.open: 12])
  }

  @Test func `the longest agenda of undecided items fits into one entry`() throws {
    let bench = try ReviewBench(light: Agenda.limit)
    _ = try begin(bench)
    for item in bench.light {
      try bench.store.park(
        item, Parking(why: String(repeating: "ü", count: Parking.limit), whom: "cy@corp.example"),
        by: ana)
    }
    let receipt = try bench.store.endMeeting(revocations: 0, by: ana, now: now)
    #expect(receipt.left == Agenda.limit)
    #expect(receipt.submit.entry == 0)
    #expect(try bench.store.verify().problems.isEmpty)
  }
}
