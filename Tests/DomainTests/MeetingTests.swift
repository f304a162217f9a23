import CustodyDomain
import Testing

/// Agendas, outcomes, the meeting's entry and what it adds up to.
@Suite struct MeetingTests {
  private func row(_ id: String, tool: String?, owner: String? = nil, score: Int = 40) -> ItemRow {
    ItemRow(
      id: ItemID(id), version: 1, kind: .oauthGrant, source: "entra", name: "App \(id)",
      tool: tool, ai: true, principal: nil, reaches: "Mail.Read", owner: owner, ownerLeft: false,
      expires: .never, usage: .never, created: nil, risk: .medium, score: score, reach: .reads,
      tier: .standard, verdict: .partial, links: [true, false, true, true], state: .open,
      until: nil)
  }

  @Test func `an agenda begins with what nobody owns, the longest heading first`() {
    let rows = [
      row("a", tool: "Zapier", owner: "bo"), row("b", tool: "Notes"), row("c", tool: "Zapier"),
      row("d", tool: nil), row("e", tool: nil), row("f", tool: "Zapier", score: 80),
      row("g", tool: nil),
    ]
    let lines = Agenda.lines(of: rows, by: .tool)
    #expect(lines.map(\.item.text) == ["f", "c", "b", "d", "e", "g", "a"])
    let groups = Agenda.groups(of: lines)
    #expect(groups.map(\.label) == ["Zapier", "Notes", "", "Zapier"])
    #expect(groups.map(\.first) == [0, 2, 3, 6])
    #expect(groups.map(\.count) == [2, 1, 3, 1])
    #expect(groups.map(\.owned) == [false, false, false, true])
    #expect(Agenda.lines(of: rows.reversed(), by: .tool) == lines)
    #expect(Agenda.lines(of: rows, by: .owner).map(\.label).last == "bo")
    #expect(Agenda.digest(of: lines.map(\.item)) == Agenda.digest(of: rows.map(\.id)))
    #expect(
      Agenda.digest(of: lines.dropLast().map(\.item)) != Agenda.digest(of: rows.map(\.id)))
  }

  @Test func `what becomes of an item says more than its new owner, and notes decide nothing`() {
    func outcome(_ actions: [Action], parked: Bool = false) -> MeetingOutcome {
      MeetingOutcome(actions: actions, isParked: parked)
    }
    let until = LedgerSample.start
    let owner = Action.reassign(role: .business, person: "bo")
    #expect(outcome([]) == .open)
    #expect(outcome([.note("asked"), .set(.purpose("mail"))]) == .open)
    #expect(outcome([], parked: true) == .parked)
    #expect(outcome([owner], parked: true) == .assigned)
    #expect(outcome([owner, .revoke]) == .revoked)
    #expect(outcome([.revoke, owner]) == .revoked)
    #expect(outcome([owner, .recertify(until: until)]) == .kept)
    #expect(outcome([.deferTo(person: "bo", until: until)]) == .deferred)
    #expect(outcome([.rotate]) == .rotated)
  }

  @Test func `the next open item comes after this one, then from the top`() {
    var meeting = MeetingSample.meeting
    #expect(meeting.nextOpen(after: 0) == 1)
    meeting.agenda[1].outcome = .assigned
    #expect(meeting.nextOpen(after: 0) == 2)
    #expect(meeting.nextOpen(after: 2) == 0)
    meeting.agenda[0].outcome = .parked
    meeting.agenda[2].outcome = .revoked
    #expect(meeting.nextOpen(after: 2) == nil)
    #expect(meeting.nextParked(after: 2) == 0)
    #expect(meeting.tally == [.parked: 1, .assigned: 1, .revoked: 1])
  }

  @Test func `an entry of a meeting reads back as it was written`() throws {
    let sample = MeetingSample.held()
    let row = try #require(sample.rows.last)
    let record = try StatementParser.record(row.body)
    #expect(record == sample.records.last)
    guard case .meeting(let meeting) = record.content else {
      Issue.record("no meeting")
      return
    }
    #expect(meeting.awaited == [.init(item: ItemID("g-1"), person: "cy")])
    #expect(meeting.left.map(\.item.text) == ["g-3"])
    #expect(meeting.left.first?.parking == Parking(why: "who \"pays\"?", whom: "bo"))
    #expect(
      record.detail
        == "Owners: 3 items, 2 decisions, 1 parked, 0 left open, 1 to be accepted")
    #expect(record.action == "meeting")
    #expect(record.item == nil)
  }

  @Test func `acceptance is open for an absent owner until they accept or another decision comes`()
    throws
  {
    func fold(_ sample: LedgerSample) throws -> MeetingFold {
      var checker = LedgerChecker()
      for row in sample.rows { checker.take(row) }
      #expect(checker.finish().isEmpty)
      return checker.meetings
    }
    let held = MeetingSample.held()
    let number = held.rows.count
    #expect(try fold(held).awaited == [ItemID("g-1"): .init(person: "cy", meeting: number)])
    #expect(try fold(held).held[number]?.parked == 1)
    for action: Action in [
      .set(.ownership(by: "cy")), .reassign(role: .business, person: "bo"), .revoke,
    ] {
      var later = held
      later.append(later.decision("g-1", action, reason: "so"))
      later.append(later.submit())
      #expect(try fold(later).awaited.isEmpty, "\(action)")
    }
    var other = held
    other.append(other.decision("g-1", .reassign(role: .iam, person: "bo")))
    other.append(other.decision("g-1", .note("asked Cy")))
    other.append(other.submit())
    #expect(try fold(other).awaited.count == 1)
  }

  @Test func `a meeting that tells another story than its submit is found`() {
    func problems(_ change: (inout MeetingRecord) -> Void) -> [String] {
      var sample = MeetingSample.decided()
      var record = MeetingSample.record(sample)
      change(&record)
      sample.append(.meeting(record))
      var checker = LedgerChecker()
      for row in sample.rows { checker.take(row) }
      return checker.finish().map(\.what)
    }
    #expect(problems { _ in }.isEmpty)
    let stories: [(String, (inout MeetingRecord) -> Void)] = [
      ("lists entry", { $0.listed[0].digest = .of([9]) }),
      ("lists entry", { $0.listed[0].entry = 1 }),
      ("agenda", { $0.left = [] }),
      ("agenda", { $0.items = 4 }),
      ("acceptances", { $0.awaited = [] }),
      ("acceptances", { $0.people[1].present = true }),
      ("began", { $0.before.root = Hash256.of([1]).hex }),
    ]
    for (word, change) in stories {
      let found = problems(change)
      #expect(found.count == 1 && found[0].contains(word), "\(word): \(found)")
    }
  }

  @Test func `only the awaited person accepts, and only what waits`() {
    let (item, surroundings) = Sample.clean()
    let request = DecisionRequest(item: item.id, action: .set(.ownership(by: "ana@corp.example")))
    func refused(_ awaited: String?) -> [String] {
      var context = ReviewRules.Context(
        item: item, assessment: Sample.assess(item, surroundings), people: Sample.people,
        named: nil, version: 3, changedBy: nil, state: .open, foreignDraft: nil, seen: true,
        hiddenText: false)
      context.awaited = awaited
      return ReviewRules(policy: Policy())
        .refusals(
          of: request, by: Reviewer(uid: 1000, account: "ana", person: "ana@corp.example"),
          in: context, now: Sample.now
        ).map(\.rule)
    }
    #expect(refused(nil) == ["nothing-to-accept"])
    #expect(refused("cy@corp.example") == ["not-the-owner"])
    #expect(refused("ana@corp.example") == [])
  }
}

