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
  ///
  /// - Throws: `ImportFaults` with every file that can't be imported; then nothing is.
  func report(progress: any ImportProgress) throws -> ImportReport {
    let importer = Importer()
    var options = options
    options.catalogue = context.catalogue
    // A rehearsal's clock is not the one that files are dated by.
    options.trustsFileTimes = context.place.rehearsedMoment == nil
    let reviewer = try context.reviewer(in: store)
    defer { progress.finished() }
    let outcome = try store.importing(by: reviewer, now: context.now, dryRun: dryRun) { sink in
      var faults = ImportFaults()
      for (index, file) in files.enumerated() {
        // After a fault nothing will be kept; the others are read to find theirs.
        let sink: any ObservationSink = faults.all.isEmpty ? sink : Nowhere()
        do {
          _ = try importer.run(path: file, options: options, into: sink) { done, total in
            progress.reading(file, number: index + 1, of: files.count, done: done, total: total)
          }
        } catch ImportError.sink(let error) {
          throw ImportError.sink(error)
        } catch let error as ImportError {
          faults.all.append(error)
        }
      }
      guard faults.all.isEmpty else { throw faults }
      progress.writing()
    }
    return ImportReport(
      files: outcome.files, changes: outcome.changes, changeCount: outcome.changeCount,
      events: outcome.events, uncorrelated: outcome.uncorrelated,
      dryRun: dryRun, entry: outcome.entry)
  }
}

/// The files of one import that can't be imported, in the order given, with what is wrong with each.
struct ImportFaults: Error {
  var all: [ImportError] = []
}

/// Where the records of an import go that has failed already.
private final class Nowhere: ObservationSink {
  func begin(file: String, format: String) {}
  func receive(_ observation: Observation) {}
  func end(_ report: FileReport, scope: ImportScope) {}
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
