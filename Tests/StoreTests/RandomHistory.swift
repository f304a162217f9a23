import CustodyDomain
import CustodySQLite

/// An invented history of imports and decisions over few items that have much to do with each other; the same seed
/// makes the same history.
struct RandomHistory {
  private var numbers: SeededNumbers
  private(set) var now = InventoryMaker.now
  private var count = 0

  init(seed: UInt64) { numbers = SeededNumbers(seed) }

  static let items = 28
  private static let names = [
    "ChatGPT", "chatgpt", "ChatGP\u{422}", "Claude", "Cl\u{430}ude", "Zapier", "Backup", "Ledger",
  ]
  /// Whoever is named: by ids, aliases and letters of any case, known to a directory or not.
  private static let people = [
    "ana@corp.example", "ANA@corp.example", "object-ana", "bo@corp.example", "object-bo",
    "cy@corp.example", "Bot-7", "stranger", "crew@corp.example",
  ]
  private static let scopes = [
    "Mail.Read", "Mail.ReadWrite", "Files.ReadWrite.All", "User.Read",
    "RoleManagement.ReadWrite.Directory", "openid",
  ]
  private static let prints = [
    "9f86d081884c7d65", "60303ae22b998861", "sk-abc...defg", "Q~4", "GITHUB_TOKEN",
  ]

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &numbers) < percent
  }
  private mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &numbers)]
  }
  private mutating func some<Value>(_ percent: Int, of values: [Value]) -> Value? {
    chance(percent) ? one(of: values) : nil
  }
  private mutating func person() -> String { one(of: RandomHistory.people) }
  private mutating func moment(_ from: Int, _ to: Int) -> Instant {
    now.adding(days: Int.random(in: from...to, using: &numbers))
  }
  private mutating func id() -> ItemID {
    RandomHistory.id(of: Int.random(in: 0..<Self.items, using: &numbers))
  }

  private static func kind(of number: Int) -> ItemKind {
    ItemKind.allCases[number % ItemKind.allCases.count]
  }
  private static func source(of number: Int) -> String { ["entra", "github"][number / 3 % 2] }
  static func id(of number: Int) -> ItemID {
    ItemID(kind: kind(of: number), source: source(of: number), sourceID: "object-\(number)")
  }

  /// Lets time pass: mostly hours, now and then a season.
  mutating func wait() {
    let hours = chance(15) ? Int.random(in: 1000...3000, using: &numbers) : 7
    now = Instant(seconds: now.seconds + Int64(hours * 3600))
  }

  /// The item of a number as some source says it today.
  mutating func item(_ number: Int) -> Item {
    var item = Item(
      kind: RandomHistory.kind(of: number), source: RandomHistory.source(of: number),
      sourceID: "object-\(number)", name: one(of: RandomHistory.names))
    item.tenant = some(50, of: ["contoso", "fabrikam"])
    item.clientID = some(50, of: ["client-1", "client-2", "client-3"])
    item.publisher = some(30, of: [Publisher(name: "OpenAI", verified: true)])
    item.principal = some(70, of: RandomHistory.people)
    item.holder = some(20, of: RandomHistory.people)
    item.requestedBy = some(20, of: RandomHistory.people)
    item.approvedBy = some(20, of: RandomHistory.people)
    item.consent = some(60, of: ConsentType.allCases)
    item.credential = some(70, of: [.apiKey, .oauthToken, .cookie])
    item.fingerprint = some(60, of: RandomHistory.prints)
    item.handling = some(20, of: SecretHandling.allCases)
    item.initiation = some(40, of: Initiation.allCases)
    item.acting = some(40, of: ActingMode.allCases)
    item.delegation = some(20, of: DelegationScope.allCases)
    item.management = some(30, of: Management.allCases)
    item.browserAccessed = some(30, of: [true, false])
    item.status = some(30, of: ItemStatus.allCases)
    item.created = chance(60) ? moment(-400, -1) : nil
    item.usage = chance(50) ? .seen(moment(-200, 0)) : one(of: [.never, .unknown])
    item.expires = chance(40) ? .at(moment(-20, 200)) : one(of: [.never, .unknown])
    item.rotationDue = chance(20) ? moment(-20, 60) : nil
    item.purpose = some(50, of: ["helps with work"])
    item.parentID = some(20, of: ["app-1", "app-2"])
    let permissions = RandomHistory.scopes.shuffled(using: &numbers)
      .prefix(Int.random(in: 0...3, using: &numbers))
    item.permissions = permissions.map { Permission(scope: $0) }
    item.tellsOwners = chance(50)
    if chance(50) { item.owners = [ownership()] }
    if chance(15) { item.owners.append(ownership()) }
    return item
  }

  private mutating func ownership(past: Bool = false) -> Ownership {
    Ownership(
      role: chance(60) ? .business : one(of: OwnerRole.allCases), person: person(), source: "entra",
      since: chance(30) ? moment(-300, -100) : nil, until: past ? moment(-90, -1) : nil)
  }

  /// What one import says: a few observations of several sorts.
  mutating func observations() -> [Observation] {
    (0..<Int.random(in: 1...5, using: &numbers)).map { _ in observation() }
  }

  private mutating func observation() -> Observation {
    count += 1
    switch Int.random(in: 0..<16, using: &numbers) {
    case 0...2: return .item(item(Int.random(in: 0..<Self.items, using: &numbers)))
    case 3: return .removal(of: id())
    case 4: return .owner(on: id(), ownership(past: chance(30)))
    case 5, 6: return directoryEntry()
    case 7, 8: return .event(event())
    case 9, 10: return .session(session())
    case 11: return .exception(exception())
    case 12:
      return .control(
        ControlRecord(
          item: id(), control: one(of: ControlRecord.Known.allCases).rawValue,
          evidence: some(50, of: ["ticket 7"]), tested: chance(50) ? moment(-500, 0) : nil))
    case 13: return .acceptance(Acceptance(item: id(), by: person(), at: moment(-90, 0)))
    case 14:
      let tool = one(of: ["chatgpt", "claude", "zapier"])
      return .tool(
        ToolReference(id: tool, name: tool, vendor: "Vendor"), clientIDs: [],
        domains: [], ai: chance(50), state: some(70, of: ToolState.allCases))
    default:
      let number = Int.random(in: 0..<Self.items, using: &numbers)
      return .permission(
        on: RandomHistory.id(of: number), Permission(scope: one(of: RandomHistory.scopes)),
        stub: Item(
          kind: RandomHistory.kind(of: number), source: RandomHistory.source(of: number),
          sourceID: "object-\(number)", name: "object-\(number)"))
    }
  }

  private mutating func directoryEntry() -> Observation {
    let name = one(of: ["ana", "bo", "cy", "crew"])
    let aliases = ["object-ana", "object-bo", "Bot-7", "object-cy"]
    let gone = chance(25)
    return .person(
      Person(
        id: "\(name)@corp.example", name: name, aliases: chance(60) ? [one(of: aliases)] : [],
        manager: "bo@corp.example", employment: gone ? .left : .active,
        left: gone && chance(50) ? moment(-50, 50) : nil, isHuman: name != "crew",
        source: one(of: ["hr", "scim"])))
  }

  private mutating func event() -> Event {
    let number = Int.random(in: 0..<Self.items, using: &numbers)
    let names = RandomHistory.people + RandomHistory.names + ["object-3", "client-1", "ghost"]
    var event = Event(
      id: "event-\(chance(30) ? count / 2 : count)", item: nil,
      kind: chance(40) ? .provisioning : one(of: Event.Kind.allCases),
      actor: some(60, of: RandomHistory.people), identity: some(40, of: RandomHistory.people),
      target: some(70, of: names), scope: some(40, of: RandomHistory.scopes), time: moment(-60, 0),
      source: RandomHistory.source(of: number), task: some(30, of: ["task-1", "task-2"]))
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0:
      event.keys = EventKeys(clientID: "client-1", principal: some(50, of: RandomHistory.people))
    case 1: event.keys = EventKeys(credential: one(of: RandomHistory.prints))
    case 2: event.keys = EventKeys(name: one(of: RandomHistory.names))
    default: event.item = RandomHistory.id(of: number)
    }
    return event
  }

  private mutating func session() -> Session {
    Session(
      id: "session-\(Int.random(in: 0..<6, using: &numbers))", item: id(),
      subject: some(80, of: RandomHistory.people), actor: some(60, of: RandomHistory.people),
      actorIsAgent: some(50, of: [true, false]), managedDevice: some(50, of: [true, false]),
      personalDevice: some(30, of: [true, false]),
      profile: some(60, of: ["work", "home", "shared"]),
      personalProfile: some(30, of: [true, false]),
      federated: some(50, of: [true, false]), sensitive: some(50, of: [true, false]),
      production: some(30, of: [true, false]),
      entitlements: chance(40) ? [one(of: RandomHistory.scopes)] : [],
      state: chance(50)
        ? [one(of: Session.Element.allCases): one(of: Session.Keeping.allCases)] : [:],
      started: moment(-30, 0), ended: chance(20) ? moment(-10, 0) : nil)
  }

  private mutating func exception() -> ExceptionRecord {
    ExceptionRecord(
      item: id(), kind: one(of: ExceptionRecord.Kind.allCases),
      rule: some(60, of: RuleCatalogue.all.map(\.id)), user: some(40, of: RandomHistory.people),
      approver: some(80, of: RandomHistory.people), reason: "needed", from: moment(-60, 5),
      until: chance(80) ? moment(-10, 60) : nil)
  }

  /// A decision on one of these items, which may well be refused.
  mutating func decision(on items: [ItemID]) -> DecisionRequest {
    let action: Action =
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0, 1: .recertify(until: moment(10, 80))
      case 2: .revoke
      case 3: .rotate
      case 4, 5:
        .reassign(role: chance(70) ? .business : one(of: OwnerRole.allCases), person: person())
      case 6: .set(chance(50) ? .purpose("minutes") : .acceptance(by: person()))
      case 7: .keep(until: moment(5, 30), condition: "narrow it")
      case 8: .exception(rule: one(of: RuleCatalogue.all.map(\.id)), until: moment(5, 30))
      default: .deferTo(person: person(), until: moment(5, 30))
      }
    return DecisionRequest(item: one(of: items), action: action, reason: "as discussed")
  }
}
