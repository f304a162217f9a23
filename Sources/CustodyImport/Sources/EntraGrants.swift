import CustodyDomain

extension Format {
  /// Delegated permission grants of Microsoft Graph (FORMATS.md 3.1).
  ///
  /// `clientId` is the object id of the client's service principal in this tenant, not its application
  /// id; the store joins the two through `parentID`. The same holds for `resourceId`.
  static let entraGrants = Format(
    about: SourceFormat(
      name: "entra.oauth2PermissionGrants",
      title: "Microsoft Entra: what users and administrators consented to",
      exportCommand:
        "az rest --method GET --url"
        + " 'https://graph.microsoft.com/v1.0/oauth2PermissionGrants?$top=999' > grants.json",
      learns: "client, API, scopes, who consented (one user, or an administrator for everyone)",
      doesNotLearn:
        "when, by whom it was approved, last use, end; names come from servicePrincipals"
    ),
    source: "entra",
    media: .json,
    signatures: [
      Signature(all: ["clientId", "consentType", "resourceId", "scope"]),
      // A delta answer marks what was deleted.
      Signature(all: ["@removed", "id"], without: ["appId", "userPrincipalName", "appRoleId"]),
    ],
    graphSets: ["oauth2permissiongrants"],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      if record.has("@removed") {
        let id = try record.requiredID("id")
        return reading.emit(
          .removal(of: ItemID(kind: .oauthGrant, source: "entra", sourceID: id)))
      }
      guard let id = try record.id("id") ?? record.id("objectId") else {
        throw RecordFault.rejected("has no 'id'")
      }
      let client = try record.requiredID("clientId")
      let resource = try record.requiredID("resourceId")
      var item = Item(
        kind: .oauthGrant, source: "entra", sourceID: id, name: client)
      item.parentID = client
      item.credential = .oauthToken
      item.status = .active
      switch try record.words("consentType") {
      case "AllPrincipals": item.consent = .admin
      case "Principal": item.consent = .user
      case let other:
        throw RecordFault.rejected(
          "'consentType' is '\(other ?? "")', not AllPrincipals or Principal")
      }
      item.principal = try record.id("principalId")
      item.permissions = try record.scopes("scope").map {
        Permission(scope: $0, resource: resource)
      }
      reading.emit(.item(item))
    })
}
