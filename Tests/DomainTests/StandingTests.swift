import CustodyDomain
import Testing

/// What is derived of sessions and agents for the screen.
@Suite struct StandingTests {
  private func agent(
    _ change: (inout Item, inout Surroundings) -> Void = { _, _ in }
  ) -> RuleSubject {
    var (item, surroundings) = Sample.clean()
    Sample.makeAgent(&item, &surroundings)
    change(&item, &surroundings)
    return RuleSubject(item, surroundings, policy: Policy(), now: Sample.now)
  }

  private func session(_ change: (inout Session) -> Void = { _ in }) -> SessionStanding? {
    var (item, surroundings) = Sample.clean()
    item.kind = .browserSession
    item.tool = ToolReference(id: "notes", name: "Notes")
    var session = Sample.session(of: item)
    change(&session)
    surroundings.sessions = [session]
    return SessionStanding.all(
      RuleSubject(item, surroundings, policy: Policy(), now: Sample.now)
    ).first
  }

  private func event(
    _ id: String, _ kind: Event.Kind = .execution, target: String? = "calendar",
    scope: String? = nil,
    minutes: Int64 = -60, system: String? = nil, task: String? = "T-9", approval: String? = nil
  ) -> Event {
    Event(
      id: id, item: nil, kind: kind, actor: "notes", identity: "svc-notes", target: target,
      scope: scope, time: Instant(seconds: Sample.now.seconds + minutes * 60), source: "audit",
      system: system, task: task, approval: approval)
  }

  // MARK: Sessions

  @Test
  func `a user is verifiable only where every element is known and none outlives the session`() {
    #expect(session()?.isVerifiable == true)
    #expect(session { $0.state[.tabs] = nil }?.isVerifiable == nil)
    #expect(session { $0.state[.tabs] = nil }?.unknown == [.tabs])
    #expect(session { $0.state = [:] }?.isVerifiable == nil)
    #expect(session { $0.state = [.tabs: .shared] }?.isVerifiable == false)
    #expect(session { $0.state[.tokens] = .persistent }?.loose == [.tokens])
  }

  @Test func `a log record that lacks one of its four fields names it`() {
    #expect(session()?.lacking == [])
    #expect(session { $0.destination = nil }?.lacking == [.destination])
    #expect(session { $0.subject = " " }?.lacking == [.user])
    let text = session { $0.destination = nil }.map { standing in
      lines(standing).first { $0.label == "Log record" }?.text
    }
    #expect(text == "not reconstructable: it lacks data destination")
  }

  @Test func `what was touched before its approval is told`() {
    var (item, surroundings) = Sample.clean()
    item.kind = .browserSession
    var approval = event("a", .approval, minutes: -90)
    approval.actor = "ana"
    surroundings.events = [
      approval, event("e1", target: "early", minutes: -91),
      event("e2", target: "late", minutes: -90),
      event("e3", target: "bare", task: nil),
      event("e4", target: "named", task: nil, approval: "x"),
      event("e5", .signIn, target: "portal"), event("e6", target: nil),
    ]
    let touched = SessionStanding.all(
      RuleSubject(item, surroundings, policy: Policy(), now: Sample.now)
    ).first?.touched
    let told = Dictionary(uniqueKeysWithValues: (touched ?? []).map { ($0.target, $0.approval) })
    #expect(told == ["early": .before, "late": .after, "bare": .none, "named": .undated])
  }

  @Test func `the decisions to trust a session are apart, and those on no record are said to be`() {
    var (item, surroundings) = Sample.clean()
    item.kind = .browserSession
    item.consent = .user
    surroundings.sessions = [Sample.session(of: item)]
    surroundings.acceptance = Acceptance(
      item: item.id, by: "ana", at: Sample.ago(9), reference: "CAB-4")
    let decisions = SessionStanding.all(
      RuleSubject(item, surroundings, policy: Policy(), now: Sample.now))[0].decisions
    #expect(decisions.map(\.kind) == TrustDecision.Kind.allCases)
    #expect(decisions.map(\.source) == ["entra", "entra", nil, nil, "CAB-4"])
    #expect(decisions[0].who == "kim@corp.example" && decisions[0].time == Sample.ago(1))
    #expect(decisions[4].who == "ana@corp.example" && decisions[4].time == Sample.ago(9))
  }

