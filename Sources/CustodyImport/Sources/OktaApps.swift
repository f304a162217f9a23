import CustodyDomain

extension Format {
  /// Applications of an Okta organisation (FORMATS.md 7).
  static let oktaApps = Format(
    about: SourceFormat(
      name: "okta.apps",
      title: "Okta: applications",
      exportCommand:
        "curl -H \"Authorization: SSWS $TOKEN\" 'https://{org}.okta.com/api/v1/apps?limit=200'"
        + " > apps.json",
      learns: "name, active or not, created; the client id of OpenID Connect apps",
      doesNotLearn: "what was granted (okta.grants), who uses it, owner, last use"
    ),
    source: "okta",
    media: .json,
    signatures: [Signature(all: ["id", "label", "signOnMode"])],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      let id = try record.requiredID("id")
      var item = Item(
        kind: .application, source: "okta", sourceID: id,
        name: try record.words("label") ?? record.words("name") ?? id)
      item.clientID =
        try record.object("credentials")?.object("oauthClient")?.id("client_id")
      item.created = try record.moment("created").instant
      item.status = Okta.status(record)
      reading.emit(.item(item))
    })

  /// Machine integrations that call Okta's own API (FORMATS.md 7).
  static let oktaServiceIntegrations = Format(
    about: SourceFormat(
      name: "okta.api-service-integrations",
      title: "Okta: API service integrations",
      exportCommand:
        "curl -H \"Authorization: SSWS $TOKEN\""
        + " https://{org}.okta.com/integrations/api/v1/api-services > api-services.json",
      learns: "name, client id, scopes, created, who set it up",
      doesNotLearn: "last use, end, owner, its secrets"
    ),
    source: "okta",
    media: .json,
    signatures: [Signature(all: ["id", "grantedScopes", "createdBy"])],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      let id = try record.requiredID("id")
      var item = Item(
        kind: .application, source: "okta", sourceID: id, name: try record.words("name") ?? id)
      // The integration's id is its client id.
      item.clientID = id
      item.requestedBy = try record.id("createdBy")
      item.created = try record.moment("createdAt").instant
      item.permissions = try record.scopes("grantedScopes").map { Permission(scope: $0) }
      reading.emit(.item(item))
    })
}
