import CustodyDomain
import Testing

/// The rules of agents, on both sides of what each of them asks.
@Suite struct AgentRuleTests {
  private func clean() -> (item: Item, surroundings: Surroundings) {
    var (item, surroundings) = Sample.clean()
    Sample.makeAgent(&item, &surroundings)
    item.permissions.append(Sample.scope("Calendars.ReadWrite"))
    item.owners.append(Ownership(role: .system, person: "ole@corp.example", source: "decision"))
    return (item, surroundings)
  }

  private func found(
    _ rule: String, _ change: (inout Item, inout Surroundings) -> Void
  ) -> Finding? {
    var (item, surroundings) = clean()
    change(&item, &surroundings)
    return Sample.finding(rule, item, surroundings)
  }

  private func step(
    _ id: String, _ kind: Event.Kind = .execution, actor: String? = "notes",
    identity: String? = "svc-notes", target: String? = nil, scope: String? = nil,
    seconds: Int64 = -3600, task: String? = "T-1", approval: String? = nil
  ) -> Event {
    Event(
      id: id, item: clean().item.id, kind: kind, actor: actor, identity: identity, target: target,
      scope: scope, time: Instant(seconds: Sample.now.seconds + seconds), source: "audit",
      task: task, approval: approval)
  }

  @Test func `at an agent with every control nothing is found`() {
    let (item, surroundings) = clean()
    #expect(Sample.rules(item, surroundings).isEmpty)
  }

  @Test(arguments: [
    ("kim" as String?, "notes" as String?, ActingMode.delegatedService as ActingMode?, true),
    ("kim", nil, .autonomousAgent, true), ("kim", "notes", nil, true),
    ("kim", "KIM", .delegatedService, false), ("kim", "notes", .userProxy, false),
    ("svc-notes", "notes", nil, false), ("notes-inc", "notes", nil, false),
    (nil, "notes", nil, false),
  ])
  func `an agent that ran as a person is found`(
    identity: String?, actor: String?, acting: ActingMode?, isFound: Bool
  ) {
    func found(_ kind: ItemKind) -> Finding? {
      self.found("person-as-agent") { item, surroundings in
        item.kind = kind
        item.acting = acting
        surroundings.events = [step("e2", actor: actor, identity: identity)]
      }
    }
    #expect((found(.agent) != nil) == isFound)
    #expect((found(.serviceAccount) != nil) == (isFound && acting == .autonomousAgent))
  }

  @Test(arguments: [
    (nil as CredentialType?, true), (.oauthToken, true), (.agentToken, true), (.cookie, false),
    (.workloadIdentity, false), (.certificate, false),
  ])
  func `an agent that works by itself on a person's account is found`(
    credential: CredentialType?, isFound: Bool
  ) {
    func found(_ principal: String, _ acting: ActingMode?) -> Finding? {
      self.found("person-as-agent") { item, _ in
        (item.principal, item.credential) = (principal, credential)
        (item.acting, item.initiation) = (acting, .autonomous)
      }
    }
    #expect((found("kim", .autonomousAgent) != nil) == isFound)
    #expect((found("kim", nil) != nil) == isFound)
    #expect(found("kim", .userProxy) == nil)
    #expect(found("svc-notes", .autonomousAgent) == nil)
  }

  @Test(arguments: [
    (["Mail.Read"], ["Mail.Read"], true), (["Mail.ReadWrite"], ["Mail.Read"], true),
    (["Mail.Read"], ["Mail.ReadWrite"], false), (["Mail.Read", "x"], ["Mail.Read"], true),
    (["Mail.Read"], ["Mail.Read", "Files.Read"], false), (["openid"], ["openid"], false),
    (["openid", "Mail.Read"], ["openid", "Mail.Read"], true), (["Mail.Read"], [], false),
  ])
  func `an agent that covers all of its user's scopes equals the user`(
    held: [String], users: [String], isFound: Bool
  ) {
    func found(_ change: (inout Item, inout Surroundings) -> Void) -> Finding? {
      self.found("user-equivalent") { item, surroundings in
        item.permissions = held.map { Sample.scope($0) }
        surroundings.subjectScopes = ["kim": Set(users)]
        change(&item, &surroundings)
      }
    }
    #expect((found { _, _ in } != nil) == isFound)
    let bySession = found { item, surroundings in
      item.kind = .browserSession
      item.permissions = []
      var session = Sample.session(of: item)
      session.entitlements = held
      (session.actor, session.actorIsAgent) = ("notes-bot", true)
      surroundings.sessions = [session]
    }
    #expect((bySession != nil) == isFound)
    let byPerson = found { item, surroundings in
      item.kind = .browserSession
      surroundings.sessions = [Sample.session(of: item)]
    }
    #expect(byPerson == nil)
  }

