import CustodyConfiguration
import CustodyDomain
import CustodyImport
import Foundation
import Testing

/// Damaged samples are imported or refused; nothing traps, hangs, loses count, or takes in what could not be written
/// out again. `CUSTODY_SEED` runs other damage than usual.
@Suite struct MutationTests {
  /// How many files are damaged in one run, in pieces that may run side by side.
  private static let pieces = 20
  private static let each = 100
  /// How long one file may take, in seconds; they are a few kilobytes.
  private static let longest = 10.0

  private static let seed =
    ProcessInfo.processInfo.environment["CUSTODY_SEED"].flatMap { UInt64($0) } ?? 20_261_121

  @Test(arguments: 0..<pieces)
  func `a damaged file does no harm`(piece: Int) throws {
    let catalogue = try CatalogueFile.builtIn()
    var damage = try Damage(seed: Self.seed &+ UInt64(piece))
    for number in 0..<Self.each {
      // Every sample gets its turn, whatever the dice say.
      let sample = damage.samples[(piece * Self.each + number) % damage.samples.count]
      let bytes = damage.applied(to: sample)
      var options = ImportOptions(catalogue: catalogue)
      if damage.dice.roll(2) == 0 { options.source = sample.format }
      options.strict = damage.dice.roll(8) == 0
      let label: Comment = "seed \(Self.seed) piece \(piece) number \(number): \(sample.name)"
      guard let outcome = Self.outcome(of: bytes, options) else {
        Issue.record("it took longer than \(Self.longest) s, \(label)")
        return
      }
      try Self.check(outcome, label)
    }
  }

  /// Faults that damage has found, each by the smallest file that shows it.
  @Test(arguments: regressions)
  func `what was once a fault is none now`(name: String, text: String) throws {
    let outcome = try #require(Self.outcome(of: Array(text.utf8), ImportOptions()))
    try Self.check(outcome, "\(name)")
  }

  static let regressions: [(String, String)] = [
    ("a server without a name", #"{"mcpServers":{"":{"command":"npm"}}}"#),
    (
      "a control character in a distinguished name",
      "dn: cn=Barbara Jensen,ou=Product \u{4}evelopment\nobjectClass: person\nuid: bjensen\n"
    ),
    (
      "an encoded report behind another export",
      #"{"value":[{"id":"a","clientId":"c","consentType":"Principal","resourceId":"r","scope":"s"}]}"#
        + #"{"Content":"dXNlcixhcm4K","ReportFormat":"text/csv"}"#
    ),
    (
      "a window of a billion weeks",
      #"[{"id":"a","clientName":"b","userId":"u","created":"2026-01-01T00:00:00Z","#
        + #""expiresAt":"2026-01-02T00:00:00Z","tokenWindow":"P999999999W"}]"#
    ),
    (
      "an offset out of the calendar",
      #"{"record":"item","kind":"agent","id":"a","name":"a","created":"0000-01-01T00:00:00+18:00"}"#
    ),
  ]

  enum Outcome {
    case read(FileReport, Collector)
    case refused(reason: String, hint: String)
    case failed(any Error)
  }

  /// Imports in a thread of its own, so that a file on which the importer hangs is told by its seed.
  private static func outcome(of bytes: [UInt8], _ options: ImportOptions) -> Outcome? {
    let done = DispatchSemaphore(value: 0)
    let box = Box()
    Thread.detachNewThread {
      do {
        let (report, sink) = try Run.bytes(bytes, options)
        box.outcome = .read(report, sink)
      } catch ImportError.refused(_, _, let reason, let hint) {
        box.outcome = .refused(reason: reason, hint: hint)
      } catch {
        box.outcome = .failed(error)
      }
      done.signal()
    }
    return done.wait(timeout: .now() + longest) == .success ? box.outcome : nil
  }

  /// Written before the semaphore is signalled, read after.
  private final class Box: @unchecked Sendable { var outcome: Outcome? }

  private static func check(_ outcome: Outcome, _ label: Comment) throws {
    switch outcome {
    case .failed(let error): Issue.record("\(error), \(label)")
    case .refused(let reason, let hint): #expect(!reason.isEmpty && !hint.isEmpty, label)
    case .read(let report, let sink):
      #expect(report.read == report.loaded + report.ignored.count + report.rejected.count, label)
      #expect((report.ignored + report.rejected).allSatisfy { !$0.reason.isEmpty }, label)
      #expect(sink.begun.count == 1, label)
      for item in sink.items {
        #expect(TextRules.idFault(item.sourceID) == nil && !item.name.isEmpty, label)
      }
      // What was taken in can be written out and read again.
      let lines = sink.observations.compactMap { RecordWriter.line($0) }
      guard !lines.isEmpty else { return }
      let (again, second) = try Run.text(lines.joined(separator: "\n"))
      #expect(again.rejected.isEmpty, label)
      #expect(second.observations.compactMap { RecordWriter.line($0) } == lines, label)
    }
  }
}
