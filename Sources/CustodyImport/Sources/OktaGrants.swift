import CustodyDomain

extension Format {
  /// Scopes that people or administrators granted to applications (FORMATS.md 7): each scope is a grant
  /// with an id of its own. A grant without a user is one for the application itself.
  static let oktaGrants = Format(
    about: SourceFormat(
      name: "okta.grants",
      title: "Okta: the scopes granted to applications, by a user or for an app",
      exportCommand:
        "curl -H \"Authorization: SSWS $TOKEN\" https://{org}.okta.com/api/v1/users/{id}/grants"
        + " (or /apps/{id}/grants) > grants.json",
      learns: "client, scope, user, who granted it, when, active or revoked",
      doesNotLearn: "last use, end, the client's publisher"
    ),
    source: "okta",
    media: .json,
    signatures: [Signature(all: ["id", "scopeId", "issuer"])],
    lacksTenant: true,
    // The answer is one user's or one application's, and the paging is outside of it.
    coverage: .nothing,
    read: { record, reading in
      let id = try record.requiredID("id")
      let client = try record.id("clientId")
      let links = try record.object("_links")
      let scope = try Okta.scopeName(record, links)
      let app = try links?.object("client")?.words("title") ?? links?.object("app")?.words("title")
      var item = Item(
        kind: .oauthGrant, source: "okta", sourceID: id, name: app ?? client ?? id)
      item.clientID = client
      item.credential = .oauthToken
      item.principal = try record.id("userId")
      switch record.text("source") {
      case "END_USER": item.consent = .user
      case "ADMIN": item.consent = .admin
      default: break
      }
      item.approvedBy = try record.object("createdBy")?.id("id")
      item.created = try record.moment("created").instant
      item.status = Okta.status(record)
      item.permissions = [
        Permission(
          scope: scope, resource: try links?.object("authorizationServer")?.words("title"))
      ]
      reading.emit(.item(item))
    })
}

/// What Okta's formats share.
enum Okta {
  static func status(_ record: Members) -> ItemStatus? {
    switch record.text("status") {
    case "ACTIVE": .active
    case "INACTIVE": .disabled
    case "REVOKED": .revoked
    default: nil
    }
  }

  /// The scope by its name. Okta's own scopes have it for an id; of others only the link tells it.
  static func scopeName(_ record: Members, _ links: Members?) throws -> String {
    let id = try record.requiredID("scopeId")
    if id.hasPrefix("okta.") { return id }
    return try record.object("_embedded")?.object("scope")?.id("id")
      ?? links?.object("scope")?.id("title") ?? id
  }
}
