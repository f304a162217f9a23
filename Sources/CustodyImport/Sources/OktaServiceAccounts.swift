import CustodyDomain

extension Format {
  /// Service accounts that Okta Privileged Access keeps (FORMATS.md 7), in both forms of the answer: the
  /// members at the top, or in `details`. What `status` says is how the password's rotation went.
  static let oktaServiceAccounts = Format(
    about: SourceFormat(
      name: "okta.service-accounts",
      title: "Okta: service accounts of applications",
      exportCommand:
        "curl -H \"Authorization: SSWS $TOKEN\""
        + " https://{org}.okta.com/privileged-access/api/v1/service-accounts > accounts.json",
      learns: "name, login, application, owners, description, created",
      doesNotLearn: "whether the account works, last use; its password is not read"
    ),
    source: "okta",
    media: .json,
    signatures: [
      Signature(all: ["id", "containerOrn", "ownerUserIds"]),
      Signature(all: ["id", "accountType", "details", "ownerUserIds"], without: ["containerOrn"]),
    ],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      let id = try record.requiredID("id")
      let details = try record.object("details")
      var item = Item(
        kind: .serviceAccount, source: "okta", sourceID: id, name: try record.words("name") ?? id)
      item.principal =
        try record.id("username") ?? details?.object("credentials")?.id("username")
        ?? details?.id("oktaUserId")
      item.purpose = try record.words("description")
      item.created = try record.moment("created").instant
      let container = try record.id("containerOrn") ?? details?.id("appContainerOrn")
      // `orn:okta:idp:ORG:apps:TYPE:APP`
      item.parentID =
        try details?.id("oktaApplicationId")
        ?? container.flatMap { $0.split(separator: ":").last.map(String.init) }
      // Groups own in Okta; custody asks for people.
      item.tellsOwners = record.has("ownerUserIds")
      item.owners = try record.ids("ownerUserIds").map {
        Ownership(role: .business, person: $0.lowercased(), source: "okta")
      }
      reading.emit(.item(item))
    })
}
