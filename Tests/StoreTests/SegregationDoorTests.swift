import CustodyDomain
import CustodyTestSupport
import Testing

@testable import CustodySQLite

/// Every cell of the table of who may do what through the store's two doors for decisions: what the dashboard
/// asks before and when it saves, and what a command writes.
@Suite struct SegregationDoorTests {
  private static let relations: [Segregation.Relation] = [
    .none, .owner, .onlyOwner, .principal, .requester, .unmapped,
  ]
  private static let first = Reviewer(uid: 1, account: "first", person: "first@corp.example")
  private static let second = Reviewer(uid: 2, account: "second", person: "second@corp.example")
  private static let now = ReviewBench.now

  private static var actions: [Action] {
    [
      .recertify(until: now.adding(days: 30)), .revoke, .rotate,
      .reassign(role: .business, person: "bo@corp.example"),
      .deferTo(person: "bo@corp.example", until: now.adding(days: 7)),
      .keep(until: now.adding(days: 30), condition: "a smaller scope"),
      .exception(rule: "dormant", until: now.adding(days: 30)),
      .set(.purpose("calendar")), .note("asked"), .reopen,
    ]
  }

  private static func reviewer(_ relation: Segregation.Relation) -> Reviewer {
    Reviewer(
      uid: 1001, account: relation == .unmapped ? "ghost" : "ana",
      person: relation == .unmapped ? nil : "ana@corp.example")
  }

  private static func item(_ number: Int, _ relation: Segregation.Relation) -> Item {
    let strict = relation == .onlyOwner || relation == .unmapped
    var item = ReviewBench.item(100 + number, strict ? "Mail.ReadWrite" : "openid")
    switch relation {
    case .owner:
      item.owners.append(
        Ownership(role: .workflow, person: "ana@corp.example", source: "custody"))
    case .onlyOwner:
      item.owners = [Ownership(role: .business, person: "ana@corp.example", source: "custody")]
    case .principal: item.principal = "ana@corp.example"
    case .requester: item.requestedBy = "ana@corp.example"
    default: break
    }
    return item
  }

  @Test(arguments: [AccessRole?.none] + AccessRole.allCases.map(AccessRole?.some))
  func `both doors give the table's answer in every cell of a role`(_ role: AccessRole?) throws {
    let bench = try ReviewBench()
    var cells: [(Segregation.Relation, Action, Item)] = []
    for relation in Self.relations {
      for action in Self.actions {
        cells.append((relation, action, Self.item(cells.count, relation)))
      }
    }
    try bench.load(cells.map(\.2))
    if let role { try give(role, bench) }
    let roles = role.map { [$0] } ?? AccessRole.open
    let rules = Set(Segregation.Rule.allCases.map(\.rawValue))
    for (relation, action, item) in cells {
      let reviewer = Self.reviewer(relation)
      try bench.store.seen(item.id, .opened, by: reviewer, now: Self.now)
      let request = DecisionRequest(item: item.id, action: action, reason: "because")
      let wanted = Segregation.rule(action.deed, roles: roles, relation: relation)
      let doors = [
        try bench.store.obstacles(to: request, by: reviewer, now: Self.now),
        try bench.store.decide([request], by: reviewer, now: Self.now).refused,
      ].map { $0.map(\.rule).filter(rules.contains) }
      #expect(doors[0] == doors[1], "\(role?.rawValue ?? "open") \(relation) \(action.word)")
      // The role comes first; what the relation refuses besides is said with it.
      #expect(doors[0].first == wanted?.rawValue, "\(relation) \(action.word): \(doors[0])")
    }
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test(arguments: AccessRole.allCases)
  func `the other doors of the store ask the table, too`(_ role: AccessRole) throws {
    let bench = try ReviewBench()
    try give(role, bench)
    let me = Self.reviewer(.none)
    let proposal = RoleChange(holder: "di@corp.example", role: .auditor, gives: true)
    let request = BreakGlassRequest(
      items: [bench.light[0]], reason: "outage", ticket: "INC-7", minutes: 60,
      countersignHours: 24)
    let begun = try bench.store.change(.breakGlass(request), by: Self.first, now: Self.now)
    let proposed = try bench.store.change(
      .propose(RoleChange(holder: "cy@corp.example", role: .auditor, gives: true)),
      by: Self.first, now: Self.now)
    let doors: [(Segregation.Deed, () throws -> Void)] = [
      (
        .importing,
        { _ = try bench.store.importing(by: me, now: Self.now, dryRun: false) { _ in } }
      ),
      (.roles, { _ = try bench.store.change(.propose(proposal), by: me, now: Self.now) }),
      (.confirm, { _ = try bench.store.change(.confirm(proposed), by: me, now: Self.now) }),
      (.breakGlass, { _ = try bench.store.change(.breakGlass(request), by: me, now: Self.now) }),
      (.countersign, { _ = try bench.store.change(.countersign(begun), by: me, now: Self.now) }),
      (.verify, { _ = try bench.store.verify() }),
    ]
    for (deed, door) in doors {
      var refused: String?
      do { try door() } catch let refusal as Refusal { refused = refusal.rule }
      let wanted = Segregation.rule(deed, roles: [role], relation: .none)
      #expect(refused == wanted?.rawValue, "\(role) \(deed)")
    }
    #expect(try bench.store.verify().problems.isEmpty)
  }

  /// Two administrators give a role to the person and to the account behind which nobody is known.
  private func give(_ role: AccessRole, _ bench: ReviewBench) throws {
    _ = try bench.store.change(
      .begin(["first@corp.example", "second@corp.example"]), by: Self.first, now: Self.now)
    for holder in ["ana@corp.example", "account:ghost"] {
      let entry = try bench.store.change(
        .propose(RoleChange(holder: holder, role: role, gives: true)), by: Self.first,
        now: Self.now)
      _ = try bench.store.change(.confirm(entry), by: Self.second, now: Self.now)
    }
  }
}
