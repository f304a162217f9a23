import CustodyDomain
import CustodyTestSupport
import Foundation
import Testing

/// The real program, killed and denied its disk: what it has acknowledged must be there afterwards, and what
/// it says of an uncertain write must be so. Nothing else may run beside it: the moments matter.
@Suite(.serialized) struct FaultTests {
  /// A store with one item, and the item's id.
  private func store() async throws -> (scratch: Scratch, item: String) {
    let scratch = try Scratch()
    try scratch.write(
      "grants.json",
      """
      {"value":[{"clientId":"c1","consentType":"Principal","id":"g1","principalId":"p1",\
      "resourceId":"r1","scope":"openid"}]}
      """)
    let made = try await Command.run(["import", "grants.json", "--store", "c.db"], in: scratch)
    try #require(made.status == 0, "\(made.error)")
    let list = try await Command.run(
      ["list", "--format", "csv", "--store", "c.db"], in: scratch)
    let row = try #require(list.output.split(whereSeparator: \.isNewline).dropFirst().first)
    return (scratch, String(row.split(separator: ",")[0]))
  }

  /// Every entry's bytes, in order; the ledger must be intact.
  private func entries(_ scratch: Scratch) async throws -> [String] {
    let verified = try await Command.run(["verify", "--store", "c.db"], in: scratch)
    #expect(verified.status == 0, "\(verified.output)\(verified.error)")
    let export = try await Command.run(["ledger", "export", "--store", "c.db"], in: scratch)
    try #require(export.status == 0, "\(export.error)")
    return export.output.split(separator: "\n").map(String.init)
  }

  private static func note(_ item: String, _ text: String) -> [String] {
    ["note", item, "--reason", text, "--store", "c.db"]
  }

  /// The number in `recorded entry 17: …`.
  private static func acknowledged(_ line: some StringProtocol) -> Int? {
    guard line.hasPrefix("recorded entry ") else { return nil }
    return Int(line.dropFirst("recorded entry ".count).prefix { $0.isNumber })
  }

  @Test func `500 kill -9s of a writing custody lose no acknowledged decision`() async throws {
    let (scratch, item) = try await store()
    // A machine's pace changes while others work on it: the moment of the kill follows it. A run that
    // came to its end makes later ones shorter, a killed one longer, so that about one in six ends.
    var random = Chance(seed: 500)
    let parts = (0..<97).map { _ in String(Int.random(in: 20...110, using: &random)) }
    try scratch.write(
      "kills.sh",
      """
      kills=0; run=0; usual=100000
      while [ $kills -lt 500 ] && [ $run -lt 3000 ]; do
        for part in \(parts.joined(separator: " ")); do
          run=$((run + 1))
          echo "run $run" >> acks
          delay=$(printf '%d.%06d' $((usual * part / 100000000)) $((usual * part / 100 % 1000000)))
          timeout -s KILL $delay '\(Command.custody)' note \(item) --reason "kill $run." \
            --store c.db >> acks 2>> errors
          if [ $? -eq 137 ]; then
            kills=$((kills + 1)); usual=$((usual + usual / 100))
          else
            usual=$((usual - usual / 20))
          fi
          if [ $kills -ge 500 ]; then break; fi
        done
      done
      echo $kills
      """)
    let outcome = try await Command.run(
      "sh", ["kills.sh"], environment: Command.environment(scratch), folder: scratch.path)
    let kills = Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines))
    #expect(kills == 500, "\(outcome.output) \(scratch.read("errors").suffix(500))")

    let entries = try await entries(scratch)
    var run = ""
    var acks = 0
    for line in scratch.read("acks").split(separator: "\n") {
      if line.hasPrefix("run ") { run = String(line.dropFirst(4)) }
      guard let entry = Self.acknowledged(line) else { continue }
      acks += 1
      try #require(entries.count >= entry, "entry \(entry) of run \(run) is lost")
      #expect(entries[entry - 2].contains("\"note\":\"kill \(run).\""))
      #expect(entries[entry - 1].contains("\"name\":\"ledger/\(entry - 1)\""))
    }
    #expect(acks > 20, "too few runs came to their end to prove anything")
    print("\(kills ?? 0) kills, \(acks) acknowledged decisions, 0 lost, seed 500")
  }

  /// How often a clean run makes a system call.
  private func calls(_ name: String, _ scratch: Scratch, _ item: String) async throws -> Int {
    let outcome = try await Command.run(
      "strace",
      ["-f", "-o", scratch.file("trace"), "-e", "trace=\(name)", Command.custody]
        + Self.note(item, "clean \(name)"),
      environment: Command.environment(scratch), folder: scratch.path)
    try #require(outcome.status == 0, "\(outcome.error)")
    return scratch.read("trace").split(separator: "\n").count { $0.contains("\(name)(") }
  }

  @Test(arguments: [
    ("fdatasync", "error=EIO"), ("fdatasync", "signal=SIGKILL"), ("pwrite64", "signal=SIGKILL"),
    ("pwrite64", "error=ENOSPC"), ("pwrite64", "error=EIO"),
  ])
  func `a fault at each write leaves all or nothing, and what is said of it is so`(
    call: String, fault: String
  ) async throws {
    let (scratch, item) = try await store()
    let count = try await calls(call, scratch, item)
    #expect(count > 0)
    for number in 1...count {
      let text = "\(call) \(number)."
      let outcome = try await Command.run(
        "strace",
        [
          "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
          "inject=\(call):\(fault):when=\(number)", Command.custody,
        ] + Self.note(item, text),
        environment: Command.environment(scratch), folder: scratch.path)
      let kept = try await entries(scratch).contains { $0.contains("\"note\":\"\(text)\"") }
      let place = "\(call) \(number) \(fault): \(outcome.status) \(outcome.error)"
      if Self.acknowledged(outcome.output) != nil { #expect(kept, "\(place)") }
      if outcome.error.contains("took hold") { #expect(kept, "\(place)") }
      if outcome.error.contains("did not take hold") { #expect(!kept, "\(place)") }
      if outcome.status == 0 { #expect(kept, "\(place)") }
      if fault.hasPrefix("error"), outcome.status != 0 {
        #expect([66, 74, 77].contains(outcome.status), "\(place)")
        #expect(outcome.error.contains("custody: error: "), "\(place)")
      }
    }
  }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
private struct Chance: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
