import CustodyDomain
import GRDB
import Testing

@testable import CustodySQLite

/// Conditional keeps, exceptions and what opens items again, in a real store.
@Suite struct DecisionsTests {
  private let now = ReviewBench.now
  private let ana = ReviewBench.ana
  private let bo = ReviewBench.bo

  @Test func `what is kept on a condition returns on its day and says which`() throws {
    let bench = try ReviewBench()
    let item = bench.light[0]
    let until = now.adding(days: 20)
    _ = try bench.store.draft(
      [DecisionRequest(item: item, action: .keep(until: until, condition: "narrow to openid"))],
      by: ana, now: now)
    let receipt = try bench.store.submit(revocations: 0, by: ana, now: now)
    #expect(receipt.decisions == 1)
    #expect(try bench.state(item) == .recertified)
    _ = try bench.store.reassess(now: until, budget: nil)
    #expect(try bench.state(item) == .open)
    #expect(
      try bench.store.detail(item, now: until).reopened
        == "its condition fell due on \(until.dateText): narrow to openid")
    #expect(try bench.store.verify().problems.isEmpty)
  }

  /// A finding of an item that can be accepted.
  private func finding(_ bench: ReviewBench, _ item: ItemID, at time: Instant) throws -> String {
    let found = try bench.store.detail(item, now: time).assessment.findings.map(\.rule)
    return try #require(found.first { RuleCatalogue.rule($0)?.isHard == false })
  }

  @Test func `an accepted finding is hidden until its end, and shows with the ended exception`()
    throws
  {
    let bench = try ReviewBench()
    let item = bench.light[0]
    let rule = try finding(bench, item, at: now)
    func found(_ time: Instant) throws -> [String] {
      try bench.store.detail(item, now: time).assessment.findings.map(\.rule)
    }
    let until = now.adding(days: 20)
    func accept(_ end: Instant, at time: Instant) throws -> [String] {
      try bench.store.decide(
        [
          DecisionRequest(
            item: item, action: .exception(rule: rule, until: end), reason: "its vendor is slow")
        ], by: bo, now: time
      ).refused.map(\.rule)
    }
    #expect(try accept(until, at: now) == [])
    #expect(try !found(now).contains(rule))
    #expect(try bench.store.verify().problems.isEmpty)
    #expect(try bench.state(item) == .open)
    // It can be accepted for longer while it is hidden.
    let later = until.adding(days: 5)
    #expect(try accept(later, at: now) == [])
    #expect(try !found(until).contains(rule))
    #expect(try found(later).contains(rule))
    #expect(try found(later).contains("exception-expired"))
    #expect(try bench.store.count(Query(parsing: "finding:exception-expired"), now: later) == 0)
    _ = try bench.store.reassess(now: later, budget: nil)
    #expect(try bench.store.count(Query(parsing: "finding:exception-expired"), now: later) == 1)
    #expect(try accept(later.adding(days: 9), at: later) == [])
    #expect(try !found(later).contains("exception-expired"))
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `drafts of exceptions stand side by side, one for each rule`() throws {
    let bench = try ReviewBench()
    let item = bench.light[0]
    let found = try bench.store.detail(item, now: now).assessment.findings.map(\.rule)
      .filter { RuleCatalogue.rule($0)?.isHard == false }
    try #require(found.count > 1)
    for rule in found.prefix(2) + [found[0]] {
      _ = try bench.store.draft(
        [
          DecisionRequest(
            item: item, action: .exception(rule: rule, until: now.adding(days: 9)), reason: "known")
        ], by: ana, now: now)
    }
    #expect(try bench.store.drafts(of: ana).count == 2)
    _ = try bench.store.undo(by: ana, now: now)
    #expect(try bench.store.drafts(of: ana).count == 2)
    _ = try bench.store.undo(by: ana, now: now)
    #expect(try bench.store.drafts(of: ana).count == 1)
  }

  @Test func `a review that was changed behind the ledger's back is named`() throws {
    let bench = try ReviewBench()
    let rule = try finding(bench, bench.light[0], at: now)
    _ = try bench.store.decide(
      [
        DecisionRequest(
          item: bench.light[0], action: .exception(rule: rule, until: now.adding(days: 9)),
          reason: "known")
      ], by: ana, now: now)
    try bench.tamper {
      try $0.execute(
        sql: "UPDATE review SET exceptions = replace(exceptions, 'known', 'forged')")
    }
    #expect(try bench.store.verify().problems.map(\.at) == ["item \(bench.light[0])"])
  }

  @Test func `another target opens a recertified item again, one filled in does not`() throws {
    let bench = try ReviewBench(light: 2)
    func placed(_ number: Int, _ resources: [String?]) -> Item {
      var item = ReviewBench.item(number, "openid")
      item.permissions = resources.map { Permission(scope: "openid", resource: $0) }
      return item
    }
    let rest = (2..<4).map { ReviewBench.item($0, "Mail.ReadWrite") }
    try bench.load([placed(0, ["Graph"]), placed(1, [nil])] + rest, at: now)
    _ = try bench.store.decide(
      [bench.recertify(bench.light[0]), bench.recertify(bench.light[1])], by: ana, now: now)
    let later = now.adding(days: 1)
    try bench.load([placed(0, ["Graph", "Payroll"]), placed(1, ["Graph"])] + rest, at: later)
    #expect(try bench.state(bench.light[0]) == .open)
    #expect(
      try bench.store.detail(bench.light[0], now: later).reopened
        == "it reaches another target: Payroll")
    #expect(try bench.state(bench.light[1]) == .recertified)
    #expect(try bench.store.verify().problems.isEmpty)
  }
}
