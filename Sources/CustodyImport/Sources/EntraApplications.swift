import CustodyDomain

extension Format {
  /// Registrations of Microsoft Graph (FORMATS.md 3.3), for the secrets and certificates on them.
  ///
  /// A registration and its service principal are one identity with two faces. What runs in the tenant
  /// is the service principal, so that alone is put to review as an application; from the registration
  /// come its keys, which no list of service principals holds. `requiredResourceAccess` is what the app
  /// asks for, not what anybody granted, and isn't read.
  static let entraApplications = Format(
    about: SourceFormat(
      name: "entra.applications",
      title: "Microsoft Entra: secrets and certificates of your own app registrations",
      exportCommand:
        "az rest --method GET --url"
        + " 'https://graph.microsoft.com/v1.0/applications?$expand=owners' > applications.json",
      learns: "each secret and certificate: since when, until when; owners (with $expand=owners)",
      doesNotLearn:
        "the application itself (servicePrincipals), what was granted, last use of a key"
        + " (appCredentialSignInActivities)"
    ),
    source: "entra",
    media: .json,
    signatures: ["signInAudience", "publisherDomain"].map {
      Signature(all: ["appId", $0], without: ["servicePrincipalNames", "servicePrincipalType"])
    },
    graphSets: ["applications"],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      let clientID = try record.requiredID("appId")
      let objectID = try record.id("id") ?? clientID
      var domains: [String] = []
      let web = try record.object("web")
      var addresses = try web?.ids("redirectUris") ?? []
      if let home = try web?.words("homePageUrl") { addresses.append(home) }
      for host in addresses.compactMap(WebAddress.host) where !domains.contains(host) {
        domains.append(host)
      }
      let application = SourceApplication(
        source: "entra", objectID: objectID, name: try record.words("displayName") ?? clientID,
        clientID: clientID, publisher: try publisher(record), domains: domains)
      reading.emit(.application(application))
      let owners = try EntraKey.owners(of: record)
      for var key in try EntraKey.items(of: record, application, status: try status(record)) {
        key.owners = owners
        reading.emit(.item(key))
      }
      // Without keys there is nothing to review; that is known only where the export has both lists.
      reading.toldAll = record.has("passwordCredentials") && record.has("keyCredentials")
    })

  private static func publisher(_ record: Members) throws -> Publisher? {
    let verified = try record.object("verifiedPublisher")
    if let name = try verified?.words("displayName") {
      return Publisher(name: name, verified: verified?.text("verifiedPublisherId") != nil)
    }
    // An object of nulls says that nobody has verified it.
    return try record.words("publisherDomain").map {
      Publisher(name: $0, verified: verified == nil ? nil : false)
    }
  }

  /// Only what makes a key useless; a registration that is merely there says nothing of its keys.
  private static func status(_ record: Members) throws -> ItemStatus? {
    if try record.moment("deletedDateTime").instant != nil { return .revoked }
    guard let word = try record.words("disabledByMicrosoftStatus"), word != "NotDisabled" else {
      return nil
    }
    return .disabled
  }
}
