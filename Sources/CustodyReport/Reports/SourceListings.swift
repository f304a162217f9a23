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

  /// The vendor or the directory, as its title begins.
  public var vendor: String {
    title.split(separator: ": ", maxSplits: 1).first.map(String.init) ?? ""
  }

  /// What it is, without the vendor.
  public var subject: String {
    title.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? title
  }

  /// All that there is to say of it, with the commands on lines of their own, to be copied.
  public var details: String {
    let saved = command.split(separator: " > ").last.map(String.init)
    let file = command.contains(" > ") ? saved ?? "FILE" : "FILE"
    return """
      \(name)
      \(title)

      Export
        \(command)
      Import
        custody import \(file)
      Tells
        \(learns)
      Doesn't tell
        \(doesNotLearn)

      """
  }

  /// All formats below their vendors, which come in the order of their first.
  public static func overview(_ formats: [FormatLine]) -> String {
    let width = formats.map(\.name.count).max() ?? 0
    var vendors: [(name: String, lines: String)] = []
    for format in formats {
      let line = "  \(format.name.padded(to: width))  \(format.subject)\n"
      if let place = vendors.firstIndex(where: { $0.name == format.vendor }) {
        vendors[place].lines += line
      } else {
        vendors.append((format.vendor, line))
      }
    }
    return vendors.map { "\($0.name)\n\($0.lines)" }.joined(separator: "\n")
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
