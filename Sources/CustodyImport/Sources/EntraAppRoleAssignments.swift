import CustodyDomain

extension Format {
  /// Application permissions (FORMATS.md 3.4): the strong kind, without any user, consented to by an
  /// administrator by nature.
  static let entraAppRoleAssignments = Format(
    about: SourceFormat(
      name: "entra.appRoleAssignments",
      title: "Microsoft Entra: application permissions, without any user",
      exportCommand:
        "az rest --method GET --url https://graph.microsoft.com/v1.0/servicePrincipals/{id}"
        + "/appRoleAssignedTo > app-roles.json",
      learns: "which application may do what on which API",
      doesNotLearn: "who approved it, last use"
    ),
    source: "entra",
    media: .json,
    signatures: [Signature(all: ["appRoleId", "principalId", "resourceId"])],
    graphSets: ["approleassignedto", "approleassignments"],
    lacksTenant: true,
    coverage: .nothing,
    read: { record, reading in
      let client = try record.requiredID("principalId")
      let resource = try record.requiredID("resourceId")
      let role = try record.requiredID("appRoleId").lowercased()
      switch try record.words("principalType") {
      case "ServicePrincipal": break
      case "User", "Group":
        throw RecordFault.ignored("says who may use the app; it grants no access to data")
      case let other:
        throw RecordFault.rejected(
          "'principalType' is '\(other ?? "")', not ServicePrincipal, User or Group")
      }
      if role.allSatisfy({ $0 == "0" || $0 == "-" }) {
        throw RecordFault.ignored("is the default access, which grants no role")
      }
      var stub = Item(
        kind: .application, source: "entra", sourceID: client,
        name: try record.words("principalDisplayName") ?? client)
      stub.consent = .admin
      let resourceName = try record.words("resourceDisplayName")
      let known =
        resourceName == nil || resourceName == "Microsoft Graph" ? GraphAppRoles.name(role) : nil
      reading.emit(
        .permission(
          on: stub.id, Permission(scope: known ?? role, resource: resource), stub: stub))
    })
}
