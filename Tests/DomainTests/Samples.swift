import CustodyDomain

/// Values that tests of rules and reviews begin from.
enum Sample {
  /// The moment of all tests: a Saturday.
  static let now = Instant(seconds: 1_795_252_440)  // 2026-11-21T09:14:00Z

  /// A moment `days` before now.
  static func ago(_ days: Int) -> Instant { now.adding(days: -days) }

  /// A graded permission.
  static func scope(
    _ scope: String, source: String = "entra", everyone: Bool = false, resource: String? = nil
  ) -> Permission {
    ScopeGrader.grade(
      Permission(scope: scope, resource: resource), source: source, forEveryone: everyone)
  }

  /// An item with these Graph scopes about which nothing else is known.
  static func bare(_ scopes: String...) -> Item {
    var item = Item(
      kind: .oauthGrant, source: "entra", sourceID: "g1", name: "Notes")
    item.permissions = scopes.map { scope($0) }
    return item
  }

  /// An item with nothing for any rule to find, with the surroundings that make it so. It has a light
  /// tier and a reach of 0.
  static func clean() -> (item: Item, surroundings: Surroundings) {
    var item = bare("User.Read")
    item.principal = "kim@corp.example"
    item.holder = "svc-notes"
    item.requestedBy = "kim@corp.example"
    item.approvedBy = "ana@corp.example"
    item.purpose = "minutes of meetings"
    item.expires = .at(now.adding(days: 30))
    item.usage = .seen(ago(1))
    item.created = ago(20)
    item.initiation = .human
    item.acting = .userProxy
    item.owners = [
      Ownership(role: .business, person: "ana@corp.example", source: "decision"),
      Ownership(role: .iam, person: "ole@corp.example", source: "decision"),
    ]
    let events = [
      Event(
        id: "e0", item: item.id, kind: .approval, actor: "ana", time: ago(5), source: "tickets",
        task: "T-1"),
      Event(
        id: "e1", item: item.id, kind: .change, actor: "notes", identity: "svc-notes",
        target: "calendar of kim", time: ago(1), source: "audit", task: "T-1", approval: "e0"),
    ]
    var surroundings = Surroundings(people: people, events: events)
    surroundings.review.first = ago(19)
    surroundings.acceptance = Acceptance(item: item.id, by: "ole@corp.example", at: ago(19))
    return (item, surroundings)
  }

  /// The same with other Graph scopes.
  static func clean(
    scopes: [String], everyone: Bool = false
  ) -> (item: Item, surroundings: Surroundings) {
    var (item, surroundings) = clean()
    item.permissions = scopes.map { scope($0, everyone: everyone) }
    item.owners.insert(
      Ownership(role: .system, person: "ana@corp.example", source: "decision"), at: 1)
    return (item, surroundings)
  }

  /// A session of Kim's of which all is known and nothing is wrong.
  static func session(of item: Item) -> Session {
    Session(
      id: "s1", item: item.id, subject: "kim", actor: "kim", actorIsAgent: false,
      managedDevice: true, personalDevice: false, profile: "work-kim", personalProfile: false,
      federated: true, destination: "calendar", sensitive: false, production: false,
      state: [
        .authentication: .bound, .tokens: .bound, .tabs: .transient, .extensions: .bound,
        .storage: .transient,
      ], started: ago(1))
  }

  /// Makes an agent of an item, with every control that rules look for.
  static func makeAgent(_ item: inout Item, _ surroundings: inout Surroundings) {
    item.kind = .agent
    item.principal = nil
    item.acting = .delegatedService
    item.initiation = .tool
    item.credential = .workloadIdentity
    item.delegation = .constrained
    for control in [
      ControlRecord.Known.runtimePolicy, .perStepAuthorisation, .humanOversight, .revocationPoint,
    ] {
      surroundings.controls.append(
        ControlRecord(item: item.id, control: control.rawValue, evidence: "register", passed: true))
    }
  }

  /// Emergency access of Kim's that is as it should be: approved by Ana, logged, and over in two hours.
  static func breakGlass(_ item: Item) -> ExceptionRecord {
    ExceptionRecord(
      item: item.id, kind: .breakGlass, user: "kim@corp.example", approver: "ana@corp.example",
      reason: "outage", from: Instant(seconds: now.seconds - 3600),
      until: Instant(seconds: now.seconds + 7200), log: "SIEM 4711")
  }

  /// The people directory by every name: Ana, Kim and Ole are here, Lars has left, Nora leaves in ten
  /// days, and there are a team and a vendor.
  static let people: [String: Person] = {
    let all = [
      Person(
        id: "ana@corp.example", name: "Ana", aliases: ["ana", "ana.lind"], employment: .active,
        source: "hr"),
      Person(
        id: "kim@corp.example", name: "Kim", aliases: ["kim", "0f3c"], employment: .active,
        source: "hr"),
      Person(id: "ole@corp.example", name: "Ole", employment: .active, source: "hr"),
      Person(
        id: "lars@corp.example", name: "Lars", aliases: ["lars"], employment: .left, left: ago(90),
        source: "hr"),
      Person(
        id: "nora@corp.example", name: "Nora", employment: .active, left: now.adding(days: 10),
        source: "hr"),
      Person(id: "team-finance", name: "Finance", isHuman: false, source: "hr"),
      Person(id: "notes-inc", name: "Notes Inc", isHuman: false, source: "hr"),
    ]
    var byName: [String: Person] = [:]
    for person in all {
      for name in [person.id] + person.aliases { byName[name] = person }
    }
    return byName
  }()

  /// What the built-in limits make of an item.
  static func assess(
    _ item: Item, _ surroundings: Surroundings = Surroundings(), policy: Policy = Policy(),
    now: Instant = now
  ) -> Assessment {
    Assessor(policy: policy).assess(item, surroundings, now: now)
  }

  /// Ids of the rules that find something.
  static func rules(_ item: Item, _ surroundings: Surroundings, now: Instant = now) -> [String] {
    assess(item, surroundings, now: now).findings.map(\.rule)
  }

  /// What one rule finds.
  static func finding(
    _ rule: String, _ item: Item, _ surroundings: Surroundings = Surroundings(),
    now: Instant = now
  ) -> Finding? {
    assess(item, surroundings, now: now).findings.first { $0.rule == rule }
  }
}
