import CustodyDomain
import CustodyTestSupport
import GRDB
import Testing

@testable import CustodySQLite

@Suite struct CampaignTests {
  private let now = ReviewBench.now
  private let ana = ReviewBench.ana
  private let bo = ReviewBench.bo
  private static let cy = Reviewer(uid: 1003, account: "cy", person: "cy@corp.example")
  private static let di = Reviewer(uid: 1004, account: "di", person: "di@corp.example")
  private var due: Instant { now.adding(days: 28) }

  private func plan(
    _ name: String = "Q4-2026", _ query: String = "",
    _ stages: [ReviewerChoice] = [.role(.business)],
    fallback: [String] = [], carriedOver: Int? = nil, at time: Instant = ReviewBench.now
  ) -> CampaignPlan {
    CampaignPlan(
      name: name, query: query, due: time.adding(days: 28), stages: stages, fallback: fallback,
      carriedOver: carriedOver)
  }

  @discardableResult
  private func open(
    _ bench: ReviewBench, _ plan: CampaignPlan, planted: [ItemID] = [], at time: Instant? = nil
  ) throws -> CampaignOpening {
    let opening = try bench.store.openCampaign(
      plan, planted: planted, dryRun: false, by: ana, now: time ?? now)
    #expect(opening.entry != nil, "\(opening.gates.filter { !$0.passes })")
    return opening
  }

  private func shut(_ gates: [CampaignGate]) -> [CampaignGate.Kind] {
    gates.filter { !$0.passes }.map(\.kind)
  }

  private func keepAll(
    _ bench: ReviewBench, _ items: [ItemID], by reviewer: Reviewer, at time: Instant? = nil,
    days: Int = 60
  ) throws {
    let time = time ?? now
    let receipt = try bench.store.decide(
      items.map {
        DecisionRequest(item: $0, action: .recertify(until: time.adding(days: days)))
      }, by: reviewer, now: time)
    #expect(receipt.refused.isEmpty)
  }

  @Test func `opening freezes what the query holds, with the hash of what it rests on`() throws {
    let bench = try ReviewBench()
    let opening = try open(bench, plan(fallback: ["bo"]))
    #expect(opening.population == 14)
    #expect(opening.asked == ["cy@corp.example": 14])
    let file = try #require(opening.plan.sources.first)
    #expect(file.digest == Hash256.of(Array("\(now) 14".utf8)).hex)
    // What comes later is drift, not population.
    try bench.load(
      (0..<12).map { ReviewBench.item($0, "openid") } + [ReviewBench.item(30, "openid")],
      at: now.adding(days: 1))
    let standing = try #require(try bench.store.campaign("Q4-2026", now: now.adding(days: 1)))
    #expect(standing.population == 14)
    #expect(standing.drift == .init(new: 1, departed: 2, changed: 0))
    #expect(standing.outcomes == [.pending: 12, .departed: 2])
    #expect(
      standing.count(.decided) + standing.count(.pending) + standing.count(.refused) == 14)
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `an item without anybody who may decide keeps it shut, and is named`() throws {
    let bench = try ReviewBench(light: 3)
    var orphan = ReviewBench.item(20, "openid")
    orphan.owners = []
    var own = ReviewBench.item(21, "openid")
    own.principal = "cy@corp.example"
    try bench.load((0..<3).map { ReviewBench.item($0, "openid") } + [orphan, own])
    let before = try bench.snapshot()
    var opening = try bench.store.openCampaign(
      plan(), planted: [], dryRun: false, by: ana, now: now)
    #expect(opening.entry == nil)
    #expect(shut(opening.gates) == [.reviewers])
    #expect(Set(opening.gates.flatMap(\.items).map(\.item)) == [orphan.id, own.id])
    #expect(try bench.snapshot() == before)
    // Whoever stands in must be able to decide, too.
    opening = try bench.store.openCampaign(
      plan(fallback: ["cy"]), planted: [], dryRun: true, by: ana, now: now)
    #expect(opening.gates.flatMap(\.items).map(\.item) == [own.id])
    opening = try open(bench, plan(fallback: ["cy", "bo"]))
    #expect(opening.asked == ["cy@corp.example": 4, "bo@corp.example": 1])
  }

