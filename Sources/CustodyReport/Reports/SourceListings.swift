import CustodyDomain

extension Listing where Row == SourceStatus {
  /// What has been imported (`custody.sources/1`), its age as of a moment.
  public static func sources(now: Instant) -> Listing {
    Listing(
      schema: "custody.sources/1", member: "sources",
      columns: [
        Column("source", title: "SOURCE") { .string($0.source) },
        Column("tenant", title: "TENANT") { .text($0.tenant) },
        Column("imported", title: "LAST IMPORT") { .string($0.imported.text) },
        Column("files", title: "FILES", right: true) { .int($0.files) },
        Column("items", title: "ITEMS", right: true) { .int($0.items) },
        Column("age", title: "DAYS", right: true) {
          .int(Int((now.seconds - $0.imported.seconds) / 86_400))
        },
        // A source may be imported and one of its exports be forgotten.
        Column(
          "stale", title: "STALE",
          text: { row in
            row.inventories.filter(\.stale).map { "\($0.inventory.format) \($0.days(now))d" }
              .joined(separator: ", ")
          },
          value: { row in
            .array(
              row.inventories.filter(\.stale).map { age in
                .object([
                  ("format", .string(age.inventory.format)),
                  ("imported", .string(age.imported.text)), ("age", .int(age.days(now))),
                ])
              })
          }),
      ])
  }
}

extension Listing where Row == Candidate {
  /// Who could own (`custody.candidates/1`).
  public static let candidates = Listing(
    schema: "custody.candidates/1", member: "candidates",
    columns: [
      Column("id", title: "PERSON", whole: true) { .string($0.person.id) },
      Column("name", title: "NAME") { .string($0.person.name) },
      Column("team", title: "TEAM") { .text($0.person.team) },
      Column("owns", title: "OWNS", right: true) { .int($0.owns) },
      Column("why", title: "WHY") { .text($0.why) },
    ])
}

/// One export format that the importer reads, in the words of `custody sources`.
public struct FormatLine: Sendable {
  /// The format's name.
  public var name: String
  /// What it is.
  public var title: String
  /// The command that exports it.
  public var command: String
  /// What custody learns from it.
  public var learns: String
  /// What it can't tell.
  public var doesNotLearn: String
  /// A format.
  public init(name: String, title: String, command: String, learns: String, doesNotLearn: String) {
    self.name = name
    self.title = title
    self.command = command
    self.learns = learns
    self.doesNotLearn = doesNotLearn
  }

  /// The format for reading.
  public var text: String {
    """
    \(name)  \(title)
      export:  \(command)
      learns:  \(learns)
      not:     \(doesNotLearn)

    """
  }
}

extension Listing where Row == FormatLine {
  /// The formats that can be imported (`custody.formats/1`).
  public static let formats = Listing(
    schema: "custody.formats/1", member: "formats",
    columns: [
      Column("name", title: "FORMAT") { .string($0.name) },
      Column("title", title: "IS") { .string($0.title) },
      Column("export", title: "EXPORTED BY") { .string($0.command) },
      Column("learns") { .string($0.learns) },
      Column("doesNotLearn") { .string($0.doesNotLearn) },
    ])
}
