import CustodyDomain

extension Format {
  /// SSH keys that reach one repository each (FORMATS.md 5). They belong to a machine, outlast whoever
  /// added them, and have no end.
  static let githubDeployKeys = Format(
    about: SourceFormat(
      name: "github.deploy-keys",
      title: "GitHub: deploy keys of a repository",
      exportCommand: "gh api --paginate /repos/{owner}/{repo}/keys > deploy-keys.json",
      learns: "repository, whether it can push, who added it and when, last use or never",
      doesNotLearn: "which machine holds it, who is answerable, what for"
    ),
    source: "github",
    media: .json,
    signatures: [Signature(all: ["id", "key", "title", "read_only"])],
    coverage: .nothing,
    read: { record, reading in
      let id = try record.requiredID("id")
      let key = "deploy-key/\(id)"
      let repository = try DeployKey.repository(record)
      let title = try record.words("title") ?? "deploy key \(id)"
      var item = Item(
        kind: .apiKey, source: "github", sourceID: key, name: title)
      item.tenant = repository?.owner
      item.requestedBy = try record.id("added_by")
      item.credential = .sshKey
      item.created = try record.moment("created_at").instant
      item.usage = try GitHub.usage(record, "last_used")
      item.expires = .never
      item.status = try record.flag("enabled").map { $0 ? .active : .disabled }
      // Without the member nothing says what it may do.
      if let readsOnly = try record.flag("read_only") {
        item.permissions = [
          Permission(
            scope: readsOnly ? "contents:read" : "contents:write", resource: repository?.name)
        ]
      }
      reading.emit(.item(item))
    })
}

private enum DeployKey {
  /// `octocat/Hello-World` of `https://api.github.com/repos/octocat/Hello-World/keys/1`.
  static func repository(_ record: Members) throws -> (owner: String, name: String)? {
    let steps = (try record.id("url") ?? "").split(separator: "/").map(String.init)
    guard let repos = steps.firstIndex(of: "repos"), repos + 2 < steps.count else { return nil }
    return (steps[repos + 1], steps[repos + 1] + "/" + steps[repos + 2])
  }
}
