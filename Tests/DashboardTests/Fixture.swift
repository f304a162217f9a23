import CustodyDomain

/// An invented inventory for the screens: 40 stale items as in the drawings, and as many again.
enum Fixture {
  static let now = Instant(seconds: 1_795_252_440)  // 2026-11-21T09:14:00Z
  static let reviewer = Reviewer(uid: 1000, account: "ada", person: "ada.lind")

  /// Tool, names, risk, tier, owner of the first and of the others.
  static func rows() -> [ItemRow] {
    var rows: [ItemRow] = []
    func add(
      _ name: String, tool: String?, risk: Severity, tier: Tier, owner: String?,
      left: Bool = false, last: Int?, expires: Expiry = .never, reaches: String,
      links: [Bool] = [true, true, true, true], kind: ItemKind = .oauthGrant, ai: Bool = true
    ) {
      let number = rows.count + 1
      rows.append(
        ItemRow(
          id: ItemID("g-\(String(number + 1000).dropFirst())fixture"), version: 1, kind: kind,
          source: number % 3 == 0 ? "google" : "entra", name: name, tool: tool, ai: ai,
          principal: "user\(number % 17)@corp.example", reaches: reaches, owner: owner,
          ownerLeft: left, expires: expires,
          usage: last.map { .seen(now.adding(days: -$0)) } ?? .never,
          created: now.adding(days: -400 - number), risk: risk,
          score: risk.rawValue * 20 + (100 - number) / 20, reach: .writes, tier: tier,
          verdict: links.allSatisfy { $0 } ? .provable : .partial, links: links, state: .open,
          until: nil))
    }
    add(
      "MeetingBot/oauth-7f2", tool: "MeetingBot", risk: .critical, tier: .strict, owner: nil,
      last: 214, reaches: "Mail.Read.All +3", links: [true, false, true, true])
    for index in 1..<12 {
      add(
        "MeetingBot/oauth-\(80 + index)c", tool: "MeetingBot", risk: .high, tier: .strict,
        owner: index % 3 == 0 ? "lars.mikkelsen" : nil, left: index % 3 == 0, last: 190 - index,
        reaches: "Calendars.ReadWrite", links: [true, false, true, false])
    }
    for index in 0..<9 {
      add(
        "notes-sync/oauth-c\(index)", tool: "notes-sync", risk: .medium, tier: .standard,
        owner: index < 3 ? "ida.k" : nil, last: 150 - index, expires: .at(now.adding(days: 14)),
        reaches: "Drive files read and write, every shared drive")
    }
    for index in 0..<8 {
      add(
        "copilot-ext/usr-\(["tove", "ola", "lars", "ida", "mads", "jens", "siri", "per"][index])",
        tool: "copilot-ext", risk: .medium, tier: .standard, owner: "plat-team", last: 140 - index,
        expires: .at(now.adding(days: 30 + index * 7)), reaches: "repo:read x\(index + 2)")
    }
    for (tool, count) in [("zap", 3), ("n8n", 3), ("figma-ai", 2)] {
      for index in 0..<count {
        add(
          "\(tool)/flow-\(index + 1)", tool: tool, risk: .low, tier: .light, owner: "m.holm",
          last: 120 - index, expires: .at(now.adding(days: -12 + index * 40)),
          reaches: "Forms.Read")
      }
    }
    for index in 0..<3 {
      add(
        ["agent-invoice-bot", "ad\u{200B}min-helper", "請求書ボット/財務部"][index],
        tool: nil, risk: .low, tier: .light, owner: nil, last: 100 - index,
        reaches: "ERP post journal", kind: .agent)
    }
    for index in 0..<51 {
      add(
        "svc-status-\(index)", tool: nil, risk: .none, tier: .light, owner: "m.holm", last: index,
        expires: .at(now.adding(days: index * 9)), reaches: "HTTP probe", kind: .serviceAccount,
        ai: false)
    }
    return rows
  }

  static let people: [Person] = [
    Person(id: "m.holm", name: "Mette Holm", team: "Finance", employment: .active, source: "scim"),
    Person(id: "holger.b", name: "Holger Bruun", team: "Data", employment: .active, source: "scim"),
    Person(id: "hol.ka", name: "Hol Karlsen", team: "Sales", employment: .left, source: "scim"),
    Person(id: "ida.k", name: "Ida Kvist", team: "Design", employment: .active, source: "scim"),
    Person(
      id: "holiday-desk", name: "Holiday desk", employment: .active, isHuman: false,
      source: "scim"),
  ]

  static func detail(_ row: ItemRow) -> ItemDetail {
    var item = Item(
      id: row.id, kind: row.kind, source: row.source, sourceID: "s-\(row.id)", name: row.name)
    if let tool = row.tool {
      item.tool = ToolReference(id: tool.lowercased(), name: tool, vendor: "meetbot.example")
    }
    item.ai = row.ai
    item.permissions = [
      Permission(scope: row.reaches, permissionClass: .mail, reach: .broad, ranked: true),
      Permission(scope: "offline_access", ranked: false),
    ]
    item.requestedBy = row.principal
    item.purpose = row.owner == nil ? nil : "meeting notes in the calendar"
    if let owner = row.owner {
      item.owners = [
        Ownership(role: .business, person: owner, source: "custody", since: row.created)
      ]
    }
    let steps = CustodyChain.Step.allCases
    let links = zip(steps, row.links).map { step, proven in
      CustodyChain.Link(
        step: step, proven: proven, who: proven ? row.principal : nil,
        time: proven ? row.created : nil, source: proven ? "entra audit" : nil,
        detail: proven ? "connect meeting notes to my calendar" : "expected within 7 days")
    }
    var findings = [
      Finding(
        rule: "dormant", severity: row.risk == .none ? .low : row.risk,
        message: "not used for longer than its tier allows",
        inputs: [.init("last used", "2026-04-21"), .init("limit", "90 days")],
        remedy: "it is used again, or revoked", controls: ["NHI1:2025"])
    ]
    if row.owner == nil {
      findings.append(
        Finding(
          rule: "ownerless", severity: .medium, message: "no business owner answers for it",
          inputs: [.init("owner", "none")], remedy: "somebody is named", controls: ["GV.RR-02"]))
    }
    let assessment = Assessment(
      findings: findings, risk: row.risk, score: row.score, reach: row.reach, tier: row.tier,
      chain: CustodyChain(links: links), accountable: row.owner ?? "organisation", missing: [],
      recheck: nil)
    return ItemDetail(
      item: item, row: row, assessment: assessment, surroundings: Surroundings(),
      review: ItemReview(),
      history: [
        LedgerLine(
          sequence: 12, time: now.adding(days: -300), author: "lars", action: "recertify",
          item: row.id, name: row.name, detail: "until 2026-07-01", leaf: "ab12")
      ], reopened: nil, seen: nil, firstSeen: now.adding(days: -400), lastSeen: now)
  }
}
