import CustodyDomain

extension Format {
  /// Users of an Okta organisation (FORMATS.md 11).
  static let oktaUsers = Format(
    about: SourceFormat(
      name: "okta.users",
      title: "Okta: people and whether they are still there",
      exportCommand:
        "curl -H \"Authorization: SSWS $TOKEN\" 'https://{org}.okta.com/api/v1/users?limit=200'"
        + " > users.json  (add ?search=status eq \"DEPROVISIONED\" for those who left)",
      learns: "names, addresses, ids, department, manager, suspended and deprovisioned accounts",
      doesNotLearn: "what they own or use"
    ),
    source: "okta",
    media: .json,
    signatures: [
      Signature(
        all: ["id", "status", "profile"],
        also: { record in
          guard case .object(let profile)? = record["profile"] else { return false }
          return profile.contains("login")
        })
    ],
    coverage: .nothing,
    read: { record, reading in
      guard let profile = try record.object("profile") else {
        throw RecordFault.rejected("has no 'profile'")
      }
      let login = try profile.requiredID("login").lowercased()
      let email = try profile.id("email")?.lowercased()
      let names = try [profile.words("firstName"), profile.words("lastName")].compactMap(\.self)
      let employment: Employment =
        switch record.text("status") {
        case "ACTIVE", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT", "PROVISIONED": .active
        case "SUSPENDED", "DEPROVISIONED": .left
        // Staged accounts wait for somebody who may not have come yet.
        default: .unknown
        }
      reading.emit(
        .person(
          Person(
            id: login,
            name: try profile.words("displayName")
              ?? (names.isEmpty ? login : names.joined(separator: " ")),
            email: email,
            aliases: [
              login, try record.requiredID("id").lowercased(), email ?? "",
              try profile.id("employeeNumber")?.lowercased() ?? "",
            ].uniqued,
            team: try profile.words("department"),
            manager: try (profile.id("managerId") ?? profile.id("manager"))?.lowercased(),
            employment: employment,
            left: employment == .left ? try record.moment("statusChanged").instant : nil,
            source: "okta")))
    })
}
