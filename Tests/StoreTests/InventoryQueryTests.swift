import CustodyDomain
import CustodySQLite
import CustodyTestSupport
import Testing

@Suite struct InventoryQueryTests {
  private static let now = InventoryMaker.now

  /// Each field, once in each direction, as a test of the item itself.
  private static let truths: [(String, @Sendable (ItemDetail) -> Bool)] = [
    ("kind:agent,api-key", { [.agent, .apiKey].contains($0.item.kind) }),
    ("tool:chatgpt", { $0.item.tool?.id == "chatgpt" }),
    ("tool:none", { $0.item.tool == nil }),
    ("vendor:openai", { $0.item.tool?.vendor == "OpenAI" }),
    ("ai:yes", { $0.item.ai }),
    ("source:entra", { $0.item.source == "entra" }),
    ("tenant:none", { $0.item.tenant == nil }),
    ("name:bot", { $0.item.name == "MeetingBot" }),
    ("name:Über*", { $0.item.name.hasPrefix("Über") }),
    ("über", { $0.item.name.hasPrefix("Über") }),
    ("owner:none", { !$0.item.owners.contains { $0.role == .business } }),
    (
      "owner:owner1@example.com",
      { $0.item.owners.contains { $0.person == "owner1@example.com" } }
    ),
    ("role:business", { !$0.item.owners.isEmpty }),
    ("principal:user2", { $0.item.principal?.contains("user2") == true }),
    ("person:user2@example.com", { $0.item.principal == "user2@example.com" }),
    ("scope:mail.*", { $0.item.permissions.contains { $0.scope.hasPrefix("Mail.") } }),
    ("class:mail", { $0.item.permissions.contains { $0.permissionClass == .mail } }),
    ("risk:high+", { $0.row.risk >= .high }),
    ("risk:low-", { $0.row.risk <= .low }),
    ("score:45+", { $0.row.score >= 45 }),
    ("reach:2+", { $0.row.reach >= .writes }),
    ("tier:strict", { $0.row.tier == .strict }),
    ("verdict:none", { $0.row.verdict == .none }),
    ("missing:owner", { $0.assessment.missing.contains("owner") }),
    ("finding:ownerless", { $0.assessment.findings.contains { $0.rule == "ownerless" } }),
    ("state:open", { $0.row.state == .open }),
    ("last:90d+", { ago($0).map { $0 >= 90 } ?? false }),
    ("last:90d-", { ago($0).map { $0 <= 90 } ?? false }),
    ("last:never", { $0.item.usage == .never }),
    ("last:unknown", { $0.item.usage == .unknown }),
    ("usage:seen", { if case .seen = $0.item.usage { true } else { false } }),
    (
      "created:200d+",
      { detail in detail.item.created.map { $0 <= now.adding(days: -200) } ?? false }
    ),
    (
      "expires:30d-",
      { detail in detail.item.expires.instant.map { $0 <= now.adding(days: 30) } ?? false }
    ),
    (
      "expires:30d+",
      { detail in
        detail.item.expires == .never
          || detail.item.expires.instant.map { $0 > now.adding(days: 30) } ?? false
      }
    ),
    ("expires:never", { $0.item.expires == .never }),
    ("expires:unknown", { $0.item.expires == .unknown }),
    ("consent:admin", { $0.item.consent == .admin }),
    ("consent:none", { $0.item.consent == nil }),
    ("purpose:none", { $0.item.purpose == nil }),
    ("purpose:work", { $0.item.purpose?.contains("work") == true }),
    ("draft:any", { $0.row.draft != nil }),
    ("decided:never", { $0.review.at == nil }),
    ("browser:unknown", { $0.item.browserAccessed == nil && !$0.item.isBrowserPath }),
    ("holder:vendor", { $0.item.holder == "vendor" }),
    ("holder:none", { $0.item.holder == nil }),
    ("recommend:revoke", { $0.recommendation?.verb == .revoke }),
    ("recommend:find-out,keep", { [.findOut, .keep].contains($0.recommendation?.verb) }),
    ("recommend:none", { $0.recommendation?.verb == Recommendation.Verb.none }),
    ("handling:exposed", { $0.item.handling == .exposed }),
    ("handling:unknown", { $0.item.handling == nil }),
    ("delegation:constrained", { $0.item.delegation == .constrained }),
    ("management:personal", { $0.item.management == .personal }),
    ("initiation:autonomous", { $0.item.initiation == .autonomous }),
    ("acting:unknown", { $0.item.acting == nil }),
    ("browser:yes", { $0.item.isBrowserPath }),
    ("browser:no", { $0.item.browserAccessed == false && !$0.item.isBrowserPath }),
    ("lacks:iam", { $0.assessment.lacks.contains(.iam) }),
    (
      "lacks:browser,evidence",
      { !Set($0.assessment.lacks).isDisjoint(with: [.browser, .evidence]) }
    ),
    ("lacks:none", { $0.assessment.lacks.isEmpty }),
    ("mechanism:opa", { $0.surroundings.controls.contains { $0.mechanism == "OPA" } }),
    ("mechanism:none", { $0.surroundings.controls.allSatisfy { $0.mechanism == nil } }),
    (
      "control:NHI1:2025",
      { $0.assessment.findings.contains { $0.controls.contains("NHI1:2025") } }
    ),
    (
      "control:nhi*",
      { $0.assessment.findings.contains { $0.controls.contains { $0.hasPrefix("NHI") } } }
    ),
    ("control:none", { $0.assessment.findings.isEmpty }),
    ("app:chatgpt", { $0.item.name == "ChatGPT" }),
    ("fil", { item in item.item.permissions.contains { $0.scope.contains("Fil") } }),
    ("\u{A7}z", { _ in false }),
  ]

