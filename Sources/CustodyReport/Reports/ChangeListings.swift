import CustodyDomain

extension Listing where Row == ImportedChange {
  /// What imports did to items (`custody.changes/1`).
  public static let changes = Listing(
    schema: "custody.changes/1", member: "changes",
    columns: [
      Column("import", title: "IMPORT", right: true) { .int($0.number) },
      Column("time", title: "TIME") { .string($0.time.text) },
      Column("kind", title: "CHANGE") { .string($0.kind.rawValue) },
      Column("id", title: "ID") { .string($0.item.text) },
      Column("name", title: "IDENTITY") { .string($0.name) },
      Column("addedScopes", title: "GAINED") { .texts($0.difference.addedScopes) },
      Column("removedScopes", title: "LOST") { .texts($0.difference.removedScopes) },
      Column("fields", title: "FIELDS") { .texts($0.difference.fields) },
      Column(
        "owners", title: "OWNERS",
        text: { $0.difference.owners.map(\.text).joined(separator: ", ") },
        value: { row in
          .array(
            row.difference.owners.map { owner in
              .object([
                ("change", .string(owner.what.rawValue)), ("role", .string(owner.role.rawValue)),
                ("person", .string(owner.person)),
              ])
            })
        }),
    ])
}

extension OwnerChange {
  /// The change in words: `ana@corp.example left`, `ole@corp.example added as iam`.
  public var text: String {
    "\(person) \(what.rawValue)" + (role == .business ? "" : " as \(role.rawValue)")
  }
}

extension ChangeTotals {
  /// The totals as members of `custody.changes/1`.
  public var json: [(String, JSON)] {
    [
      ("since", .number(since)), ("imports", .int(imports)),
      (
        "totals",
        .object(ChangeKind.allCases.map { ($0.rawValue, .int(items[$0] ?? 0)) })
      ),
      ("newTools", .texts(newTools)),
    ]
  }

  /// The totals in words: `2 new, 1 scope creep`; empty where nothing happened.
  public var text: String {
    ChangeKind.allCases.compactMap { kind in
      items[kind].map { "\($0) \(kind.words)" }
    }.joined(separator: ", ")
  }
}

extension ChangeKind {
  /// What it is called after a number.
  var words: String {
    switch self {
    case .creep: "with new scopes (creep)"
    case .owners: "with other owners"
    case .newTool: "of tools seen for the first time"
    case .added: "new"
    case .returned: "came back"
    case .departed: "departed"
    case .changed: "changed otherwise"
    }
  }
}

extension Listing where Row == ImportedFile {
  /// The files that were imported (`custody.imports/1`), their ages as of a moment.
  public static func imports(now: Instant) -> Listing {
    Listing(
      schema: "custody.imports/1", member: "imports",
      columns: [
        Column("import", title: "IMPORT", right: true) { .int($0.number) },
        Column("time", title: "TIME") { .string($0.time.text) },
        Column("by", title: "BY") { .string($0.by) },
        Column("entry", title: "ENTRY", right: true) { .number($0.entry) },
        Column("path", title: "FILE", whole: true) { .string($0.path) },
        Column("format", title: "FORMAT") { .string($0.inventory.format) },
        Column("source") { .string($0.inventory.source) },
        Column("tenant") { .text($0.inventory.tenant) },
        Column("sha256", title: "SHA-256", text: { String($0.sha256.prefix(12)) }) {
          .string($0.sha256)
        },
      ]
        + ["read", "loaded", "ignored", "rejected", "added", "changed", "departed"].map { name in
          Column(name, title: name.uppercased(), right: true) { .int($0.counts[name] ?? 0) }
        } + [
          Column("age", title: "DAYS", right: true) {
            .int(Int((now.seconds - $0.time.seconds) / 86_400))
          },
          Column("stale", title: "STALE", text: { $0.stale ? "stale" : "" }) { .bool($0.stale) },
          Column("coverage") { .object($0.coverage.json) },
        ])
  }
}
