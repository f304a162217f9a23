import CustodyDomain

extension Format {
  /// When service principals last signed in (FORMATS.md 3.5), as an event that its application id joins.
  ///
  /// The report keeps apart what an application did as a client and that others called it as a resource; only
  /// the former is use by the application. One that isn't in the report may have been used before Microsoft
  /// began to keep account, so nothing is ever said to be unused by it.
  static let entraSignIns = Format(
    about: SourceFormat(
      name: "entra.servicePrincipalSignInActivities",
      title: "Microsoft Entra: when applications last signed in",
      exportCommand:
        "az rest --method GET --url"
        + " https://graph.microsoft.com/beta/reports/servicePrincipalSignInActivities",
      learns: "the last sign-in of each application that the report names, as an event",
      doesNotLearn:
        "that an application was never used; with which grant or key it signed in"
        + " (appCredentialSignInActivities)"
    ),
    source: "entra",
    media: .json,
    signatures: [
      Signature(all: ["appId", "lastSignInActivity"], without: ["userPrincipalName"])
    ],
    graphSets: ["serviceprincipalsigninactivities"],
    coverage: .nothing,
    read: { record, reading in
      let clientID = try record.requiredID("appId")
      let asItself = try signIn(record, "applicationAuthenticationClientSignInActivity")
      let forUsers = try signIn(record, "delegatedClientSignInActivity")
      guard let last = [asItself, forUsers].compactMap(\.self).max() else {
        throw RecordFault.ignored("says only that others called the application")
      }
      reading.emit(
        .event(
          Event(
            id: "sign-in/\(clientID)/\(last.text)", item: nil,
            keys: EventKeys(source: "entra", kind: .application, clientID: clientID),
            kind: .signIn, actor: clientID, time: last, source: "entra",
            summary: last == asItself ? "last sign-in as itself" : "last sign-in for a user")))
    })

  private static func signIn(_ record: Members, _ name: String) throws -> Instant? {
    try record.object(name)?.moment("lastSignInDateTime").instant
  }
}
