import CustodyDomain
import CustodyTestSupport
import Testing

@testable import CustodySQLite

/// The cells of the table of who may do what that a campaign makes, by real campaigns, and what the table refuses
/// of campaigns and meetings.
@Suite struct SegregationCampaignTests {
  private static let now = ReviewBench.now
  private let ana = ReviewBench.ana
  private let bo = ReviewBench.bo
  private let cy = Reviewer(uid: 1003, account: "cy", person: "cy@corp.example")

  private static let actions: [Action] = [
    .recertify(until: now.adding(days: 30)), .revoke, .rotate,
    .reassign(role: .business, person: "bo@corp.example"),
    .deferTo(person: "bo@corp.example", until: now.adding(days: 7)),
    .keep(until: now.adding(days: 30), condition: "a smaller scope"),
    .exception(rule: "dormant", until: now.adding(days: 30)), .set(.purpose("calendar")),
    .note("asked"), .reopen,
  ]

  private func plan(_ people: [String]) -> CampaignPlan {
    CampaignPlan(
      name: "Q4", query: "tier:light", due: Self.now.adding(days: 28), stages: [.each(people)],
      fallback: [], carriedOver: nil)
  }

  private func open(_ bench: ReviewBench, _ people: [String], by reviewer: Reviewer) throws
    -> CampaignOpening
  {
    try bench.store.openCampaign(
      plan(people), planted: [], dryRun: false, by: reviewer, now: Self.now)
  }

  /// What of the ledger tells of refusals.
  private func refused(_ bench: ReviewBench) throws -> [String] {
    try bench.store.ledger(before: nil, limit: 1000).filter { $0.action == "refused" }.map(\.detail)
  }

  private func rule(_ body: () throws -> Void) throws -> String? {
    do {
      try body()
      return nil
    } catch let refusal as Refusal { return refusal.rule }
  }

  @Test(arguments: [
    (Segregation.Relation.assigned, ["ana", "cy"]), (.notAsked, ["bo", "cy"]),
    (.answered, ["ana", "cy"]), (.deniedByOther, ["ana", "bo"]),
  ])
  func `a campaign's relations give the table's answer at both doors`(
    _ relation: Segregation.Relation, _ asked: [String]
  ) throws {
    let bench = try ReviewBench()
    #expect(try open(bench, asked, by: bo).entry != nil)
    let rules = Set(Segregation.Rule.allCases.map(\.rawValue))
    for (action, item) in zip(Self.actions, bench.light) {
      switch relation {
      case .answered:
        #expect(
          try bench.store.decide([bench.recertify(item)], by: ana, now: Self.now).refused.isEmpty)
      case .deniedByOther:
        #expect(
          try bench.store.decide([bench.revoke(item)], by: bo, now: Self.now).refused.isEmpty)
      default: break
      }
      let request = DecisionRequest(item: item, action: action, reason: "because")
      let wanted = Segregation.rule(action.deed, roles: AccessRole.open, relation: relation)
      let doors = [
        try bench.store.obstacles(to: request, by: ana, now: Self.now),
        try bench.store.decide([request], by: ana, now: Self.now).refused,
      ].map { $0.map(\.rule).filter(rules.contains) }
      #expect(doors[0] == doors[1], "\(relation) \(action.word)")
      #expect(doors[0].first == wanted?.rawValue, "\(relation) \(action.word): \(doors[0])")
    }
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `campaigns are an administrator's, and asked is who has the role`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.change(
      .begin(["ana@corp.example", "bo@corp.example"]), by: ana, now: Self.now)
    func give(_ holder: String) throws {
      let entry = try bench.store.change(
        .propose(RoleChange(holder: holder, role: .reviewer, gives: true)), by: ana, now: Self.now)
      _ = try bench.store.change(.confirm(entry), by: bo, now: Self.now)
    }
    let shut = try open(bench, ["cy"], by: ana)
    #expect(shut.entry == nil)
    #expect(
      shut.gates.flatMap(\.items).compactMap(\.why).first
        == "cy@corp.example hasn't the role reviewer")
    try give("cy@corp.example")
    #expect(try rule { _ = try open(bench, ["cy"], by: cy) } == "role-missing")
    #expect(try open(bench, ["cy"], by: ana).entry != nil)
    func delegate(_ from: String, by reviewer: Reviewer, escalates: Bool = false) throws {
      _ = try bench.store.delegate(
        "Q4", from: from, to: "di", note: "away", query: nil, escalates: escalates, by: reviewer,
        now: Self.now)
    }
    #expect(try rule { try delegate("cy", by: cy) } == "no-reviewer")
    try give("di@corp.example")
    #expect(try rule { try delegate("di", by: cy) } == "role-missing")
    #expect(try rule { try delegate("cy", by: cy, escalates: true) } == "role-missing")
    try delegate("cy", by: cy)
    #expect(
      try rule {
        _ = try bench.store.closeCampaign(
          "Q4", undecided: nil, late: nil, dryRun: false, by: cy, now: Self.now)
      } == "role-missing")
    let meeting = MeetingPlan(name: "weekly", query: .all, grouping: .owner)
    #expect(
      try rule { _ = try bench.store.beginMeeting(meeting, by: ana, now: Self.now) }
        == "role-missing")
    _ = try bench.store.beginMeeting(meeting, by: cy, now: Self.now)
    // Each is kept with the rule's name.
    #expect(
      try refused(bench).sorted() == [
        "campaign refused: role-missing", "campaign refused: role-missing",
        "campaign refused: role-missing", "campaign refused: role-missing",
        "meeting refused: role-missing",
      ])
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `what the table refuses of decisions is one entry, and a missing reason is none`()
    throws
  {
    let bench = try ReviewBench(light: 3)
    let own = (20..<22).map { number in
      var item = ReviewBench.item(number, "openid")
      item.principal = "ana@corp.example"
      return item
    }
    try bench.load((0..<3).map { ReviewBench.item($0, "openid") } + own)
    let missing = DecisionRequest(item: bench.light[0], action: .revoke)
    #expect(
      try bench.store.decide([missing], by: ana, now: Self.now).refused.map(\.rule)
        == ["reason-missing"])
    #expect(try refused(bench).isEmpty)
    let requests = own.map {
      DecisionRequest(item: $0.id, action: .recertify(until: Self.now.adding(days: 30)))
    }
    #expect(try bench.store.decide(requests, by: ana, now: Self.now).refused.count == 2)
    #expect(
      try refused(bench) == ["recertify of \(own[0].id) refused: self-review, and 1 more"])
    #expect(try bench.store.verify().problems.isEmpty)
  }
}
