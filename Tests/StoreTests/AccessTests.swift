import CustodyDomain
import CustodyTestSupport
import Testing

@testable import CustodySQLite

/// Roles and emergency access at the store's doors.
@Suite struct AccessTests {
  private let now = ReviewBench.now
  private let ana = ReviewBench.ana
  private let bo = ReviewBench.bo
  private let cy = Reviewer(uid: 1003, account: "cy", person: "cy@corp.example")

  /// Gives a role: one administrator proposes, the other confirms.
  private func give(_ role: AccessRole, _ holder: String, _ bench: ReviewBench) throws {
    let entry = try bench.store.change(
      .propose(RoleChange(holder: holder, role: role, gives: true)), by: ana, now: now)
    _ = try bench.store.change(.confirm(entry), by: bo, now: now)
  }

  private func withRoles() throws -> ReviewBench {
    let bench = try ReviewBench()
    _ = try bench.store.change(
      .begin(["ana@corp.example", "bo@corp.example"]), by: ana, now: now)
    return bench
  }

  @Test func `roles hold for imports and decisions, whichever door is used`() throws {
    let bench = try withRoles()
    #expect(throws: Refusal.self) {
      _ = try bench.store.importing(by: cy, now: now, dryRun: false) { _ in }
    }
    let request = bench.recertify(bench.light[0])
    // An administrator may import and decides on nothing.
    #expect(
      try bench.store.obstacles(to: request, by: ana, now: now).map(\.rule) == ["role-missing"])
    #expect(
      try bench.store.draft([request], by: ana, now: now).refused.map(\.rule) == ["role-missing"])
    #expect(
      try bench.store.decide([request], by: ana, now: now).refused.map(\.rule) == ["role-missing"])
    try give(.reviewer, "cy@corp.example", bench)
    #expect(try bench.store.decide([request], by: cy, now: now).decisions == 1)
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `a role that was taken before the submit counts`() throws {
    let bench = try withRoles()
    try give(.reviewer, "cy@corp.example", bench)
    #expect(
      try bench.store.draft([bench.recertify(bench.light[0])], by: cy, now: now).saved.count == 1)
    let entry = try bench.store.change(
      .propose(RoleChange(holder: "cy@corp.example", role: .reviewer, gives: false)), by: ana,
      now: now)
    _ = try bench.store.change(.confirm(entry), by: bo, now: now)
    let receipt = try bench.store.submit(revocations: 0, by: cy, now: now)
    #expect(receipt.decisions == 0)
    #expect(receipt.refused.map(\.rule) == ["role-missing"])
  }

  @Test func `verify finds a role that no entry gave`() throws {
    let bench = try withRoles()
    try bench.tamper { db in
      try db.execute(sql: "UPDATE access_right SET body = replace(body, 'bo@', 'eve@')")
    }
    try bench.reopen()
    #expect(try bench.store.verify().problems.map(\.at) == ["access"])
  }

  @Test func `emergency access is for listed items, names its entry, and is answered for`() throws {
    let bench = try withRoles()
    let item = bench.strict[0]
    func begin(_ minutes: Int) throws -> Int {
      try bench.store.change(
        .breakGlass(
          BreakGlassRequest(
            items: [item], reason: "outage", ticket: "INC-7", minutes: minutes,
            countersignHours: 24)), by: ana, now: now)
    }
    #expect(throws: Refusal.self) { _ = try begin(9 * 60) }
    let entry = try begin(60)
    var request = bench.recertify(item)
    request.reason = "needed in the outage"
    // The other strict item isn't listed, and it isn't for others.
    #expect(
      try bench.store.obstacles(to: bench.recertify(bench.strict[1]), by: ana, now: now)
        .map(\.rule).contains("role-missing"))
    #expect(
      try bench.store.obstacles(to: request, by: bo, now: now).map(\.rule)
        .contains("role-missing"))
    let later = Instant(seconds: now.seconds + 3600)
    #expect(
      try bench.store.obstacles(to: request, by: ana, now: later).map(\.rule)
        .contains("role-missing"))
    #expect(try bench.store.obstacles(to: request, by: ana, now: now).isEmpty)
    let receipt = try bench.store.decide([request], by: ana, now: now)
    #expect(receipt.decisions == 1)
    let body = try #require(try bench.store.entry(receipt.entry - 1))
    guard case .decision(let decision) = try StatementParser.record(body).content else {
      Issue.record("no decision")
      return
    }
    #expect(decision.breakGlass == entry)
    #expect(try bench.store.summary(now: later).breakGlass.map(\.entry) == [entry])
    #expect(throws: Refusal.self) {
      _ = try bench.store.change(.countersign(entry), by: ana, now: later)
    }
    _ = try bench.store.change(.countersign(entry), by: bo, now: later)
    #expect(try bench.store.summary(now: later).breakGlass.isEmpty)
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `an executor carries out what another decided on a strict item`() throws {
    let bench = try withRoles()
    try give(.reviewer, "cy@corp.example", bench)
    try give(.executor, "cy@corp.example", bench)
    let ed = Reviewer(uid: 1004, account: "ed", person: "ed@corp.example")
    try give(.executor, "ed@corp.example", bench)
    let entry = try bench.store.decide([bench.revoke(bench.strict[0])], by: cy, now: now).entry - 1
    let move = TaskMove(task: entry, status: .planned)
    #expect(try bench.store.move([move], by: cy, now: now).refused.map(\.rule) == ["second-person"])
    #expect(try bench.store.move([move], by: ana, now: now).refused.map(\.rule) == ["role-missing"])
    #expect(try bench.store.move([move], by: ed, now: now).refused.isEmpty)
    let light = try bench.store.decide([bench.revoke(bench.light[0])], by: cy, now: now).entry - 1
    let own = TaskMove(task: light, status: .planned)
    #expect(try bench.store.move([own], by: cy, now: now).refused.isEmpty)
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `what another process writes shows, what this one writes doesn't`() throws {
    let bench = try ReviewBench()
    let other = try SQLiteStore.open(
      path: bench.path, options: ReviewBench.options, now: now)
    let before = try bench.store.glimpse()
    _ = try bench.store.decide([bench.recertify(bench.light[1])], by: ana, now: now)
    #expect(try bench.store.dataVersion() == before.version)
    _ = try other.draft([bench.revoke(bench.light[0])], by: bo, now: now)
    let after = try bench.store.glimpse()
    #expect(after.version != before.version)
    #expect(after.drafts.map(\.author) == ["bo"])
    #expect(try bench.store.dataVersion() == after.version)
    try other.close()
  }

  @Test func `a changed row is refused with what was seen and what it is now`() throws {
    let bench = try ReviewBench()
    let row = try bench.store.detail(bench.light[0], now: now).row
    var request = bench.revoke(row.id)
    request.version = row.version
    request.shown = RowView(row)
    _ = try bench.store.decide([bench.recertify(row.id)], by: bo, now: now)
    for refusals in [
      try bench.store.obstacles(to: request, by: ana, now: now),
      try bench.store.decide([request], by: ana, now: now).refused,
    ] {
      let message = try #require(refusals.first?.message)
      #expect(message.contains("you saw open"), "\(message)")
      #expect(message.contains("now it is recertified until "), "\(message)")
    }
    // A draft remembers no row: what the ledger says was there before is told.
    request.shown = nil
    #expect(
      try bench.store.obstacles(to: request, by: ana, now: now).first?.message
        .contains("you saw open") == true)
  }
}
