import ArgumentParser
import CustodyDomain
import CustodyImport
import CustodyReport

/// `custody sources`: what can be imported, how to export it, and what was imported.
struct Sources: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell which exports can be read, how to make each, and what was imported last.",
    subcommands: [ListSources.self, MapSource.self], defaultSubcommand: ListSources.self)

  /// `custody sources [NAME]`.
  struct ListSources: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract:
        "List the exports that can be read; with a name, tell how to make it and what it tells.")

    @Argument(help: "An export, such as entra.users, or all of a system, such as entra.")
    var name: String?
    @Flag(help: "Only what was imported.")
    var imported = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var formatOptions: FormatOptions

    func run(in context: RunContext) throws {
      let path = context.place.storePath(storeOptions.store)
      if imported {
        let store = try context.open(path)
        try context.list(
          .sources(now: context.now), format: formatOptions.format,
          rows: try store.sources(now: context.now))
        return
      }
      let formats = try chosen()
      guard formatOptions.format == .table else {
        try context.list(.formats, format: formatOptions.format, rows: formats)
        return
      }
      if name != nil {
        try context.output.write(formats.map(\.details).joined(separator: "\n"))
        return
      }
      try context.output.write(
        """
        \(FormatLine.overview(formats))
        Any other CSV
          custody sources map FILE > map.toml proposes what its columns mean, and
          custody import --map map.toml FILE reads it by that.

        custody sources NAME tells how to export one, and what it tells and doesn't.

        """)
      if Files.exists(path) {
        try context.output.write("\nImported\n")
        try context.list(
          .sources(now: context.now), format: .table,
          rows: try context.open(path).sources(now: context.now))
      }
    }

    /// All formats, or those of the name.
    private func chosen() throws -> [FormatLine] {
      let all = Importer.formats.map {
        FormatLine(
          name: $0.name, title: $0.title, command: $0.exportCommand, learns: $0.learns,
          doesNotLearn: $0.doesNotLearn)
      }
      guard let name = name?.lowercased() else { return all }
      let found = all.filter { $0.name.lowercased() == name || $0.name.hasPrefix(name + ".") }
      guard found.isEmpty else { return found }
      let systems = all.compactMap { $0.name.split(separator: ".").first.map(String.init) }
      let known = systems.reduce(into: []) { if $0.last != $1 { $0.append($1) } } + all.map(\.name)
      throw Complaint(
        .usage, "there is no source '\(name)'",
        hint: nearest(to: name, among: known).map { "the nearest is '\($0)'" }
          ?? "custody sources lists them; any other CSV comes with a map: custody sources map FILE")
    }
  }

  /// `custody sources map FILE`.
  struct MapSource: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "map",
      abstract: "Propose a column map for a CSV: TOML for custody import --map.",
      discussion: """
        It is guessed from the header and the first rows, and says what is left for you to say. \
        custody sources map FILE > map.toml, look through it, then custody import --map map.toml FILE.
        """)

    @Argument(help: "The CSV.")
    var file: String

    func run(in context: RunContext) throws {
      try context.output.write(try MapProposal.text(for: file))
    }
  }
}