  @Test func `what one revokes no other keeps`() throws {
    let bench = try ReviewBench()
    try open(bench, plan("Q4", "", [.each(["cy", "bo"])]))
    let item = bench.light[0]
    try keepAll(bench, [item], by: Self.cy)
    #expect(try bench.store.campaignCases("Q4", outcome: .kept, after: nil, limit: 9).isEmpty)
    let receipt = try bench.store.decide([bench.revoke(item)], by: bo, now: now)
    #expect(receipt.refused.isEmpty)
    let found = try #require(
      try bench.store.campaignCases("Q4", outcome: .revoked, after: nil, limit: 9).first)
    #expect(found.item == item)
    #expect(found.deniedBy == "bo@corp.example")
    // And what both keep is kept, by the entry of the second.
    try keepAll(bench, [bench.light[1]], by: bo)
    try keepAll(bench, [bench.light[1]], by: Self.cy)
    let kept = try bench.store.campaignCases("Q4", outcome: .kept, after: nil, limit: 9)
    #expect(kept.map(\.item) == [bench.light[1]])
    #expect(kept[0].keeps[0].map(\.person) == ["bo@corp.example", "cy@corp.example"])
    #expect(kept[0].entry == kept[0].keeps[0][1].entry)
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `a second stage decides on what the first keeps`() throws {
    let bench = try ReviewBench()
    try open(bench, plan("Q4", "", [.role(.business), .inTurn(["bo"])]))
    let item = bench.light[0]
    func asked(_ person: String) throws -> Int {
      try bench.store.count(Query(parsing: "asked:\(person)"), now: now)
    }
    #expect(try asked("cy") == 14)
    #expect(try asked("bo") == 0)
    try keepAll(bench, [item], by: Self.cy)
    #expect(try asked("cy") == 13)
    #expect(try asked("bo") == 1)
    try keepAll(bench, [item], by: bo)
    let found = try #require(
      try bench.store.campaignCases("Q4", outcome: .kept, after: nil, limit: 9).first)
    #expect(found.keeps.map { $0.map(\.person) } == [["cy@corp.example"], ["bo@corp.example"]])
  }

  @Test func `of a thousand items of which forty changed, forty are to be decided`() throws {
    let bench = try ReviewBench(light: 1000)
    // What can do harm isn't kept in bulk, so this is about the rest.
    let query = "tier:light"
    try keepAll(bench, bench.light, by: Self.cy, days: 360)
    let later = now.adding(days: 90)
    let items = (0..<1000).map { number in
      var item = ReviewBench.item(number, "openid")
      // Use alone is no change.
      item.usage = .seen(later.adding(days: -1))
      if number % 25 == 0 { item.permissions.append(Permission(scope: "profile")) }
      return item
    }
    try bench.load(items, at: later)
    let reviewed = plan("Q1", query, carriedOver: 2, at: later)
    let opening = try open(bench, reviewed, at: later)
    #expect(opening.population == 1000)
    #expect(opening.toDecide == 40)
    #expect(opening.carried == 960)
    let carried = try bench.store.campaignCases("Q1", outcome: .carried, after: nil, limit: 2000)
    #expect(carried.count == 960)
    for found in carried {
      let entry = try #require(found.entry)
      let record = try StatementParser.record(#require(try bench.store.entry(entry)))
      #expect(record.item == found.item)
      #expect(record.action == "recertify")
    }
    let changed = bench.light.indices.filter { $0 % 25 == 0 }.map { bench.light[$0] }
    try keepAll(bench, changed, by: Self.cy, at: later, days: 360)
    var closing = try bench.store.closeCampaign(
      "Q1", undecided: nil, late: nil, dryRun: false, by: ana, now: later)
    #expect(closing.close?.outcomes == ["kept": 40, "carried": 960])
    // Twice in a row at most; what was decided in between counts anew.
    for (name, at, toDecide) in [("Q2", 140, 0), ("Q3", 190, 960)] {
      let time = now.adding(days: at)
      let opening = try open(bench, plan(name, query, carriedOver: 2, at: time), at: time)
      #expect(opening.toDecide == toDecide, "\(name)")
      guard toDecide == 0 else { break }
      closing = try bench.store.closeCampaign(
        name, undecided: nil, late: nil, dryRun: false, by: ana, now: time)
      #expect(closing.entry != nil)
    }
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `it closes when nothing is pending, and its numbers are those of the ledger`() throws {
    let bench = try ReviewBench()
    try open(bench, plan("Q4", "tier:light"))
    try keepAll(bench, Array(bench.light[0..<9]), by: Self.cy)
    var closing = try bench.store.closeCampaign(
      "Q4", undecided: nil, late: nil, dryRun: false, by: ana, now: now)
    #expect(closing.entry == nil)
    #expect(shut(closing.gates) == [.decided])
    #expect(
      Set(closing.gates.flatMap(\.items).map(\.item)) == Set(bench.light[9..<12]))
    _ = try bench.store.decide(bench.light[9..<12].map { bench.revoke($0) }, by: Self.cy, now: now)
    closing = try bench.store.closeCampaign(
      "Q4", undecided: nil, late: nil, dryRun: false, by: ana, now: now)
    #expect(shut(closing.gates) == [.revocations])
    closing = try bench.store.closeCampaign(
      "Q4", undecided: nil, late: "the vendor answers on Monday", dryRun: false, by: ana, now: now)
    let close = try #require(closing.close)
    #expect(close.outcomes == ["kept": 9, "revoked": 3])
    #expect(close.late.count == 3)
    // By hand: what the entries say, one by one.
    var counted: [String: Int] = [:]
    for sequence in 1...(try bench.store.head().size) {
      let record = try StatementParser.record(#require(try bench.store.entry(sequence)))
      if case .decision(let decision) = record.content, decision.campaign == "Q4" {
        counted[decision.action.word, default: 0] += 1
      }
    }
    #expect(counted == ["recertify": 9, "revoke": 3])
    #expect(throws: Refusal.self) {
      _ = try bench.store.closeCampaign(
        "Q4", undecided: nil, late: nil, dryRun: false, by: ana, now: now)
    }
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `silence is no approval: after the due date it is escalated, or stays open`() throws {
    let bench = try ReviewBench()
    try open(bench, plan("Q4", "tier:light", fallback: ["bo"]))
    let early = try bench.store.closeCampaign(
      "Q4", undecided: "they are on holiday", late: nil, dryRun: false, by: ana, now: now)
    #expect(shut(early.gates) == [.decided])
    let moved = try bench.store.delegate(
      "Q4", from: "cy", to: "bo", note: "no decision by the due date", query: nil,
      escalates: true, by: ana, now: due)
    #expect(moved.count == 12)
    #expect(try bench.store.count(Query(parsing: "asked:bo"), now: due) == 12)
    let closing = try bench.store.closeCampaign(
      "Q4", undecided: "nobody answered", late: nil, dryRun: false, by: ana, now: due)
    #expect(closing.close?.outcomes == ["undecided": 12])
    #expect(closing.close?.undecidedReason == "nobody answered")
    for item in bench.light { #expect(try bench.state(item) == .open) }
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `a row that is taken away keeps it from closing, and is named`() throws {
    let bench = try ReviewBench()
    try open(bench, plan("Q4", "tier:light"))
    try keepAll(bench, bench.light, by: Self.cy)
    let lost = bench.light[4]
    try bench.tamper { db in
      try db.execute(sql: "DELETE FROM campaign_case WHERE item = ?", arguments: [lost.text])
    }
    try bench.reopen()
    let closing = try bench.store.closeCampaign(
      "Q4", undecided: nil, late: nil, dryRun: false, by: ana, now: now)
    #expect(shut(closing.gates) == [.account, .ledger])
    #expect(closing.gates.first { $0.kind == .account }?.items.map(\.item) == [lost])
    #expect(closing.gates.first { $0.kind == .account }?.items.first?.why == "missing")
  }

  @Test func `an owner who is taken away keeps it from closing, and the item is named`() throws {
    let bench = try ReviewBench(light: 3)
    try open(bench, plan("Q4", "tier:light"))
    try keepAll(bench, bench.light, by: Self.cy)
    var items = (0..<3).map { ReviewBench.item($0, "openid") }
    items[1].owners.removeAll { $0.role == .business }
    try bench.load(items, at: now.adding(days: 1))
    let closing = try bench.store.closeCampaign(
      "Q4", undecided: nil, late: nil, dryRun: false, by: ana, now: now)
    #expect(shut(closing.gates) == [.owners])
    #expect(closing.gates.flatMap(\.items).map(\.item) == [bench.light[1]])
  }

  @Test func `planted items are declared by digest, and made known at the end`() throws {
    let bench = try ReviewBench()
    let planted = [bench.light[3], bench.light[1]]
    let opening = try open(bench, plan("Q4", "tier:light"), planted: planted)
    let declared = try #require(opening.plan.planted)
    #expect(declared.count == 2)
    for sequence in 1...(try bench.store.head().size) {
      let body = String(decoding: try #require(try bench.store.entry(sequence)), as: UTF8.self)
      #expect(!body.contains("salt"))
    }
    _ = try bench.store.decide([bench.revoke(bench.light[1])], by: Self.cy, now: now)
    try keepAll(bench, bench.light.filter { $0 != bench.light[1] }, by: Self.cy)
    let closing = try bench.store.closeCampaign(
      "Q4", undecided: nil, late: "on Monday", dryRun: false, by: ana, now: now)
    let told = try #require(closing.close?.planted)
    #expect(told.caught == [bench.light[1]])
    #expect(CampaignPlan.Planted(told.items, salt: told.salt) == declared)
  }

  @Test func `a new owner is asked in the place of the one before`() throws {
    let bench = try ReviewBench()
    try open(bench, plan("Q4"))
    for item in [bench.light[0], bench.strict[0]] {
      _ = try bench.store.decide(
        [DecisionRequest(item: item, action: .reassign(role: .business, person: "bo"))],
        by: ana, now: now)
    }
    #expect(
      try bench.store.rows(Window(query: Query(parsing: "asked:bo"), limit: 9), now: now).map(\.id)
        == [bench.light[0]])
    // Somebody named in a deferral is asked, too.
    _ = try bench.store.decide(
      [
        DecisionRequest(
          item: bench.light[1], action: .deferTo(person: "di", until: now.adding(days: 3)))
      ], by: Self.cy, now: now)
    #expect(
      try bench.store.rows(Window(query: Query(parsing: "asked:di"), limit: 9), now: now).map(\.id)
        == [bench.light[1]])
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test(arguments: [
    "UPDATE campaign_case SET outcome = 'kept' WHERE outcome = 'pending'",
    "UPDATE campaign_case SET entry = 1 WHERE outcome = 'kept'",
    "UPDATE campaign SET due = due + 1, plan = replace(plan, 'tier:light', 'tier:strict')",
    "UPDATE campaign SET population = population - 1",
    "DELETE FROM campaign_asked WHERE person = 'cy@corp.example'",
    "INSERT INTO campaign_asked SELECT campaign, item, 'eve' FROM campaign_case LIMIT 1",
    "DELETE FROM campaign_case; DELETE FROM campaign_asked; DELETE FROM campaign",
  ]) func `verify sees what was changed in its tables`(_ sql: String) throws {
    let bench = try ReviewBench()
    try open(bench, plan("Q4", "tier:light"))
    try keepAll(bench, [bench.light[0]], by: Self.cy)
    #expect(try bench.store.verify().problems.isEmpty)
    try bench.tamper { try $0.execute(sql: sql) }
    try bench.reopen()
    #expect(try !bench.store.verify().intact)
  }

  @Test func `what is in an open campaign is in no other`() throws {
    let bench = try ReviewBench()
    try open(bench, plan("Q4", "tier:light"))
    let other = try bench.store.openCampaign(
      plan("Also", ""), planted: [], dryRun: false, by: ana, now: now)
    #expect(shut(other.gates) == [.overlap])
    #expect(try open(bench, plan("Also", "!campaign:open")).population == 2)
    #expect(throws: Refusal.self) { try open(bench, plan("Q4", "tier:strict")) }
  }
}
