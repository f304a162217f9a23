import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody changes`: what came, went and grew with the last import, or since a date or an import.
struct Changes: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what imports changed: new, changed, departed and returned items.",
    discussion: "Without --since: what the newest import changed.")

  @Option(help: ArgumentHelp("A date, or an import's number.", valueName: "DATE|IMPORT"))
  var since: String?
  @Flag(help: "The imports themselves: files, hashes, counts, who and when.")
  var imports = false
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions

  func run(in context: RunContext) throws {
    let store = try context.open(context.place.storePath(storeOptions.store))
    if imports {
      try context.list(.imports, format: formatOptions.format, rows: try store.imports())
      return
    }
    let first: Int?
    if let since, let number = Int(since) {
      first = number
    } else if let since {
      guard let moment = Instant(text: since) else {
        throw ValidationError("'\(since)' is no date and no import; write 2026-10-01, or 3")
      }
      first = try store.firstImport(since: moment)
    } else {
      first = try store.firstImport(since: nil)
    }
    var last: ImportedChange?
    try context.list(
      .changes, format: formatOptions.format, head: [("asOf", .string(context.now.text))]
    ) {
      guard let first else { return [] }
      let rows = try store.changes(from: first, after: last, limit: 500)
      last = rows.last
      return rows
    }
    guard let first, formatOptions.format == .table else { return }
    let tools = try store.newTools(from: first)
    if !tools.isEmpty {
      let names = tools.map { context.door($0) }.joined(separator: ", ")
      Output.say("custody: tools seen for the first time: \(names)\n")
    }
  }
}
