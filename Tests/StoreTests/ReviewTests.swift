import CustodyDomain
import GRDB
import Testing

@testable import CustodySQLite

@Suite struct ReviewTests {
  private let now = ReviewBench.now
  private let ana = ReviewBench.ana
  private let bo = ReviewBench.bo

  @Test func `a submit writes one entry a decision and one that lists them by digest`() throws {
    let bench = try ReviewBench()
    let before = try bench.store.head().size
    _ = try bench.store.draft(
      [bench.recertify(bench.light[0]), bench.revoke(bench.light[1])], by: ana, now: now)
    try bench.store.seen(bench.light[0], .opened, by: ana, now: now)
    try bench.store.seen(bench.light[0], .left(seconds: 40), by: ana, now: now)
    try bench.store.seen(bench.light[1], .raw, by: ana, now: now)
    _ = try bench.store.draft([bench.revoke(bench.light[2])], by: ana, now: now)
    let receipt = try bench.store.submit(revocations: 2, by: ana, now: now)
    #expect(receipt.decisions == 3)
    #expect(receipt.tasks == 2)
    #expect(receipt.entry == before + 4)
    #expect(receipt.head == (try bench.store.head()))
    #expect(try bench.store.drafts(of: nil).isEmpty)

    let body = try #require(try bench.store.entry(receipt.entry))
    let record = try StatementParser.record(body)
    guard case .submit(let submit) = record.content else {
      Issue.record("no submit")
      return
    }
    #expect(record.rehearsal)
    #expect(record.head.size == before)
    #expect(submit.counts == ["recertify": 1, "revoke": 2])
    #expect(submit.attention == .init(opened: 1, seconds: 40, batches: [2, 1]))
    let decisions = try (before + 1...before + 3).map { try #require(try bench.store.entry($0)) }
    #expect(submit.listed.map(\.digest) == decisions.map { Hash256.of($0) })
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `the number of revocations must be right, and nothing is written if it isn't`() throws
  {
    let bench = try ReviewBench()
    _ = try bench.store.draft([bench.revoke(bench.light[0])], by: ana, now: now)
    let before = try bench.snapshot()
    for given in [0, 2] {
      #expect(throws: StoreError.wrongCount(expected: 1, given: given)) {
        _ = try bench.store.submit(revocations: given, by: ana, now: now)
      }
    }
    #expect(try bench.snapshot() == before)
  }

  @Test func `a submit of nothing writes nothing`() throws {
    let bench = try ReviewBench()
    let before = try bench.snapshot()
    let receipt = try bench.store.submit(revocations: 0, by: ana, now: now)
    #expect(receipt.entry == 0)
    #expect(receipt.head == (try bench.store.head()))
    #expect(try bench.snapshot() == before)
  }

  @Test func `a command decides all or none`() throws {
    let bench = try ReviewBench()
    let before = try bench.snapshot()
    let refused = try bench.store.decide(
      [bench.recertify(bench.light[0]), bench.recertify(bench.strict[0])], by: ana, now: now)
    #expect(refused.decisions == 0)
    #expect(refused.refused.map(\.rule) == ["not-opened", "reason-missing"])
    #expect(refused.refused.allSatisfy { $0.item == bench.strict[0] })
    let twice = try bench.store.decide(
      [bench.recertify(bench.light[0]), bench.recertify(bench.light[0])], by: ana, now: now)
    #expect(twice.refused.map(\.rule) == ["named-twice"])
    #expect(try bench.snapshot() == before)
    let done = try bench.store.decide(
      [bench.recertify(bench.light[0]), bench.recertify(bench.light[1])], by: ana, now: now)
    #expect(done.decisions == 2)
  }

  @Test func `several facts of one item are several decisions and one change`() throws {
    let bench = try ReviewBench()
    let version = try #require(try bench.version(bench.light[0]))
    let actions: [Action] = [
      .set(.purpose("minutes")), .set(.initiation(.tool)), .reassign(role: .business, person: "bo"),
    ]
    let receipt = try bench.store.decide(
      actions.map { DecisionRequest(item: bench.light[0], action: $0, version: version) },
      by: ana, now: now)
    #expect(receipt.decisions == 3)
    #expect(try bench.version(bench.light[0]) == version + 1)
    let review = try bench.store.read { try EntryWriter.review(of: bench.light[0], $0) }
    #expect(review.facts == ["purpose": "minutes", "initiation": "tool"])
    #expect(review.owners == ["business": "bo@corp.example"])
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `of two reviewers on one item the second is told, and must choose again`() throws {
    let bench = try ReviewBench()
    let version = try bench.version(bench.light[0])
    var first = bench.recertify(bench.light[0])
    first.version = version
    var second = bench.revoke(bench.light[0])
    second.version = version
    #expect(try bench.store.decide([first], by: ana, now: now).decisions == 1)
    let lost = try bench.store.decide([second], by: bo, now: now)
    #expect(lost.refused.map(\.rule) == ["changed"])
    #expect(lost.refused.first?.message.contains("ana@corp.example") == true)
    #expect(try bench.state(bench.light[0]) == .recertified)
  }

  @Test func `a revocation opens a task for the IAM owner, due by the policy`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.decide([bench.revoke(bench.light[0], "left over")], by: ana, now: now)
    let task = try #require(try bench.store.revocations(openOnly: true).first)
    #expect(task.owner == "di@corp.example")
    #expect(task.due == now.adding(days: Policy().revocationDue))
    #expect(task.reason == "left over")
    #expect(task.status == .decided)
    #expect(try bench.state(bench.light[0]) == .revoking)
  }

  @Test func `reopening supersedes the decision and its task`() throws {
    let bench = try ReviewBench()
    let receipt = try bench.store.decide([bench.revoke(bench.light[0])], by: ana, now: now)
    let reopen = DecisionRequest(item: bench.light[0], action: .reopen, reason: "my mistake")
    let second = try bench.store.decide([reopen], by: bo, now: now)
    #expect(second.decisions == 1)
    let body = try #require(try bench.store.entry(second.entry - 1))
    guard case .decision(let decision) = try StatementParser.record(body).content else { return }
    #expect(decision.supersedes == receipt.entry - 1)
    #expect(try bench.store.revocations(openOnly: true).isEmpty)
    #expect(try bench.store.revocations(openOnly: false).map(\.status) == [.superseded])
    #expect(try bench.state(bench.light[0]) == .open)
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `an import proves a revocation, and brings the item back to the top`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.decide([bench.revoke(bench.light[0])], by: ana, now: now)
    let all = (0..<12).map { ReviewBench.item($0, "openid") }
    try bench.load(Array(all.dropFirst()), at: now.adding(days: 3))
    #expect(try bench.store.revocations(openOnly: false).map(\.status) == [.proven])
    #expect(try bench.state(bench.light[0]) == .removed)
    try bench.load(all, at: now.adding(days: 6))
    #expect(try bench.store.revocations(openOnly: true).map(\.status) == [.cameBack])
    #expect(try bench.state(bench.light[0]) == .open)
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `reasons come back most used first`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.decide(
      [
        bench.revoke(bench.light[0], "unused"), bench.revoke(bench.light[1], "duplicate"),
        bench.revoke(bench.light[2], "unused"),
      ], by: ana, now: now)
    #expect(try bench.store.reasons(for: "revoke", limit: 5) == ["unused", "duplicate"])
    #expect(try bench.store.reasons(for: "revoke", limit: 1) == ["unused"])
    #expect(try bench.store.reasons(for: "recertify", limit: 5).isEmpty)
  }

  @Test func `the ledger is listed from the newest, in windows`() throws {
    let bench = try ReviewBench()
    try bench.decideALot()
    let size = try bench.store.head().size
    let newest = try bench.store.ledger(before: nil, limit: 3)
    #expect(newest.map(\.sequence) == [size, size - 1, size - 2])
    #expect(newest.map(\.action) == ["submit", "defer", "set"])
    #expect(newest[1].detail == "to di@corp.example until \(now.adding(days: 9).dateText)")
    let older = try bench.store.ledger(before: size - 2, limit: 100)
    #expect(older.map(\.sequence) == Array((1..<size - 2).reversed()))
    #expect(older.last?.action == "import")
    #expect(try bench.store.entry(size + 1) == nil)
    let history = try bench.store.read {
      try bench.store.history(of: bench.light[0], limit: 50, $0)
    }
    #expect(history.map(\.action) == ["note", "recertify"])
  }

  @Test(arguments: ["ledger", "review", "revocation"])
  func `a write that fails in the middle leaves nothing behind`(table: String) throws {
    let bench = try ReviewBench()
    _ = try bench.store.draft(
      [bench.recertify(bench.light[0]), bench.revoke(bench.light[1])], by: ana, now: now)
    let before = try bench.snapshot()
    let head = bench.scratch.read("custody.db.head")
    try bench.store.pool.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          CREATE TEMP TRIGGER failing AFTER INSERT ON main.\(table)
          WHEN (SELECT count(*) FROM ledger) > 2
          BEGIN SELECT RAISE(ABORT, 'a fault on purpose'); END
          """)
    }
    #expect(throws: StoreError.inputOutput("a fault on purpose")) {
      _ = try bench.store.submit(revocations: 1, by: ana, now: now)
    }
    #expect(try bench.snapshot() == before)
    #expect(bench.scratch.read("custody.db.head") == head)
    try bench.store.pool.writeWithoutTransaction { try $0.execute(sql: "DROP TRIGGER failing") }
    #expect(try bench.store.submit(revocations: 1, by: ana, now: now).decisions == 2)
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test(arguments: [
    "UPDATE ledger SET reason = 'x'", "DELETE FROM ledger WHERE sequence = 1",
    "INSERT INTO ledger SELECT 99, 'u', action, item, reason, body, leaf, node, NULL FROM ledger",
    "INSERT OR REPLACE INTO ledger SELECT sequence, 'u', action, item, reason, body, leaf, node, NULL FROM ledger",
  ])
  func `the ledger only grows at its end`(sql: String) throws {
    let bench = try ReviewBench()
    #expect(throws: (any Error).self) {
      try bench.store.write { try $0.execute(sql: sql) }
    }
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test(arguments: 1...4)
  func `state is the fold of the ledger whatever is decided`(seed: UInt64) throws {
    let bench = try ReviewBench(light: 6)
    var random = Seeded(seed: seed)
    let end = now.adding(days: 30)
    let actions: [Action] = [
      .recertify(until: end), .revoke, .rotate, .reassign(role: .business, person: "bo"),
      .deferTo(person: "di", until: end), .set(.purpose("notes")), .set(.initiation(.tool)),
      .note("seen"), .reopen,
    ]
    for _ in 0..<40 {
      let items = bench.light.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
      let action = actions.randomElement(using: &random) ?? .revoke
      let requests = items.map { DecisionRequest(item: $0, action: action, reason: "seed \(seed)") }
      if Bool.random(using: &random) {
        _ = try bench.store.decide(requests, by: bo, now: now)
      } else {
        _ = try bench.store.draft(requests, by: ana, now: now)
        let drafts = try bench.store.drafts(of: ana)
        _ = try bench.store.submit(
          revocations: drafts.count { $0.action == .revoke }, by: ana, now: now)
      }
    }
    let report = try bench.store.verify()
    #expect(report.problems.isEmpty)
    #expect(report.entries > 40)
    #expect(report.head == (try bench.store.head()))
  }

  @Test func `many decisions are listed in parts, the last of which covers all`() throws {
    let bench = try ReviewBench(light: 600)
    let requests = bench.light.map {
      DecisionRequest(item: $0, action: .note("x"))
    }
    let receipt = try bench.store.decide(requests, by: ana, now: now)
    #expect(receipt.decisions == 600)
    guard
      case .submit(let last) = try StatementParser.record(
        #require(try bench.store.entry(receipt.entry))
      ).content
    else { return }
    #expect(last.parts == 3)
    #expect(last.listed.suffix(2).map(\.entry) == [receipt.entry - 2, receipt.entry - 1])
    #expect(try bench.store.verify().problems.isEmpty)
  }
}
