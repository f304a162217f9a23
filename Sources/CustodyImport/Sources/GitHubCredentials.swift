import CustodyDomain

extension Format {
  /// Credentials that people authorised for single sign-on (FORMATS.md 5): the only list that has
  /// classic tokens.
  static let githubCredentials = Format(
    about: SourceFormat(
      name: "github.credential-authorizations",
      title: "GitHub: tokens and SSH keys authorised for single sign-on",
      exportCommand: "gh api --paginate /orgs/{org}/credential-authorizations > credentials.json",
      learns: "whose it is, kind, scopes, authorised, last access if recorded, end",
      doesNotLearn: "who approved it"
    ),
    source: "github",
    media: .json,
    signatures: [Signature(all: ["credential_id", "credential_type"])],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      let id = try record.requiredID("credential_id")
      let type = try record.words("credential_type") ?? "credential"
      let key = "credential/\(id)"
      let name =
        try record.words("authorized_credential_note")
        ?? record.words("authorized_credential_title") ?? record.words("application_name")
      let login = try record.id("login")
      var item = Item(
        kind: .apiKey, source: "github", sourceID: key,
        name: name ?? "\(type) of \(login ?? "somebody")")
      item.principal = login
      item.holder = login
      item.clientID = try record.id("application_client_id")
      item.credential =
        switch type {
        case "SSH key": .sshKey
        case "OAuth app token", "GitHub app token": .oauthToken
        default: .apiKey
        }
      item.fingerprint = try record.words("token_last_eight") ?? record.words("fingerprint")
      item.permissions = try record.scopes("scopes").map { Permission(scope: $0) }
      item.created = try record.moment("credential_authorized_at").instant
      if case .at(let used) = try record.moment("credential_accessed_at") {
        item.usage = .seen(used)
      }
      item.expires = try GitHub.expiry(record, "authorized_credential_expires_at")
      item.status = .active
      reading.emit(.item(item))
    })
}
