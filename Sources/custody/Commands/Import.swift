import ArgumentParser
import CustodyConfiguration
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
  @Option(
    help: ArgumentHelp(
      "What the columns of any other CSV mean (custody sources map FILE).", valueName: "M"))
  var map: String?
  @Option(help: ArgumentHelp("Whose tokens a list without its user holds.", valueName: "U"))
  var user: String?
  @Option(
    help: ArgumentHelp(
      "Which organisation, cluster or account the files are from, where they don't say.",
      valueName: "T"))
  var tenant: String?
  @Option(
    help: ArgumentHelp(
      "When the files were exported, where that was before they were written: what is older than a "
        + "revocation proves nothing of it.", valueName: "MOMENT"))
  var taken: String?
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
    if let tenant, let fault = tenant.isEmpty ? "is empty" : TextRules.idFault(tenant) {
      throw ValidationError("--tenant \(fault)")
    }
    if map != nil, source != nil || user != nil {
      throw ValidationError("--map says what the files are; leave out --source and --user")
    }
    var options = ImportOptions(
      source: source, user: user, tenant: tenant, strict: strict,
      map: try map.map(Import.columnMap))
    options.taken = try taken.map { text in
      guard let moment = Instant(text: text), moment <= context.now else {
        throw ValidationError("--taken is a moment that has passed, as 2026-11-21T09:00:00Z")
      }
      return moment
    }
    let path = context.place.storePath(storeOptions.store)
    let existed = Files.exists(path)
    do {
      try write(try report(path, options, context), context)
      if !existed, dryRun { StoreFiles.remove(path) }
      if !existed, !dryRun { Output.say("made the store \(context.door(path))\n") }
    } catch {
      // An import that fails leaves everything as it was: no store, where there was none.
      if !existed { StoreFiles.remove(path) }
      guard let faults = error as? ImportFaults else { throw error }
      try tell(faults, context)
    }
  }

  /// The column map in a file.
  private static func columnMap(_ path: String) throws -> ColumnMap {
    guard let text = try Files.text(path) else {
      throw Complaint(
        .noInput, "no file at \(path)", hint: "custody sources map FILE > \(path) proposes one")
    }
    return try ColumnMapFile.load(text: text, path: path)
  }

  private func report(
    _ path: String, _ options: ImportOptions, _ context: RunContext
  ) throws -> ImportReport {
    try ImportRun(
      context: context, store: try context.openOrCreate(path), files: files,
      options: options, dryRun: dryRun
    ).report(progress: ProgressLine())
  }

  /// Says what is wrong with each file, and ends with the status of the first.
  private func tell(_ faults: ImportFaults, _ context: RunContext) throws {
    if format == .json {
      try write(
        ImportReport(
          files: faults.all.map(refusal), changes: [], changeCount: 0, dryRun: dryRun, entry: nil),
        context)
    }
    let complaints = faults.all.map { Complaint($0) }
    for complaint in complaints { Output.say(complaint.lines) }
    throw ExitCode((complaints.first?.status ?? .badInput).rawValue)
  }

  private func refusal(_ error: ImportError) -> FileReport {
    let (path, reason): (String, String) =
      switch error {
      case .refused(let path, let place, let reason, _):
        (path, place.map { "\($0): \(reason)" } ?? reason)
      case .noSuchFile(let path): (path, "there is no such file")
      case .unreadable(let path, let reason): (path, reason)
      case .sink(let inner): ("", "\(inner)")
      }
    var file = FileReport(path: path, source: source ?? "", sha256: "")
    file.refused = reason
    return file
  }

  private func write(_ report: ImportReport, _ context: RunContext) throws {
    if format == .json {
      try context.output.write(report.json.text + "\n")
    } else {
      try report.write(context.door, out: context.output.write)
    }
  }
}
