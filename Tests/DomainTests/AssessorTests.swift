import CustodyDomain
import Testing

@Suite struct AssessorTests {
  @Test func `severity follows from weight and reach alone`() {
    let expected: [(RuleWeight, [Severity])] = [
      (.missing, [.low, .low, .medium, .high]), (.decay, [.medium, .medium, .high, .critical]),
      (.attack, [.high, .high, .high, .critical]),
    ]
    for (weight, severities) in expected {
      #expect(Reach.allCases.map { weight.severity(at: $0) } == severities)
    }
  }

  @Test(arguments: [
    (["User.Read"], 20 + 0 + 4), (["User.Read.All"], 20 + 5 + 4), (["Mail.ReadWrite"], 40 + 10 + 4),
    (["Files.ReadWrite.All"], 60 + 15 + 4), (["Directory.ReadWrite.All"], 80 + 15 + 4),
  ])
  func `the score adds risk, reach and further findings`(scopes: [String], score: Int) {
    var item = Sample.bare()
    item.permissions = scopes.map { Sample.scope($0) }
    #expect(Sample.assess(item).score == score)
  }

  @Test func `one finding adds nothing and two add one`() {
    var (item, surroundings) = Sample.clean()
    item.purpose = nil
    #expect(Sample.assess(item, surroundings).score == 20)
    item.expires = .never
    #expect(Sample.assess(item, surroundings).score == 21)
    surroundings.addedScopes = ["email"]
    #expect(Sample.assess(item, surroundings).score == 42)
  }

  @Test func `the worst finding comes first and equal ones stand by id`() {
    let findings = Sample.assess(Sample.bare("Directory.ReadWrite.All")).findings
    #expect(findings.map(\.severity) == findings.map(\.severity).sorted(by: >))
    #expect(findings.first?.rule == "can-create-admin")
    let rest = findings.dropFirst().map(\.rule)
    #expect(rest == rest.sorted())
  }

  @Test func `what is missing never outranks what it can do`() {
    let bare = Sample.assess(Sample.bare("User.Read"))
    var (item, surroundings) = Sample.clean(scopes: ["Files.ReadWrite.All"])
    surroundings.events = []
    #expect(Sample.assess(item, surroundings).score > bare.score)
    item.permissions = [Sample.scope("Mail.Read", everyone: true)]
    #expect(Sample.assess(item, surroundings).score > bare.score)
  }

  @Test func `missing words have a fixed order`() {
    #expect(
      Sample.assess(Sample.bare("User.Read")).missing == [
        "owner", "purpose", "expiry", "asked", "approved", "ran-as", "changed", "initiation",
        "acting",
      ])
    var (item, surroundings) = Sample.clean()
    item.expires = .never
    #expect(Sample.assess(item, surroundings).missing == [])
    item.initiation = nil
    item.purpose = nil
    surroundings.events = []
    #expect(Sample.assess(item, surroundings).missing == ["purpose", "changed", "initiation"])
  }

  @Test func `an exception of somebody else holds until its end`() {
    var (item, surroundings) = Sample.clean()
    item.purpose = nil
    func rules(_ approver: String, until: Instant, rule: String = "purpose-missing") -> [String] {
      surroundings.exceptions = [
        ExceptionRecord(
          item: item.id, rule: rule, approver: approver, reason: "legacy", until: until)
      ]
      return Sample.rules(item, surroundings)
    }
    let tomorrow = Sample.now.adding(days: 1)
    #expect(rules("ana", until: tomorrow) == [])
    #expect(Sample.assess(item, surroundings).recheck == tomorrow)
    // One that doesn't hold is told of besides.
    let both = ["exception-expired", "purpose-missing"]
    #expect(rules("ana", until: Sample.now) == both)
    for user in ["kim", "0F3C", ""] { #expect(rules(user, until: tomorrow) == both) }
    #expect(rules("ana", until: tomorrow, rule: "ownerless") == ["purpose-missing"])
  }

  @Test func `neither a policy nor an exception silences a hard rule`() {
    var (item, surroundings) = Sample.clean(scopes: ["Directory.ReadWrite.All"])
    surroundings.exceptions = RuleCatalogue.all.map {
      ExceptionRecord(
        item: item.id, rule: $0.id, approver: "ana", reason: "x",
        until: Sample.now.adding(days: 9))
    }
    item.purpose = nil
    var policy = Policy()
    policy.disabledRules = Set(RuleCatalogue.all.map(\.id))
    let findings = Sample.assess(item, surroundings, policy: policy).findings
    #expect(findings.map(\.rule) == ["can-create-admin"])
    #expect(
      RuleCatalogue.all.filter(\.isHard).map(\.id) == [
        "borrowed-session", "break-glass-unlogged", "can-create-admin", "exposed-credential",
        "privilege-accelerator",
      ])
  }

  @Test func `a rule that is switched off finds nothing`() {
    var policy = Policy()
    policy.disabledRules = ["ownerless"]
    let rules = Sample.assess(Sample.bare("User.Read"), policy: policy).findings.map(\.rule)
    #expect(!rules.contains("ownerless"))
    #expect(rules.contains("purpose-missing"))
  }

  @Test(arguments: 0..<300)
  func `time alone changes nothing before the recheck`(seed: Int) throws {
    var random = Seeded(seed: UInt64(seed))
    let (item, surroundings) = random.item()
    let assessment = Sample.assess(item, surroundings)
    let last = assessment.recheck.map { Instant(seconds: $0.seconds - 1) }
    let later = last ?? Sample.now.adding(days: 20_000)
    var then = Sample.assess(item, surroundings, now: later)
    #expect(then.recheck == assessment.recheck, "seed \(seed)")
    then.recheck = assessment.recheck
    #expect(then == assessment, "seed \(seed)")
  }

  @Test(arguments: 0..<300)
  func `the AI flag changes no finding`(seed: Int) {
    var random = Seeded(seed: UInt64(seed))
    let (item, surroundings) = random.item()
    var flipped = item
    flipped.ai.toggle()
    flipped.tool = flipped.ai ? ToolReference(id: "claude", name: "Claude") : nil
    #expect(Sample.assess(flipped, surroundings) == Sample.assess(item, surroundings))
  }
}

