/// The content of an item as evidence: the bytes of which a decision names the digest, so that it can be
/// shown later that this, and nothing else, was decided on.
public enum ItemContent {
  /// Compact JSON of everything that the inventory says of the item; the same item has the same bytes.
  public static func bytes(of item: Item) -> [UInt8] { value(of: item).bytes }

  /// The SHA-256 of those bytes.
  public static func digest(of item: Item) -> Hash256 { Hash256.of(bytes(of: item)) }

  /// The SHA-256 of the content without its uses and without what sources say of the time since when somebody
  /// owns it: two reviews that see the same are about the same item.
  public static func frozen(of item: Item) -> Hash256 {
    var item = item
    item.usage = .unknown
    for index in item.permissions.indices { item.permissions[index].lastUsed = nil }
    for index in item.owners.indices {
      item.owners[index].since = nil
      item.owners[index].source = ""
    }
    return digest(of: item)
  }

  private static func value(of item: Item) -> StatementValue {
    let permissions = item.permissions.map { permission in
      StatementValue.members([
        "scope": .text(permission.scope), "resource": .optional(permission.resource),
        "class": .text(permission.permissionClass.rawValue),
        "purpose": .optional(permission.purpose),
        "expires": .optional(permission.expires?.text),
        "lastUsed": .optional(permission.lastUsed?.text),
      ])
    }
    let owners = item.owners.map { owner in
      StatementValue.members([
        "role": .text(owner.role.rawValue), "person": .text(owner.person),
        "target": .optional(owner.target), "source": .text(owner.source),
        "since": .optional(owner.since?.text),
      ])
    }
    return .members([
      "id": .text(item.id.text), "kind": .text(item.kind.rawValue),
      "source": .text(item.source), "sourceID": .text(item.sourceID),
      "tenant": .optional(item.tenant), "name": .text(item.name),
      "tool": .optional(item.tool?.id), "ai": .flag(item.ai),
      "embeddedIn": .optional(item.embeddedIn), "clientID": .optional(item.clientID),
      "publisher": .optional(item.publisher?.name),
      "verified": item.publisher?.verified.map { .flag($0) },
      "principal": .optional(item.principal), "holder": .optional(item.holder),
      "consent": .optional(item.consent?.rawValue),
      "requestedBy": .optional(item.requestedBy), "approvedBy": .optional(item.approvedBy),
      "credential": .optional(item.credential?.rawValue),
      "fingerprint": .optional(item.fingerprint),
      "initiation": .optional(item.initiation?.rawValue),
      "acting": .optional(item.acting?.rawValue),
      "management": .optional(item.management?.rawValue),
      "browserAccessed": item.browserAccessed.map { .flag($0) },
      "permissions": sorted(permissions), "status": .optional(item.status?.rawValue),
      "created": .optional(item.created?.text), "usage": usage(item.usage),
      "expires": expiry(item.expires), "rotationDue": .optional(item.rotationDue?.text),
      "owners": sorted(owners), "purpose": .optional(item.purpose),
      "parentID": .optional(item.parentID),
    ])
  }

  private static func usage(_ usage: Usage) -> StatementValue? {
    switch usage {
    case .unknown: nil
    case .never: .text("never")
    case .seen(let time): .text(time.text)
    }
  }

  private static func expiry(_ expiry: Expiry) -> StatementValue? {
    switch expiry {
    case .unknown: nil
    case .never: .text("never")
    case .at(let time): .text(time.text)
    }
  }

  /// A source's order says nothing, so it must not make another digest.
  private static func sorted(_ values: [StatementValue]) -> StatementValue {
    .list(
      values.map { ($0.bytes, $0) }
        .sorted { $0.0.lexicographicallyPrecedes($1.0) }
        .map { $0.1 })
  }
}
