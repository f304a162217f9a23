import CustodyDomain

extension Format {
  /// API keys of an Anthropic organisation (FORMATS.md 10).
  static let anthropicKeys = Format(
    about: SourceFormat(
      name: "anthropic.api-keys",
      title: "Anthropic: API keys of an organisation",
      exportCommand:
        "curl 'https://api.anthropic.com/v1/organizations/api_keys?limit=1000'"
        + " -H \"x-api-key: $ADMIN_KEY\" -H 'anthropic-version: 2023-06-01' > api-keys.json",
      learns: "name, hint, status, created, who made it (by id), end if it tells",
      doesNotLearn: "last use, who approved it, the maker's address"
    ),
    source: "anthropic",
    media: .json,
    signatures: [
      Signature(all: ["type", "partial_key_hint"], also: { $0.text("type") == "api_key" })
    ],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      let id = try record.requiredID("id")
      var item = Item(
        kind: .apiKey, source: "anthropic", sourceID: id,
        name: try record.words("name") ?? "key \(id)")
      item.publisher = Publisher(name: "Anthropic", verified: true)
      item.credential = .apiKey
      item.fingerprint = try record.words("partial_key_hint")
      item.created = try record.moment("created_at").instant
      // Only an end that it states is known; the answer doesn't tell "none" from "not said".
      if let end = try record.moment("expires_at").instant { item.expires = .at(end) }
      item.status =
        switch record.text("status") {
        case "active": .active
        case "inactive": .disabled
        case "archived": .revoked
        case "expired": .expired
        default: nil
        }
      if let maker = try record.object("created_by"), let person = try maker.id("id") {
        item.requestedBy = person
        if maker.text("type") == "user" {
          item.owners = [
            Ownership(role: .business, person: person.lowercased(), source: "anthropic")
          ]
        }
      }
      reading.emit(.item(item))
    })
}