/// Random items that a seed repeats: SplitMix64.
struct Seeded {
  private var state: UInt64
  init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  mutating func chance(_ oneIn: Int) -> Bool { below(oneIn) == 0 }
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
  mutating func moment() -> Instant {
    Instant(seconds: Sample.now.seconds + Int64(below(60_000_000)) - 40_000_000)
  }

  mutating func item() -> (item: Item, surroundings: Surroundings) {
    var (item, surroundings) = Sample.clean()
    let scopes = [
      "User.Read", "Mail.Read", "Mail.ReadWrite", "Files.ReadWrite.All", "Invented.Read",
      "Directory.ReadWrite.All", "offline_access", "Calendars.ReadWrite",
    ]
    item.kind = pick(ItemKind.allCases)
    item.permissions = (0..<below(4)).map { _ in Sample.scope(pick(scopes)) }
    for index in item.permissions.indices where chance(4) {
      item.permissions[index].expires = moment()
    }
    item.credential = pick(CredentialType.allCases.map { $0 } + [nil])
    item.expires = pick([.unknown, .never, .at(moment())])
    item.usage = pick([.unknown, .never, .seen(moment())])
    item.created = chance(4) ? nil : moment()
    item.rotationDue = chance(2) ? nil : moment()
    item.status = pick([nil, nil, .active, .disabled, .revoked, .expired, .pending])
    item.principal = pick([nil, "kim", "lars", "nora@corp.example", "x@gmail.com"])
    item.acting = pick([nil, .userProxy, .autonomousAgent])
    item.initiation = pick([nil, .human, .autonomous])
    item.owners = (0..<below(3)).map { _ in
      Ownership(
        role: pick([.business, .iam, .system]),
        person: pick(["ana", "lars", "nora@corp.example", "team-finance"]), source: "entra")
    }
    if chance(3) { item.purpose = nil }
    if chance(6) { item.name = "ad\u{200B}min" }
    if chance(3) { surroundings.events = [] }
    if chance(4) { surroundings.addedScopes = ["Mail.Read"] }
    if chance(2) { surroundings.inventoried = Sample.ago(below(70)) }
    if chance(6) { surroundings.rogueReport = "rclone" }
    if chance(6) {
      surroundings.lookalikes = [.init(id: ItemID("g-2"), name: "x", owned: chance(2))]
    }
    if chance(4) {
      surroundings.sessions = [
        Session(id: "s", item: item.id, subject: "kim", actor: pick(["kim", "bot"]))
      ]
    }
    chain(&item, &surroundings)
    surroundings.exceptions = (0..<below(3)).map { _ in
      ExceptionRecord(
        item: item.id, rule: pick(RuleCatalogue.all).id, approver: "ole@corp.example",
        reason: "legacy", until: moment())
    }
    return (item, surroundings)
  }
}
