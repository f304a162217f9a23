import CustodyDomain
import CustodySQLite
import Testing

/// What rules are shown of the rest of the inventory.
@Suite struct SurroundingsTests {
  private let now = InventoryMaker.now

  private func item(
    _ id: String, _ kind: ItemKind = .apiKey, source: String = "entra", tenant: String? = nil,
    _ body: (inout Item) -> Void = { _ in }
  ) -> Item {
    var item = Item(kind: kind, source: source, sourceID: id, name: "name of \(id)")
    item.tenant = tenant
    body(&item)
    return item
  }

  private func around(_ store: SQLiteStore, _ item: Item) throws -> Surroundings {
    try store.detail(item.id, now: now).surroundings
  }

  @Test func `sessions of other items in a profile, or of the same id, are neighbours`() throws {
    let one = item("a", .browserSession)
    let two = item("b", .browserSession)
    let three = item("c", .browserSession)
    let gone = item("d", .browserSession)
    try withStore { store in
      try store.take(
        [one, two, three].map { .item($0) } + [
          .session(Session(id: "s1", item: one.id, subject: "ana", profile: "work")),
          .session(Session(id: "s2", item: two.id, subject: "bo", profile: "work")),
          .session(Session(id: "s1", item: three.id, subject: "cy", profile: "home")),
          .session(Session(id: "s3", item: gone.id, subject: "di", profile: "work")),
        ])
      #expect(try Set(around(store, one).neighbours.map(\.subject)) == ["bo", "cy", "di"])
      #expect(try Set(around(store, two).neighbours.map(\.subject)) == ["ana", "di"])
      #expect(try around(store, three).neighbours.map(\.subject) == ["ana"])
      try store.take([.item(gone), .removal(of: gone.id)], format: "test.more")
      try store.take([.removal(of: gone.id)], format: "test.more")
      #expect(try Set(around(store, one).neighbours.map(\.subject)) == ["bo", "cy"])
    }
  }

  @Test func `what a credential shows decides whether two are the same`() throws {
    func key(_ id: String, _ fingerprint: String, source: String = "entra") -> Item {
      item(id, source: source) {
        $0.fingerprint = fingerprint
        $0.credential = .apiKey
      }
    }
    let digest = key("a", "9f86d081884c7d65")
    let other = key("b", "9f86d081884c7d65", source: "github")
    let masked = key("c", "sk-abc...defg", source: "openai")
    let maskedTwin = key("d", "sk-abc...defg", source: "openai")
    let elsewhere = key("e", "sk-abc...defg", source: "github")
    let short = key("f", "Q~4")
    let shortTwin = key("g", "Q~4")
    let certificate = item("h") {
      $0.fingerprint = "9f86d081884c7d65"
      $0.credential = .certificate
    }
    let all = [digest, other, masked, maskedTwin, elsewhere, short, shortTwin, certificate]
    try withStore { store in
      try store.take(all.map { .item($0) })
      let expected: [(Item, [Item])] = [
        (digest, [other]), (other, [digest]), (masked, [maskedTwin]), (elsewhere, []), (short, []),
        (certificate, []),
      ]
      for (item, others) in expected {
        #expect(try around(store, item).sameCredential.map(\.id) == others.map(\.id), "\(item.id)")
      }
      #expect(try around(store, digest).identityStores == ["entra", "github"])
      try store.take([.removal(of: other.id)], format: "test.more")
      #expect(try around(store, digest).sameCredential.isEmpty)
    }
  }

  @Test func `a variable's name is no sign of a credential`() {
    #expect(CredentialHint("GITHUB_TOKEN", of: .agent) == .nothing)
    #expect(CredentialHint("Authorization", of: .agent) == .nothing)
    #expect(CredentialHint("9f86d081884c7d65", of: .agent) == .anywhere)
    #expect(CredentialHint("abcdefgh", of: .apiKey) == .anywhere)
    #expect(CredentialHint("abcdefg", of: .apiKey) == .nothing)
    #expect(CredentialHint("sk-ant-api03-R2D...igAA", of: .apiKey) == .withinSource)
  }

