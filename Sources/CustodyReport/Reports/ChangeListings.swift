import CustodyDomain

extension Listing where Row == ImportedChange {
  /// What imports did to items (`custody.changes/1`).
  public static let changes = Listing(
    schema: "custody.changes/1", member: "changes",
    columns: [
      Column("import", title: "IMPORT", right: true) { .int($0.number) },
      Column("time", title: "TIME") { .string($0.time.text) },
      Column("kind", title: "CHANGE") { .string($0.change.kind.rawValue) },
      Column("id", title: "ID") { .string($0.change.item.text) },
      Column("name", title: "IDENTITY") { .string($0.change.name) },
      Column("addedScopes", title: "GAINED") { .texts($0.change.addedScopes) },
      Column("removedScopes", title: "LOST") { .texts($0.change.removedScopes) },
      Column("fields", title: "FIELDS") { .texts($0.change.fields) },
    ])
}

extension Listing where Row == ImportedFile {
  /// The files that were imported (`custody.imports/1`).
  public static let imports = Listing(
    schema: "custody.imports/1", member: "imports",
    columns: [
      Column("import", title: "IMPORT", right: true) { .int($0.number) },
      Column("time", title: "TIME") { .string($0.time.text) },
      Column("by", title: "BY") { .string($0.by) },
      Column("entry", title: "ENTRY", right: true) { .number($0.entry) },
      Column("path", title: "FILE", whole: true) { .string($0.path) },
      Column("format", title: "FORMAT") { .string($0.format) },
      Column("sha256", title: "SHA-256", text: { String($0.sha256.prefix(12)) }) {
        .string($0.sha256)
      },
    ]
      + ["read", "loaded", "ignored", "rejected", "added", "changed", "departed"].map { name in
        Column(name, title: name.uppercased(), right: true) { .int($0.counts[name] ?? 0) }
      })
}
