import CustodyDomain
import CustodyReport

/// Microsoft Entra's files, as `az rest` prints Graph's answers.
extension DemoExports {
  private static let graph = "https://graph.microsoft.com/v1.0/$metadata#"
  /// The object id of Microsoft Graph in the invented tenant.
  private static var graphResource: String {
    var random = DemoRandom("microsoft graph")
    return random.guid()
  }

  private func page(
    _ path: String, _ name: String, _ each: (_ put: (JSON) throws -> Void) throws -> Void
  ) throws {
    try list(
      path, open: "{\"@odata.context\":\"\(DemoExports.graph)\(name)\",\"value\":[", close: "]}",
      each)
  }

  func users(_ path: String) throws {
    try page(path, "users") { put in
      for person in people.all {
        try put(
          .object([
            ("id", .string(person.objectID)), ("displayName", .string(person.name)),
            ("userPrincipalName", .string(person.email)), ("mail", .string(person.email)),
            ("accountEnabled", .bool(person.leftDaysAgo == nil)),
            ("department", .string(person.team)),
            ("employeeLeaveDateTime", .text(person.leftDaysAgo.map { days(-$0).text })),
            ("userType", .string("Member")),
          ]))
      }
    }
  }

  func servicePrincipals(_ path: String) throws {
    try page(path, "servicePrincipals") { put in
      for app in DemoApps.all {
        try put(
          principal(
            id: app.objectID, appID: app.appID, name: app.name, publisher: app.publisher,
            verified: app.verified))
      }
      if let rogueClient {
        try put(
          principal(
            id: rogueObject, appID: rogueClient, name: "Mail Backup Pro", publisher: nil,
            verified: false))
      }
      try put(
        principal(
          id: DemoExports.graphResource, appID: "00000003-0000-0000-c000-000000000000",
          name: "Microsoft Graph", publisher: "Microsoft", verified: true))
    }
  }

  private var rogueObject: String {
    var random = DemoRandom("rogue")
    return random.guid()
  }

  private func principal(
    id: String, appID: String, name: String, publisher: String?, verified: Bool
  ) -> JSON {
    let maker: JSON =
      verified
      ? .object([
        ("displayName", .text(publisher)), ("verifiedPublisherId", .string("1234567")),
        ("addedDateTime", .string(days(-900).text)),
      ])
      : .object([("displayName", .null), ("verifiedPublisherId", .null), ("addedDateTime", .null)])
    return .object([
      ("id", .string(id)), ("deletedDateTime", .null), ("accountEnabled", .bool(true)),
      ("appDisplayName", .string(name)), ("appId", .string(appID)),
      ("createdDateTime", .string(days(-760).text)), ("displayName", .string(name)),
      ("publisherName", .text(publisher)), ("servicePrincipalNames", .texts([appID])),
      ("servicePrincipalType", .string("Application")), ("tags", .array([])),
      ("verifiedPublisher", maker), ("appRoles", .array([])), ("keyCredentials", .array([])),
      ("passwordCredentials", .array([])),
    ])
  }

  func grants(_ path: String, lastQuarter: Bool) throws {
    try page(path, "oauth2PermissionGrants") { put in
      try eachGrant { grant in
        let scopes = lastQuarter ? grant.lastQuarter : grant.present ? grant.scopes : nil
        guard let scopes else { return }
        try put(
          .object([
            ("clientId", .string(grant.app.objectID)),
            ("consentType", .string(grant.principal == nil ? "AllPrincipals" : "Principal")),
            ("id", .string(grant.id)), ("principalId", .text(grant.principal?.objectID)),
            ("resourceId", .string(DemoExports.graphResource)),
            ("scope", .string(scopes.joined(separator: " "))),
          ]))
      }
      if rogueClient != nil, !lastQuarter {
        var random = DemoRandom("rogue grant")
        try put(
          .object([
            ("clientId", .string(rogueObject)), ("consentType", .string("Principal")),
            ("id", .string(random.opaque(43))),
            ("principalId", .string(people.named("mads.v").objectID)),
            ("resourceId", .string(DemoExports.graphResource)),
            ("scope", .string("Mail.ReadWrite Mail.Send offline_access")),
          ]))
      }
    }
  }

  /// Application permissions: these act without a user. The role ids are Graph's own, the same everywhere.
  func roleAssignments(_ path: String) throws {
    // RoleManagement.ReadWrite.Directory, Calendars.Read and Files.Read.All.
    let assignments: [(DemoApp, String)] = [
      (DemoApps.onboarding, "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8"),
      (DemoApps.meetingBot, "798ee544-9d2d-430c-a058-570e29e34338"),
      (DemoApps.invoiceSync, "01d4889c-1287-42c6-ac1f-5d1e02578ef6"),
    ]
    try page(path, "appRoleAssignments") { put in
      for (app, role) in assignments {
        var random = DemoRandom("role " + app.tool.id)
        try put(
          .object([
            ("id", .string(random.opaque(43))), ("deletedDateTime", .null),
            ("appRoleId", .string(role)), ("createdDateTime", .string(days(-420).text)),
            ("principalDisplayName", .string(app.name)), ("principalId", .string(app.objectID)),
            ("principalType", .string("ServicePrincipal")),
            ("resourceDisplayName", .string("Microsoft Graph")),
            ("resourceId", .string(DemoExports.graphResource)),
          ]))
      }
    }
  }
}
