import CustodyDomain

extension Listing where Row == SourceStatus {
  /// What has been imported (`custody.sources/1`).
  public static let sources = Listing(
    schema: "custody.sources/1", member: "sources",
    columns: [
      Column("source", title: "SOURCE") { .string($0.source) },
      Column("tenant", title: "TENANT") { .text($0.tenant) },
      Column("imported", title: "LAST IMPORT") { .string($0.imported.text) },
      Column("files", title: "FILES", right: true) { .int($0.files) },
      Column("items", title: "ITEMS", right: true) { .int($0.items) },
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