  @Test func `a whole profile is found, a constrained or unknown delegation isn't`() {
    for delegation in [DelegationScope.wholeProfile as DelegationScope?, .constrained, nil] {
      let found = found("whole-profile-delegation") { item, _ in item.delegation = delegation }
      #expect((found != nil) == (delegation == .wholeProfile))
    }
  }

  @Test(arguments: [
    (CredentialType.apiKey as CredentialType?, true, true), (.clientSecret, true, true),
    (.agentToken, true, true), (.certificate, false, false), (.workloadIdentity, false, false),
    (.sshKey, false, false), (.oauthToken, false, false), (.cookie, false, false),
    (nil, false, true),
  ])
  func `a secret proves what is known, not what it is`(
    credential: CredentialType?, helper: Bool, alone: Bool
  ) {
    func found(_ kind: ItemKind, _ initiation: Initiation) -> Finding? {
      self.found("secret-only-proof") { item, _ in
        (item.kind, item.credential, item.initiation) = (kind, credential, initiation)
      }
    }
    #expect((found(.agent, .tool) != nil) == helper)
    #expect((found(.agent, .autonomous) != nil) == alone)
    #expect(found(.serviceAccount, .tool) == nil)
    #expect((found(.apiKey, .autonomous) != nil) == alone)
  }

  @Test func `without evidence or decisions no policy runs`() {
    func found(
      _ controls: [ControlRecord], _ events: [Event] = [], _ kind: ItemKind = .agent,
      _ scope: String = "Calendars.ReadWrite", _ status: ItemStatus? = nil
    ) -> Finding? {
      self.found("no-runtime-policy") { item, surroundings in
        (item.kind, item.permissions, item.status) = (kind, [Sample.scope(scope)], status)
        (surroundings.controls, surroundings.events) = (controls, events)
      }
    }
    let id = clean().item.id
    let claim = ControlRecord(item: id, control: "runtime-policy", mechanism: "opa")
    #expect(found([])?.severity == .medium)
    #expect(found([claim])?.inputs.first == .init("runtime policy", "claimed, no evidence"))
    var failed = claim
    (failed.evidence, failed.passed) = ("log", false)
    #expect(found([failed]) != nil)
    failed.passed = nil
    #expect(found([failed]) == nil)
    #expect(found([], [step("d", .policyDecision)]) == nil)
    #expect(found([], [], .serviceAccount) == nil)
    #expect(found([], [], .agent, "User.Read") == nil)
    #expect(found([], [], .agent, "Calendars.ReadWrite", .disabled) == nil)
  }

