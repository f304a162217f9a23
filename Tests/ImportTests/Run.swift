import CustodyDomain
import CustodyImport
import Foundation

/// A sink that keeps what it gets.
final class Collector: ObservationSink {
  var observations: [Observation] = []
  var begun: [String] = []
  var scope: ImportScope?

  func begin(file: String, format: String) { begun.append(format) }
  func receive(_ observation: Observation) { observations.append(observation) }
  func end(_ report: FileReport, scope: ImportScope) { self.scope = scope }

  var items: [Item] {
    observations.compactMap { if case .item(let item) = $0 { item } else { nil } }
  }
  var people: [Person] {
    observations.compactMap { if case .person(let person) = $0 { person } else { nil } }
  }
}

/// One import of a file or of bytes, as the program does it.
enum Run {
  static func file(
    _ path: String, _ options: ImportOptions = ImportOptions()
  ) throws -> (report: FileReport, sink: Collector) {
    let sink = Collector()
    let report = try Importer().run(path: path, options: options, into: sink, progress: nil)
    return (report, sink)
  }

  static func bytes(
    _ bytes: some Sequence<UInt8>, _ options: ImportOptions = ImportOptions()
  ) throws -> (report: FileReport, sink: Collector) {
    let path = NSTemporaryDirectory() + "custody-import-\(UUID().uuidString)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { unlink(path) }
    return try file(path, options)
  }

  static func text(
    _ text: String, _ options: ImportOptions = ImportOptions()
  ) throws -> (report: FileReport, sink: Collector) {
    try bytes(text.utf8, options)
  }

  /// What a refusal says, as `place: reason (hint)`; nil if the bytes were imported.
  static func refusal(
    _ content: some Sequence<UInt8>, _ options: ImportOptions = ImportOptions()
  ) throws -> String? {
    do {
      _ = try bytes(content, options)
      return nil
    } catch ImportError.refused(_, let at, let reason, let hint) {
      return (at.map { $0 + ": " } ?? "") + reason + " (" + hint + ")"
    }
  }
}
