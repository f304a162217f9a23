import CustodyDomain

extension Format {
  /// Vault's answer about one token, looked up by its accessor (FORMATS.md 10). When whoever looks up a token
  /// names the token itself, the answer repeats it; that member is forgotten while reading.
  static let vaultTokens = Format(
    about: SourceFormat(
      name: "vault.tokens",
      title: "Vault: tokens by their accessors",
      exportCommand:
        "for a in $(vault list -format=json auth/token/accessors | jq -r '.[]');"
        + " do vault token lookup -format=json -accessor \"$a\"; done > tokens.json",
      learns: "name, whom it serves, policies, made, end or none",
      doesNotLearn: "last use, who made it, what the policies allow"
    ),
    source: "vault",
    media: .json,
    signatures: [Signature(all: ["data"], also: VaultToken.isOne)],
    lacksTenant: true,
    coverage: .nothing,
    read: { record, reading in
      guard let data = try record.object("data") else { return }
      guard let accessor = try data.id("accessor") else {
        throw RecordFault.rejected("has no 'accessor', without which no token is told from another")
      }
      var item = Item(
        kind: .apiKey, source: "vault", sourceID: accessor,
        name: try data.words("display_name") ?? "token \(accessor)")
      let meta = try data.object("meta")
      item.principal = try meta?.id("username") ?? meta?.id("role_name")
      item.credential = .apiKey
      item.permissions = try (data.ids("policies") + data.ids("identity_policies")).uniqued
        .map { Permission(scope: $0) }
      // A token that has ended is no longer found.
      item.status = .active
      item.created = try data.moment("creation_time").instant
      // The `ttl` is what was left at the moment of the call, which nothing tells.
      switch try data.moment("expire_time") {
      case .at(let end): item.expires = .at(end)
      case .none, .never: item.expires = .never
      case .absent: item.expires = .unknown
      }
      reading.emit(.item(item))
    })
}

private enum VaultToken {
  static func isOne(_ record: Members) -> Bool {
    guard case .object(let data)? = record["data"] else { return false }
    return data.has("creation_ttl") && (data.has("accessor") || data.has("policies"))
  }
}