  @Test func `a session that goes on comes before one that has ended`() {
    var (item, surroundings) = Sample.clean()
    item.kind = .browserSession
    var ended = Sample.session(of: item)
    (ended.id, ended.ended) = ("a0", Sample.ago(1))
    surroundings.sessions = [ended, Sample.session(of: item)]
    let all = SessionStanding.all(
      RuleSubject(item, surroundings, policy: Policy(), now: Sample.now))
    #expect(all.map(\.session.id) == ["s1", "a0"])
    #expect(all.map(\.isLive) == [true, false])
  }

  // MARK: Entitlements

  @Test func `what is held, used and needed is counted, and unknown is not zero`() {
    func entitlements(_ change: (inout Item, inout Surroundings) -> Void) -> Entitlements {
      Entitlements(
        agent { item, surroundings in
          item.permissions = (1...40).map { Permission(scope: "area\($0):read") }
          surroundings.events = []
          change(&item, &surroundings)
        })
    }
    let bare = entitlements { _, _ in }
    #expect(bare.ratio == "40 held / unknown needed" && bare.used == nil && bare.basis == .unknown)
    #expect(entitlements { item, _ in item.usage = .never }.used == [])
    let asked = entitlements { _, surroundings in
      surroundings.events = [
        event("r", .request, scope: "area1:read area2:read"),
        event("a", .approval, scope: "area3:read"),
      ]
    }
    #expect(asked.ratio == "40 held / 3 needed" && asked.basis == .tasks)
    let used = entitlements { item, surroundings in
      item.permissions[6].lastUsed = Sample.ago(4)
      surroundings.events = [event("e", scope: "AREA5:read"), event("o", scope: "other.thing")]
    }
    #expect(used.used == ["area5:read", "area7:read", "other.thing"])
    #expect(used.needed == used.used && used.basis == .use)
    #expect(
      entitlements { item, _ in item.permissions = [] }.ratio == "unknown held / unknown needed")
  }

  @Test func `what only a session brings is inherited, and what stands has no end`() {
    let entitlements = Entitlements(
      agent { item, surroundings in
        item.permissions = [Sample.scope("User.Read")]
        item.permissions[0].expires = Sample.now.adding(days: 3)
        item.expires = .never
        var session = Sample.session(of: item)
        session.entitlements = ["User.Read", "Mail.Read", "Files.Read"]
        surroundings.sessions = [session]
        surroundings.events = [event("e", scope: "Mail.Read")]
      })
    #expect(entitlements.held.map(\.scope) == ["Files.Read", "Mail.Read", "User.Read"])
    #expect(entitlements.inheritedUnused.map(\.scope) == ["Files.Read"])
    #expect(entitlements.standing == 2)
  }

  @Test func `the smallest delegation ends with its task, else at the tier's limit`() {
    func delegation(until: Int?) -> SmallestDelegation {
      SmallestDelegation(
        agent { _, surroundings in
          var request = event("r", .request, scope: "Calendars.Read")
          request.until = until.map { Sample.now.adding(days: $0) }
          surroundings.events = [request, event("e")]
        })
    }
    #expect(
      delegation(until: 5).sentence
        == "give the agent an identity of its own with Calendars.Read, until 2026-11-26")
    let open = "give the agent an identity of its own with Calendars.Read, for at most 365 days"
    #expect(delegation(until: nil).sentence == open)
    #expect(delegation(until: 0).sentence == open)
    #expect(delegation(until: nil).latest(Sample.now) == Sample.now.adding(days: 365))
    let unknown = SmallestDelegation(agent { $1.events = [] })
    #expect(unknown.scopeText == "only what its task needs")
  }

  // MARK: Workflow

  @Test func `a task is told step by step, with its boundaries and what allowed each`() throws {
    let subject = agent { _, surroundings in
      surroundings.events = [
        event("e3", .change, minutes: -10, system: "erp"),
        event("e1", minutes: -30, system: "mail", approval: "A-1"),
        event("d1", .policyDecision, minutes: -21), event("e2", minutes: -20, system: "erp"),
        event("e4", minutes: -5, system: "erp"), event("x", .revocation, minutes: -1),
        event("o", minutes: -500, task: "T-8"),
      ]
    }
    let tasks = TaskSteps.tasks(subject.trail)
    #expect(tasks.map(\.task) == ["T-9", "T-8"])
    let task = try #require(tasks.first)
    #expect(task.steps.map(\.event.id) == ["e1", "e2", "e3", "e4"])
    #expect(task.steps.map(\.crosses) == [false, true, false, false])
    #expect(
      task.steps.map(\.authorisation) == [
        .approval("A-1"), .policyDecision("d1"), .outcome, .nothing,
      ])
    #expect(task.unauthorised.map(\.event.id) == ["e4"])
    #expect(task.revoked?.id == "x" && task.asked == nil)
    let standing = try #require(AgentStanding(subject))
    #expect(standing.systems == ["audit", "erp", "mail"] && standing.depth == 2)
  }

  @Test func `what another item did in a shared task is a step, and asks nothing of this one`()
    throws
  {
    let subject = agent { _, surroundings in
      var other = event("e2", minutes: -20)
      other.joinedBy = .task
      surroundings.events = [event("e1", minutes: -30, approval: "A-1"), other]
    }
    let task = try #require(TaskSteps.tasks(subject.trail).first)
    #expect(task.steps.count == 2 && task.unauthorised.isEmpty)
  }

  @Test func `an agent scores a point for identity, delegation and policy each`() throws {
    func score(_ change: (inout Item, inout Surroundings) -> Void) -> Int? {
      AgentStanding(agent(change))?.score
    }
    #expect(score { _, _ in } == 3)
    #expect(score { item, _ in item.delegation = nil } == 2)
    #expect(score { item, _ in item.delegation = .wholeProfile } == 2)
    #expect(score { $1.controls = [] } == 2)
    let bare = try #require(
      AgentStanding(
        agent { item, surroundings in
          (item.credential, item.delegation) = (nil, nil)
          (surroundings.controls, surroundings.events) = ([], [])
        }))
    #expect(bare.score == 0 && bare.ownIdentity.holds == nil && bare.constrained.holds == nil)
    #expect(bare.runtimePolicy.holds == false && bare.singleTask.holds == nil)
    #expect(AgentStanding(agent { item, _ in item.kind = .serviceAccount }) == nil)
    #expect(
      AgentStanding(agent { item, _ in (item.kind, item.initiation) = (.application, .autonomous) })
        != nil)
  }

  @Test func `short-lived is what ends within the tier's limit, to the second`() {
    func short(_ expires: Expiry, created: Instant? = Sample.ago(10)) -> Bool? {
      AgentStanding(
        agent { item, _ in (item.expires, item.created) = (expires, created) })?.shortLived.holds
    }
    let limit = Sample.ago(10).adding(days: 365)
    #expect(short(.at(limit)) == true)
    #expect(short(.at(Instant(seconds: limit.seconds + 1))) == false)
    #expect(short(.never) == false)
    #expect(short(.unknown) == nil)
    #expect(short(.at(limit), created: nil) == nil)
  }

  @Test func `zero is written as zero, unknown as unknown, and a missing revocation point is said`()
    throws
  {
    func line(_ label: String, _ change: (inout Item, inout Surroundings) -> Void) -> StandingLine?
    {
      lines(agent(change)).first { $0.label == label }
    }
    #expect(line("Beyond scope") { _, _ in }?.text == "0")
    #expect(line("Beyond scope") { item, _ in item.permissions = [] }?.tone == .unknown)
    let strange = line("Beyond scope") { $1.events = [event("e", scope: "strange")] }
    #expect(strange?.text == "0; 1 can't be compared with what was granted")
    #expect(strange?.tone == .unknown)
    #expect(line("Not approved") { _, _ in }?.text.hasPrefix("unknown") == true)
    #expect(line("Stopped") { _, _ in }?.tone == .good)
    #expect(line("Stopped") { $1.controls = [] }?.text == "no revocation point on record")
    let claimed = line("Stopped") { item, surroundings in
      surroundings.controls = [
        ControlRecord(item: item.id, control: "revocation-point", target: "erp")
      ]
    }
    #expect(
      claimed == StandingLine(label: "Stopped", text: "erp; claimed, no evidence", tone: .bad))
  }

  /// The lines of a whole item.
  private func lines(_ subject: RuleSubject) -> [StandingLine] {
    StandingLine.all(
      agent: AgentStanding(subject), sessions: SessionStanding.all(subject), now: Sample.now)
  }

  private func lines(_ session: SessionStanding) -> [StandingLine] {
    StandingLine.all(agent: nil, sessions: [session], now: Sample.now)
  }
}
