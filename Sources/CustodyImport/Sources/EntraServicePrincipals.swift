import CustodyDomain

extension Format {
  /// Service principals of Microsoft Graph (FORMATS.md 3.2): apps, managed identities, agents, and the
  /// APIs whose role ids other files refer to. Each secret and certificate is an item of its own.
  static let entraServicePrincipals = Format(
    about: SourceFormat(
      name: "entra.servicePrincipals",
      title: "Microsoft Entra: enterprise applications, managed identities, agents and their keys",
      exportCommand:
        "az rest --method GET --url"
        + " 'https://graph.microsoft.com/v1.0/servicePrincipals?$top=999&$expand=owners' > sps.json",
      learns:
        "name, application id, publisher, status, owners (with $expand=owners), key lifetimes",
      doesNotLearn: "what was granted (oauth2PermissionGrants, appRoleAssignments), last use"
    ),
    source: "entra",
    media: .json,
    signatures: [
      Signature(all: ["id", "appId", "servicePrincipalNames"]),
      Signature(
        all: ["id", "appId", "servicePrincipalType"],
        without: ["servicePrincipalNames", "riskLevel", "riskState"]),
      Signature(
        all: ["id", "appId", "appRoles", "oauth2PermissionScopes"],
        without: ["servicePrincipalNames", "servicePrincipalType", "signInAudience"]),
    ],
    graphSets: ["serviceprincipals"],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      let principal = try ServicePrincipal(record)
      reading.emit(.application(principal.application))
      for name in try principal.scopeNames { reading.emit(name) }
      // A `$select` for permission names has no type and no names: it describes an API, nothing to review.
      guard record.has("servicePrincipalNames") || record.has("servicePrincipalType") else {
        return
      }
      reading.emit(.item(try principal.item))
      for key in try principal.keys { reading.emit(.item(key)) }
    })
}

/// One service principal, on its way to items.
struct ServicePrincipal {
  let record: Members
  let application: SourceApplication

  init(_ record: Members) throws {
    self.record = record
    let id = try record.requiredID("id")
    let name = try record.words("displayName") ?? record.words("appDisplayName") ?? id
    var domains: [String] = []
    var addresses = try record.ids("replyUrls")
    if let home = try record.words("homepage") { addresses.append(home) }
    for host in addresses.compactMap(WebAddress.host) where !domains.contains(host) {
      domains.append(host)
    }
    application = SourceApplication(
      source: "entra", objectID: id, name: name, clientID: try record.requiredID("appId"),
      publisher: try ServicePrincipal.publisher(record), domains: domains)
  }

  /// Tenants of Microsoft itself, whose apps come with the platform.
  private static let microsoft: Set<String> = [
    "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "72f988bf-86f1-41af-91ab-2d7cd011db47",
  ]

  private static func publisher(_ record: Members) throws -> Publisher? {
    if let owner = record.text("appOwnerOrganizationId"), microsoft.contains(owner.lowercased()) {
      return Publisher(name: "Microsoft", verified: true)
    }
    let verified = try record.object("verifiedPublisher")
    if let name = try verified?.words("displayName") {
      return Publisher(name: name, verified: verified?.text("verifiedPublisherId") != nil)
    }
    guard let name = try record.words("publisherName") else { return nil }
    return Publisher(name: name, verified: false)
  }

  var scopeNames: [Observation] {
    get throws {
      var names: [Observation] = []
      for list in ["appRoles", "oauth2PermissionScopes", "publishedPermissionScopes"] {
        for role in try record.objects(list) {
          guard let id = try role.id("id"), let value = try role.id("value") else { continue }
          names.append(
            .scopeName(source: "entra", resourceID: application.objectID, id: id, name: value))
        }
      }
      return names
    }
  }

  /// The item. Its id doesn't depend on the kind, because role assignments name the principal without it.
  var item: Item {
    get throws {
      var item = Item(
        id: ItemID(kind: .application, source: "entra", sourceID: application.objectID),
        kind: ItemKind(servicePrincipal: record),
        source: "entra", sourceID: application.objectID, name: application.name)
      item.clientID = application.clientID
      item.publisher = application.publisher
      if item.kind == .serviceAccount { item.credential = .workloadIdentity }
      item.status = try ServicePrincipal.status(of: record)
      item.created = try record.moment("createdDateTime").instant
      item.purpose = try record.words("notes") ?? record.words("description")
      item.owners = try EntraKey.owners(of: record)
      item.tellsOwners = record.has("owners")
      return item
    }
  }

  /// Any of three members can say that it is not active.
  static func status(of record: Members) throws -> ItemStatus? {
    if try record.moment("deletedDateTime").instant != nil { return .revoked }
    if let word = try record.words("disabledByMicrosoftStatus"), word != "NotDisabled" {
      return .disabled
    }
    return try record.flag("accountEnabled").map { $0 ? .active : .disabled }
  }

  var keys: [Item] {
    get throws {
      try EntraKey.items(
        of: record, application, status: ServicePrincipal.status(of: record))
    }
  }
}

extension ItemKind {
  /// What a service principal of Microsoft Entra is, by its type.
  init(servicePrincipal record: Members) {
    self =
      switch record.text("servicePrincipalType") {
      case "ManagedIdentity": .serviceAccount
      case "ServiceIdentity": .agent
      default: .application
      }
  }
}
