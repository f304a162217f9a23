import CustodyDomain
import CustodyTestSupport
import Foundation
import Testing

@testable import CustodySQLite

/// How often the disk was told to keep what was written, as the kernel saw it. The test runs itself a second
/// time below strace, because a tracer that is the parent needs no rights.
@Suite struct FaultTests {
  private static let mode = ProcessInfo.processInfo.environment["CUSTODY_TRACED_MODE"]
  private static let commits = 20

  @Test(.enabled(if: FaultTests.mode != nil, "it writes for the tracer of the other test"))
  func `a writer for the tracer`() throws {
    let bench = try ReviewBench()
    if FaultTests.mode == "NORMAL" {
      try bench.store.pool.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA synchronous = NORMAL")
      }
    }
    // Ends the phase in which the store was made, and starts the one that is counted.
    say("made \(bench.path)")
    for number in 0..<FaultTests.commits {
      let request = DecisionRequest(item: bench.light[0], action: .note("note \(number)"))
      let receipt = try bench.store.decide([request], by: ReviewBench.ana, now: ReviewBench.now)
      say("acknowledged \(receipt.entry)")
    }
  }

  /// One write to standard output: buffered words would come late.
  private func say(_ words: String) {
    FileHandle.standardOutput.write(Data("\(words)\n".utf8))
  }

  /// What strace saw: acknowledgements, and those of them before which the journal was synced after it
  /// was last written.
  private func trace(_ mode: String) async throws -> (acknowledged: Int, synced: Int) {
    let scratch = try Scratch()
    let outcome = try await Command.run(
      "strace",
      [
        "-f", "-y", "-s", "64", "-e", "trace=pwrite64,fdatasync,write", "-o",
        scratch.file("trace"), CommandLine.arguments[0], "--testing-library", "swift-testing",
        "--filter", "CustodyStoreTests.FaultTests",
      ], environment: Command.environment(scratch, ["CUSTODY_TRACED_MODE": mode]),
      folder: scratch.path)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    var counted = false
    var dirty = true
    var synced = 0
    var acknowledged = 0
    for line in scratch.read("trace").split(separator: "\n") {
      if line.contains("\"made ") { counted = true }
      guard counted else { continue }
      if line.contains("pwrite64("), line.contains("custody.db-wal>") { dirty = true }
      if line.contains("fdatasync("), line.contains("custody.db-wal>") { dirty = false }
      if line.contains("\"acknowledged ") {
        acknowledged += 1
        if !dirty { synced += 1 }
      }
    }
    return (acknowledged, synced)
  }

  @Test(.enabled(if: FaultTests.mode == nil, "it is the traced run"))
  func `each acknowledgement comes after a sync of the journal, and the check can fail`()
    async throws
  {
    let full = try await trace("FULL")
    #expect(full.acknowledged == FaultTests.commits)
    #expect(full.synced == FaultTests.commits)
    let normal = try await trace("NORMAL")
    #expect(normal.acknowledged == FaultTests.commits)
    #expect(normal.synced < FaultTests.commits)
  }
}
