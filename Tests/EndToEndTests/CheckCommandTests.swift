import CustodyDomain
import CustodyTestSupport
import Foundation
import Testing

/// `custody check`: for cron, with the queue that a review would open now, and the exit status that says so.
struct CheckCommandTests {
  private static func demo() async throws -> (scratch: Scratch, store: [String]) {
    let scratch = try await DemoTests.made.value
    return (scratch, ["--store", DemoTests.demo(scratch)])
  }

  private static func count(_ query: String) async throws -> Int? {
    let (scratch, store) = try await demo()
    let text = try await Command.right(
      ["list", query, "--limit", "0", "--format", "json"] + store, in: scratch)
    return try CommandJSON(text)["total"] as? Int
  }

  @Test(arguments: [("low", "risk:low+"), ("high", "risk:high+"), ("critical", "risk:critical+")])
  func `it fails at a level and tells as many as a list does`(
    level: String, query: String
  ) async throws {
    let (scratch, store) = try await Self.demo()
    let outcome = try await Command.run(
      ["check", "--fail-on", level, "--format", "json", "--limit", "1000"] + store, in: scratch)
    #expect(outcome.status == 1)
    let document = try CommandJSON(outcome.output)
    #expect(document["schema"] as? String == "custody.check/1")
    #expect(document["failOn"] as? String == level)
    let count = try await Self.count("state:open \(query)")
    #expect(document["found"] as? Int == count)
    let queue = document.objects("queue")
    #expect(queue.count == count)
    let scores = queue.compactMap { $0["score"] as? Int }
    #expect(scores == scores.sorted(by: >))
    #expect(
      queue.allSatisfy {
        $0["rule"] is String && $0["why"] is String
          && ($0["accountable"] as? String)?.isEmpty == false
      })
    let risks = try #require(document["risks"] as? [String: Int])
    #expect(risks.values.reduce(0, +) == document["open"] as? Int)
    for trigger in document.objects("triggers") {
      let query = try #require(trigger["query"] as? String)
      #expect(try await Self.count(query) == trigger["items"] as? Int, "\(query)")
    }
    #expect(document.objects("triggers").contains { ($0["items"] as? Int ?? 0) > 0 })
  }

  @Test func `what a query leaves out is not found`() async throws {
    let (scratch, store) = try await Self.demo()
    let quiet = try await Command.run(
      ["check", "--query", "kind:browser-session risk:low-"] + store, in: scratch)
    #expect(quiet.status == 0, "\(quiet.error)")
    #expect(quiet.output.hasPrefix("0 of "))
    #expect(!quiet.output.contains("The queue"))
    let wrong = try await Command.run(["check", "--query", "knd:agent"] + store, in: scratch)
    #expect(wrong.status == 64)
    let level = try await Command.run(["check", "--fail-on", "severe"] + store, in: scratch)
    #expect(level.status == 64)
    let none = try await Command.run(["check", "--store", scratch.file("no.db")], in: scratch)
    #expect(none.status == 66)
  }

  @Test func `for reading it tells the queue, what happened and what is covered`() async throws {
    let (scratch, store) = try await Self.demo()
    let outcome = try await Command.run(["check", "--limit", "3"] + store, in: scratch)
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.contains("Outside the quarter"))
    #expect(lines.contains { $0.hasPrefix("Coverage of ") && $0.contains(" items: owner ") })
    let start = try #require(lines.firstIndex(of: "The queue"))
    #expect(lines[start + 1].hasPrefix("RISK"))
    #expect(lines[(start + 2)...].filter { !$0.isEmpty }.count == 3)
    #expect(outcome.error.contains(" more: custody list '"))
    #expect(
      outcome.output.unicodeScalars.allSatisfy {
        $0 == "\n" || ($0.value >= 32 && $0.properties.generalCategory != .format)
      })
  }

  @Test func `it writes nothing, and reads a store that is open for reading only`() async throws {
    let scratch = try Scratch()
    let store = try await DemoInventory.copy(into: scratch)
    let before = try await Command.right(
      ["verify", "--format", "json", "--store", store], in: scratch)
    let run = ["check", "--format", "json", "--store", store]
    let first = try await Command.run(run, in: scratch)
    #expect(first.status == 1)
    #expect(
      try await Command.right(["verify", "--format", "json", "--store", store], in: scratch)
        == before)
    // A head file that is ahead of the store: entries are missing, nothing may be written.
    var head = scratch.read("demo.db.head").split(separator: "\n").map(String.init)
    head[1] = String(try #require(Int(head[1])) + 1)
    try scratch.write("demo.db.head", head.joined(separator: "\n") + "\n")
    let verified = try await Command.run(["verify", "--store", store], in: scratch)
    #expect(verified.status == 1)
    let second = try await Command.run(run, in: scratch)
    #expect(second.status == 1)
    #expect(second.output == first.output)
  }

  @Test func `a decision takes an item out of the queue`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(
      ["import", Sample.path("google/gam-print-tokens.csv")], in: scratch)
    let run = ["check", "--fail-on", "low", "--format", "json"]
    let first = try await Command.run(run, in: scratch)
    #expect(first.status == 1)
    #expect(try CommandJSON(first.output)["found"] as? Int == 3)
    _ = try await Command.right(
      ["revoke", "--query", "source:google", "--expect", "3", "--reason", "unused"], in: scratch)
    let second = try await Command.run(run, in: scratch)
    #expect(second.status == 0)
    #expect(try CommandJSON(second.output)["found"] as? Int == 0)
  }

  @Test func `coverage is what a hand counts, after each import`() async throws {
    let scratch = try Scratch()
    func item(_ name: String, _ more: String) -> String {
      #"{"record":"item","kind":"api-key","source":"custody","sourceID":"\#(name)","name":"\#(name)"\#(more)}"#
        + "\n"
    }
    let owned =
      #","owners":[{"role":"business","person":"ana@corp.example"}]"#
    let first = try scratch.write(
      "first.jsonl",
      item("bare", "") + item("owned", owned) + item("said", #","purpose":"deploys""#)
        + item("ends", owned + #","purpose":"deploys","expires":"2027-01-01T00:00:00Z""#))
    _ = try await Command.right(["import", first], in: scratch)
    func numbers(_ object: [String: Any]?) -> [Int] {
      ["items", "owner", "purpose", "expiry", "chain", "all"].compactMap { object?[$0] as? Int }
    }
    func check() async throws -> CommandJSON {
      try CommandJSON(try await Command.run(["check", "--format", "json"], in: scratch).output)
    }
    var document = try await check()
    #expect(numbers(document["coverage"] as? [String: Any]) == [4, 2, 2, 1, 0, 0])
    #expect(document.objects("trend").map(numbers) == [[4, 2, 2, 1, 0, 0]])
    let second = try scratch.write("second.jsonl", item("bare", owned))
    _ = try await Command.right(["import", second], in: scratch)
    document = try await check()
    #expect(numbers(document["coverage"] as? [String: Any]) == [4, 3, 2, 1, 0, 0])
    #expect(
      document.objects("trend").map(numbers) == [[4, 3, 2, 1, 0, 0], [4, 2, 2, 1, 0, 0]])
    for (query, count) in [
      ("missing:owner", 1), ("missing:purpose", 2), ("missing:expiry", 3), ("!verdict:provable", 4),
    ] {
      let text = try await Command.right(["list", query, "--format", "json"], in: scratch)
      #expect(try CommandJSON(text)["total"] as? Int == count, "\(query)")
    }
  }
}
