import CustodyTestSupport
import Foundation
import Testing

/// Decisions by command, each of them in the ledger of the real program.
struct DecisionCommandTests {
  private static let records = """
    {"record":"person","id":"m.holm@nordlys.example","name":"Mette Holm","aliases":["m.holm"],"employment":"active","source":"custody"}
    {"record":"item","kind":"api-key","source":"custody","sourceID":"key-1","name":"room-booker","credential":"api-key","permissions":[{"scope":"profile"}]}

    """

  private func store() async throws -> Scratch {
    let scratch = try Scratch()
    try Self.records.write(toFile: scratch.file("r.jsonl"), atomically: true, encoding: .utf8)
    _ = try await Command.right(["import", "r.jsonl"], in: scratch)
    return scratch
  }

  /// Writes a decision; returns its entry and the one that it supersedes.
  private func decide(
    _ words: [String], in scratch: Scratch
  ) async throws -> (entry: Int, predicate: [String: Any]) {
    let receipt = try CommandJSON(
      try await Command.right(words + ["--format", "json"], in: scratch))
    let entry = try #require(receipt["entry"] as? Int) - 1
    let shown = try CommandJSON(
      try await Command.right(["ledger", "show", "\(entry)"], in: scratch))
    return (entry, try #require(shown["predicate"] as? [String: Any]))
  }

  @Test func `after a submit every action's entry names the one that it supersedes`() async throws {
    let scratch = try await store()
    let item = "room-booker"
    let commands: [[String]] = [
      ["set", item, "purpose=desks"], ["set", item, "initiation=tool"],
      ["reassign", item, "--to", "m.holm"], ["reassign", item, "--role", "iam", "--to", "m.holm"],
      ["defer", item, "--to", "m.holm", "--until", "14d"], ["note", item, "--reason", "asked her"],
      ["recertify", item, "--until", "30d"],
      ["recertify", item, "--until", "20d", "--if", "narrow it to openid"],
      [
        "exception", item, "--rule", "no-expiry", "--until", "10d", "--reason", "it can't have one",
      ],
      ["revoke", item, "--reason", "unused"], ["reopen", item, "--reason", "by mistake"],
      ["rotate", item, "--reason", "old"], ["reopen", item, "--reason", "it is new"],
      ["recertify", item],
    ]
    var before: Int?
    for command in commands {
      let made = try await decide(command, in: scratch)
      #expect(made.predicate["supersedes"] as? Int == before, "\(command)")
      before = made.entry
    }
    let verified = try CommandJSON(
      try await Command.right(["verify", "--format", "json"], in: scratch))
    #expect(verified["intact"] as? Bool == true)
  }

  @Test func `what is kept on a condition returns on its day, and says which`() async throws {
    let scratch = try await store()
    _ = try await Command.right(["set", "room-booker", "purpose=desks"], in: scratch)
    _ = try await Command.right(["reassign", "room-booker", "--to", "m.holm"], in: scratch)
    let kept = ["recertify", "room-booker", "--until", "20d", "--if", "narrow it to openid"]
    let made = try await decide(kept, in: scratch)
    #expect(made.predicate["action"] as? String == "keep-if")
    #expect(made.predicate["condition"] as? String == "narrow it to openid")
    let later = ["CUSTODY_CLOCK": "2026-12-12T09:14:00Z"]
    let list = try await Command.run(["list", "state:open"], in: scratch, environment: later)
    #expect(list.output.contains("room-booker"))
    let show = try await Command.run(["show", "room-booker"], in: scratch, environment: later)
    #expect(
      show.output.contains(
        "open again: its condition fell due on 2026-12-11: narrow it to openid"))
    let early = try await Command.run(
      ["recertify", "room-booker", "--if", "narrow it"], in: scratch)
    #expect(early.status == 64)
    let late = try await Command.run(
      ["recertify", "room-booker", "--until", "365d", "--if", "narrow it"], in: scratch)
    #expect(late.status == 77)
  }

  @Test func `a finding is accepted until a date, and no hard one, none that isn't there`()
    async throws
  {
    let scratch = try await store()
    func accept(_ rule: String, _ more: [String] = ["--reason", "known"]) async throws -> (
      Int32, String
    ) {
      let outcome = try await Command.run(
        ["exception", "room-booker", "--rule", rule, "--until", "10d"] + more, in: scratch)
      return (outcome.status, outcome.error)
    }
    #expect(try await accept("no-expiri").0 == 64)
    #expect(try await accept("no-expiri").1.contains("no-expiry"))
    #expect(try await accept("can-create-admin").1.contains("can't be accepted"))
    #expect(try await accept("dormant").1.contains("dormant finds nothing on it"))
    #expect(try await accept("no-expiry", []).1.contains("needs a reason"))
    #expect(try await accept("no-expiry").0 == 0)
    func found(_ clock: String) async throws -> [String] {
      let list = try CommandJSON(
        try await Command.run(
          ["list", "--format", "json"], in: scratch, environment: ["CUSTODY_CLOCK": clock]
        ).output)
      return list.objects("items").first?["findings"] as? [String] ?? []
    }
    #expect(try await !found("2026-11-30T09:00:00Z").contains("no-expiry"))
    #expect(try await found("2026-12-02T09:00:00Z").contains("no-expiry"))
    #expect(try await found("2026-12-02T09:00:00Z").contains("exception-expired"))
  }
}