  @Test func `the places of a client are its present items' sources and tenants`() throws {
    func app(_ id: String, _ source: String, _ tenant: String?) -> Item {
      item(id, .application, source: source, tenant: tenant) { $0.clientID = "client" }
    }
    let apps = [
      app("a", "entra", "contoso"), app("b", "entra", "contoso"), app("c", "entra", "fabrikam"),
      app("d", "google", nil), app("e", "github", "octo"),
    ]
    try withStore { store in
      try store.take(apps.map { .item($0) } + [.item(item("z", source: "slack"))])
      #expect(
        try around(store, apps[0]).identityStores == [
          "entra contoso", "entra fabrikam", "google", "github octo",
        ])
      try store.take([.removal(of: apps[2].id)], format: "test.more")
      #expect(
        try around(store, apps[4]).identityStores == ["entra contoso", "google", "github octo"])
      #expect(try around(store, item("z", source: "slack")).identityStores == ["slack"])
    }
  }

  @Test func `whether a tool is still wanted comes from its record`() throws {
    let one = item("a") { $0.name = "ChatGPT" }
    func tool(_ state: ToolState?) -> Observation {
      .tool(
        ToolReference(id: "chatgpt", name: "ChatGPT", vendor: "OpenAI"), clientIDs: [],
        domains: [], ai: true, state: state)
    }
    try withStore { store in
      try store.take([.item(one)])
      #expect(try around(store, one).toolState == nil)
      try store.take([tool(.removed)])
      #expect(try around(store, one).toolState == .removed)
      try store.take([tool(nil)])
      #expect(try around(store, one).toolState == nil)
    }
  }

  @Test func `accounts that nobody knows are told from those that somebody does`() throws {
    let maker = item("maker", .serviceAccount)
    let known = item("known", .serviceAccount) { $0.principal = "Bot@corp.example" }
    let targets = ["KNOWN", "known", "name of known", "bot@corp.example", "ana-alias", "ghost", ""]
    let events = targets.enumerated().map { index, target in
      Observation.event(
        Event(
          id: "e\(index)", item: maker.id, kind: .provisioning, target: target, time: now,
          source: "entra"))
    }
    try withStore { store in
      try store.take(
        [.item(maker), .item(known)] + events + [
          .person(Person(id: "ana", name: "Ana", aliases: ["ana-alias"], source: "hr"))
        ])
      #expect(try around(store, maker).unknownAccounts == ["ghost", "KNOWN"])
      try store.take([.item(item("ghost", source: "github"))], format: "test.more")
      #expect(try around(store, maker).unknownAccounts == ["KNOWN"])
    }
  }

  @Test func `what a session's subject may do elsewhere is what their other items hold`() throws {
    func grant(_ id: String, _ principal: String, _ scopes: [String]) -> Item {
      item(id, .oauthGrant) {
        $0.principal = principal
        $0.permissions = scopes.map { Permission(scope: $0) }
      }
    }
    let session = grant("s", "ana@corp.example", ["Mail.Read", "Chat.Read"])
    let items = [
      session, grant("a", "ANA@corp.example", ["Mail.Read"]),
      grant("b", "object-1", ["Files.Read"]),
      grant("c", "bo", ["Sites.Read"]),
    ]
    try withStore { store in
      try store.take(
        items.map { .item($0) } + [
          .person(
            Person(id: "ana@corp.example", name: "Ana", aliases: ["object-1"], source: "hr")),
          .session(Session(id: "1", item: session.id, subject: "Object-1", actor: "bot")),
          .session(Session(id: "2", item: session.id, subject: "nobody")),
        ])
      #expect(
        try around(store, session).subjectScopes == ["Object-1": ["Mail.Read", "Files.Read"]])
      try store.take([.removal(of: items[1].id)], format: "test.more")
      #expect(try around(store, session).subjectScopes == ["Object-1": ["Files.Read"]])
    }
  }

  @Test func `how reviews went is told`() throws {
    let bench = try ReviewBench()
    let now = ReviewBench.now
    func past(_ index: Int) throws -> Surroundings.ReviewPast {
      try bench.store.detail(bench.light[index], now: now.adding(days: 400)).surroundings.review
    }
    #expect(try past(0) == .init(firstSeen: now))
    _ = try bench.store.decide(
      [DecisionRequest(item: bench.light[0], action: .note("asked"))], by: ReviewBench.ana, now: now
    )
    #expect(try past(0).first == nil)
    _ = try bench.store.decide(
      [bench.recertify(bench.light[0])], by: ReviewBench.ana, now: now.adding(days: 1))
    _ = try bench.store.decide(
      [bench.recertify(bench.light[0])], by: ReviewBench.ana, now: now.adding(days: 2))
    #expect(
      try past(0)
        == .init(
          firstSeen: now, first: now.adding(days: 1), decided: now.adding(days: 2),
          recertifiedUntil: now.adding(days: 60)))
    _ = try bench.store.decide(
      [bench.revoke(bench.light[0])], by: ReviewBench.ana, now: now.adding(days: 3))
    #expect(
      try past(0)
        == .init(firstSeen: now, first: now.adding(days: 1), decided: now.adding(days: 3)))
    #expect(try bench.store.verify().intact)
  }

  @Test func `what was revoked and is there again was revoked in vain`() throws {
    let bench = try ReviewBench()
    let id = bench.light[0]
    _ = try bench.store.decide([bench.revoke(id)], by: ReviewBench.ana, now: ReviewBench.now)
    let others = (1..<12).map { ReviewBench.item($0, "openid") }
    try bench.load(others, at: ReviewBench.now.adding(days: 1))
    try bench.load(
      others + [ReviewBench.item(0, "openid")], at: ReviewBench.now.adding(days: 2))
    let review = try bench.store.detail(id, now: ReviewBench.now.adding(days: 3)).surroundings
      .review
    #expect(review.revokedInVain)
    #expect(review.returned == ReviewBench.now.adding(days: 2))
  }
}
