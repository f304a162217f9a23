import CustodyDomain

extension Listing where Row == GroupRow {
  /// One line a tool (`custody.tools/1`).
  public static let tools = Listing(
    schema: "custody.tools/1", member: "tools",
    columns: [
      Column("tool", title: "TOOL") { .text($0.key.isEmpty ? nil : $0.key) },
      Column("name", title: "NAME") { .string($0.label) },
      Column("vendor", title: "VENDOR") { .text($0.detail) },
      Column("ai", title: "AI") { .bool($0.ai) },
    ] + counts + spread)

  /// One line an app that somebody consented to (`custody.integrations/1`).
  public static let integrations = Listing(
    schema: "custody.integrations/1", member: "integrations",
    columns: [
      Column("app", title: "APP") { .text($0.key.isEmpty ? nil : $0.key) },
      Column("name", title: "NAME") { .string($0.label) },
      Column("publisher", title: "PUBLISHER") { .text($0.detail) },
      Column("ai", title: "AI") { .bool($0.ai) },
    ] + counts + spread)

  /// One line a person, leavers and the ownerless first (`custody.owners/1`).
  public static let owners = Listing(
    schema: "custody.owners/1", member: "owners",
    columns: [
      Column(
        "owner", title: "OWNER",
        text: { row in
          row.key.isEmpty
            ? (["!none"] + row.lacks.prefix(1).map(\.rawValue)).joined(separator: " ")
              + (row.lacks.count > 1 ? " …" : "") : row.key
        },
        value: { .text($0.key.isEmpty ? nil : $0.key) }),
      Column("name", title: "NAME") { .string($0.label) },
      Column("team", title: "TEAM") { .text($0.detail) },
      Column("left", title: "LEFT") { .bool($0.left) },
      role("BUSINESS", .business), role("IAM", .iam), role("SYSTEM", .system),
      role("SECOPS", .secops),
      Column(
        "roles", title: "OTHER ROLES", text: { roles($0, except: shown).plainPairs },
        value: { roles($0) }),
      Column("lacks") { .texts($0.lacks.map(\.rawValue)) },
      Column("owes") { owes($0) },
    ] + counts)

  /// One line a rule, worst first (`custody.findings/1`).
  public static let findings = Listing(
    schema: "custody.findings/1", member: "findings",
    columns: [
      Column("rule", title: "RULE") { .string($0.key) },
      Column("title", title: "MEANS") { .text($0.detail ?? $0.label) },
    ] + counts)

  /// How far a tool or an app has spread, for programs; the dashboard tells it under the list.
  private static let spread: [Column<GroupRow>] = [
    Column("kinds") { row in
      .object(
        ItemKind.allCases.compactMap { kind in
          row.kinds[kind].map { (kind.rawValue, .int($0)) }
        })
    },
    Column("adrift", title: "ADRIFT", right: true) { .int($0.adrift) },
    Column("parts") { .texts($0.parts) },
    Column("sources") { .texts($0.sources) },
  ]

  private static let counts: [Column<GroupRow>] = [
    Column("risk", title: "RISK", text: { $0.risk.short }, value: { .string($0.risk.word) }),
    Column("items", title: "ITEMS", right: true) { .int($0.count) },
    Column("open", title: "OPEN", right: true) { .int($0.open) },
    Column("ownerless", title: "OWNERLESS", right: true) { .int($0.ownerless) },
    Column("strict", title: "STRICT", right: true) { .int($0.strict) },
    Column("people", title: "PEOPLE", right: true) { .int($0.people) },
    Column("score") { .int($0.score) },
    Column(
      "lastUsed", title: "LAST USED", text: { $0.lastUsed?.dateText ?? "" },
      value: { Words.time($0.lastUsed) }),
    Column("query") { .string($0.query.description) },
  ]

  /// The roles that have columns of their own in a table.
  private static let shown: Set<OwnerRole> = [.business, .iam, .system, .secops]

  private static func role(_ title: String, _ role: OwnerRole) -> Column<GroupRow> {
    Column(role.rawValue, title: title, right: true) { .int($0.roles[role] ?? 0) }
  }

  private static func roles(_ row: GroupRow, except: Set<OwnerRole> = []) -> JSON {
    .object(
      OwnerRole.allCases.compactMap { role in
        except.contains(role) ? nil : row.roles[role].map { (role.rawValue, .int($0)) }
      })
  }

  /// What somebody owes by role; on a line of what nobody holds, what nobody does.
  private static func owes(_ row: GroupRow) -> JSON {
    .object(
      OwnerRole.allCases.filter { row.roles[$0] != nil }.map { ($0.rawValue, .string($0.duty)) })
  }
}

extension JSON {
  /// `iam 3, business 1`, for a cell.
  fileprivate var plainPairs: String {
    guard case .object(let members) = self else { return plain }
    return members.map { "\($0.0) \($0.1.plain)" }.joined(separator: ", ")
  }
}
