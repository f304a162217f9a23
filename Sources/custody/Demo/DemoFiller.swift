import CustodyDomain

/// Items without a story. Each is a pure function of its number, so that a million of them are written
/// without holding one in memory. None is stale: used within 80 days, or its use is unknown.
struct DemoFiller {
  let people: DemoPeople
  /// How many.
  let count: Int

  /// One item of the filling.
  enum Content {
    case grant(DemoGrant)
    case token(DemoToken)
    case credential(DemoCredential)
    case fineGrained(DemoCredential)
    case record(Item)
  }

  /// The item of a number.
  func content(_ number: Int) -> Content {
    var random = DemoRandom("filler", number)
    let user = random.pick(people.all)
    switch random.below(100) {
    case 0..<34: return .grant(grant(number, user, &random))
    case 34..<68: return .token(token(number, &random))
    case 68..<76:
      return .fineGrained(credential(number, user, &random, scopes: DemoFiller.fineGrained))
    case 76..<82: return .credential(credential(number, user, &random, scopes: DemoFiller.classic))
    default: return .record(record(number, user, &random))
    }
  }

  private func facts(_ random: inout DemoRandom) -> DemoFacts {
    var facts = DemoFacts()
    if random.chance(55) { facts.usedDaysAgo = random.below(60) }
    if random.chance(50) { facts.createdDaysAgo = 80 + random.below(700) }
    if random.chance(25) { facts.endsInDays = random.below(360) - 30 }
    if random.chance(60) {
      facts.owner = random.pick(people.owners).login
      facts.purpose = random.pick(DemoFiller.purposes)
    } else if random.chance(20) {
      facts.purpose = random.pick(DemoFiller.purposes)
    }
    if facts.owner != nil, random.chance(40) { facts.iamOwner = "c.nicholson" }
    return facts
  }

  private func grant(
    _ number: Int, _ user: DemoPerson, _ random: inout DemoRandom
  ) -> DemoGrant {
    var grant = DemoGrant(
      "filler \(number)", random.pick(DemoApps.everyday), random.chance(8) ? nil : user,
      random.pick(DemoFiller.delegated))
    grant.facts = facts(&random)
    if random.chance(20) { grant.lastQuarter = nil }
    return grant
  }

  /// One user has one token at an app, so the number chooses both.
  private func token(_ number: Int, _ random: inout DemoRandom) -> DemoToken {
    let apps = DemoApps.everyday
    return DemoToken(
      app: apps[number % apps.count], user: people.all[number / apps.count % people.all.count],
      scopes: random.pick(DemoFiller.google), facts: facts(&random))
  }

  private func credential(
    _ number: Int, _ user: DemoPerson, _ random: inout DemoRandom, scopes: [[String]]
  ) -> DemoCredential {
    DemoCredential(
      number: 200_000 + number, user: user, app: nil, scopes: random.pick(scopes),
      note: random.pick(DemoFiller.notes), usedDaysAgo: random.below(80),
      endsInDays: random.chance(70) ? random.below(340) - 15 : nil)
  }

  /// Keys, sessions, extensions, agents, accounts and workloads: what custody records bring.
  private func record(_ number: Int, _ user: DemoPerson, _ random: inout DemoRandom) -> Item {
    let kind = random.pick(DemoFiller.kinds)
    let app = random.pick(DemoApps.everyday)
    let id = "\(kind.rawValue)-\(1000 + number)"
    let name =
      switch kind {
      case .apiKey, .serviceAccount: "svc-\(random.pick(DemoFiller.jobs))-\(number)"
      case .agent: "agent-\(random.pick(DemoFiller.jobs))-\(number)"
      default: app.name
      }
    var item = Item(
      kind: kind, source: "custody", sourceID: id, name: name)
    item.tenant = DemoPeople.domain
    item.principal = user.email
    item.initiation = kind == .agent ? .tool : .human
    item.acting = kind == .serviceAccount ? .delegatedService : .userProxy
    item.management = random.chance(70) ? .managed : .unmanaged
    item.status = .active
    if kind == .apiKey || kind == .serviceAccount {
      item.credential = .apiKey
      item.fingerprint = "…\(random.opaque(4))"
    } else {
      item.tool = app.tool
      item.ai = app.ai
      item.browserAccessed = kind == .browserSession || kind == .browserExtension
    }
    item.permissions = random.pick(DemoFiller.recorded).map { Permission(scope: $0) }
    return item
  }

  /// The facts of a record, from its number alone.
  func recordFacts(_ number: Int) -> DemoFacts {
    var random = DemoRandom("facts", number)
    return facts(&random)
  }

  private static let kinds: [ItemKind] = [
    .apiKey, .apiKey, .browserSession, .browserExtension, .browserExtension, .agent, .aiAccount,
    .aiAccount, .serviceAccount,
  ]
  private static let delegated = [
    ["User.Read"], ["User.Read", "openid", "profile"], ["User.Read", "Calendars.Read"],
    ["Calendars.ReadWrite"], ["Files.Read", "User.Read"], ["Mail.Read", "User.Read"],
    ["Contacts.Read", "User.Read"], ["Tasks.ReadWrite"], ["Sites.Read.All"], ["Chat.Read"],
    ["Files.ReadWrite.All", "offline_access"], ["User.Read", "People.Read"],
  ]
  private static let google: [[String]] = [
    ["openid", "https://www.googleapis.com/auth/userinfo.email"],
    ["https://www.googleapis.com/auth/calendar.readonly"],
    ["https://www.googleapis.com/auth/drive.file"],
    ["https://www.googleapis.com/auth/gmail.readonly"],
    ["https://www.googleapis.com/auth/contacts.readonly"],
    ["https://www.googleapis.com/auth/spreadsheets"],
    ["https://www.googleapis.com/auth/calendar", "openid"],
  ]
  private static let fineGrained = [
    ["metadata:read"], ["metadata:read", "issues:write"], ["contents:read", "metadata:read"],
    ["contents:write", "metadata:read"], ["actions:read", "metadata:read"],
  ]
  private static let classic = [
    ["read:user"], ["read:org", "read:user"], ["repo"], ["public_repo"], ["gist"],
    ["read:packages"],
  ]
  private static let recorded = [
    ["profile"], ["profile", "calendar:read"], ["files:read"], ["mail:read"], ["chat:read"],
    ["calendar:write"], ["files:write"],
  ]
  private static let purposes = [
    "meeting notes", "monthly report", "customer replies", "translation", "time booking",
    "design drafts", "test data", "on-call rota", "contract signing", "travel planning",
  ]
  private static let notes = ["ci", "laptop", "dashboard", "release", "backup", "editor"]
  private static let jobs = [
    "backup", "report", "mailer", "deploy", "probe", "invoice", "export", "sync", "faq", "triage",
  ]
}