/// A meeting of three items, as a store would hold and write it.
enum MeetingSample {
  static var meeting: Meeting {
    Meeting(
      id: "m-1", name: "Owners", started: LedgerSample.start, query: "owner:none",
      grouping: .tool, head: MerkleFrontier().head,
      people: [
        MeetingPerson(id: "bo", name: "Bo", present: true),
        MeetingPerson(id: "cy", name: "Cy", present: false, speaker: "bo"),
      ],
      agenda: ["g-1", "g-2", "g-3"].map {
        AgendaLine(item: ItemID($0), name: "App \($0)", label: "Zapier", owned: false)
      })
  }

  /// A ledger with the decisions of the meeting and their submit.
  static func decided() -> LedgerSample {
    var sample = LedgerSample()
    sample.append(sample.decision("g-9", .note("before")))
    sample.append(sample.submit())
    sample.append(sample.decision("g-1", .reassign(role: .business, person: "cy")))
    sample.append(sample.decision("g-2", .reassign(role: .business, person: "bo")))
    sample.append(sample.submit())
    return sample
  }

  static func record(_ sample: LedgerSample) -> MeetingRecord {
    var meeting = meeting
    meeting.agenda[2].parking = Parking(why: "who \"pays\"?", whom: "bo")
    let decisions = zip(sample.records, sample.rows).dropFirst(2).compactMap { record, row in
      if case .decision(let decision) = record.content {
        (
          listed: SubmitRecord.Listed(entry: record.number, digest: .of(row.body)),
          item: decision.item, action: decision.action
        )
      } else {
        nil
      }
    }
    return MeetingRecord(meeting, decisions: decisions)
  }

  static func held() -> LedgerSample {
    var sample = decided()
    sample.append(.meeting(record(sample)))
    return sample
  }
}