  /// Days since the last use; nil where it isn't known, and never is longer than any.
  private static func ago(_ detail: ItemDetail) -> Int? {
    switch detail.item.usage {
    case .seen(let instant): Int((now.seconds - instant.seconds) / 86_400)
    case .never: .max
    case .unknown: nil
    }
  }

  /// The items with facts that the maker leaves out, each on some of them.
  private static func manyFacts(_ items: [Item]) -> [Observation] {
    var items = items
    var controls: [ControlRecord] = []
    for index in items.indices {
      items[index].holder = ["vendor", "workload", nil][index % 3]
      items[index].handling = [.exposed, .plain, nil, .vaulted][index % 4]
      items[index].delegation = [.constrained, .wholeProfile, nil][index % 3]
      items[index].management = [.personal, nil, .enterprise][index % 3]
      items[index].initiation = [nil, .autonomous][index % 2]
      items[index].acting = [.userProxy, nil][index % 2]
      items[index].browserAccessed = [true, nil, false, nil][index % 4]
      guard index % 5 == 0 else { continue }
      controls.append(
        ControlRecord(
          item: items[index].id, control: "runtime-policy",
          mechanism: ["OPA", "cedar", nil][index % 3]))
    }
    return items.map(Observation.item) + controls.map(Observation.control)
  }

