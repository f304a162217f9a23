import CustodyTestSupport
import Foundation
import Testing

/// The demo: made from its own exports by the real importer, the same every time, with its stories in it.
struct DemoTests {
  /// A demo of the usual size, made once for all tests that only read it.
  static let made = Task<Scratch, any Error> {
    let scratch = try Scratch()
    _ = try await Command.right(["demo", "--no-dashboard"], in: scratch)
    return scratch
  }

  static func items(_ query: String) async throws -> [[String: Any]] {
    let scratch = try await made.value
    let text = try await Command.right(
      ["list", query, "--format", "json", "--store", demo(scratch)], in: scratch)
    return try CommandJSON(text).objects("items")
  }

  static func demo(_ scratch: Scratch) -> String {
    scratch.file(".local/share/custody/demo.db")
  }

  @Test func `one clock gives one company`() async throws {
    let one = try await DemoTests.made.value
    let other = try Scratch()
    let told = try await Command.right(["demo", "--no-dashboard"], in: other)
    #expect(told.contains("400 items"))
    let list = ["list", "--format", "json", "--sort", "name", "--store"]
    let left = try await Command.right(list + [DemoTests.demo(one)], in: one)
    let right = try await Command.right(list + [DemoTests.demo(other)], in: other)
    #expect(left == right)
    #expect(try CommandJSON(left)["total"] as? Int == 400)
  }

  @Test func `a second run keeps the store and fresh makes it anew`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(["demo", "--no-dashboard", "--items", "160"], in: scratch)
    let store = DemoTests.demo(scratch)
    let item = try #require(
      try CommandJSON(
        try await Command.right(
          ["list", "--format", "json", "--limit", "1", "--store", store], in: scratch)
      ).objects("items").first?["id"] as? String)
    _ = try await Command.right(
      ["revoke", item, "--reason", "unused", "--store", store], in: scratch)
    let kept = try await Command.right(["demo", "--no-dashboard"], in: scratch)
    #expect(kept.hasPrefix("kept"))
    let count = ["list", "state:revoking", "--format", "json", "--store", store]
    #expect(
      try CommandJSON(try await Command.right(count, in: scratch))["total"] as? Int == 1)
    let fresh = try await Command.right(
      ["demo", "--no-dashboard", "--fresh", "--items", "160"], in: scratch)
    #expect(fresh.hasPrefix("made"))
    #expect(
      try CommandJSON(try await Command.right(count, in: scratch))["total"] as? Int == 0)
    _ = try await Command.right(["verify", "--store", store], in: scratch)
  }

  @Test func `fresh never takes a store that the demo did not make`() async throws {
    let scratch = try Scratch()
    let store = scratch.file("mine.db")
    _ = try await Command.right(
      ["import", Sample.path("google/gam-print-tokens.csv"), "--store", store], in: scratch)
    let outcome = try await Command.run(
      ["demo", "--no-dashboard", "--fresh", "--store", store], in: scratch)
    #expect(outcome.status == 77)
    let list = try await Command.right(["list", "--format", "json", "--store", store], in: scratch)
    #expect(try CommandJSON(list)["total"] as? Int == 3)
  }

  @Test(
    arguments: [
      // A leaver who still holds a mailbox grant, an item whose owner left.
      ("finding:principal-left scope:Mail.*", "MeetingBot"),
      ("finding:owner-left", "svc-payroll-export"),
      ("finding:borrowed-session", "agent-faq-bot in the help desk"),
      ("finding:can-create-admin kind:oauth-grant", "svc-onboarding"),
      ("finding:can-create-admin kind:application", "svc-onboarding"),
      ("finding:lookalike", "Inv\u{43E}ice Sync"),
      ("finding:hidden-text", "Expense\u{200B}Buddy"),
      ("finding:rotation-overdue", "svc-report-mailer"),
      ("finding:rogue-app", "Mail Backup Pro"),
      ("finding:intent-mismatch", "Calendar Helper"),
      ("finding:personal-account", "Promptpad"),
      ("finding:never-used", "ticket-ai"),
      ("finding:dormant", "MeetingBot"),
      ("verdict:provable", "agent-rota-planner"),
      ("state:departed", "Calendar Helper"),
    ])
  func `each story is found by its rule`(_ query: String, _ name: String) async throws {
    let items = try await DemoTests.items(query)
    #expect(items.contains { $0["name"] as? String == name }, "\(items.map { $0["name"] ?? "" })")
  }

  @Test func `a look-alike is the imitation, not the owned original`() async throws {
    let items = try await DemoTests.items("finding:lookalike kind:oauth-grant")
    #expect(!items.contains { $0["name"] as? String == "Invoice Sync" })
  }

  @Test func `forty stale items wait, as the first reviewer's path wants them`() async throws {
    let items = try await DemoTests.items("state:open last:90d+")
    #expect(items.count == 40)
    let tools = Dictionary(grouping: items) {
      ($0["tool"] as? [String: Any])?["name"] as? String ?? "?"
    }.mapValues(\.count)
    #expect(
      tools == [
        "MeetingBot": 12, "notes-sync": 9, "copilot-ext": 8, "zap": 4, "flowyard": 3,
        "sketch-ai": 2, "ticket-ai": 1, "agent-invoice-bot": 1,
      ])
    let keepable = items.filter { item in
      let owners = item["owners"] as? [[String: Any]] ?? []
      return item["tier"] as? String != "strict" && item["purpose"] is String
        && owners.contains { $0["role"] as? String == "business" }
    }
    #expect(keepable.count == 19)
    let mine = items.filter { ($0["principal"] as? String)?.hasPrefix("ada.lind") == true }
    #expect(mine.isEmpty)
  }

  @Test func `the reviewer of the demo is known to it`() async throws {
    let scratch = try await DemoTests.made.value
    let people = try String(
      contentsOfFile: scratch.file(".local/share/custody/demo-exports/custody-records.jsonl"),
      encoding: .utf8)
    let ada = try #require(
      people.split(separator: "\n").first { $0.contains("\"name\":\"Ada Lind\"") })
    let aliases = try CommandJSON(String(ada))["aliases"] as? [String] ?? []
    let user = try #require(getpwuid(getuid()))
    #expect(aliases.contains(String(cString: user.pointee.pw_name).lowercased()))
  }

  @Test func `keepable items can be kept together, and the ledger proves it`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(["demo", "--no-dashboard", "--items", "160"], in: scratch)
    let store = DemoTests.demo(scratch)
    let outcome = try await Command.run(
      [
        "recertify", "--query", "state:open kind:api-key tool:copilot-ext", "--expect", "8",
        "--store", store,
        "--until", "30d",
      ], in: scratch)
    #expect(outcome.status == 0, "\(outcome.error)")
    let verify = try CommandJSON(
      try await Command.right(["verify", "--format", "json", "--store", store], in: scratch))
    #expect(verify["intact"] as? Bool == true)
  }

  @Test func `any number of items is made`() async throws {
    for count in [150, 777] {
      let scratch = try Scratch()
      let told = try await Command.right(
        ["demo", "--no-dashboard", "--items", "\(count)"], in: scratch)
      #expect(told.contains(": \(count) items"))
    }
  }
}
