import CustodyDomain
import CustodyImport
import CustodyReport

/// Google's, GitHub's and the people directory's files, and custody records.
extension DemoExports {
  static let installations: [(slug: String, permissions: [(String, String)])] = [
    (
      "codecompanion-review",
      [("contents", "read"), ("pull_requests", "write"), ("metadata", "read")]
    ),
    ("deploy-train", [("actions", "write"), ("contents", "write"), ("metadata", "read")]),
    ("status-board", [("statuses", "read"), ("metadata", "read")]),
    ("org-janitor", [("administration", "write"), ("members", "write"), ("metadata", "read")]),
  ]

  func scim(_ path: String) throws {
    let open =
      "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],"
      + "\"totalResults\":\(people.all.count),\"startIndex\":1,"
      + "\"itemsPerPage\":\(people.all.count),\"Resources\":["
    let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    try list(path, open: open, close: "]}") { put in
      for person in people.all {
        try put(
          .object([
            ("schemas", .texts(["urn:ietf:params:scim:schemas:core:2.0:User", enterprise])),
            ("id", .string(person.objectID)), ("userName", .string(person.email)),
            ("displayName", .string(person.name)),
            ("active", .bool(person.leftDaysAgo == nil)),
            (
              "emails",
              .array([
                .object([
                  ("value", .string(person.email)), ("type", .string("work")),
                  ("primary", .bool(true)),
                ])
              ])
            ),
            (enterprise, .object([("department", .string(person.team))])),
          ]))
      }
    }
  }

  /// As `gam all users print tokens` writes it.
  func tokens(_ path: String) throws {
    try Files.write(path) { put in
      try put("user,clientId,displayText,anonymous,nativeApp,userKey,scopes\n")
      try eachToken { token in
        let user = token.user.email
        try put(
          "\(user),\(token.app.googleClient),\(token.app.name),False,False,\(user),"
            + token.scopes.joined(separator: " ") + "\n")
      }
    }
  }

  func installations(_ path: String) throws {
    let all = DemoExports.installations
    try list(
      path, open: "{\"total_count\":\(all.count),\"installations\":[", close: "]}"
    ) { put in
      for (index, installation) in all.enumerated() {
        try put(
          .object([
            ("id", .int(25_400 + index)),
            (
              "account",
              .object([
                ("login", .string("nordlys")), ("id", .int(6_811_672)),
                ("type", .string("Organization")),
              ])
            ),
            ("repository_selection", .string(index == 2 ? "selected" : "all")),
            ("app_id", .int(2300 + index)), ("target_id", .int(6_811_672)),
            ("target_type", .string("Organization")),
            (
              "permissions",
              .object(installation.permissions.map { ($0.0, .string($0.1)) })
            ),
            ("events", .array([])), ("created_at", .string(days(-500 + index * 90).text)),
            ("updated_at", .string(days(-30).text)), ("single_file_name", .null),
            ("app_slug", .string(installation.slug)), ("suspended_at", .null),
          ]))
      }
    }
  }

  func fineGrainedTokens(_ path: String) throws {
    try list(path, open: "[", close: "]") { put in
      for number in 0..<filler.count {
        guard case .fineGrained(let token) = filler.content(number) else { continue }
        let permissions = token.scopes.map { scope -> (String, JSON) in
          let parts = scope.split(separator: ":")
          return (String(parts[0]), .string(String(parts[1])))
        }
        try put(
          .object([
            ("id", .int(token.number)), ("owner", owner(token.user)),
            ("repository_selection", .string(token.number % 3 == 0 ? "all" : "subset")),
            ("permissions", .object([("repository", .object(permissions))])),
            ("access_granted_at", .string(days(-100 - token.number % 90).text)),
            ("token_id", .int(token.number + 500_000)), ("token_name", .string(token.note)),
            ("token_expired", .bool((token.endsInDays ?? 1) < 0)),
            ("token_expires_at", .text(token.endsInDays.map { days($0).text })),
            ("token_last_used_at", .text(token.usedDaysAgo.map { days(-$0).text })),
          ]))
      }
    }
  }

  private func owner(_ person: DemoPerson) -> JSON {
    .object([
      ("login", .string(person.gitHub)), ("id", .int(people.number(person.login))),
      ("type", .string("User")),
    ])
  }

