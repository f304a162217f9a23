import CustodyDomain

/// The secrets and certificates of an application: a registration and a service principal list them in
/// the same members (FORMATS.md 3.2), and each is an item of its own.
enum EntraKey {
  /// The keys of one record.
  static func items(
    of record: Members, _ application: SourceApplication, status: ItemStatus?
  ) throws -> [Item] {
    try record.objects("passwordCredentials").map {
      try item($0, .clientSecret, application, status)
    }
      + record.objects("keyCredentials").map { try item($0, .certificate, application, status) }
  }

  /// The item's identity by the key's own id, which reports name, too.
  static func bare(_ id: String, name: String, _ type: CredentialType?) -> Item {
    var item = Item(
      kind: .apiKey, source: "entra", sourceID: id, name: name)
    item.credential = type
    return item
  }

  /// Whom `$expand=owners` names; empty where the export left them out.
  static func owners(of record: Members) throws -> [Ownership] {
    try record.objects("owners").compactMap { owner in
      let name = try owner.id("userPrincipalName") ?? owner.id("mail") ?? owner.id("id")
      return name.map { Ownership(role: .business, person: $0.lowercased(), source: "entra") }
    }
  }

  /// When a key ends; a source that says nothing of it leaves it unknown.
  static func expiry(_ record: Members, _ name: String) throws -> Expiry {
    switch try record.moment(name) {
    case .at(let end): .at(end)
    case .never: .never
    case .none, .absent: .unknown
    }
  }

  private static func item(
    _ credential: Members, _ type: CredentialType, _ application: SourceApplication,
    _ status: ItemStatus?
  ) throws -> Item {
    let id = try credential.requiredID("keyId")
    let word = type == .certificate ? "certificate" : "client secret"
    let name = try credential.words("displayName") ?? word
    var item = bare(id, name: "\(application.name): \(name)", type)
    item.parentID = application.objectID
    item.clientID = application.clientID
    item.publisher = application.publisher
    item.fingerprint =
      try credential.words("hint") ?? credential.words("customKeyIdentifier") ?? id
    item.status = status
    item.created = try credential.moment("startDateTime").instant
    item.expires = try expiry(credential, "endDateTime")
    return item
  }
}
