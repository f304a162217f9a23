import Testing

@testable import CustodyDomain

/// What may follow what in the life of a task.
@Suite struct TaskMoveTests {
  typealias Status = Revocation.Status

  private static let item = ItemID("g-1")

  private func task(_ status: Status, rotation: Bool = false) -> Revocation {
    Revocation(
      entry: 1, item: Self.item, name: "n", source: "entra", rotation: rotation, owner: "iam",
      status: status, decided: LedgerSample.start, decidedBy: "ana",
      due: LedgerSample.start.adding(days: 7), reason: "unused")
  }

  private func move(_ status: Status, evidence: Int? = nil, note: String? = nil) -> TaskRecord {
    TaskRecord(
      id: "t", task: 1, decision: .of([1]), item: Self.item, name: "n", status: status,
      evidence: evidence, note: note)
  }

  /// The table of DESIGN.md section 2 and EVIDENCE.md section 5, cell by cell: rows are where a task stands,
  /// columns where it goes.
  @Test func `the table of moves is as designed`() {
    let order: [Status] = [
      .decided, .planned, .carriedOut, .failed, .unknown, .cannotApply, .proven, .cameBack,
      .superseded,
    ]
    let table: [(Status, String)] = [
      (.decided, "-xxxxxx-x"), (.planned, "-xxxxxx-x"), (.carriedOut, "---xxxxxx"),
      (.failed, "-xxxxxx-x"), (.unknown, "-xxxxxx-x"), (.cannotApply, "---------"),
      (.proven, "-------x-"), (.cameBack, "------x-x"), (.superseded, "---------"),
    ]
    #expect(Set(table.map(\.0)) == Set(Status.allCases))
    for (from, cells) in table {
      let says = String(order.map { from.next.contains($0) ? "x" : "-" })
      #expect(says == cells, "\(from)")
    }
  }

  @Test(arguments: Status.allCases, Status.allCases)
  func `the fold takes a move that the table has, and tells any other`(_ from: Status, _ to: Status)
  {
    let task = task(from)
    var fold = ReviewFold(tasks: [task])
    let evidence = to.needsEvidence ? 1 : nil
    let record = LedgerRecord(
      number: 2, author: LedgerSample.ana, time: LedgerSample.start.adding(days: 1),
      rehearsal: false, head: LedgerHead(size: 0, root: Hash256.empty.hex),
      content: .task(move(to, evidence: evidence, note: to == .cannotApply ? "why" : nil)))
    let mismatch = fold.apply(record)
    // Superseding is what a later decision does, never an entry of its own.
    #expect((mismatch == nil) == (from.next.contains(to) && to != .superseded))
  }

  @Test func `only an import proves, only a person says how it went, and giving up needs a reason`()
  {
    let task = task(.carriedOut)
    #expect(task.fault(moving: move(.proven)) != nil)
    #expect(task.fault(moving: move(.proven, evidence: 9)) == nil)
    #expect(task.fault(moving: move(.failed, evidence: 9)) != nil)
    #expect(task.fault(moving: move(.cannotApply)) != nil)
    #expect(task.fault(moving: move(.cannotApply, note: "")) != nil)
    #expect(task.fault(moving: move(.cannotApply, note: "the tool is gone")) == nil)
    var other = move(.failed)
    other.item = ItemID("g-2")
    #expect(task.fault(moving: other) != nil)
  }

  @Test func `a task keeps who moved it, when, and what they said`() {
    let later = LedgerSample.start.adding(days: 2)
    let bo = Reviewer(uid: 1002, account: "bo", person: nil)
    let done = task(.planned).moved(by: move(.carriedOut, note: "ticket 7"), of: bo, at: later)
    #expect(done.status == .carriedOut)
    #expect(done.movedBy == "bo")
    #expect(done.moved == later)
    #expect(done.carriedOut == later)
    #expect(done.note == "ticket 7")
    #expect(done.decidedBy == "ana")
    #expect(done.provableFrom == later)
    let failed = done.moved(by: move(.failed), of: bo, at: later.adding(days: 1))
    #expect(failed.note == nil)
    #expect(failed.provableFrom == later)
  }

  @Test func `a task is overdue from its date on, until it is proven or given up`() {
    let after = LedgerSample.start.adding(days: 8)
    #expect(!task(.decided).isOverdue(now: LedgerSample.start.adding(days: 7)))
    #expect(task(.decided).isOverdue(now: after))
    #expect(task(.carriedOut).isOverdue(now: after))
    for closed in [Status.proven, .cannotApply, .superseded] {
      #expect(!task(closed).isOverdue(now: after))
    }
  }

  @Test(arguments: [
    ([Status.carriedOut, .proven], ReviewState.revoking, nil),
    ([.carriedOut, .proven, .cameBack], .open, "it was revoked, was gone, and came back"),
    ([.carriedOut, .cameBack], .open, "it was revoked and is still there"),
    ([.cannotApply], .open, "it can't be revoked: why"),
    ([.carriedOut, .proven, .cameBack, .proven], .revoking, nil),
  ])
  func `an item whose task comes to nothing is open again and says why`(
    _ moves: [Status], _ state: ReviewState, _ why: String?
  ) {
    var sample = LedgerSample()
    sample.append(sample.decision("g-1", .revoke, reason: "unused"))
    for status in moves {
      sample.append(
        .task(
          move(
            status, evidence: status.needsEvidence ? 1 : nil,
            note: status == .cannotApply ? "why" : nil)))
    }
    #expect(sample.fold.items[Self.item]?.state == state)
    #expect(sample.fold.items[Self.item]?.facts["reopened"] == why)
    sample.append(sample.decision("g-1", .recertify(until: LedgerSample.start.adding(days: 9))))
    #expect(sample.fold.items[Self.item]?.facts["reopened"] == nil)
  }

  @Test func `an entry keeps a task's note and the command that was planned`() throws {
    var record = move(.planned, note: "batch \"7\"\n")
    record.command = ["az", "rest", "--url=https://x/'y"]
    let whole = LedgerRecord(
      number: 2, author: LedgerSample.ana, time: LedgerSample.start, rehearsal: false,
      head: LedgerHead(size: 1, root: Hash256.empty.hex), content: .task(record))
    let bytes = try #require(Statement.bytes(of: whole))
    #expect(try StatementParser.record(bytes) == whole)
  }
}
