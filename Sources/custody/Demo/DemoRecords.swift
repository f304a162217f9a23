import CustodyDomain

/// What the demo's custody records say besides: identities that act by themselves, and what happened.
struct DemoRecords {
  let people: DemoPeople
  let today: Instant
  /// The account of whoever made the demo; the directory knows it as the company's reviewer.
  let account: String

  func ago(_ days: Int, hour: Int = 9) -> Instant {
    Instant(seconds: today.adding(days: -days).seconds + Int64(hour) * 3600)
  }

  /// Everything, in the order written.
  var all: [Observation] {
    directory + tools + overdueKey + payroll + borrowedSession + personalAccount + provable
      + sessionCases + agentCases + privilegeCases
  }

  /// The reviewer by their account here, a team, and names at GitHub.
  private var directory: [Observation] {
    var people: [Observation] = people.all.map { person in
      var aliases = [person.login, person.gitHub]
      if person.login == "ada.lind" { aliases.append(account.lowercased()) }
      return .person(
        Person(
          id: person.email, name: person.name, email: person.email, aliases: aliases,
          team: person.team,
          employment: person.leftDaysAgo == nil ? .active : .left,
          left: person.leftDaysAgo.map { ago($0, hour: 0) }, source: "custody"))
    }
    people.append(
      .person(
        Person(
          id: "holiday desk", name: "Holiday desk", team: "Operations", employment: .active,
          isHuman: false, source: "custody")))
    people.append(
      .person(
        Person(
          id: "plat-team", name: "Platform team", team: "Data platform", employment: .active,
          isHuman: false, source: "custody")))
    return people
  }

  private var tools: [Observation] {
    DemoApps.all.filter { $0.publisher != nil }.map {
      .tool($0.tool, clientIDs: [$0.appID, $0.googleClient], domains: [], ai: $0.ai, state: nil)
    }
  }

  func email(_ login: String) -> String { people.named(login).email }

  func item(_ kind: ItemKind, _ sourceID: String, _ name: String) -> Item {
    var item = Item(
      kind: kind, source: "custody", sourceID: sourceID, name: name)
    item.tenant = DemoPeople.domain
    item.status = .active
    return item
  }

  func event(
    _ name: String, _ item: Item, _ kind: Event.Kind, days: Int, hour: Int, actor: String,
    identity: String? = nil, target: String? = nil, scope: String? = nil, system: String? = nil,
    second: Int = 0, task: String, approval: String? = nil, summary: String
  ) -> Observation {
    .event(
      Event(
        id: "demo-\(name)", item: item.id, kind: kind, actor: actor, identity: identity,
        target: target, scope: scope,
        time: Instant(seconds: ago(days, hour: hour).seconds + Int64(second)), source: "tickets",
        system: system, task: task, approval: approval, summary: summary))
  }

  /// A key whose day of replacement has passed.
  private var overdueKey: [Observation] {
    var key = item(.apiKey, "vault-key-17", "svc-report-mailer")
    key.credential = .apiKey
    key.fingerprint = "…q7Zt"
    key.principal = "svc-report-mailer"
    key.created = ago(400)
    key.usage = .seen(ago(1))
    key.expires = .never
    key.rotationDue = ago(35)
    key.purpose = "sends the weekly report"
    key.initiation = .tool
    key.permissions = [Permission(scope: "mail:write", resource: "SMTP relay")]
    return [
      .item(key),
      .owner(on: key.id, Ownership(role: .business, person: email("m.holm"), source: "custody")),
    ]
  }

  /// A service account whose owner has left.
  private var payroll: [Observation] {
    var account = item(.serviceAccount, "hr-svc-3", "svc-payroll-export")
    account.credential = .clientSecret
    account.created = ago(620)
    account.usage = .seen(ago(2))
    account.expires = .at(ago(-41))
    account.purpose = "payroll to the bank"
    account.initiation = .tool
    account.acting = .delegatedService
    account.permissions = [Permission(scope: "files:write", resource: "HR share")]
    return [
      .item(account),
      .owner(
        on: account.id, Ownership(role: .business, person: email("hol.ka"), source: "custody")),
    ]
  }

  /// An assistant that works inside a person's browser session.
  private var borrowedSession: [Observation] {
    var session = item(.browserSession, "sess-5521", "agent-faq-bot in the help desk")
    session.tool = DemoApps.everyday[6].tool
    session.ai = true
    session.principal = people.named("j.dahl").email
    session.holder = "agent-faq-bot"
    session.credential = .cookie
    session.management = .unmanaged
    session.browserAccessed = true
    session.created = ago(12)
    session.usage = .seen(ago(0, hour: 7))
    session.expires = .at(ago(-2))
    session.permissions = [Permission(scope: "chat:write", resource: "help desk")]
    return [
      .item(session),
      .session(
        Session(
          id: "sess-5521", item: session.id, subject: people.named("j.dahl").email,
          actor: "agent-faq-bot", actorIsAgent: true, managedDevice: false, personalProfile: false,
          started: ago(12))),
    ]
  }

  /// A seat at an AI tool on somebody's own account.
  private var personalAccount: [Observation] {
    var seat = item(.aiAccount, "seat-88", DemoApps.everyday[7].name)
    seat.tool = DemoApps.everyday[7].tool
    seat.ai = true
    seat.principal = "ida.krogh@post.example"
    seat.holder = people.named("ida.k").email
    seat.management = .personal
    seat.browserAccessed = true
    seat.created = ago(90)
    seat.usage = .seen(ago(1))
    seat.permissions = [Permission(scope: "files:read")]
    return [.item(seat)]
  }

  /// An agent whose chain is whole: who asked, who approved, what ran, what changed.
  private var provable: [Observation] {
    var agent = item(.agent, "agent-rota", "agent-rota-planner")
    agent.tool = DemoApps.everyday[0].tool
    agent.ai = true
    agent.credential = .workloadIdentity
    agent.created = ago(60)
    agent.usage = .seen(ago(1))
    agent.expires = .at(ago(-50))
    agent.purpose = "plans the on-call rota"
    agent.initiation = .tool
    agent.acting = .delegatedService
    agent.management = .managed
    agent.permissions = [Permission(scope: "calendar:write", resource: "on-call calendar")]
    return [
      .item(agent),
      .owner(
        on: agent.id,
        Ownership(role: .business, person: email("holger.b"), source: "custody", since: ago(60))),
      .owner(on: agent.id, Ownership(role: .iam, person: email("c.nicholson"), source: "custody")),
      .owner(on: agent.id, Ownership(role: .system, person: email("m.holm"), source: "custody")),
      event(
        "1", agent, .request, days: 61, hour: 8, actor: email("holger.b"), task: "T-204",
        summary: "wants the rota planned by an agent"),
      event(
        "2", agent, .approval, days: 60, hour: 10, actor: email("c.nicholson"), task: "T-204",
        summary: "approved for the on-call calendar only"),
      event(
        "3", agent, .execution, days: 1, hour: 6, actor: "agent-rota-planner",
        identity: "agent-rota-planner", target: "on-call calendar", task: "T-204",
        approval: "demo-2", summary: "14 shifts written"),
      .acceptance(
        Acceptance(
          item: agent.id, by: email("c.nicholson"), at: ago(60, hour: 10), reference: "T-204")),
      .control(
        ControlRecord(
          item: agent.id, control: "runtime-policy", evidence: "T-204", tested: ago(30))),
      .control(
        ControlRecord(
          item: agent.id, control: "revocation-point", evidence: "T-204", tested: ago(30))),
    ]
  }
}
