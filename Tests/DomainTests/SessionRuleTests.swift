import CustodyDomain
import Testing

/// The rules of browser sessions, by their truth tables.
@Suite struct SessionRuleTests {
  /// A browser session of Kim's with which nothing is wrong.
  private func clean() -> (item: Item, surroundings: Surroundings) {
    var (item, surroundings) = Sample.clean()
    item.kind = .browserSession
    item.browserAccessed = true
    item.management = .managed
    let roles: [OwnerRole] = [
      .workflow, .browser, .policy, .prevention, .detection, .evidence, .approval, .revocation,
    ]
    item.owners += roles.map { Ownership(role: $0, person: "ole@corp.example", source: "decision") }
    surroundings.sessions = [Sample.session(of: item)]
    return (item, surroundings)
  }

  private func found(
    _ rule: String, now: Instant = Sample.now,
    _ change: (inout Item, inout Surroundings) -> Void
  ) -> Finding? {
    var (item, surroundings) = clean()
    change(&item, &surroundings)
    return Sample.finding(rule, item, surroundings, now: now)
  }

  private func session(_ rule: String, _ change: (inout Session) -> Void) -> Finding? {
    found(rule) { _, surroundings in change(&surroundings.sessions[0]) }
  }

  @Test func `in a session that is as it should be nothing is found`() {
    let (item, surroundings) = clean()
    #expect(Sample.rules(item, surroundings).isEmpty)
  }

  @Test(arguments: [false, true], [false, true])
  func `an unmanaged session that reaches what matters is found`(
    sensitive: Bool, production: Bool
  ) {
    for managed in [false, true] {
      let found = session("unmanaged-session") {
        ($0.sensitive, $0.production, $0.managedDevice) = (sensitive, production, managed)
      }
      #expect((found != nil) == ((sensitive || production) && !managed))
      if let found {
        #expect(found.severity >= .high)
        #expect(found.controls.contains { $0.hasPrefix("PR.AA") })
        #expect(found.inputs.contains(.init("reaches", "production")) == production)
      }
    }
  }

  @Test(arguments: [
    (true as Bool?, nil as Management?, true), (true, .managed, true), (true, .enterprise, true),
    (true, .unmanaged, false), (true, .personal, false), (nil, .managed, true),
    (nil, .enterprise, false), (nil, nil, false), (nil, .unmanaged, false), (nil, .personal, false),
    (false, .managed, false), (false, nil, false),
  ])
  func `a device is managed only if somebody says so and nobody denies it`(
    device: Bool?, management: Management?, managed: Bool
  ) {
    let found = found("unmanaged-session") { item, surroundings in
      item.management = management
      surroundings.sessions[0].managedDevice = device
      surroundings.sessions[0].sensitive = true
    }
    #expect((found == nil) == managed)
  }

  @Test func `where no record says what a session reaches its classes do`() {
    func found(_ scope: String, _ sensitive: Bool?) -> Finding? {
      self.found("unmanaged-session") { item, surroundings in
        (item.permissions, item.management) = ([Sample.scope(scope)], nil)
        surroundings.sessions[0].managedDevice = nil
        surroundings.sessions[0].sensitive = sensitive
        surroundings.sessions[0].production = nil
      }
    }
    #expect(found("Calendars.ReadWrite", nil) == nil)
    #expect(found("Mail.ReadWrite", nil)?.inputs.contains(.init("reaches", "mail")) == true)
    #expect(found("Mail.ReadWrite", nil)?.severity == .high)
    #expect(found("Mail.Read", nil)?.severity == .medium)
    #expect(found("Mail.Read", true)?.severity == .high)
    #expect(found("Files.ReadWrite.All", true)?.severity == .critical)
  }

