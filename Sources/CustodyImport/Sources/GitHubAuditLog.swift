import CustodyDomain

extension Format {
  /// GitHub's audit log (FORMATS.md 5): as exported, as the API answers it, and as log stores keep it.
  ///
  /// Tokens go by their ids where the log has them, else by name and owner: a name can be used again. That
  /// somebody gives their own token access is a request; that somebody else does, an approval.
  static let githubAuditLog = Format(
    about: SourceFormat(
      name: "github.audit-log",
      title: "GitHub: tokens, apps and their access, from the audit log",
      exportCommand: "gh api --paginate '/orgs/{org}/audit-log?include=all' > audit-log.json",
      learns: "who asked for, approved, made or revoked what; what tokens did, where it names them",
      doesNotLearn: "the app of an authorisation, where it isn't named; Git reads and pushes"
    ),
    source: "github",
    media: .json,
    signatures: [
      // What GitHub does by itself has no actor.
      Signature(all: ["action", "_document_id"]),
      Signature(
        all: ["action", "actor"], without: ["entity"],
        also: { record in
          ["@timestamp", "at_sign_timestamp"].contains { record.has($0) }
            || record.has("created_at")
              && ["org", "repo", "user", "business"].contains { record.has($0) }
        }),
    ],
    coverage: .nothing,
    read: { record, reading in
      for event in try GitHubLogEntry(record).events { reading.emit(.event(event)) }
    })
}

/// One entry of the log.
private struct GitHubLogEntry {
  private let record: Members
  private let action: String
  private let actor: String?
  private let user: String?
  private let time: Instant?

  init(_ record: Members) throws {
    self.record = record
    action = try record.requiredID("action")
    actor = try record.id("actor")
    user = try record.id("user")
    var time: Instant?
    for name in ["@timestamp", "at_sign_timestamp", "created_at"] where time == nil {
      time = try record.moment(name).instant
    }
    self.time = time
  }

  /// What the entry tells of what it is about, and of the token by which it was done.
  var events: [Event] {
    get throws {
      let told = try self.told
      var events: [Event] = []
      if let told {
        events.append(
          Event(
            id: try eventID, item: nil, keys: told.keys, kind: told.kind, actor: actor ?? user,
            identity: told.kind == .signIn ? user ?? actor : nil, scope: told.scope, time: time,
            source: "github", summary: told.summary))
      }
      // Of a token's own entries the id is the token's that they are about.
      if !action.hasPrefix("personal_access_token"), let token = try record.id("token_id") {
        let reads = record.text("operation_type") == "access"
        events.append(
          Event(
            id: try eventID + (told == nil ? "" : "/token"), item: nil,
            keys: EventKeys(source: "github", sourceID: token), kind: reads ? .use : .execution,
            actor: actor, identity: actor, target: try record.words("repo") ?? organisation,
            scope: EventText.scopes(try record.scopes("token_scopes")),
            time: time, source: "github", summary: action))
      }
      if events.isEmpty { throw RecordFault.ignored("is no access of a token or app: \(action)") }
      return events
    }
  }

  /// The organisation, where the entry is about one: the member may also be a list, and an empty one.
  private var organisation: String? {
    get throws { record.text("org") == nil ? nil : try record.id("org") }
  }

  private var eventID: String {
    get throws {
      if let id = try record.id("_document_id") { return id }
      return EventText.id([
        time?.text, action, actor, try record.words("name"), record.text("repo"),
      ])
    }
  }

  private typealias Told = (
    kind: Event.Kind, keys: EventKeys, scope: String?, summary: String
  )

