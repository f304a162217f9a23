import CustodyDomain
import Testing

/// The rules of the custody chain but `chain-incomplete`, which stands with the chain itself.
@Suite struct ChainRuleTests {
  private static let id = Sample.clean().item.id

  private static func event(
    _ id: String, _ kind: Event.Kind, by actor: String? = "svc", as identity: String? = nil,
    on target: String? = nil, scope: String? = nil, at time: Instant?, task: String? = "T-2",
    approval: String? = nil
  ) -> Event {
    Event(
      id: id, item: Self.id, kind: kind, actor: actor, identity: identity, target: target,
      scope: scope, time: time, source: "audit", task: task, approval: approval)
  }

  /// What a rule finds in a clean item with these scopes and events.
  private static func found(
    _ rule: String, _ scopes: [String], _ events: [Event],
    _ change: (inout Item, inout Surroundings) -> Void = { _, _ in }
  ) -> Finding? {
    var (item, surroundings) = Sample.clean(scopes: scopes)
    surroundings.events += events
    change(&item, &surroundings)
    return Sample.finding(rule, item, surroundings)
  }

  /// The same of an item that reaches nothing.
  private static func found(
    _ rule: String, _ events: [Event],
    _ change: (inout Item, inout Surroundings) -> Void = { _, _ in }
  ) -> Finding? {
    found(rule, ["User.Read"], events, change)
  }

  private static let day = Sample.ago(3)
  private static func later(_ seconds: Int64) -> Instant { Instant(seconds: day.seconds + seconds) }

  private static let chainRules = [
    "self-approved", "executed-before-approval", "orphan-execution", "uncorrelated-event",
    "diverged", "login-only-trail", "final-action-only", "exercised-before-review",
    "unattributed-admin-action", "instant-admin", "account-created-outside-review",
    "chain-incomplete",
  ]

  @Test(arguments: [
    ["User.Read"], ["Mail.Read"], ["Files.ReadWrite.All"], ["RoleManagement.ReadWrite.Directory"],
  ])
  func `a whole chain in order gives no rule anything to find at any reach`(scopes: [String]) {
    let (item, surroundings) = Sample.clean(scopes: scopes)
    let rules = Sample.rules(item, surroundings)
    #expect(rules.filter(Self.chainRules.contains).isEmpty)
  }

  @Test func `whoever asked may not approve, by any name and in any task`() {
    // Who asked for the item may not approve what it does, either.
    #expect(Self.found("self-approved", []) { item, _ in item.requestedBy = "ana.lind" } != nil)
    #expect(Self.found("self-approved", []) == nil)
    func own(_ approver: String, task: String? = "T-2") -> Finding? {
      Self.found(
        "self-approved",
        [
          Self.event("r", .request, by: "kim", at: Sample.ago(6)),
          Self.event("a", .approval, by: approver, at: Sample.ago(6), task: task),
        ])
    }
    #expect(own("0f3c")?.message == "kim@corp.example asked for it and approved it")
    #expect(own("0f3c")?.severity == .medium)
    #expect(own("ana") == nil)
    #expect(own("kim", task: "T-3") == nil)
  }

  @Test func `what runs may not have approved itself, and one's own consent is no approval`() {
    let running = Self.found("self-approved", []) { _, around in
      around.events[0].actor = "svc-notes"
    }
    #expect(running?.message == "svc-notes approved it and runs it")
    let consent = Self.found("self-approved", []) { item, around in
      (item.approvedBy, item.consent) = (nil, .user)
      around.events = []
    }
    #expect(consent == nil)
    let admin = Self.found("self-approved", []) { item, around in
      (item.approvedBy, item.consent, item.requestedBy) = (nil, .admin, "ana")
      around.events = []
    }
    #expect(admin == nil)
    let ended = Self.found("self-approved", []) { item, around in
      item.status = .revoked
      around.events[0].actor = "svc-notes"
    }
    #expect(ended == nil)
  }

  @Test(arguments: [(-1, true), (0, false), (1, false)])
  func `an action a second before its approval is found, at its moment not`(
    seconds: Int64, expected: Bool
  ) {
    func found(task: String?, approval: String?) -> Finding? {
      Self.found(
        "executed-before-approval",
        [
          Self.event("a", .approval, by: "ana", at: Self.day),
          Self.event(
            "x", .execution, as: "svc", on: "payroll", at: Self.later(seconds), task: task,
            approval: approval),
        ])
    }
    #expect((found(task: "T-2", approval: nil) != nil) == expected)
    #expect((found(task: nil, approval: "a") != nil) == expected)
    #expect(found(task: "T-3", approval: nil) == nil)
    if expected {
      #expect(found(task: "T-2", approval: nil)?.inputs[1] == .init("touched", "payroll"))
    }
  }