  @Test func `a session item of which no record tells stands for itself`() {
    func rules(_ kind: ItemKind, _ management: Management?) -> [String] {
      var (item, surroundings) = clean()
      item.kind = kind
      item.management = management
      item.permissions.append(Sample.scope("Mail.Read"))
      surroundings.sessions = []
      return Sample.rules(item, surroundings)
    }
    #expect(rules(.browserSession, nil).contains("unmanaged-session"))
    #expect(rules(.browserSession, nil).contains("provenance-unproven"))
    #expect(!rules(.browserSession, .managed).contains("unmanaged-session"))
    #expect(!rules(.browserSession, .managed).contains("provenance-unproven"))
    #expect(!rules(.browserExtension, nil).contains("unmanaged-session"))
    #expect(!rules(.browserExtension, nil).contains("provenance-unproven"))
  }

  @Test func `a session is judged until the second of its end, and an ended item not at all`() {
    let end = Sample.now.adding(days: 2)
    func rules(_ now: Instant, _ status: ItemStatus? = nil) -> Set<String> {
      var (item, surroundings) = clean()
      item.status = status
      var session = Session(id: "s1", item: item.id, subject: "kim", actor: "ana")
      session.managedDevice = false
      session.personalDevice = true
      session.sensitive = true
      session.state = [.tabs: .shared]
      session.ended = end
      surroundings.sessions = [session]
      let ours: Set<String> = [
        "unmanaged-session", "shared-profile", "provenance-unproven", "user-unverifiable",
        "byod-without-data-owner",
      ]
      return ours.intersection(Sample.rules(item, surroundings, now: now))
    }
    #expect(rules(Instant(seconds: end.seconds - 1)).count == 5)
    #expect(rules(end).isEmpty)
    #expect(rules(Sample.now, .revoked).isEmpty)
    var (item, surroundings) = clean()
    surroundings.sessions[0].ended = end
    item.expires = .at(Sample.now.adding(days: 30))
    let subject = RuleSubject(item, surroundings, policy: Policy(), now: Sample.now)
    for id in [
      "unmanaged-session", "shared-profile", "provenance-unproven", "user-unverifiable",
      "byod-without-data-owner", "borrowed-session",
    ] {
      #expect(RuleCatalogue.rule(id)?.moments(subject).contains(end) == true, "\(id)")
    }
  }

  struct Users: Sendable {
    var subject: String?
    var actor: String?
    var agent: Bool?
    var neighbour: String?
    var names: [String]?
  }

  @Test(arguments: [
    Users(subject: "kim", actor: "kim", neighbour: nil, names: nil),
    Users(subject: "kim", actor: "kim@corp.example", agent: false, names: nil),
    Users(
      subject: "kim", actor: "ana", agent: nil, names: ["kim@corp.example", "ana@corp.example"]),
    Users(subject: "kim", actor: "guest", agent: false, names: ["kim@corp.example", "guest"]),
    Users(subject: "kim", actor: "guest", agent: nil, names: nil),
    Users(subject: "kim", actor: "notes-bot", agent: true, names: nil),
    Users(subject: "kim", neighbour: "KIM", names: nil),
    Users(subject: "kim", neighbour: "ana", names: ["ana@corp.example", "kim@corp.example"]),
    Users(subject: nil, neighbour: "ana", names: nil),
    Users(
      subject: nil, actor: "kim", agent: false, neighbour: "ana",
      names: ["ana@corp.example", "kim@corp.example"]),
  ])
  func `two people in one session or profile are named`(users: Users) {
    let found = found("shared-profile") { item, surroundings in
      surroundings.sessions[0].subject = users.subject
      surroundings.sessions[0].actor = users.actor
      surroundings.sessions[0].actorIsAgent = users.agent
      guard let neighbour = users.neighbour else { return }
      surroundings.neighbours = [
        Session(
          id: "s0", item: ItemID("u-other"), subject: neighbour, profile: "work-kim",
          ended: Sample.ago(3))
      ]
    }
    #expect((found != nil) == (users.names != nil))
    for name in users.names ?? [] {
      #expect(found?.message.contains(name) == true)
      #expect(found?.inputs.contains { $0.value.hasPrefix(name) } == true)
    }
  }

