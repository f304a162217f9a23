import CustodyDomain

extension Format {
  /// Users of an OpenAI organisation (FORMATS.md 10): each an account at an AI tool, and the address behind the
  /// id by which keys name their owner.
  static let openAIUsers = Format(
    about: SourceFormat(
      name: "openai.users",
      title: "OpenAI: the accounts of an organisation",
      exportCommand:
        "curl 'https://api.openai.com/v1/organization/users?limit=100'"
        + " -H \"Authorization: Bearer $ADMIN_KEY\" > users.json",
      learns: "name, address, role, since when; whose id a key's owner is",
      doesNotLearn: "last use, whether the person is still with you"
    ),
    source: "openai",
    media: .json,
    signatures: [
      Signature(all: ["object", "id", "role"], also: { $0.text("object") == "organization.user" })
    ],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      let isAccount = try record.flag("is_service_account") == true
      try AIVendorUser(record, "openai", "OpenAI", isAccount: isAccount).emit(to: reading)
    })

  /// Users of an Anthropic organisation.
  static let anthropicUsers = Format(
    about: SourceFormat(
      name: "anthropic.users",
      title: "Anthropic: the accounts of an organisation",
      exportCommand:
        "curl 'https://api.anthropic.com/v1/organizations/users?limit=1000'"
        + " -H \"x-api-key: $ADMIN_KEY\" -H 'anthropic-version: 2023-06-01' > users.json",
      learns: "name, address, role, since when; whose id a key's maker is",
      doesNotLearn: "last use, whether the person is still with you"
    ),
    source: "anthropic",
    media: .json,
    signatures: [
      Signature(all: ["id", "type", "email", "role"], also: { $0.text("type") == "user" })
    ],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      try AIVendorUser(record, "anthropic", "Anthropic", isAccount: false).emit(to: reading)
    })
}

/// One user, as both vendors list them.
private struct AIVendorUser {
  let record: Members
  let source: String
  let vendor: String
  let isAccount: Bool

  init(_ record: Members, _ source: String, _ vendor: String, isAccount: Bool) {
    self.record = record
    self.source = source
    self.vendor = vendor
    self.isAccount = isAccount
  }

  func emit(to reading: Reading) throws {
    let id = try record.requiredID("id")
    let email = try record.id("email")?.lowercased()
    let name = try record.words("name") ?? email ?? id
    let kind: ItemKind = isAccount ? .serviceAccount : .aiAccount
    var item = Item(
      kind: kind, source: source, sourceID: id, name: "\(vendor): \(name)")
    item.publisher = Publisher(name: vendor, verified: true)
    item.ai = true
    item.principal = email ?? id
    item.status = .active
    item.created = try record.moment("added_at").instant
    if let role = try record.id("role") {
      item.permissions = [Permission(scope: role, resource: "organization")]
    }
    if !isAccount {
      item.holder = email ?? id
      item.management = .enterprise
      // No directory: it says whose the id is, and nothing of who is still there.
      reading.emit(
        .person(
          Person(
            id: email ?? id.lowercased(), name: name, email: email,
            aliases: [email ?? "", id.lowercased()].uniqued, source: source)))
    }
    reading.emit(.item(item))
  }
}
