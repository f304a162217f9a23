import CustodyDomain

extension Format {
  /// Admin keys of an OpenAI organisation (FORMATS.md 10). The answer has been seen to hold project keys
  /// too; one key has one id in both.
  static let openAIAdminKeys = Format(
    about: SourceFormat(
      name: "openai.admin-api-keys",
      title: "OpenAI: admin keys of an organisation",
      exportCommand:
        "curl 'https://api.openai.com/v1/organization/admin_api_keys?limit=100'"
        + " -H \"Authorization: Bearer $ADMIN_KEY\" > admin-keys.json",
      learns: "name, holder, hint, created, last used or never, end or none",
      doesNotLearn: "who approved it; the holder's address (openai names an id)"
    ),
    source: "openai",
    media: .json,
    signatures: [
      Signature(
        all: ["object", "redacted_value", "owner"],
        also: { $0.text("object") == "organization.admin_api_key" })
    ],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      var item = try OpenAI.key(record)
      let owner = try record.object("owner")
      try OpenAI.give(&item, to: owner, isAccount: owner?.text("type") == "service_account")
      // A project's key in this list has another beginning, and doesn't run the organisation.
      if item.fingerprint?.hasPrefix("sk-admin") == true {
        item.permissions = [Permission(scope: "organization.admin_api_key")]
      }
      reading.emit(.item(item))
    })

  /// Keys of one project, held by a person or a service account.
  static let openAIProjectKeys = Format(
    about: SourceFormat(
      name: "openai.project-api-keys",
      title: "OpenAI: keys of a project",
      exportCommand:
        "curl 'https://api.openai.com/v1/organization/projects/{project_id}/api_keys?limit=100'"
        + " -H \"Authorization: Bearer $ADMIN_KEY\" > project-keys.json",
      learns: "name, holder with address, hint, created, last used or never, end if it tells",
      doesNotLearn: "which project it is, what the key may do, who approved it"
    ),
    source: "openai",
    media: .json,
    signatures: [
      Signature(
        all: ["object", "redacted_value", "owner"],
        also: { $0.text("object") == "organization.project.api_key" })
    ],
    lacksTenant: true,
    // One project's answer doesn't say whose it is, so it can't stand for the others.
    coverage: .nothing,
    read: { record, reading in
      var item = try OpenAI.key(record)
      let owner = try record.object("owner")
      if let account = try owner?.object("service_account") {
        try OpenAI.give(&item, to: account, isAccount: true)
      } else {
        try OpenAI.give(&item, to: owner?.object("user"), isAccount: false)
      }
      reading.emit(.item(item))
    })

  /// Service accounts of one project.
  static let openAIServiceAccounts = Format(
    about: SourceFormat(
      name: "openai.service-accounts",
      title: "OpenAI: service accounts of a project",
      exportCommand:
        "curl 'https://api.openai.com/v1/organization/projects/{project_id}/service_accounts?limit=100'"
        + " -H \"Authorization: Bearer $ADMIN_KEY\" > service-accounts.json",
      learns: "name, role, created",
      doesNotLearn: "which project it is, its keys (openai.project-api-keys), owner, last use"
    ),
    source: "openai",
    media: .json,
    signatures: [
      Signature(
        all: ["object", "id", "role"], without: ["redacted_value"],
        also: { $0.text("object") == "organization.project.service_account" })
    ],
    lacksTenant: true,
    coverage: .nothing,
    read: { record, reading in
      let id = try record.requiredID("id")
      var item = Item(
        kind: .serviceAccount, source: "openai", sourceID: id, name: try record.words("name") ?? id)
      item.publisher = OpenAI.publisher
      item.created = try record.moment("created_at").instant
      if let role = try record.id("role") {
        item.permissions = [Permission(scope: role, resource: "its project")]
      }
      reading.emit(.item(item))
    })
}

/// What OpenAI's formats share.
private enum OpenAI {
  /// OpenAI says so itself.
  static let publisher = Publisher(name: "OpenAI", verified: true)

  static func key(_ record: Members) throws -> Item {
    let id = try record.requiredID("id")
    var item = Item(
      kind: .apiKey, source: "openai", sourceID: id, name: try record.words("name") ?? "key \(id)")
    item.publisher = publisher
    item.credential = .apiKey
    item.fingerprint = try record.words("redacted_value")
    item.created = try record.moment("created_at").instant
    item.usage = try record.usage("last_used_at")
    item.expires = try record.expiry("expires_at")
    return item
  }

  /// Its holder: a person, who then owns it, or a service account, which can't.
  static func give(_ item: inout Item, to holder: Members?, isAccount: Bool) throws {
    guard let holder, let id = try holder.id("email") ?? holder.id("id") else { return }
    item.principal = id
    item.holder = try isAccount ? holder.words("name") ?? id : id
    if !isAccount {
      item.owners = [Ownership(role: .business, person: id.lowercased(), source: "openai")]
    }
  }
}