  func credentials(_ path: String) throws {
    try list(path, open: "[", close: "]") { put in
      for credential in stories.credentials { try put(json(credential)) }
      for number in 0..<filler.count {
        if case .credential(let credential) = filler.content(number) {
          try put(json(credential))
        }
      }
    }
  }

  private func json(_ credential: DemoCredential) -> JSON {
    var members: [(String, JSON)] = [
      ("login", .string(credential.user.gitHub)), ("credential_id", .int(credential.number)),
      (
        "credential_type",
        .string(credential.app == nil ? "personal access token" : "OAuth app token")
      ),
      ("credential_authorized_at", .string(days(-300 - credential.number % 50).text)),
      ("credential_accessed_at", .text(credential.usedDaysAgo.map { days(-$0).text })),
      ("authorized_credential_expires_at", .text(credential.endsInDays.map { days($0).text })),
      ("scopes", .texts(credential.scopes)),
    ]
    if let app = credential.app {
      members.append(("application_name", .string(app.name)))
      members.append(("application_client_id", .string(app.googleClient)))
    } else {
      var random = DemoRandom("token", credential.number)
      members.append(("token_last_eight", .string(random.opaque(8))))
      members.append(("authorized_credential_note", .string(credential.note)))
    }
    return .object(members)
  }

  /// Owners, purposes and use that no vendor exports, the items of other kinds, and what happened.
  func custodyRecords(_ path: String) throws {
    try Files.write(path) { put in
      func write(_ observations: [Observation]) throws {
        for observation in observations {
          if let line = RecordWriter.line(observation) { try put(line + "\n") }
        }
      }
      try write(records.all)
      try eachGrant { grant in
        guard grant.present else { return }
        try write(DemoAddition.grant(grant).observations(grant.facts, today))
      }
      try eachToken { token in
        try write(DemoAddition.token(token).observations(token.facts, today))
      }
      for credential in stories.credentials {
        try write(DemoAddition.credential(credential).observations(credential.facts, today))
      }
      for number in 0..<filler.count {
        guard case .record(let item) = filler.content(number) else { continue }
        try write(
          DemoAddition(item: item, always: true).observations(filler.recordFacts(number), today))
      }
    }
  }
}

extension DemoPeople {
  /// A number for somebody, as vendors give.
  func number(_ login: String) -> Int {
    var random = DemoRandom("number " + login)
    return 1_000_000 + random.below(90_000_000)
  }
}

/// An item of a vendor's file with what custody records add to it. The records name it as the importer
/// of that file does: by kind, source and the source's own id.
struct DemoAddition {
  var item: Item
  /// Whether the records are the only ones to hold it.
  var always = false

  private static func item(
    _ kind: ItemKind, _ source: String, _ sourceID: String, _ name: String
  ) -> Item {
    Item(
      kind: kind, source: source, sourceID: sourceID, name: name)
  }

  static func grant(_ grant: DemoGrant) -> DemoAddition {
    DemoAddition(item: item(.oauthGrant, "entra", grant.id, grant.app.name))
  }

  static func token(_ token: DemoToken) -> DemoAddition {
    DemoAddition(
      item: item(
        .oauthGrant, "google", "\(token.user.email)/\(token.app.googleClient)", token.app.name))
  }

  static func credential(_ credential: DemoCredential) -> DemoAddition {
    var item = item(.apiKey, "github", "credential/\(credential.number)", credential.note)
    item.tool = credential.app?.tool
    item.ai = credential.app?.ai ?? false
    return DemoAddition(item: item)
  }

  func observations(_ facts: DemoFacts, _ today: Instant) -> [Observation] {
    guard always || !facts.isEmpty else { return [] }
    var item = item
    if let days = facts.usedDaysAgo { item.usage = .seen(today.adding(days: -days)) }
    if facts.neverUsed { item.usage = .never }
    item.created = item.created ?? facts.createdDaysAgo.map { today.adding(days: -$0) }
    if let days = facts.endsInDays { item.expires = .at(today.adding(days: days)) }
    item.purpose = facts.purpose
    var observations: [Observation] = [.item(item)]
    for (role, person) in [(OwnerRole.business, facts.owner), (.iam, facts.iamOwner)] {
      if let person {
        observations.append(
          .owner(
            on: item.id,
            Ownership(
              role: role, person: "\(person)@\(DemoPeople.domain)", source: "custody")))
      }
    }
    return observations
  }
}
