import CustodyDomain
import CustodyImport
import CustodyReport
import CustodySQLite

/// Imports files into a store as one transaction. The command, the demo and the dashboard share it.
struct ImportRun {
  let context: RunContext
  let store: SQLiteStore
  let files: [String]
  var options = ImportOptions(source: nil, user: nil, strict: false)
  var dryRun = false

  /// Does it; `progress` hears how far the reading is.
  func report(progress: any ImportProgress) throws -> ImportReport {
    let importer = Importer()
    let reviewer = try context.reviewer(in: store)
    defer { progress.finished() }
    let outcome = try store.importing(by: reviewer, now: context.now, dryRun: dryRun) { sink in
      for (index, file) in files.enumerated() {
        _ = try importer.run(path: file, options: options, into: sink) { done, total in
          progress.reading(file, number: index + 1, of: files.count, done: done, total: total)
        }
      }
      progress.writing()
    }
    return ImportReport(
      files: outcome.files, changes: outcome.changes, changeCount: outcome.changeCount,
      dryRun: dryRun, entry: outcome.entry)
  }
}

/// Who hears how far an import is.
protocol ImportProgress {
  /// So many bytes of a file are read.
  func reading(_ file: String, number: Int, of count: Int, done: Int64, total: Int64)
  /// Everything is read; the store joins and assesses.
  func writing()
  /// It is over, well or badly.
  func finished()
}
