import CustodyDomain
import CustodyTestSupport
import Testing

@testable import CustodySQLite

/// How items were looked at: counted in a real store, and told by its entries.
struct AttentionStoreTests {
  private static let cy = Reviewer(uid: 1003, account: "cy", person: "cy@corp.example")
  private let now = ReviewBench.now

  private func at(_ seconds: Int) -> Instant { Instant(seconds: now.seconds + Int64(seconds)) }

  private func decisions(_ bench: ReviewBench) throws -> [DecisionRecord] {
    try (1...bench.store.head().size).compactMap { sequence in
      let record = try StatementParser.record(#require(try bench.store.entry(sequence)))
      guard case .decision(let decision) = record.content else { return nil }
      return decision
    }
  }

  @Test func `an entry says how its item was looked at, and the count begins anew after it`() throws
  {
    let bench = try ReviewBench()
    let (first, second) = (bench.light[0], bench.light[1])
    let store = bench.store
    try store.seen(first, .opened, by: Self.cy, now: at(0))
    try store.seen(first, .left(seconds: 12), by: Self.cy, now: at(12))
    try store.seen(first, .opened, by: Self.cy, now: at(20))
    try store.seen(first, .left(seconds: 3), by: Self.cy, now: at(23))
    // What somebody else looked at is theirs.
    try store.seen(second, .opened, by: ReviewBench.bo, now: at(24))
    try store.seen(second, .left(seconds: 60), by: ReviewBench.bo, now: at(84))
    _ = try store.draft(
      [bench.recertify(first), bench.recertify(second)], by: Self.cy, now: at(90))
    #expect(try store.pace(of: Self.cy).sentence == "2 kept in 0 s, 1 never opened")
    _ = try store.submit(revocations: 0, by: Self.cy, now: at(100))
    #expect(
      try decisions(bench).map(\.look) == [
        DecisionLook(opened: 2, seconds: 15, batch: 2, drafted: at(90)),
        DecisionLook(opened: 0, seconds: 0, batch: 2, drafted: at(90)),
      ])
    // The same item again: what was seen before its decision is not looked at for the next.
    _ = try store.decide([bench.revoke(first)], by: Self.cy, now: at(200))
    #expect(try decisions(bench).last?.look == DecisionLook())
    try store.seen(second, .left(seconds: 30), by: Self.cy, now: at(210))
    try store.seen(second, .opened, by: Self.cy, now: at(220))
    try store.seen(second, .left(seconds: 4), by: Self.cy, now: at(224))
    _ = try store.decide([bench.revoke(second)], by: Self.cy, now: at(230))
    #expect(try decisions(bench).last?.look == DecisionLook(opened: 1, seconds: 4))
    #expect(try store.verify().problems.isEmpty)
  }

  @Test func `what an import changed was not looked at`() throws {
    let bench = try ReviewBench(light: 3)
    let item = bench.light[0]
    try bench.store.seen(item, .opened, by: Self.cy, now: at(0))
    try bench.store.seen(item, .left(seconds: 9), by: Self.cy, now: at(9))
    var items = (0..<3).map { ReviewBench.item($0, "openid") }
    items[0].permissions.append(Permission(scope: "profile"))
    try bench.load(items, at: at(60))
    _ = try bench.store.decide([bench.recertify(item)], by: Self.cy, now: at(90))
    #expect(try decisions(bench).last?.look == DecisionLook())
  }

  @Test func `a command decides in a batch of its size`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.decide(
      bench.light[0..<5].map { bench.recertify($0) }, by: Self.cy, now: now)
    let looks = try decisions(bench).map(\.look)
    #expect(looks == Array(repeating: DecisionLook(batch: 5), count: 5))
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test(arguments: [(1, [AttentionSignal.Rule.pace]), (180, [])])
  func `a report of twenty approvals tells by their pace whether they were read`(
    every seconds: Int, signals: [AttentionSignal.Rule]
  ) throws {
    let bench = try ReviewBench(light: 20)
    let plan = CampaignPlan(
      name: "Q4", query: "tier:light", due: now.adding(days: 28), stages: [.role(.business)])
    let opening = try bench.store.openCampaign(
      plan, planted: [], dryRun: false, by: ReviewBench.ana, now: now)
    #expect(opening.entry != nil)
    for (index, item) in bench.light.enumerated() {
      let moment = at(60 + index * seconds)
      _ = try bench.store.draft([bench.recertify(item)], by: Self.cy, now: moment)
    }
    // All of them are sent at once, long after: the pace is that of the drafts.
    _ = try bench.store.submit(revocations: 0, by: Self.cy, now: now.adding(days: 1))
    let report = try #require(try bench.store.campaignReport("Q4"))
    #expect(report.attention.signals.map(\.rule) == signals)
    #expect(report.attention.all.approvals == 20)
    #expect(report.attention.all.unopened == 20)
    #expect(report.attention.byReviewer.map(\.reviewer) == ["cy@corp.example"])
    #expect(report.outcomes == [.kept: 20])
    #expect(report.before.size == opening.entry.map { $0 - 1 })
    #expect(try report.after == bench.store.head())
    let none = try bench.store.campaignReport("Q9")
    #expect(none?.plan == nil)
  }
}
