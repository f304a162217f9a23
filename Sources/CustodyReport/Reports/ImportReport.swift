import CustodyDomain

/// What an import did, for people and as `custody.import/1`.
public struct ImportReport: Sendable {
  /// The files, in the order given.
  public var files: [FileReport]
  /// What changed, at most the first 200.
  public var changes: [ItemChange]
  /// How many changes there are.
  public var changeCount: Int
  /// Events that are new or say something else than before.
  public var events: Int
  /// How many of those are about nothing in the inventory.
  public var uncorrelated: Int
  /// Whether nothing was written.
  public var dryRun: Bool
  /// The ledger entry that records the import, if one was written.
  public var entry: Int?
  /// A report.
  public init(
    files: [FileReport], changes: [ItemChange], changeCount: Int, events: Int = 0,
    uncorrelated: Int = 0, dryRun: Bool, entry: Int?
  ) {
    self.files = files
    self.changes = changes
    self.changeCount = changeCount
    self.events = events
    self.uncorrelated = uncorrelated
    self.dryRun = dryRun
    self.entry = entry
  }

  /// The report as `custody.import/1`.
  public var json: JSON {
    .object([
      ("schema", .string("custody.import/1")), ("dryRun", .bool(dryRun)),
      ("files", .array(files.map(file))),
      ("changes", .array(changes.map(change))), ("changeCount", .int(changeCount)),
      ("events", .int(events)), ("uncorrelated", .int(uncorrelated)), ("entry", .number(entry)),
    ])
  }

  private func file(_ report: FileReport) -> JSON {
    .object([
      ("path", .string(report.path)), ("source", .string(report.source)),
      ("sha256", .string(report.sha256)), ("read", .int(report.read)),
      ("loaded", .int(report.loaded)), ("ignored", .array(report.ignored.map(skipped))),
      ("rejected", .array(report.rejected.map(skipped))), ("added", .int(report.added)),
      ("changed", .int(report.changed)), ("departed", .int(report.departed)),
      ("complete", .truth(report.complete)), ("refused", .text(report.refused)),
    ])
  }

  private func skipped(_ record: SkippedRecord) -> JSON {
    .object([("at", .string(record.at)), ("reason", .string(record.reason))])
  }

  private func change(_ change: ItemChange) -> JSON {
    .object([
      ("kind", .string(change.kind.rawValue)), ("id", .string(change.item.text)),
      ("name", .string(change.name)), ("addedScopes", .texts(change.addedScopes)),
      ("removedScopes", .texts(change.removedScopes)), ("fields", .texts(change.fields)),
    ])
  }

  /// The files as rows.
  public static let fileTable = Listing<FileReport>(
    schema: "custody.import/1", member: "files",
    columns: [
      Column("path", title: "FILE", whole: true) { .string($0.path) },
      Column("source", title: "FORMAT") { .string($0.source) },
      Column("read", title: "READ", right: true) { .int($0.read) },
      Column("loaded", title: "LOADED", right: true) { .int($0.loaded) },
      Column("ignored", title: "IGNORED", right: true) { .int($0.ignored.count) },
      Column("rejected", title: "REJECTED", right: true) { .int($0.rejected.count) },
      Column("added", title: "ADDED", right: true) { .int($0.added) },
      Column("changed", title: "CHANGED", right: true) { .int($0.changed) },
      Column("departed", title: "DEPARTED", right: true) { .int($0.departed) },
      Column("complete") { .truth($0.complete) },
      Column("sha256") { .string($0.sha256) },
    ])

  /// The report for reading: the table of files, the reason of each rejected record, the changes of a dry run.
  public func write(_ door: TextDoor, out: @escaping (String) throws -> Void) throws {
    var table = ListingWriter(ImportReport.fileTable, format: .table, door: door, out: out)
    try table.write(files)
    for file in files {
      for record in file.rejected.prefix(ImportReport.told) {
        try out("\(door(file.path)): rejected \(door(record.at)): \(door(record.reason))\n")
      }
      let more = file.rejected.count - ImportReport.told
      if more > 0 {
        try out("\(door(file.path)): and \(more) more rejected; --format json has each\n")
      }
      if let reason = unretired(file) {
        try out("\(door(file.path)): \(reason), so nothing that it lacks has departed\n")
      }
    }
    if events > 0 { try out(eventLine) }
    guard dryRun else { return }
    for change in changes { try out(line(change, door)) }
    if changeCount > changes.count {
      try out("… and \(changeCount - changes.count) more\n")
    }
    try out("dry run: nothing was written\n")
  }

  /// Why a file that could have shown what is gone did not.
  private func unretired(_ file: FileReport) -> String? {
    if file.complete == false { return "it says that there is more than it holds" }
    guard file.complete == true, !file.rejected.isEmpty else { return nil }
    return file.rejected.count == 1 ? "a record was rejected" : "records were rejected"
  }

  private var eventLine: String {
    let all = events == 1 ? "1 event" : "\(events) events"
    guard uncorrelated > 0 else { return all + "\n" }
    let part = events == 1 ? "" : "\(uncorrelated) of them "
    return "\(all), \(part)about nothing in the inventory (custody events --uncorrelated)\n"
  }

  /// How many rejected records of one file are told for reading.
  private static let told = 20

  private func line(_ change: ItemChange, _ door: TextDoor) -> String {
    let scopes =
      change.addedScopes.map { " +" + door($0) } + change.removedScopes.map { " -" + door($0) }
    let fields = change.fields.isEmpty ? "" : " (\(change.fields.joined(separator: ", ")))"
    return "\(change.kind.rawValue)  \(change.item.text)  \(door(change.name))"
      + scopes.joined() + fields + "\n"
  }
}
