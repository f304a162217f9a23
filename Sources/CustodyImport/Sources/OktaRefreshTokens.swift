import CustodyDomain

extension Format {
  /// Refresh tokens that applications hold for users (FORMATS.md 7). When one was last exchanged isn't told:
  /// nothing says what moves `lastUpdated`.
  static let oktaRefreshTokens = Format(
    about: SourceFormat(
      name: "okta.refresh-tokens",
      title: "Okta: refresh tokens that applications hold for users",
      exportCommand:
        "curl -H \"Authorization: SSWS $TOKEN\""
        + " 'https://{org}.okta.com/api/v1/apps/{id}/tokens?limit=200' > refresh-tokens.json",
      learns: "client, user, scopes, since when, until when, active or revoked",
      doesNotLearn: "last use, who granted it (okta.grants)"
    ),
    source: "okta",
    media: .json,
    signatures: ["clientId", "client_id"].map {
      Signature(all: ["id", "issuer", "scopes", $0], without: ["scopeId"])
    },
    lacksTenant: true,
    // The answer is one application's or one user's, and the paging is outside of it.
    coverage: .nothing,
    read: { record, reading in
      let id = try record.requiredID("id")
      let client = try record.id("clientId") ?? record.id("client_id")
      let links = try record.object("_links")
      let app = try links?.object("app")?.words("title") ?? links?.object("client")?.words("title")
      var item = Item(
        kind: .apiKey, source: "okta", sourceID: id, name: "\(app ?? client ?? id): refresh token")
      item.clientID = client
      item.credential = .oauthToken
      // The link beside it has been seen to name another user.
      item.principal = try record.id("userId")
      item.holder = app ?? client
      item.status = Okta.status(record)
      item.created = try record.moment("created").instant
      if let end = try record.moment("expiresAt").instant { item.expires = .at(end) }
      item.permissions = try record.scopes("scopes").map { Permission(scope: $0) }
      reading.emit(.item(item))
    })

  /// The clients that hold tokens or grants of one user (FORMATS.md 7). The answer has their names; what
  /// they hold is in other lists.
  static let oktaUserClients = Format(
    about: SourceFormat(
      name: "okta.user-clients",
      title: "Okta: the clients that one user gave access",
      exportCommand:
        "curl -H \"Authorization: SSWS $TOKEN\""
        + " https://{org}.okta.com/api/v1/users/{id}/clients > clients.json",
      learns: "which applications there are, by name and client id",
      doesNotLearn: "the user's grants and tokens (okta.grants, okta.refresh-tokens), last use"
    ),
    source: "okta",
    media: .json,
    signatures: [Signature(all: ["client_id", "client_name"], without: ["scopes", "issuer"])],
    lacksTenant: true,
    coverage: .nothing,
    read: { record, reading in
      // A client that Okta made has the id of its application.
      let id = try record.requiredID("client_id")
      var item = Item(
        kind: .application, source: "okta", sourceID: id,
        name: try record.words("client_name") ?? id)
      item.clientID = id
      reading.emit(.aside(item, stands: true))
    })
}
