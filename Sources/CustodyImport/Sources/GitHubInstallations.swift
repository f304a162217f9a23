import CustodyDomain

extension Format {
  /// Apps installed in an organisation (FORMATS.md 5).
  static let githubInstallations = Format(
    about: SourceFormat(
      name: "github.installations",
      title: "GitHub: apps installed in an organisation",
      exportCommand: "gh api --paginate --slurp /orgs/{org}/installations > installations.json",
      learns: "app, permissions, which repositories, when, suspended or not",
      doesNotLearn: "who installed it, last use"
    ),
    source: "github",
    media: .json,
    signatures: [Signature(all: ["app_slug", "permissions", "target_type"])],
    emptyList: { head, listKey in listKey == "installations" && head.has("total_count") },
    coverage: .tenant,
    read: { record, reading in
      let id = try record.requiredID("id")
      let account = try record.object("account")?.id("login")
      var item = Item(
        kind: .application, source: "github", sourceID: id, name: try record.words("app_slug") ?? id
      )
      item.tenant = account
      item.principal = account
      item.clientID = try record.id("client_id")
      item.permissions = try GitHub.permissions(
        record.object("permissions"), on: GitHub.repositories(record))
      item.created = try record.moment("created_at").instant
      // Only a member that is there and null says that it isn't suspended.
      if record.has("suspended_at") {
        item.status = try record.moment("suspended_at").instant == nil ? .active : .disabled
      }
      reading.emit(.item(item))
    })
}

/// What GitHub's formats share.
enum GitHub {
  /// `{"contents": "read"}` as `contents:read`, ordered by name.
  static func permissions(_ levels: Members?, on resource: String?) throws -> [Permission] {
    guard let levels else { return [] }
    return try levels.names.sorted().map { area in
      let level = try levels.requiredID(area)
      let scope = "\(area):\(level)"
      if let fault = TextRules.idFault(scope) {
        throw RecordFault.rejected("a permission \(fault)")
      }
      return Permission(scope: scope, resource: resource)
    }
  }

  /// Which repositories it reaches.
  static func repositories(_ record: Members) throws -> String? {
    switch try record.id("repository_selection") {
    case nil: nil
    case "all": "all repositories"
    case "selected", "subset": "selected repositories"
    case "none": "no repositories"
    case let other?: other
    }
  }

  /// A time of use: null is never, an absent member is unknown.
  static func usage(_ record: Members, _ name: String) throws -> Usage {
    try record.usage(name)
  }

  /// An end: null and `None` are no end, an absent member is unknown.
  static func expiry(_ record: Members, _ name: String) throws -> Expiry {
    try record.expiry(name)
  }
}
