import CustodyDomain

extension Format {
  /// Fine-grained personal access tokens with access to an organisation (FORMATS.md 5).
  static let githubTokens = Format(
    about: SourceFormat(
      name: "github.personal-access-tokens",
      title: "GitHub: fine-grained personal access tokens",
      exportCommand: "gh api --paginate /orgs/{org}/personal-access-tokens > tokens.json",
      learns: "whose it is, permissions, granted, last used or never, end or none",
      doesNotLearn: "who approved it; classic tokens (see credential-authorizations)"
    ),
    source: "github",
    media: .json,
    signatures: [Signature(all: ["token_id", "access_granted_at"])],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      var item = try GitHubToken.item(record)
      item.created = try record.moment("access_granted_at").instant
      item.status = try record.flag("token_expired").map { $0 ? .expired : .active }
      reading.emit(.item(item))
    })

  /// Requests for such access, not yet decided: they give none.
  static let githubTokenRequests = Format(
    about: SourceFormat(
      name: "github.personal-access-token-requests",
      title: "GitHub: requests for access by a personal access token",
      exportCommand: "gh api --paginate /orgs/{org}/personal-access-token-requests > requests.json",
      learns: "who asks, for what, why",
      doesNotLearn: "any access: a request gives none"
    ),
    source: "github",
    media: .json,
    signatures: [
      Signature(all: ["token_id", "reason", "created_at"], without: ["access_granted_at"])
    ],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      var item = try GitHubToken.item(record)
      item.created = try record.moment("created_at").instant
      item.purpose = try record.words("reason")
      item.requestedBy = item.principal
      item.status = .pending
      reading.emit(.item(item))
    })
}

private enum GitHubToken {
  /// What a grant and a request share. The token's own id joins them: a request that is approved
  /// becomes the grant, not a second item.
  static func item(_ record: Members) throws -> Item {
    let id = try record.requiredID("token_id")
    var item = Item(
      kind: .apiKey, source: "github", sourceID: id,
      name: try record.words("token_name") ?? "token \(id)")
    let login = try record.object("owner")?.id("login")
    item.principal = login
    item.holder = login
    item.credential = .apiKey
    let areas = try record.object("permissions")
    let repositories = try GitHub.repositories(record)
    for (area, resource) in [
      ("organization", "organization"), ("repository", repositories), ("other", nil),
    ] {
      item.permissions += try GitHub.permissions(areas?.object(area), on: resource)
    }
    item.usage = try GitHub.usage(record, "token_last_used_at")
    item.expires = try GitHub.expiry(record, "token_expires_at")
    return item
  }
}