  @Test func `sessions of other profiles, or of none, share nothing`() {
    for profile in ["work-ana", nil] {
      let found = found("shared-profile") { item, surroundings in
        surroundings.sessions[0].profile = profile == nil ? nil : "work-kim"
        surroundings.neighbours = [
          Session(id: "s0", item: ItemID("u-other"), subject: "ana", profile: profile)
        ]
      }
      #expect(found == nil)
    }
    let sameID = found("shared-profile") { item, surroundings in
      surroundings.neighbours = [Session(id: "s1", item: ItemID("u-other"), subject: "ana")]
    }
    #expect(sameID != nil)
  }

  @Test func `a person and an assistant in one session are a borrowed one and nothing else`() {
    var (item, surroundings) = clean()
    surroundings.sessions[0].actor = "notes-bot"
    surroundings.sessions[0].actorIsAgent = true
    #expect(Sample.rules(item, surroundings) == ["borrowed-session"])
    surroundings.sessions[0].ended = Sample.ago(1)
    #expect(Sample.rules(item, surroundings).isEmpty)
    surroundings.sessions[0].ended = nil
    item.status = .revoked
    #expect(Sample.rules(item, surroundings).isEmpty)
  }

  @Test(arguments: [true as Bool?, false, nil], [true as Bool?, false, nil])
  func `one good thing of three proves where a session comes from`(
    device: Bool?, personal: Bool?
  ) {
    for federated in [true as Bool?, false, nil] {
      let found = found("provenance-unproven") { item, surroundings in
        item.management = nil
        surroundings.sessions[0].managedDevice = device
        surroundings.sessions[0].personalProfile = personal
        surroundings.sessions[0].federated = federated
      }
      let proven = device == true || personal == false || federated == true
      #expect((found == nil) == proven, "\(device as Any) \(personal as Any) \(federated as Any)")
    }
  }

  @Test(arguments: [
    (["login"], true), ([], false), (["login", "point-of-action"], false),
    (["login", "step-up"], false), (["login", "per-step-authorisation"], false),
    (["login", "approval-gate"], false), (["point-of-action"], false),
    (["login", "logging"], true),
  ])
  func `a check at the sign-in alone is found`(controls: [String], isFound: Bool) {
    let found = found("login-only-control") { item, surroundings in
      surroundings.controls = controls.map {
        ControlRecord(item: item.id, control: $0, evidence: "register")
      }
    }
    #expect((found != nil) == isFound)
  }

