import ArgumentParser
import CustodyDomain
import CustodyImport
import CustodyReport
import CustodySQLite

/// `custody import`: reads exports into the store, all of them or none.
struct Import: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Import exports; what each file is shows from its content.",
    discussion: "All files are one transaction: when one is refused, nothing is written.")

  @Argument(help: "Files, as the vendors' tools write them.")
  var files: [String]
  @Option(help: ArgumentHelp("Read the files as this format (custody sources).", valueName: "S"))
  var source: String?
  @Option(help: ArgumentHelp("Whose tokens a list without its user holds.", valueName: "U"))
  var user: String?
  @Flag(help: "A rejected record refuses its file.")
  var strict = false
  @Flag(help: "Tell what would change, and write nothing.")
  var dryRun = false
  @Option(help: "table or json.")
  var format: ListingFormat = .table
  @OptionGroup var storeOptions: StoreOptions

  func run(in context: RunContext) throws {
    guard format == .table || format == .json else {
      throw ValidationError("'custody import' writes table or json")
    }
    let path = context.place.storePath(storeOptions.store)
    let existed = Files.exists(path)
    do {
      try write(try report(path, context), context)
      if !existed, dryRun { StoreFiles.remove(path) }
      if !existed, !dryRun { Output.say("made the store \(context.door(path))\n") }
    } catch {
      // An import that fails leaves everything as it was: no store, where there was none.
      if !existed { StoreFiles.remove(path) }
      if let error = error as? ImportError { try writeRefusal(error, context) }
      throw error
    }
  }

  private func report(_ path: String, _ context: RunContext) throws -> ImportReport {
    try ImportRun(
      context: context, store: try context.openOrCreate(path), files: files,
      options: ImportOptions(source: source, user: user, strict: strict), dryRun: dryRun
    ).report(progress: ProgressLine())
  }

  private func writeRefusal(_ error: ImportError, _ context: RunContext) throws {
    guard format == .json, case .refused(let path, let place, let reason, _) = error else { return }
    var file = FileReport(path: path, source: source ?? "", sha256: "")
    file.refused = place.map { "\($0): \(reason)" } ?? reason
    try write(
      ImportReport(files: [file], changes: [], changeCount: 0, dryRun: dryRun, entry: nil), context)
    try context.output.flush()
  }

  private func write(_ report: ImportReport, _ context: RunContext) throws {
    if format == .json {
      try context.output.write(report.json.text + "\n")
    } else {
      try report.write(context.door, out: context.output.write)
    }
  }
}
