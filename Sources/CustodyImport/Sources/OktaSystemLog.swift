import CustodyDomain

extension Format {
  /// Okta's system log (FORMATS.md 7), also as log stores keep it, with names in lower case.
  ///
  /// A user's own consent is a request; an administrator's is an approval.
  static let oktaSystemLog = Format(
    about: SourceFormat(
      name: "okta.system-log",
      title: "Okta: consents, tokens, sign-ins and changes of apps, from the system log",
      exportCommand:
        "curl -H \"Authorization: SSWS $TOKEN\""
        + " 'https://{org}.okta.com/api/v1/logs?since=2026-08-24&limit=1000' > log.json",
      learns: "who consented, made or revoked what; apps' use of tokens, with scopes; sign-ins",
      doesNotLearn: "anything older than 90 days; what an app did with its token"
    ),
    source: "okta",
    media: .json,
    signatures: [
      Signature(all: ["eventType", "actor", "outcome"]),
      Signature(all: ["eventtype", "actor", "outcome"]),
    ],
    coverage: .nothing,
    read: { record, reading in reading.emit(.event(try OktaLogEntry(record).event)) })
}

/// One entry of the log.
private struct OktaLogEntry {
  private let record: Members
  private let type: String
  private let actor: Members?
  private let targets: [Members]

  init(_ record: Members) throws {
    self.record = record
    type = try record.id("eventType") ?? record.id("eventtype") ?? ""
    actor = try record.object("actor")
    targets = try record.objects("target")
  }

  var event: Event {
    get throws {
      let meaning = try OktaMeaning(type)
      let outcome = try record.object("outcome")
      let result = outcome?.text("result") ?? "SUCCESS"
      guard ["SUCCESS", "ALLOW", "FAILURE", "DENY"].contains(result) else {
        throw RecordFault.ignored("is not decided: \(type) ended in \(result)")
      }
      let isRefused = result == "FAILURE" || result == "DENY"
      let reason = try outcome?.words("reason") ?? result.lowercased()
      let keys = try self.keys(meaning.subject)
      let isDeed = meaning.kind == .use || meaning.kind == .signIn
      return Event(
        id: try record.id("uuid") ?? composedID, item: nil, keys: keys,
        kind: isRefused ? .policyDecision : meaning.kind, actor: try OktaLogEntry.name(actor),
        identity: isDeed && !isRefused ? try user.flatMap(OktaLogEntry.name) ?? client : nil,
        target: isDeed ? try subjectName(meaning.subject) : nil,
        scope: EventText.scopes(try scopes),
        time: try record.moment("published").instant, source: "okta",
        task: try record.object("transaction")?.id("id"),
        summary: isRefused
          ? "\(type) refused: \(reason)" : try record.words("displayMessage") ?? type)
    }
  }

  private var composedID: String {
    get throws {
      EventText.id([
        record.text("published"), type, try actor?.id("id"), try targets.first?.id("id"),
      ])
    }
  }

  /// By what the entry's item is found: a token by its id, an app by its own, consent by client and user.
  private func keys(_ subject: OktaMeaning.Subject) throws -> EventKeys {
    switch subject {
    case .token:
      let id = try target(["Token", "API Token"])?.id("id")
      return EventKeys(source: "okta", kind: .apiKey, sourceID: id)
    case .app:
      let id = try target(["AppInstance", "PublicClientApp", "oauth2Client"])?.id("id")
      return EventKeys(source: "okta", kind: .application, sourceID: id)
    case .client:
      return EventKeys(source: "okta", clientID: try client, principal: try user?.id("id"))
    case .nobody: return EventKeys(source: "okta", principal: try user?.id("id"))
    }
  }

  private func subjectName(_ subject: OktaMeaning.Subject) throws -> String? {
    switch subject {
    case .client, .app:
      try target(["AppInstance", "PublicClientApp", "oauth2Client"])?.words("displayName") ?? client
    case .token, .nobody: nil
    }
  }

  /// The client application: an actor of its own, or what the entry is about.
  private var client: String? {
    get throws {
      if actor?.text("type") == "PublicClientApp" { return try actor?.id("id") }
      return try target(["PublicClientApp", "AppInstance", "oauth2Client"])?.id("id")
    }
  }

  /// The person: the actor, or whom a client acts for.
  private var user: Members? {
    get throws { actor?.text("type") == "User" ? actor : try target(["User"]) }
  }

  private func target(_ types: Set<String>) throws -> Members? {
    targets.first { types.contains($0.text("type") ?? "") }
  }

  private var scopes: [String] {
    get throws {
      let debug = try record.object("debugContext")?.object("debugData")
      return try debug?.scopes("grantedScopes") ?? []
    }
  }

  /// The login, which Okta leaves out where there is none by the word unknown.
  private static func name(_ someone: Members?) throws -> String? {
    let login = try someone?.id("alternateId")
    if let login, login != "unknown", login != "system" { return login.lowercased() }
    return try someone?.id("displayName") ?? someone?.id("id")
  }
}

/// What a type of entry tells, by the names that Okta gives its types.
private struct OktaMeaning {
  /// What the entry is about.
  enum Subject { case token, app, client, nobody }
  let kind: Event.Kind
  let subject: Subject

  init(_ type: String) throws(RecordFault) {
    let parts = type.lowercased().split(separator: ".").map(String.init)
    let last = parts.last ?? ""
    switch (parts.prefix(2).joined(separator: "."), last) {
    case ("system.api_token", "create"): self.init(.provisioning, .token)
    case ("system.api_token", "revoke"), ("system.api_token", "disable"):
      self.init(.revocation, .token)
    case ("system.api_token", "update"), ("system.api_token", "enable"): self.init(.change, .token)
    case ("application.lifecycle", "create"): self.init(.provisioning, .app)
    case ("application.lifecycle", "delete"), ("application.lifecycle", "deactivate"):
      self.init(.revocation, .app)
    case ("application.lifecycle", _), ("application.user_membership", _):
      self.init(.change, .app)
    case ("app.oauth2", _): try self.init(consent: parts, type)
    case ("user.session", "start"): self.init(.signIn, .nobody)
    case ("user.authentication", "sso"): self.init(.signIn, .app)
    default: throw .ignored("is no consent, token, app or sign-in: \(type)")
    }
  }

  /// `app.oauth2.as.consent.grant`, `app.oauth2.token.grant.access_token`, …
  private init(consent parts: [String], _ type: String) throws(RecordFault) {
    let isAdmin = parts.contains("admin")
    if parts.contains("consent"), parts.contains("grant") {
      self.init(isAdmin ? .approval : .request, .client)
    } else if parts.contains("consent"), parts.contains("revoke") {
      self.init(.revocation, .client)
    } else if parts.contains("token"), parts.contains("grant") {
      self.init(.use, .client)
    } else if parts.contains("token"), parts.contains("revoke") {
      // One token's end; the consent stays.
      self.init(.change, .client)
    } else if parts.contains("authorize") {
      self.init(.signIn, .client)
    } else if parts.contains("client"), parts.contains("lifecycle") {
      let isEnd = parts.contains("delete") || parts.contains("deactivate")
      self.init(parts.contains("create") ? .provisioning : isEnd ? .revocation : .change, .app)
    } else {
      throw .ignored("is no consent, token, app or sign-in: \(type)")
    }
  }

  private init(_ kind: Event.Kind, _ subject: Subject) {
    self.kind = kind
    self.subject = subject
  }
}
