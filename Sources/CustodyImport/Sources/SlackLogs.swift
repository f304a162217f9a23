import CustodyDomain

extension Format {
  /// What members and administrators did with apps in a Slack workspace (FORMATS.md 8). Whoever adds an app
  /// asks for it: the approval is the organisation's, and another list's.
  static let slackIntegrationLogs = Format(
    about: SourceFormat(
      name: "slack.integration-logs",
      title: "Slack: apps added, widened and removed, by whom",
      exportCommand:
        "curl -H \"Authorization: Bearer $TOKEN\""
        + " 'https://slack.com/api/team.integrationLogs?count=1000' > integration-logs.json",
      learns: "who added, widened, switched off or removed which app, when, with which scopes",
      doesNotLearn: "who approved it (slack.approved-apps), use"
    ),
    source: "slack",
    media: .json,
    signatures: [Signature(all: ["change_type", "user_id", "date"])],
    emptyList: { head, listKey in listKey == "logs" && head.has("ok") },
    coverage: .nothing,
    read: { record, reading in
      let app = try record.id("app_id") ?? record.requiredID("service_id")
      let change = try record.requiredID("change_type")
      let kind: Event.Kind =
        switch change {
        case "added": .request
        case "removed", "disabled": .revocation
        default: .change
        }
      let user = try record.requiredID("user_id")
      let name = try record.words("app_type") ?? record.words("service_type") ?? app
      let reason = try record.words("reason").map { " (\($0))" } ?? ""
      reading.emit(
        .event(
          Event(
            id: EventText.id([record.text("date"), change, app, user]), item: nil,
            keys: EventKeys(source: "slack", kind: .application, sourceID: app), kind: kind,
            actor: Slack.actor(record.text("user_name"), user),
            scope: EventText.scopes(try record.scopes("scope")),
            time: try record.moment("date").instant, source: "slack",
            summary: "\(name) \(change)\(reason)")))
    })

  /// Slack's audit log of an organisation, of which custody reads apps and sign-ins (FORMATS.md 8).
  static let slackAudit = Format(
    about: SourceFormat(
      name: "slack.audit",
      title: "Slack: apps and sign-ins, from the organisation's audit log",
      exportCommand:
        "curl -H \"Authorization: Bearer $TOKEN\""
        + " 'https://api.slack.com/audit/v1/logs?limit=9999' > audit.json",
      learns: "who installed, approved, restricted or removed which app, with which scopes",
      doesNotLearn: "which app was widened, where the log leaves it out; what apps did"
    ),
    source: "slack",
    media: .json,
    signatures: [Signature(all: ["action", "actor", "entity", "context"])],
    coverage: .nothing,
    read: { record, reading in reading.emit(.event(try Slack.auditEvent(record))) })
}

private enum Slack {
  /// The name that a reader knows, where it can stand as an id, else Slack's own id.
  static func actor(_ name: String?, _ id: String?) -> String? {
    if let name, TextRules.idFault(name) == nil { return name }
    return id
  }

  static func auditEvent(_ record: Members) throws -> Event {
    let action = try record.requiredID("action")
    guard let kind = auditKinds[action] else {
      throw RecordFault.ignored("is no app or sign-in: \(action)")
    }
    let user = try record.object("actor")?.object("user")
    let app = try record.object("entity")?.object("app")
    let details = try record.object("details")
    // A widening tells both sides; what was added is what is new.
    let old = Set(try details?.scopes("previous_scopes") ?? [])
    var scopes = try details?.scopes("new_scopes").filter { !old.contains($0) } ?? []
    if scopes.isEmpty { scopes = try app?.scopes("scopes") ?? [] }
    let actor = try user?.id("email")?.lowercased() ?? user?.id("id")
    let id = try app?.id("id") ?? details?.id("app_id")
    let moment = record.text("date_create") ?? record.whole("date_create").map(String.init)
    let named = try app?.words("name").map { " \($0)" } ?? ""
    return Event(
      id: try record.id("id")
        ?? EventText.id([moment, action, user?.id("id"), id]),
      item: nil,
      keys: kind == .signIn || action == "user_login_failed"
        ? EventKeys(source: "slack", principal: actor)
        : EventKeys(source: "slack", kind: .application, sourceID: id),
      kind: kind, actor: actor, identity: kind == .signIn ? actor : nil,
      scope: EventText.scopes(scopes),
      time: try record.moment("date_create").instant, source: "slack", summary: action + named)
  }

  private static let auditKinds: [String: Event.Kind] = [
    "app_installed": .request, "app_approved": .approval, "app_restricted": .policyDecision,
    "app_uninstalled": .revocation, "app_deleted": .revocation,
    "org_app_workspace_removed": .revocation, "org_app_workspace_added": .approval,
    "app_scopes_expanded": .change, "app_resources_added": .change,
    "app_resources_granted": .change, "bot_token_upgraded": .change, "user_login": .signIn,
    "user_login_failed": .policyDecision,
  ]
}
