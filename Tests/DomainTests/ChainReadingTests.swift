import CustodyDomain
import Testing

/// What comparing the links with each other and with the events says.
@Suite struct ChainReadingTests {
  private static func event(
    _ id: String, _ kind: Event.Kind, by actor: String? = nil, as identity: String? = nil,
    on target: String? = nil, scope: String? = nil, at day: Int?, source: String = "tickets",
    task: String? = "T-1", approval: String? = nil
  ) -> Event {
    Event(
      id: id, item: Sample.bare().id, kind: kind, actor: actor, identity: identity, target: target,
      scope: scope, time: day.map(Sample.ago), source: source, task: task, approval: approval)
  }

  private static func read(
    _ events: [Event], _ change: (inout Item, inout Surroundings) -> Void = { _, _ in }
  ) -> (chain: CustodyChain, reading: ChainReading) {
    var item = Sample.bare("User.Read")
    var surroundings = Surroundings(people: Sample.people, events: events)
    change(&item, &surroundings)
    let chain = ChainBuilder.chain(of: item, surroundings)
    return (chain, ChainReading(of: item, surroundings, chain))
  }

  private static let whole = [
    event("1", .request, by: "kim", at: 9), event("2", .approval, by: "ana", at: 8),
    event("3", .execution, by: "svc", as: "svc", on: "repo", at: 7),
  ]

  @Test func `a whole chain from one system is in order, by three, and passes the practical test`()
  {
    let (chain, reading) = Self.read(Self.whole)
    #expect(chain.task == "T-1" && chain.brokenAt == nil)
    #expect(reading.order.isEmpty && reading.separation.isEmpty && reading.divergence.isEmpty)
    #expect(reading.systems == ["tickets"])
    #expect(chain.passesPracticalTest(reading))
    #expect(reading.timeline.map(\.id) == ["1", "2", "3"])
    #expect(reading.path.map(\.target) == ["repo"])
    #expect(reading.actions.executed == 1)
    #expect(reading.actions.orphaned == 0)
    #expect(reading.actions.beyondScope == 0)
    #expect(reading.actions.unattributed == 0)
    #expect(reading.actions.uncorrelated == 0)
  }

  @Test func `a second system fails the practical test and changes no verdict`() {
    var events = Self.whole
    events[1].source = "chat"
    let (chain, reading) = Self.read(events)
    #expect(reading.systems == ["chat", "tickets"])
    #expect(chain.verdict == .provable && !chain.passesPracticalTest(reading))
  }

  /// Days before now at which it was asked for, approved and run; what stands before what.
  @Test(
    arguments: [
      (9, 8, 7, []), (9, 9, 9, []), (8, 9, 7, ["approved<asked"]),
      (9, 7, 8, ["ran as<approved", "changed<approved"]),
      (
        7, 8, 9,
        [
          "approved<asked", "ran as<asked", "changed<asked", "ran as<approved",
          "changed<approved",
        ]
      ),
      (nil, 7, 8, ["ran as<approved", "changed<approved"]), (9, nil, 8, []), (nil, nil, 8, []),
    ] as [(Int?, Int?, Int, [String])])
  func `links stand in the wrong order where both are dated`(
    asked: Int?, approved: Int?, ran: Int, expected: [String]
  ) {
    let (chain, reading) = Self.read([
      Self.event("1", .request, by: "kim", at: asked),
      Self.event("2", .approval, by: "ana", at: approved),
      Self.event("3", .execution, by: "svc", as: "svc", on: "repo", at: ran),
    ])
    #expect(reading.order.map { "\($0.step.rawValue)<\($0.before.rawValue)" } == expected)
    #expect(chain.verdict == .provable)
  }

  @Test func `links of two tasks are of different work and are not compared`() {
    var events = Self.whole
    (events[1].task, events[1].time) = ("T-2", Sample.ago(1))
    events[1].actor = "kim"
    let reading = Self.read(events).reading
    #expect(reading.order.isEmpty && reading.separation.isEmpty)
    #expect(reading.actions.orphaned == 1)
    events[1].task = nil
    let other = Self.read(events).reading
    #expect(other.order.map(\.step) == [.ranAs, .changed])
    #expect(other.separation.map(\.steps) == [[.asked, .approved]])
  }

