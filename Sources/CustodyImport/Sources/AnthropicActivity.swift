import CustodyDomain

extension Format {
  /// Anthropic's activity feed of an organisation (FORMATS.md 10): keys, integrations, MCP servers and
  /// sign-ins. Entries about keys don't always name the key.
  static let anthropicActivity = Format(
    about: SourceFormat(
      name: "anthropic.activity",
      title: "Anthropic: keys, integrations and MCP servers made and removed, and sign-ins",
      exportCommand:
        "curl 'https://api.anthropic.com/v1/compliance/activities?limit=1000'"
        + " -H \"x-api-key: $COMPLIANCE_KEY\" > activity.json",
      learns: "who made, changed or removed what, when; which integrations people connected",
      doesNotLearn: "which key it was, where the entry leaves it out; what was asked of the model"
    ),
    source: "anthropic",
    media: .json,
    signatures: [
      Signature(
        all: ["type", "actor", "created_at"],
        also: { record in
          guard case .object(let actor)? = record["actor"] else { return false }
          return actor.text("type")?.hasSuffix("_actor") == true
        })
    ],
    coverage: .nothing,
    read: { record, reading in
      let type = try record.requiredID("type")
      guard let kind = AnthropicEntry.kind(type) else {
        throw RecordFault.ignored("is no key, integration, server or sign-in: \(type)")
      }
      let who = try record.object("actor")
      let actor =
        try who?.id("email_address")?.lowercased() ?? who?.id("user_id") ?? who?.id("api_key_id")
      reading.emit(
        .event(
          Event(
            id: try record.requiredID("id"), item: nil,
            keys: kind == .signIn
              ? EventKeys(source: "anthropic", sourceID: try who?.id("user_id"), principal: actor)
              : try AnthropicEntry.keys(record, type, actor),
            kind: kind, actor: actor, identity: kind == .signIn ? actor : nil,
            time: try record.moment("created_at").instant, source: "anthropic",
            summary: try AnthropicEntry.summary(record, type))))
    })
}

private enum AnthropicEntry {
  private static let subjects = ["key", "integration", "mcp_server", "service_account"]

  /// What a type tells by its words, and nil for those that tell nothing of access.
  static func kind(_ type: String) -> Event.Kind? {
    if type.contains("sign_in") || type.contains("signed_in") || type.contains("login") {
      return type.hasSuffix("failed") ? .policyDecision : .signIn
    }
    guard subjects.contains(where: { type.contains($0) }) else { return nil }
    return switch type.split(separator: "_").last {
    // Somebody connects an integration for themselves: nobody of the organisation approves by that.
    case "connected": .request
    case "created": .provisioning
    case "enabled", "updated", "renamed", "rotated": .change
    case "deleted", "revoked", "disconnected", "disabled", "archived", "removed": .revocation
    default: nil
    }
  }

  static func keys(_ record: Members, _ type: String, _ actor: String?) throws -> EventKeys {
    if let server = try record.id("mcp_server_id") {
      return EventKeys(source: "anthropic", kind: .agent, sourceID: server)
    }
    guard type.contains("key") else { return EventKeys(source: "anthropic", principal: actor) }
    for name in ["api_key_id", "admin_api_key_id", "service_key_id", "key_id"] {
      if let key = try record.id(name) {
        return EventKeys(source: "anthropic", kind: .apiKey, sourceID: key)
      }
    }
    return EventKeys(source: "anthropic", kind: .apiKey)
  }

  static func summary(_ record: Members, _ type: String) throws -> String {
    let name =
      try record.words("mcp_server_name") ?? record.words("integration_type")
      ?? record.words("api_key_name")
    return type + (name.map { " '\($0)'" } ?? "")
  }
}
