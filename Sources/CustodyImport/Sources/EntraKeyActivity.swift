import CustodyDomain

extension Format {
  /// The last sign-in with each secret and certificate (FORMATS.md 3.5), joined by the key's id.
  ///
  /// A key that isn't in the report may have been used all the same, before Microsoft began to keep
  /// account, so nothing is ever said to be unused by it.
  static let entraKeyActivity = Format(
    about: SourceFormat(
      name: "entra.appCredentialSignInActivities",
      title: "Microsoft Entra: when secrets and certificates were last used",
      exportCommand:
        "az rest --method GET --url"
        + " https://graph.microsoft.com/beta/reports/appCredentialSignInActivities > key-activity.json",
      learns: "last use and end of each key that the report names",
      doesNotLearn: "that a key was never used; names (applications, servicePrincipals)"
    ),
    source: "entra",
    media: .json,
    signatures: [Signature(all: ["keyId", "credentialOrigin", "signInActivity"])],
    graphSets: ["appcredentialsigninactivities"],
    coverage: .nothing,
    read: { record, reading in
      let id = try record.requiredID("keyId")
      let clientID = try record.requiredID("appId")
      let (type, word): (CredentialType?, String) =
        switch try record.words("keyType")?.lowercased() {
        case "certificate": (.certificate, "certificate")
        case "clientsecret": (.clientSecret, "client secret")
        default: (nil, "key")
        }
      var item = EntraKey.bare(id, name: "\(clientID): \(word)", type)
      item.clientID = clientID
      switch try record.words("credentialOrigin") {
      case "application": item.parentID = try record.id("appObjectId")
      case "servicePrincipal": item.parentID = try record.id("servicePrincipalObjectId")
      default: break
      }
      item.expires = try EntraKey.expiry(record, "expirationDate")
      let last = try record.object("signInActivity")?.moment("lastSignInDateTime").instant
      item.usage = last.map { .seen($0) } ?? .unknown
      reading.emit(.aside(item, stands: true))
    })
}