  @Test func `an approval of the item as a whole counts where the action has none of its own`() {
    func found(_ change: (inout Item, inout Surroundings) -> Void) -> Finding? {
      Self.found(
        "executed-before-approval",
        [
          Self.event("a", .approval, by: "ana", at: Self.day, task: nil),
          Self.event("x", .execution, as: "svc", on: "payroll", at: Self.later(-9), task: nil),
        ], change)
    }
    #expect(found { item, _ in item.approvedBy = nil } != nil)
    #expect(found { _, _ in } == nil, "its export knows an approval since it was made")
    #expect(
      found { item, around in
        item.approvedBy = nil
        around.events[2].time = nil
      } == nil)
    #expect(
      found { item, around in
        item.approvedBy = nil
        around.acceptance = Acceptance(item: item.id, by: "ana", at: Sample.now)
        around.events.remove(at: 2)
      } == nil)
  }

  /// Scopes, the task's request, the action's task and reference, and whether it is an orphan.
  @Test(
    arguments: [
      (["User.Read"], false, nil, nil, false), (["User.Read"], false, "T-2", nil, false),
      (["User.Read"], true, "T-2", nil, true), (["User.Read"], true, nil, nil, false),
      (["User.Read"], true, "T-2", "gone", false), (["User.Read"], true, "T-1", nil, false),
      (["Mail.Read"], false, nil, nil, true), (["Mail.Read"], false, nil, "gone", false),
      (["Mail.Read"], false, "T-1", nil, false),
    ] as [([String], Bool, String?, String?, Bool)])
  func `an action without approval is found where one was to be expected`(
    scopes: [String], asked: Bool, task: String?, approval: String?, expected: Bool
  ) {
    var events = [
      Self.event(
        "x", .execution, as: "svc", on: "wiki", at: Self.day, task: task, approval: approval)
    ]
    if asked { events.append(Self.event("r", .request, by: "kim", at: Sample.ago(6))) }
    #expect((Self.found("orphan-execution", scopes, events) != nil) == expected)
  }

  @Test func `where nobody approved anything other rules tell of it`() {
    func rules(_ scopes: [String]) -> [String] {
      var (item, surroundings) = Sample.clean(scopes: scopes)
      (item.approvedBy, surroundings.acceptance) = (nil, nil)
      surroundings.events[1].approval = nil
      surroundings.events.remove(at: 0)
      return Sample.rules(item, surroundings).filter(Self.chainRules.contains)
    }
    #expect(rules(["Mail.Read"]) == ["chain-incomplete"])
    #expect(
      rules(["RoleManagement.ReadWrite.Directory"]).sorted()
        == ["chain-incomplete", "unattributed-admin-action"])
  }

  @Test func `an action without a task is found where another is followed by one`() {
    let loose = Self.event("x", .execution, as: "svc", on: "wiki", at: Self.day, task: nil)
    let finding = Self.found("uncorrelated-event", [loose])
    #expect(finding?.message == "1 of 2 actions carries no task id")
    #expect(finding?.severity == .low)
    #expect(Self.found("uncorrelated-event", []) == nil)
    #expect(
      Self.found("uncorrelated-event", [loose]) { _, around in around.events[1].task = "T-9" }
        == nil)
    #expect(
      Self.found("uncorrelated-event", [loose]) { _, around in around.events[2].approval = "e0" }
        == nil)
  }

  @Test func `a divergence is found with both values`() {
    let finding = Self.found("diverged", []) { _, around in
      around.events[0].target = "calendar of kim"
      around.events[1].target = "payroll"
    }
    #expect(finding?.message == "target: approved calendar of kim, ran payroll")
    #expect(
      finding?.inputs.prefix(2) == [
        .init("approved target", "calendar of kim"), .init("executed target", "payroll"),
      ])
    #expect(finding?.severity == .medium)
    #expect(
      Self.found("diverged", []) { _, around in around.events[0].target = "calendar of kim" } == nil
    )
  }

  /// Scopes, events besides, whether only sign-ins are known, and whether the chain names what changed.
  @Test(arguments: [
    (["Calendars.ReadWrite"], Event.Kind.signIn, true), (["Calendars.ReadWrite"], .use, true),
    (["Calendars.ReadWrite"], .execution, false), (["Calendars.ReadWrite"], .request, false),
    (["Calendars.Read"], .signIn, false),
  ])
  func `only sign-ins of what can change things is no action path`(
    scopes: [String], kind: Event.Kind, expected: Bool
  ) {
    func found(_ rule: String, policy: Policy = Policy()) -> Finding? {
      var (item, surroundings) = Sample.clean(scopes: scopes)
      surroundings.events = [Self.event("s", kind, as: "svc", at: Self.day, task: nil)]
      item.status = .active
      return Sample.assess(item, surroundings, policy: policy).findings.first { $0.rule == rule }
    }
    #expect((found("login-only-trail") != nil) == expected)
    #expect((found("chain-incomplete") == nil) == expected)
    var policy = Policy()
    policy.disabledRules = ["login-only-trail"]
    #expect(found("chain-incomplete", policy: policy) != nil)
  }

  @Test func `actions of which nobody knows who asked or approved are all there is`() {
    func rules(_ change: (inout Item, inout Surroundings) -> Void) -> [String] {
      var (item, surroundings) = Sample.clean()
      (item.requestedBy, item.approvedBy, item.principal) = (nil, nil, nil)
      surroundings.acceptance = nil
      surroundings.events.remove(at: 0)
      change(&item, &surroundings)
      return Sample.rules(item, surroundings).filter(Self.chainRules.contains)
    }
    #expect(rules { _, _ in } == ["final-action-only"])
    #expect(rules { item, _ in item.requestedBy = "kim" } == ["chain-incomplete"])
    #expect(rules { item, _ in item.consent = .admin } == ["chain-incomplete"])
    #expect(rules { _, around in around.events = [] } == ["chain-incomplete"])
    #expect(rules { item, _ in item.status = .expired } == [])
  }

  /// Scopes, days ago of the first decision, whether it was a recertification, and whether it is found.
  @Test(
    arguments: [
      (["Files.ReadWrite.All"], nil, false, true), (["Files.ReadWrite.All"], 0, false, true),
      (["Files.ReadWrite.All"], 1, false, false), (["Files.ReadWrite.All"], 0, true, false),
      (["RoleManagement.ReadWrite.Directory"], nil, false, true),
      (["Mail.Read"], nil, false, false),
    ] as [([String], Int?, Bool, Bool)])
  func `what acts before its first review is found until a review recertifies it`(
    scopes: [String], first: Int?, recertified: Bool, expected: Bool
  ) {
    let finding = Self.found("exercised-before-review", scopes, []) { _, around in
      around.review.first = first.map(Sample.ago)
      if recertified { around.review.recertifiedUntil = Sample.now.adding(days: 30) }
    }
    #expect((finding != nil) == expected)
    if let finding, let first {
      #expect(finding.inputs.last == .init("gap", "\(1 - first) days"))
    }
  }

  @Test func `an action a second before the first review is found, at its moment not`() {
    func found(_ seconds: Int64) -> Finding? {
      Self.found("exercised-before-review", ["Files.ReadWrite.All"], []) { _, around in
        around.review.first = Instant(seconds: Sample.ago(1).seconds + seconds)
      }
    }
    #expect(found(1) != nil)
    #expect(found(0) == nil)
  }

  @Test func `an administrative action without identity or approver is found, with the share`() {
    let admin = ["RoleManagement.ReadWrite.Directory"]
    let made = Self.event("p", .provisioning, as: "svc", on: "new-admin", at: Self.day)
    let finding = Self.found("unattributed-admin-action", admin, [made])
    #expect(finding?.inputs.last == .init("attributed", "50 %"))
    #expect(finding?.severity == .high)
    #expect(Self.found("orphan-execution", admin, [made]) == nil)
    #expect(Self.found("unattributed-admin-action", ["Mail.Read"], [made]) == nil)
    let approved = Self.event("a", .approval, by: "ana", at: Sample.ago(4))
    #expect(Self.found("unattributed-admin-action", admin, [approved, made]) == nil)
  }

  @Test(arguments: [(0, true), (60, true), (61, false), (-1, false)])
  func `an administrator within the limit of asking is found`(seconds: Int64, expected: Bool) {
    func found(_ task: String?, _ target: String, _ scopes: [String]) -> Finding? {
      Self.found(
        "instant-admin", scopes,
        [
          Self.event("r", .request, by: "kim", on: "new-admin", at: Self.day),
          Self.event(
            "p", .provisioning, as: "svc", on: target, at: Self.later(seconds), task: task),
        ])
    }
    let admin = ["RoleManagement.ReadWrite.Directory"]
    #expect((found("T-2", "another", admin) != nil) == expected)
    #expect((found(nil, "new-admin", admin) != nil) == expected)
    #expect(found(nil, "another", admin) == nil)
    #expect(found("T-2", "another", ["Mail.Read"]) == nil)
  }

  @Test func `the limit of asking and making is the policy's`() {
    var (item, surroundings) = Sample.clean(scopes: ["RoleManagement.ReadWrite.Directory"])
    surroundings.events += [
      Self.event("r", .request, by: "kim", at: Self.day),
      Self.event("p", .provisioning, as: "svc", on: "new-admin", at: Self.later(61)),
    ]
    var policy = Policy()
    policy.instantAdmin = 61
    let findings = Sample.assess(item, surroundings, policy: policy).findings
    #expect(findings.contains { $0.rule == "instant-admin" && $0.severity == .critical })
    item.status = .expired
    #expect(
      !Sample.assess(item, surroundings, policy: policy).findings.contains {
        $0.rule == "instant-admin"
      })
  }

  @Test func `accounts on no list are found, even of what has ended`() {
    let finding = Self.found("account-created-outside-review", []) { item, around in
      around.unknownAccounts = ["b", "a"]
      item.status = .revoked
    }
    #expect(finding?.message == "it made a and 1 more, which no inventory and no directory holds")
    #expect(Self.found("account-created-outside-review", []) == nil)
  }
}