  /// Who asks, approves and runs; who stands in which roles.
  @Test(arguments: [
    ("kim", "ana", "svc", []), ("kim", "kim", "svc", ["kim@corp.example: asked, approved"]),
    ("0f3c", "KIM", "svc", ["kim@corp.example: asked, approved"]),
    ("kim", "ana", "kim", ["kim@corp.example: asked, ran as"]),
    ("kim", "svc", "svc", ["svc: approved, ran as"]),
    (
      "kim", "kim", "kim",
      [
        "kim@corp.example: asked, approved", "kim@corp.example: asked, ran as",
        "kim@corp.example: approved, ran as",
      ]
    ),
  ])
  func `one person in two roles is told by any of their names`(
    asked: String, approved: String, ran: String, expected: [String]
  ) {
    let reading = Self.read([
      Self.event("1", .request, by: asked, at: 9), Self.event("2", .approval, by: approved, at: 8),
      Self.event("3", .execution, by: ran, as: ran, on: "repo", at: 7),
    ]).reading
    let told = reading.separation.map { role in
      "\(role.person): \(role.steps.map(\.rawValue).joined(separator: ", "))"
    }
    #expect(told == expected)
  }

  @Test func `a person who runs what claims an identity of its own is told`() {
    let events = [Self.event("3", .execution, by: "kim", as: "kim", on: "repo", at: 7)]
    #expect(Self.read(events).reading.separation.isEmpty)
    let roles = Self.read(events) { item, _ in item.acting = .delegatedService }.reading.separation
    #expect(roles.map(\.person) == ["kim@corp.example"] && roles.map(\.steps) == [[.ranAs]])
    #expect(Self.read(events) { item, _ in item.acting = .userProxy }.reading.separation.isEmpty)
  }

  private typealias Side = (identity: String?, scope: String?, target: String?)

  /// What was approved, what ran, and in what the two differ.
  @Test(
    arguments: [
      ((nil, nil, nil), ("svc", "mail:read", "repo"), []),
      (("svc", "mail:read", "repo"), (nil, nil, nil), []),
      (("svc", "mail:read", "repo"), ("svc", "mail:read", "repo"), []),
      (("svc", "mail:write", "repo"), ("SVC", "mail:read", "Repo/file"), []),
      (("ana", nil, nil), ("ana.lind", nil, nil), []),
      (("svc", nil, nil), ("svc-2", nil, nil), ["identity: svc, svc-2"]),
      ((nil, "mail:read", nil), (nil, "mail:write", nil), ["scope: mail:read, mail:write"]),
      (
        (nil, "mail:read files:read", nil), (nil, "files:read mail:send", nil),
        ["scope: mail:read files:read, mail:send"]
      ),
      ((nil, "policy-a", nil), (nil, "s3:PutObject", nil), []),
      ((nil, nil, "repo"), (nil, nil, "repository"), ["target: repo, repository"]),
      ((nil, nil, "repo, wiki"), (nil, nil, "wiki"), []),
      (
        ("svc", "mail:read", "a"), ("x", "mail:write", "b"),
        [
          "identity: svc, x", "scope: mail:read, mail:write", "target: a, b",
        ]
      ),
    ] as [(Side, Side, [String])])
  private func `what ran is compared with what was approved where both say something`(
    approved: Side, ran: Side, expected: [String]
  ) {
    let reading = Self.read([
      Self.event(
        "2", .approval, by: "ana", as: approved.identity, on: approved.target,
        scope: approved.scope, at: 8),
      Self.event("3", .execution, as: ran.identity, on: ran.target, scope: ran.scope, at: 7),
    ]).reading
    let told = reading.divergence.map { "\($0.aspect.rawValue): \($0.approved), \($0.executed)" }
    #expect(told == expected)
  }

  @Test func `an action is counted for each thing that it lacks`() {
    let events = [
      Self.event("0", .approval, by: "ana", at: 9, task: "T-9"),
      Self.event("1", .execution, at: 8, task: nil),
      Self.event("2", .execution, by: "svc", on: "x", at: 7, task: nil, approval: "gone"),
      Self.event("3", .execution, as: "svc", scope: "Mail.Send", at: 6, task: "T-9"),
      Self.event("4", .change, as: "svc", on: "x", scope: "User.Read", at: 5, task: "T-8"),
      Self.event("5", .change, by: "ana", at: 4, task: nil),
      Self.event("6", .signIn, as: "svc", on: "x", at: 3, task: nil),
    ]
    let counts = Self.read(events).reading.actions
    // The fifth says what was done to the item itself, and a sign-in is no action.
    #expect(counts.executed == 4)
    #expect(counts.orphaned == 2)
    #expect(counts.beyondScope == 1)
    #expect(counts.unattributed == 1)
    #expect(counts.uncorrelated == 2)
    #expect(!counts.isCut)
  }

