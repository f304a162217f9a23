import CustodyDomain

extension Format {
  /// OpenAI's audit log (FORMATS.md 10): keys, service accounts and sign-ins of an organisation. What
  /// happened stands in a member named like the type, in copies with an underscore for the point.
  static let openAIAuditLog = Format(
    about: SourceFormat(
      name: "openai.audit-log",
      title: "OpenAI: keys and service accounts made, changed and deleted, and sign-ins",
      exportCommand:
        "curl 'https://api.openai.com/v1/organization/audit_logs?limit=100'"
        + " -H \"Authorization: Bearer $ADMIN_KEY\" > audit-log.json",
      learns: "who made, changed or deleted which key or account, with which scopes; sign-ins",
      doesNotLearn: "what keys were used for, who approved them"
    ),
    source: "openai",
    media: .json,
    signatures: [
      Signature(
        all: ["type", "effective_at"],
        also: { $0.text("type")?.contains(".") == true })
    ],
    coverage: .nothing,
    read: { record, reading in
      for event in try OpenAILogEntry(record).events { reading.emit(.event(event)) }
    })
}

/// One entry of the log.
private struct OpenAILogEntry {
  private let record: Members
  private let type: String
  private let time: Instant?
  /// Who did it: a person by address, an account by its id.
  private let actor: String?
  /// Whose account it was done from, by its id.
  private let account: String?
  /// The key that was used for it, if one was.
  private let key: String?

  init(_ record: Members) throws {
    self.record = record
    type = try record.requiredID("type")
    time = try record.moment("effective_at").instant
    let actor = try record.object("actor")
    let byKey = try actor?.object("api_key")
    key = try byKey?.id("id")
    let user = try actor?.object("session")?.object("user") ?? byKey?.object("user")
    account = try user?.id("id")
    self.actor =
      try user?.id("email")?.lowercased() ?? user?.id("id")
      ?? byKey?.object("service_account")?.id("id")
  }

  /// What was done, and the use of the key by which it was.
  var events: [Event] {
    get throws {
      let (kind, subject) = try meaning
      let id = try record.requiredID("id")
      let body = try record.object(type) ?? record.object(type.replacing(".", with: "_"))
      let object = try body?.id("id")
      var scopes = try body?.object("data")?.scopes("scopes") ?? []
      if scopes.isEmpty {
        scopes = try body?.object("changes_requested")?.scopes("scopes") ?? []
      }
      let done = Event(
        id: id, item: nil,
        keys: subject == nil
          ? EventKeys(source: "openai", sourceID: account, principal: actor)
          : EventKeys(source: "openai", kind: subject, sourceID: object),
        kind: kind, actor: actor, identity: kind == .signIn ? actor : nil,
        scope: EventText.scopes(scopes), time: time, source: "openai",
        summary: type)
      guard let key else { return [done] }
      return [
        done,
        Event(
          id: id + "/key", item: nil,
          keys: EventKeys(source: "openai", kind: .apiKey, sourceID: key), kind: .execution,
          actor: actor, identity: actor ?? key, target: object, time: time, source: "openai",
          summary: type),
      ]
    }
  }

  private var meaning: (kind: Event.Kind, subject: ItemKind?) {
    get throws(RecordFault) {
      switch type {
      case "login.succeeded": return (.signIn, nil)
      case "login.failed": return (.policyDecision, nil)
      default: break
      }
      let halves = type.split(separator: ".").map(String.init)
      let subject: ItemKind? =
        switch halves.first {
        case "api_key", "admin_api_key": .apiKey
        case "service_account": .serviceAccount
        default: nil
        }
      let kind: Event.Kind? =
        switch halves.last {
        case "created": .provisioning
        case "updated": .change
        case "deleted": .revocation
        default: nil
        }
      guard let subject, let kind else {
        throw .ignored("is no key, service account or sign-in: \(type)")
      }
      return (kind, subject)
    }
  }
}
