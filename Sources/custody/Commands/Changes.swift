import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite

/// `custody changes`: what came, went and grew with the last import, or since a date or an import.
struct Changes: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what imports did: creep, owners, new, returned, departed and changed items.",
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
      var last: ImportedFile?
      try context.list(
        .imports(now: context.now), format: formatOptions.format,
        head: [("asOf", .string(context.now.text))]
      ) {
        let files = try store.imports(before: last, limit: 500, now: context.now)
        last = files.last ?? last
        return files
      }
      return
    }
    let first = try first(in: store)
    let totals = try first.map { try store.changeTotals(since: $0) }
    var last: ImportedChange?
    try context.list(
      .changes, format: formatOptions.format,
      head: [("asOf", .string(context.now.text))] + (totals?.json ?? [])
    ) {
      guard let first else { return [] }
      let rows = try store.changes(from: first, after: last, limit: 500)
      last = rows.last
      return rows
    }
    guard let totals, formatOptions.format == .table else { return }
    if !totals.text.isEmpty {
      Output.say("custody: since import \(totals.since ?? 0): \(totals.text)\n")
    }
    if !totals.newTools.isEmpty {
      let names = totals.newTools.map { context.door($0) }.joined(separator: ", ")
      Output.say("custody: tools seen for the first time: \(names)\n")
    }
  }

  /// The number of the first import that is asked for; nil where there is none.
  private func first(in store: SQLiteStore) throws -> Int? {
    guard let since else { return try store.firstImport(since: nil) }
    if let number = Int(since) { return number }
    guard let moment = Instant(text: since) else {
      throw ValidationError("'\(since)' is no date and no import; write 2026-10-01, or 3")
    }
    return try store.firstImport(since: moment)
  }
}
