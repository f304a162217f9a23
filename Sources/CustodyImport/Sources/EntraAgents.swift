import CustodyDomain

extension Format {
  /// Agent identities of Microsoft Graph (FORMATS.md 3.3): identities made for AI agents. They are service
  /// principals too, and have one item in both lists.
  static let entraAgents = Format(
    about: SourceFormat(
      name: "entra.agentIdentities",
      title: "Microsoft Entra: identities of AI agents",
      exportCommand:
        "az rest --method GET --url 'https://graph.microsoft.com/beta/servicePrincipals/"
        + "microsoft.graph.agentIdentity?$expand=owners'",
      learns: "name, blueprint, what made it, active or not, end, owners (with $expand=owners)",
      doesNotLearn: "what was granted (oauth2PermissionGrants, appRoleAssignments), last use"
    ),
    source: "entra",
    media: .json,
    // A service principal in a list of all has its application id, too.
    signatures: [Signature(all: ["id", "agentIdentityBlueprintId"], without: ["appId"])],
    graphSets: ["microsoft.graph.agentidentity", "agentidentities"],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      let id = try record.requiredID("id")
      var item = Item(
        id: ItemID(kind: .application, source: "entra", sourceID: id), kind: .agent,
        source: "entra", sourceID: id, name: try record.words("displayName") ?? id)
      item.ai = true
      item.parentID = try record.id("agentIdentityBlueprintId")
      item.requestedBy = try record.id("createdByAppId")
      item.created = try record.moment("createdDateTime").instant
      item.status = try ServicePrincipal.status(of: record)
      if let lifecycle = try record.object("lifecycle") {
        item.expires = try EntraKey.expiry(lifecycle, "expirationDateTime")
      }
      item.owners = try EntraKey.owners(of: record)
      reading.emit(.item(item))
    })
}