  @Test func `each field finds what it says and its negation the rest`() throws {
    try withStore { store in
      try store.take(Self.manyFacts(InventoryMaker.items(150, seed: 21)))
      let now = Self.now
      let all = try store.rows(Window(query: .all, limit: 1000), now: now)
        .map { try store.detail($0.id, now: now) }
      #expect(all.count == 150)
      for (text, truth) in Self.truths {
        let expected = Set(all.filter(truth).map(\.item.id))
        let query = try Query(parsing: text)
        let found = try store.rows(Window(query: query, limit: 1000), now: now)
        #expect(Set(found.map(\.id)) == expected, "\(text)")
        #expect(try store.count(query, now: now) == expected.count, "\(text)")
        let rest = try store.rows(
          Window(query: Query(parsing: "!" + text), limit: 1000), now: now)
        #expect(rest.count == 150 - expected.count, "!\(text)")
      }
      let queries = try Self.truths.map { try Query(parsing: $0.0) }
      #expect(
        try store.counts(queries, now: now) == queries.map { try store.count($0, now: now) })
      #expect(try store.counts([], now: now).isEmpty)
    }
  }

  @Test func `groups add up to their lists`() throws {
    try withStore { store in
      try store.take(InventoryMaker.items(150, seed: 22).map(Observation.item))
      let now = Self.now
      let query = try Query(parsing: "state:open")
      for grouping in Grouping.allCases {
        let groups = try store.groups(.by(grouping), query: query, limit: 1000, now: now)
        #expect(groups.map(\.count).reduce(0, +) == 150, "\(grouping)")
        for group in groups {
          #expect(try store.count(group.query, now: now) == group.count, "\(grouping) \(group.key)")
        }
        guard grouping != .tier else { continue }
        let ranks = groups.map { group in
          let keyless = group.key.isEmpty
          // Nobody's items are the first to decide; what has no other property comes last.
          let place = keyless ? grouping == .owner ? 1 : -1 : 0
          return [place, group.risk.rawValue, group.open, group.count, group.score]
        }
        #expect(
          zip(ranks, ranks.dropFirst()).allSatisfy { !$0.lexicographicallyPrecedes($1) },
          "\(grouping): \(ranks)")
      }
      for panel in [GroupPanel.tools, .integrations, .owners, .findings] {
        let groups = try store.groups(panel, query: query, limit: 1000, now: now)
        #expect(!groups.isEmpty)
        for group in groups where panel != .integrations {
          #expect(try store.count(group.query, now: now) == group.count, "\(panel) \(group.key)")
        }
      }
      let tools = try store.groups(.tools, query: query, limit: 1000, now: now)
      #expect(Set(tools.map(\.key)) == ["chatgpt", "claude"])
      let owners = try store.groups(.owners, query: query, limit: 1000, now: now)
      #expect(owners[0].lacks == [.business])
    }
  }

  @Test func `days of ending add up`() throws {
    try withStore { store in
      try store.take(InventoryMaker.items(150, seed: 23).map(Observation.item))
      let now = Self.now
      let far = now.adding(days: 5000)
      let summary = try store.expiry(.all, from: now.adding(days: -5000), through: far, now: now)
      let dated = summary.days.values.reduce(0, +)
      #expect(dated + summary.never + summary.unknown == 150)
      let overdue = try store.count(Query(parsing: "expires:0d-"), now: now)
      #expect(summary.overdue == overdue)
      let within = try store.count(Query(parsing: "expires:30d-"), now: now)
      #expect(summary.within30 == within - summary.overdue)
      // The queues mean what the strip counts.
      let open = try Query(parsing: "state:open")
      let strip = try store.expiry(open, from: now, through: far, now: now)
      for (name, count) in [("Expires in 30d", strip.within30), ("Expired", strip.overdue)] {
        let queue = try #require(Queue.builtIn.first { $0.name == name })
        #expect(try store.count(Query(parsing: queue.query), now: now) == count)
        #expect(count > 0)
      }
    }
  }

  @Test func `an item is meant by its id, a beginning, its source's id or its name`() throws {
    try withStore { store in
      var items = InventoryMaker.items(30, seed: 24)
      items[0].name = "The only one"
      try store.take(items.map(Observation.item))
      #expect(try store.resolve(items[3].id.text) == items[3].id)
      #expect(try store.resolve(String(items[3].id.text.prefix(9))) == items[3].id)
      #expect(try store.resolve("the only ONE") == items[0].id)
      #expect(try store.resolve("object-7") == items[7].id)
      #expect(throws: StoreError.noSuchItem("nothing")) { try store.resolve("nothing") }
      #expect {
        try store.resolve("ChatGPT")
      } throws: { error in
        guard case StoreError.ambiguousItem(_, let ids) = error else { return false }
        return ids.count > 1
      }
    }
  }

  @Test func `the owner picker ranks who is near and bars who can't own`() throws {
    try withStore { store in
      var items = InventoryMaker.items(60, seed: 25)
      items[0].owners = [
        Ownership(role: .business, person: "owner1@example.com", source: "custody")
      ]
      try store.take(items.map(Observation.item))
      let people = [
        Person(id: "owner1@example.com", name: "Olga Owner", employment: .active, source: "p"),
        Person(id: "ann@example.com", name: "Ann Other", employment: .active, source: "p"),
        Person(id: "gone@example.com", name: "Olaf Gone", employment: .left, source: "p"),
        Person(id: "ops@example.com", name: "Ops team", isHuman: false, source: "p"),
      ]
      try store.take(people.map(Observation.person), format: "people", source: "p")
      let now = Self.now
      let all = try store.candidates("", for: [], limit: 10, now: now)
      #expect(all.map(\.person.id).first == "owner1@example.com")
      #expect(all.suffix(2).allSatisfy { $0.barred != nil })
      #expect(all[0].owns > 0)
      let typed = try store.candidates("oth", for: [], limit: 10, now: now)
      #expect(typed.map(\.person.id) == ["ann@example.com"])
      #expect(try store.candidates("xyzzy", for: [], limit: 10, now: now).isEmpty)
    }
  }

  @Test func `the owner picker matches people, not what all addresses share`() throws {
    try withStore { store in
      let people = [
        ("holger.b", "Holger Bruun", "Data platform"), ("m.holm", "Mette Holm", "Finance"),
        ("c.nicholson", "Clare Nicholson", "IAM"), ("hanne.skov", "Hanne Skov", "Legal"),
        ("oskar.moe47", "Oskar Moe", "Holdings"), ("signe.juhl", "Signe Juhl", "Design"),
      ].map { id, name, team in
        Person(
          id: "\(id)@nordhol.example", name: name, email: "\(id)@nordhol.example", team: team,
          employment: .active, source: "p")
      }
      try store.take(people.map(Observation.person), format: "people", source: "p")
      func found(_ text: String) throws -> [String] {
        try store.candidates(text, for: [], limit: 10, now: Self.now).map {
          String($0.person.id.prefix { $0 != "@" })
        }
      }
      // The start of a login, then the start of a word, then within one.
      #expect(try found("hol") == ["holger.b", "oskar.moe47", "m.holm", "c.nicholson"])
      #expect(try found("moe47") == ["oskar.moe47"])
      #expect(try found("mholm") == ["m.holm"])
      #expect(try found("nordhol").isEmpty)
      #expect(try found("juhl@nord") == ["signe.juhl"])
      #expect(try found("@nordhol").count == 6)
    }
  }

  @Test func `time alone opens what has come due, and only that is looked at`() throws {
    try withStore { store in
      try store.take(InventoryMaker.items(40, seed: 26).map(Observation.item))
      #expect(try store.reassess(now: Self.now, budget: nil) == 0)
      let later = Self.now.adding(days: 60)
      let expired = try Query(parsing: "finding:expired")
      let before = try store.count(expired, now: later)
      #expect(try store.reassess(now: later, budget: nil) > 0)
      #expect(try store.count(expired, now: later) > before)
      #expect(try store.reassess(now: later, budget: nil) == 0)
    }
  }

  @Test func `another policy or catalogue makes every item due`() throws {
    let scratch = try Scratch()
    let path = scratch.file("custody.db")
    let first = try SQLiteStore.openOrCreate(
      path: path, options: InventoryMaker.options(), now: Self.now)
    try first.take(InventoryMaker.items(30, seed: 27).map(Observation.item))
    try first.close()
    var options = InventoryMaker.options()
    options.catalogue = ToolCatalogue(entries: [
      .init(id: "bot", name: "Meeting Bot", vendor: nil, ai: true, names: ["MeetingBot"])
    ])
    let second = try SQLiteStore.open(path: path, options: options, now: Self.now)
    #expect(try second.reassess(now: Self.now, budget: nil) == 30)
    let tools = try second.groups(.by(.tool), query: .all, limit: 10, now: Self.now)
    #expect(tools.map(\.key) == ["bot", ""])
    #expect(try second.reassess(now: Self.now, budget: nil) == 0)
  }
}