  @Test func `each step of a task wants a decision of its own`() {
    func found(_ events: [Event], evidence: String? = nil, approved: Bool = true) -> Finding? {
      self.found("no-per-step-authorisation") { item, surroundings in
        surroundings.events = events + (approved ? [step("a", .approval, actor: "ana")] : [])
        surroundings.controls = [
          ControlRecord(item: item.id, control: "per-step-authorisation", evidence: evidence)
        ]
      }
    }
    func decision(_ id: String, seconds: Int64, target: String? = nil) -> Event {
      step(id, .policyDecision, target: target, seconds: seconds)
    }
    let one = step("e1", seconds: -300)
    let two = step("e2", seconds: -200)
    #expect(found([one]) == nil)
    let both = found([one, two])
    #expect(both?.message == "2 of 2 steps of its tasks were authorised by nothing on record")
    #expect(both?.inputs == [.init("task", "T-1: 2 of 2 steps")])
    #expect(found([one, two], evidence: "register") == nil)
    #expect(found([one, two], approved: false) == nil)
    #expect(
      found([one, two, decision("d", seconds: -300)])?.inputs.first?.value == "T-1: 1 of 2 steps")
    #expect(found([one, two, decision("d1", seconds: -301), decision("d2", seconds: -201)]) == nil)
    #expect(found([one, two, decision("d1", seconds: -301), decision("d2", seconds: -199)]) != nil)
    #expect(found([step("e1", approval: "A"), step("e2", approval: "A")]) == nil)
    #expect(found([one, step("e2", task: "T-2")]) == nil)
    #expect(found([one, step("c", .change)]) == nil)
    #expect(
      found([one, step("e2", seconds: -200, task: nil), step("e3", seconds: -100, task: nil)])
        == nil)
    let elsewhere = [
      step("e1", target: "crm", seconds: -300, approval: "A"),
      step("e2", target: "erp", seconds: -200), decision("d", seconds: -250, target: "crm"),
    ]
    #expect(found(elsewhere) != nil)
  }

  @Test func `what was done beyond what was granted is counted and listed`() {
    func found(_ events: [Event], _ change: (inout Item, inout Surroundings) -> Void = { _, _ in })
      -> Finding?
    {
      self.found("beyond-scope") { item, surroundings in
        surroundings.events = events
        change(&item, &surroundings)
      }
    }
    let mail = [step("e1", scope: "Mail.Send"), step("e2", .change, scope: "Mail.Send")]
    let beyond = found(mail + [step("e3", scope: "Calendars.Read")])
    #expect(beyond?.message == "2 actions went beyond what it was granted")
    #expect(beyond?.inputs == [.init("scope", "Mail.Send: 2 times, last 2026-11-21 08:14")])
    #expect(found([step("e3", scope: "calendars.readwrite"), step("e4")]) == nil)
    #expect(found([step("e3", .use, scope: "Mail.Send")]) == nil)
    #expect(found(mail) { item, _ in item.permissions = [] } == nil)
    #expect(found(mail) { item, _ in item.kind = .serviceAccount } == nil)
    #expect(found(mail) { item, _ in item.approvedActions = ["Mail.Send"] } == nil)
    let bySession = found(mail) { item, surroundings in
      var session = Sample.session(of: item)
      session.entitlements = ["Mail.ReadWrite"]
      surroundings.sessions = [session]
    }
    #expect(bySession == nil)
    #expect(found(mail + [step("a", .approval, scope: "Mail.Send")]) == nil)
    #expect(found(mail + [step("a", .approval, scope: "Mail.Send", task: "T-2")]) != nil)
  }

  @Test func `what the owner didn't approve is drift, for any kind of item`() {
    func found(_ actions: [String], _ scope: String?, _ kind: ItemKind = .serviceAccount)
      -> Finding?
    {
      self.found("drift") { item, surroundings in
        (item.kind, item.approvedActions) = (kind, actions)
        surroundings.events = [step("e1", scope: scope)]
      }
    }
    #expect(found(["invoices.read"], "invoices.post")?.severity == .high)
    #expect(found(["invoices.read"], "invoices.read") == nil)
    #expect(found(["invoices.*"], "invoices.post") == nil)
    #expect(found([], "invoices.post") == nil)
    #expect(found(["invoices.read"], nil) == nil)
    // Of an agent it is either: beyond what was granted, or granted and not approved.
    #expect(found(["invoices.read"], "invoices.post", .agent) == nil)
    #expect(found(["invoices.read"], "Calendars.Read", .agent) != nil)
  }

  @Test func `more actions than the limit within a minute leave no time`() {
    func found(_ times: [Int64], tested: Int64? = nil, kind: ItemKind = .agent) -> Finding? {
      self.found("no-human-window") { item, surroundings in
        item.kind = kind
        surroundings.events = times.enumerated().map { step("e\($0)", seconds: $1) }
        surroundings.controls = [
          ControlRecord(
            item: item.id, control: "human-oversight", evidence: "console",
            tested: tested.map { Instant(seconds: Sample.now.seconds + $0) })
        ]
      }
    }
    let limit = Policy().actionsPerMinute
    let atLimit = (0..<limit).map { Int64($0) - 1000 }
    #expect(found(atLimit) == nil)
    let fast = found(atLimit + [-1000 + 59])
    #expect(fast?.inputs.first == .init("actions", "\(limit + 1)"))
    #expect(fast?.severity == .high)
    #expect(found(atLimit + [-1000 + 60]) == nil)
    #expect(found(atLimit + [-1000 + 59], tested: -1001) != nil)
    #expect(found(atLimit + [-1000 + 59], tested: -1000) == nil)
    #expect(found(atLimit + [-1000 + 59], kind: .serviceAccount) == nil)
  }

  @Test func `whatever works by itself wants somebody who can stop it`() {
    func found(_ initiation: Initiation?, evidence: String?, _ status: ItemStatus? = nil)
      -> Finding?
    {
      self.found("no-human-window") { item, surroundings in
        (item.initiation, item.status) = (initiation, status)
        surroundings.controls = [
          ControlRecord(item: item.id, control: "human-oversight", evidence: evidence)
        ]
      }
    }
    #expect(found(.autonomous, evidence: nil)?.severity == .medium)
    #expect(found(.autonomous, evidence: "console") == nil)
    #expect(found(.tool, evidence: nil) == nil)
    #expect(found(nil, evidence: nil) == nil)
    #expect(found(.autonomous, evidence: nil, .disabled) == nil)
  }

  @Test func `an agent at work wants a place where it is stopped`() {
    func found(
      _ initiation: Initiation?, _ events: [Event], evidence: String? = nil, kind: ItemKind = .agent
    ) -> Finding? {
      self.found("no-revocation-point") { item, surroundings in
        (item.kind, item.initiation, surroundings.events) = (kind, initiation, events)
        surroundings.controls = [
          ControlRecord(item: item.id, control: "revocation-point", evidence: evidence)
        ]
      }
    }
    #expect(found(.tool, []) == nil)
    #expect(found(.autonomous, []) != nil)
    #expect(found(.tool, [step("e1")]) != nil)
    #expect(found(.tool, [step("e1")], evidence: "runbook") == nil)
    #expect(found(.tool, [step("e1"), step("r", .revocation)]) == nil)
    #expect(found(.tool, [step("e1")], kind: .application) == nil)
  }
}
