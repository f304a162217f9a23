import CustodyDomain

extension Listing where Row == ItemDetail {
  /// Items with everything that the inventory and the rules say of them (`custody.items/1`).
  ///
  /// This is the one list of their columns; JSON, JSON Lines and CSV are made from it.
  public static let items = Listing(
    schema: "custody.items/1", member: "items",
    columns: [
      Column("id") { .string($0.item.id.text) },
      Column("kind") { .string($0.item.kind.rawValue) },
      Column("source") { .string($0.item.source) },
      Column("sourceID") { .string($0.item.sourceID) },
      Column("tenant") { .text($0.item.tenant) },
      Column("name") { .string($0.item.name) },
      Column("tool", text: { $0.item.tool?.id ?? "" }, value: { tool($0.item.tool) }),
      Column("ai") { .bool($0.item.ai) },
      Column("embeddedIn") { .text($0.item.embeddedIn) },
      Column("clientID") { .text($0.item.clientID) },
      Column("publisher") { .text($0.item.publisher?.name) },
      Column("principal") { .text($0.item.principal) },
      Column("holder") { .text($0.item.holder) },
      Column("consent") { .text($0.item.consent?.rawValue) },
      Column("credential") { .text($0.item.credential?.rawValue) },
      Column("fingerprint") { .text($0.item.fingerprint) },
      Column("initiation") { .text($0.item.initiation?.rawValue) },
      Column("acting") { .text($0.item.acting?.rawValue) },
      Column("management") { .text($0.item.management?.rawValue) },
      Column("browserAccessed") { .truth($0.item.browserAccessed) },
      Column(
        "permissions",
        text: { widestFirst($0.item).map(\.scope).joined(separator: " ") },
        value: { .array(widestFirst($0.item).map { permission($0) }) }),
      Column("status") { .text($0.item.status?.rawValue) },
      Column("created") { Words.time($0.item.created) },
      Column("lastUsed") { Words.lastUsed($0.item.usage) },
      Column("usage") { .string(Words.usage($0.item.usage)) },
      Column("expires") { Words.expiry($0.item.expires) },
      Column("rotationDue") { Words.time($0.item.rotationDue) },
      Column(
        "owners",
        text: { $0.item.owners.map { "\($0.role.rawValue):\($0.person)" }.joined(separator: " ") },
        value: { .array($0.item.owners.map { owner($0) }) }),
      Column("purpose") { .text($0.item.purpose) },
      Column("accountable") { .string($0.assessment.accountable) },
      Column("risk") { .string($0.assessment.risk.word) },
      Column("score") { .int($0.assessment.score) },
      Column("reach") { .int($0.assessment.reach.rawValue) },
      Column("tier") { .string($0.assessment.tier.rawValue) },
      Column("verdict") { .string($0.assessment.chain.verdict.rawValue) },
      Column("missing") { .texts($0.assessment.missing) },
      Column("findings") { .texts($0.assessment.findings.map(\.rule)) },
      Column("state") { .string($0.row.state.rawValue) },
      Column("until") { Words.time($0.row.until) },
      Column("draft") { .text($0.row.draft?.action.word) },
      Column(
        "recommendation", text: { $0.recommendation?.verb.rawValue ?? "" },
        value: { $0.recommendation.map(RecommendationText.json) ?? .null }),
    ])

  private static func tool(_ tool: ToolReference?) -> JSON {
    guard let tool else { return .null }
    return .object([
      ("id", .string(tool.id)), ("name", .string(tool.name)), ("vendor", .text(tool.vendor)),
    ])
  }

  /// Sources give permissions in no order; this one is the same in every store.
  private static func widestFirst(_ item: Item) -> [Permission] {
    item.permissions.sorted {
      if ScopeGrader.isWider($0, $1) { return true }
      if ScopeGrader.isWider($1, $0) { return false }
      return ($0.resource ?? "") < ($1.resource ?? "")
    }
  }

  private static func permission(_ permission: Permission) -> JSON {
    .object([
      ("scope", .string(permission.scope)),
      ("resource", .text(permission.resource)),
      ("class", .string(permission.permissionClass.rawValue)),
      ("risk", permission.ranked ? .string(word(permission)) : .null),
      ("purpose", .text(permission.purpose)),
      ("expires", Words.time(permission.expires)),
      ("lastUsed", Words.time(permission.lastUsed)),
    ])
  }

  /// A permission by itself is as bad as it reaches; null above where custody doesn't know the scope.
  private static func word(_ permission: Permission) -> String {
    permission.administers
      ? Severity.critical.word
      : ([.none, .low, .medium, .high] as [Severity])[permission.reach.rawValue].word
  }

  private static func owner(_ owner: Ownership) -> JSON {
    .object([
      ("role", .string(owner.role.rawValue)), ("person", .string(owner.person)),
      ("target", .text(owner.target)), ("source", .string(owner.source)),
      ("since", Words.time(owner.since)),
    ])
  }
}