  @Test func `a later check counts with evidence only, and only in a browser`() {
    func found(_ evidence: String?, _ passed: Bool?) -> Finding? {
      self.found("login-only-control") { item, surroundings in
        surroundings.controls = [
          ControlRecord(item: item.id, control: "login"),
          ControlRecord(
            item: item.id, control: "step-up", evidence: evidence, passed: passed),
        ]
      }
    }
    #expect(found("x", nil) == nil)
    #expect(found("x", false) != nil)
    #expect(
      found(nil, nil)?.inputs.last
        == .init("at the point of action", "step-up, without evidence"))
    var (item, surroundings) = Sample.clean()
    surroundings.controls = [ControlRecord(item: item.id, control: "login")]
    #expect(Sample.finding("login-only-control", item, surroundings) == nil)
    item.browserAccessed = true
    #expect(Sample.finding("login-only-control", item, surroundings) != nil)
  }

  @Test(arguments: [
    ("RoleManagement.ReadWrite.Directory" as String?, true), ("Calendars.Read", false),
    ("Calendars.Read RoleManagement.ReadWrite.Directory", true), (nil, false),
  ])
  func `a privileged action in a browser wants approval, step-up or a decision`(
    scope: String?, privileged: Bool
  ) {
    func found(
      approval: String? = nil, decision: String? = nil, control: String? = nil,
      evidence: String? = "register", browser: Bool = true
    ) -> Finding? {
      self.found("no-step-up") { item, surroundings in
        if !browser { (item.kind, item.browserAccessed) = (.oauthGrant, nil) }
        if !browser { surroundings.sessions = [] }
        surroundings.events.append(
          Event(
            id: "e2", item: item.id, kind: .provisioning, target: "adm-1", scope: scope,
            time: Sample.ago(1), source: "audit", task: "T-1", approval: approval))
        if let decision {
          surroundings.events.append(
            Event(
              id: "e3", item: item.id, kind: .policyDecision, source: "opa", task: decision))
        }
        if let control {
          surroundings.controls = [
            ControlRecord(item: item.id, control: control, evidence: evidence)
          ]
        }
      }
    }
    #expect((found() != nil) == privileged)
    #expect(found(approval: "A-1") == nil)
    #expect(found(decision: "T-1") == nil)
    #expect((found(decision: "T-2") != nil) == privileged)
    #expect(found(control: "step-up") == nil)
    #expect((found(control: "step-up", evidence: nil) != nil) == privileged)
    #expect((found(control: "login") != nil) == privileged)
    #expect(found(browser: false) == nil)
  }

  @Test func `what an administering item did without naming a scope is privileged`() {
    let found = found("no-step-up") { item, surroundings in
      item.permissions.append(Sample.scope("RoleManagement.ReadWrite.Directory"))
      surroundings.events = [
        Event(id: "e2", item: item.id, kind: .change, target: "adm-1", source: "audit"),
        Event(id: "e3", item: item.id, kind: .use, target: "adm-1", source: "audit"),
      ]
    }
    #expect(found?.message == "1 of 1 privileged action had no approval or step-up")
    let idle = self.found("no-step-up") { item, surroundings in
      item.permissions.append(Sample.scope("RoleManagement.ReadWrite.Directory"))
      surroundings.events = []
    }
    #expect(idle == nil)
  }

  @Test(arguments: Session.Element.allCases, Session.Keeping.allCases)
  func `an element that outlives the session or is shared hides who is there`(
    element: Session.Element, keeping: Session.Keeping
  ) {
    let found = session("user-unverifiable") { $0.state = [element: keeping] }
    let loose = keeping == .persistent || keeping == .shared
    #expect((found != nil) == loose)
    guard loose else { return }
    let others = Session.Element.allCases.filter { $0 != element }.map(\.rawValue)
    #expect(found?.inputs.last == .init("unknown", others.joined(separator: ", ")))
    #expect(found?.message.hasSuffix("\(element.rawValue) \(keeping.rawValue)") == true)
  }

  @Test func `a session of whose state nothing is known is another matter`() {
    #expect(session("user-unverifiable") { $0.state = [:] } == nil)
    let whole = session("user-unverifiable") { $0.state[.storage] = .shared }
    #expect(whole?.inputs.contains { $0.name == "unknown" } == false)
  }

  @Test func `somebody's own device wants an owner of the data`() {
    func found(_ personal: Bool?, _ owner: String? = nil) -> Finding? {
      self.found("byod-without-data-owner") { item, surroundings in
        surroundings.sessions[0].personalDevice = personal
        if let owner {
          item.owners.append(Ownership(role: .data, person: owner, source: "decision"))
        }
      }
    }
    #expect(found(true) != nil)
    #expect(found(false) == nil)
    #expect(found(nil) == nil)
    #expect(found(true, "ana") == nil)
    #expect(found(true, "lars") != nil)
    #expect(found(true, "team-finance") != nil)
    #expect(found(true, "nora@corp.example") == nil)
  }

  @Test func `a BYOD exception counts from its beginning to the second of its end`() {
    let (from, until) = (Sample.ago(5), Sample.now.adding(days: 5))
    func found(_ now: Instant, _ kind: ExceptionRecord.Kind = .byod) -> Finding? {
      self.found("byod-without-data-owner", now: now) { item, surroundings in
        surroundings.exceptions = [
          ExceptionRecord(
            item: item.id, kind: kind, approver: "ana", reason: "own laptop", from: from,
            until: until)
        ]
      }
    }
    #expect(found(Instant(seconds: from.seconds - 1)) == nil)
    #expect(found(from)?.inputs.first == .init("BYOD exception", "until 2026-11-26"))
    #expect(found(Instant(seconds: until.seconds - 1)) != nil)
    #expect(found(until) == nil)
    #expect(found(from, .contractor) == nil)
  }
}