  /// What the action says; nil where it is about something else.
  private var told: Told? {
    get throws {
      let halves = action.split(separator: ".", maxSplits: 1).map(String.init)
      let verb = halves.count > 1 ? halves[1] : ""
      let scope = try record.id("repository_selection").map { "repositories: \($0)" }
      switch halves.first {
      case "personal_access_token":
        return try GitHubLogEntry.tokenKind(verb, isOwn: user == nil || user == actor).map {
          let name = try record.words("user_programmatic_access_name")
          return ($0, try tokenKeys($0), scope, action + (name.map { " '\($0)'" } ?? ""))
        }
      case "oauth_authorization", "oauth_access":
        return try GitHubLogEntry.consentKind(halves[0], verb).map {
          ($0, try consentKeys, nil, action)
        }
      case "integration_installation", "integration_installation_request":
        return try GitHubLogEntry.installationKind(halves[0], verb).map {
          let added = try record.ids("repositories_added_names")
          return ($0, try appKeys, EventText.scopes(added) ?? scope, action)
        }
      case "org" where verb.hasPrefix("oauth_app_access_"):
        let kind: Event.Kind =
          verb.hasSuffix("approved")
          ? .approval : verb.hasSuffix("requested") ? .request : .policyDecision
        return (kind, try consentKeys, nil, action)
      case "public_key", "deploy_key":
        let kind: Event.Kind? =
          switch verb {
          case "create": .provisioning
          case "delete": .revocation
          case "update": .change
          default: nil
          }
        return try kind.map { ($0, try keyKeys, nil, action) }
      case "user" where verb == "login" || verb == "failed_login":
        let keys = EventKeys(source: "github", principal: user ?? actor)
        return (verb == "login" ? .signIn : .policyDecision, keys, nil, action)
      default: return nil
      }
    }
  }

  private static func tokenKind(_ verb: String, isOwn: Bool) -> Event.Kind? {
    switch verb {
    case "create": .provisioning
    case "request_created": .request
    case "access_granted": isOwn ? .request : .approval
    case "request_denied", "request_cancelled": .policyDecision
    case "access_revoked", "destroy", "credential_revoked", "expired", "credential_expired":
      .revocation
    case "credential_regenerated", "regenerate", "update", "expiration_limit_set": .change
    default: nil
    }
  }

  private static func consentKind(_ group: String, _ verb: String) -> Event.Kind? {
    switch verb {
    case "create": group == "oauth_authorization" ? .request : .provisioning
    case "destroy", "revoke", "revoked": .revocation
    case "regenerate", "update": .change
    default: nil
    }
  }

  /// Installing an app opens the organisation to it: whoever does it approves.
  private static func installationKind(_ group: String, _ verb: String) -> Event.Kind? {
    if group.hasSuffix("_request") {
      return verb == "create" ? .request : verb == "close" ? .policyDecision : nil
    }
    return switch verb {
    case "create", "version_updated": .approval
    case "destroy", "suspend": .revocation
    case "repositories_added", "repositories_removed", "unsuspend": .change
    default: nil
    }
  }

  /// A token that is gone and known by name only is none that is listed: that one has the name anew.
  private func tokenKeys(_ kind: Event.Kind) throws -> EventKeys {
    if let id = try record.id("token_id") {
      return EventKeys(source: "github", kind: .apiKey, sourceID: id)
    }
    let name = try record.words("user_programmatic_access_name")
    return EventKeys(
      source: "github", kind: .apiKey, principal: user ?? actor,
      name: kind == .revocation ? nil : name)
  }

  private var consentKeys: EventKeys {
    get throws {
      let client =
        try record.id("application_client_id") ?? record.id("oauth_application_client_id")
      let name =
        try record.words("oauth_application_name") ?? record.words("application_name")
        ?? record.words("oauth_application")
      return EventKeys(
        source: "github", clientID: client, principal: user ?? actor,
        name: client == nil ? name : nil)
    }
  }

  /// An installation goes by its app's name as addresses have it: `microsoft-teams-for-github`.
  private var appKeys: EventKeys {
    get throws {
      if let id = try record.id("integration_installation_id") ?? record.id("installation_id") {
        return EventKeys(source: "github", kind: .application, sourceID: id)
      }
      let name = try record.words("integration") ?? record.words("name")
      let words = name?.lowercased().split { !$0.isLetter && !$0.isNumber }
      return EventKeys(
        source: "github", tenant: try organisation, kind: .application,
        name: words?.joined(separator: "-"))
    }
  }

  private var keyKeys: EventKeys {
    get throws {
      EventKeys(source: "github", kind: .apiKey, name: try record.words("title"))
    }
  }
}