  @Test func `what a task alone joins is in its timeline, and no action of the item`() {
    var events = Self.whole
    var other = Self.event("4", .change, as: "other", on: "wiki", at: 6, source: "audit")
    other.joinedBy = .task
    events.append(other)
    events.append(Self.event("5", .use, as: "svc", at: 5, task: nil))
    let reading = Self.read(events).reading
    #expect(reading.timeline.map(\.id) == ["1", "2", "3", "4"])
    #expect(reading.path.map(\.id) == ["3"])
    #expect(Self.read([events[4]]).reading.path.isEmpty)
    #expect(Self.read([events[4]]).reading.timeline.map(\.id) == ["5"])
  }

  @Test func `three approvals have a name and a date or nothing`() {
    func told(_ change: (inout Item, inout Surroundings) -> Void) -> [String] {
      Self.read([], change).reading.approvals.map {
        "\($0.part.rawValue) \($0.by ?? "?") \($0.at?.dateText ?? "?")"
      }
    }
    #expect(told { _, _ in } == ["boundary ? ?", "interface ? ?", "action ? ?"])
    let full = told { item, surroundings in
      item.approvedBy = "ole@corp.example"
      item.created = Sample.ago(20)
      surroundings.acceptance = Acceptance(item: item.id, by: "ana", at: Sample.ago(30))
      surroundings.events = Self.whole
    }
    #expect(
      full == [
        "boundary ana@corp.example 2026-10-22", "interface ole@corp.example 2026-11-01",
        "action ana@corp.example 2026-11-13",
      ])
    #expect(told { item, _ in item.consent = .admin }[1] == "interface an administrator ?")
  }

  @Test func `an administrative action wants an identity and a human approver`() {
    func told(_ change: (inout [Event]) -> Void) -> [AdminAction] {
      var events = [
        Self.event("2", .approval, by: "ana", at: 8),
        Self.event("3", .provisioning, by: "svc", as: "svc", on: "new-admin", at: 7),
        Self.event("4", .execution, by: "svc", as: "svc", on: "wiki", at: 6),
      ]
      change(&events)
      return Self.read(events) { item, _ in
        item.permissions = [Sample.scope("RoleManagement.ReadWrite.Directory")]
      }.reading.adminActions
    }
    let whole = told { _ in }
    #expect(whole.map(\.event.id) == ["3"])
    #expect(whole.map(\.approver) == ["ana@corp.example"])
    #expect(AdminAction.percentage(whole) == 100)
    #expect(told { $0[0].actor = "team-finance" }[0].approver == nil)
    #expect(told { $0[0].actor = "svc" }[0].approver == nil)
    #expect(told { $0[1].identity = nil }[0].isAttributed == false)
    let half = told { $0.append(Self.event("5", .change, on: "x", at: 5, task: nil)) }
    #expect(AdminAction.percentage(half) == 50)
    #expect(AdminAction.percentage([]) == nil)
    #expect(Self.read(Self.whole).reading.adminActions.isEmpty)
  }

  @Test func `accounts that it made are listed, the unknown ones marked`() {
    let events = [
      Self.event("1", .provisioning, as: "svc", on: "a", at: 3),
      Self.event("2", .provisioning, as: "svc", on: "b", at: 2),
    ]
    let accounts = Self.read(events) { $1.unknownAccounts = ["b", "c"] }.reading.accounts
    #expect(accounts.map(\.name) == ["a", "b", "c"])
    #expect(accounts.map(\.isUnknown) == [false, true, true])
  }

  /// What is granted at Entra, what is exercised, and whether the one covers the other.
  @Test(
    arguments: [
      (["Mail.Read"], "Mail.Read", true), (["Mail.ReadWrite"], "Mail.Read", true),
      (["mail.read"], "Mail.Read", true), (["User.Read"], "Mail.Read", false),
      ([], "Mail.Read", nil),
      (["Invented.Read"], "Mail.Read", nil), (["invoices.read"], "invoices.post", false),
      (["invoices.*"], "invoices.post", true), (["*"], "invoices.post", true),
      (["AdministratorAccess"], "s3:PutObject", nil), (["a:b:c"], "s3:PutObject", nil),
      (["word"], "other", nil), (["files:read"], "payments.post", false),
    ] as [([String], String, Bool?)])
  func `a scope is covered, isn't, or can't be compared`(
    granted: [String], used: String, expected: Bool?
  ) {
    let permissions = granted.map { Sample.scope($0) }
    #expect(ScopeCover.covers(permissions, used, source: "entra") == expected)
  }
}
