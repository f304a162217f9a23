import ArgumentParser
import CustodyDomain
import CustodyImport
import CustodyReport

/// `custody sources`: what can be imported and how to export it, and what has been imported.
struct Sources: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell which exports can be read, how to make each, and what was imported last.")

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
    let formats = Importer.formats.map {
      FormatLine(
        name: $0.name, title: $0.title, command: $0.exportCommand, learns: $0.learns,
        doesNotLearn: $0.doesNotLearn)
    }
    guard formatOptions.format == .table else {
      try context.list(.formats, format: formatOptions.format, rows: formats)
      return
    }
    for format in formats { try context.output.write(format.text) }
    if Files.exists(path) {
      try context.output.write("\nImported\n")
      try context.list(
        .sources(now: context.now), format: .table,
        rows: try context.open(path).sources(now: context.now))
    }
  }
}
