import CustodyDomain

extension Format {
  /// Users of Microsoft Graph (FORMATS.md 11).
  static let entraUsers = Format(
    about: SourceFormat(
      name: "entra.users",
      title: "Microsoft Entra: people and whether they are still there",
      exportCommand:
        "az rest --method GET --url 'https://graph.microsoft.com/v1.0/users?$select=id,displayName,"
        + "userPrincipalName,mail,proxyAddresses,accountEnabled,userType,department,"
        + "employeeLeaveDateTime&$expand=manager' > users.json",
      learns: "names, addresses, object ids, department, manager, disabled accounts, leave dates",
      doesNotLearn: "what they own or use"
    ),
    source: "entra",
    media: .json,
    signatures: [
      // Logs and reports name users, too, and say other things of them.
      Signature(
        all: ["id", "userPrincipalName"],
        without: [
          "schemas", "userDisplayName", "userId", "appId", "ipAddress", "riskLevel", "riskState",
        ])
    ],
    graphSets: ["users"],
    coverage: .tenant,
    read: { record, reading in
      let objectID = try record.requiredID("id")
      let login = try record.requiredID("userPrincipalName").lowercased()
      let mail = try record.id("mail")?.lowercased()
      var aliases = [objectID.lowercased(), login]
      if let mail { aliases.append(mail) }
      for address in try record.ids("proxyAddresses") {
        let folded = address.lowercased()
        guard folded.hasPrefix("smtp:") else { continue }
        aliases.append(String(folded.dropFirst(5)))
      }
      let leaves = try record.moment("employeeLeaveDateTime").instant
      let guest = record.text("userType")?.lowercased() == "guest"
      let manager = try record.object("manager")
      reading.emit(
        .person(
          Person(
            id: login, name: try record.words("displayName") ?? login, email: mail,
            aliases: aliases.uniqued,
            team: try record.words("department") ?? (guest ? "guests" : nil),
            manager: try (manager?.id("userPrincipalName") ?? manager?.id("id"))?.lowercased(),
            employment: try record.flag("accountEnabled").map { $0 ? .active : .left } ?? .unknown,
            left: leaves, source: "entra")))
    })
}
