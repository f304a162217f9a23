import CustodyTestSupport
import Foundation
import Testing

/// Any CSV: the proposal of the real program is the map of its import.
struct ColumnMapTests {
  private func imported(_ file: String, _ scratch: Scratch) async throws -> [String: Any] {
    let map = try await Command.right(["sources", "map", Sample.path(file)], in: scratch)
    let path = try scratch.write("map.toml", map)
    let text = try await Command.right(
      ["import", "--map", path, "--format", "json", Sample.path(file)], in: scratch)
    return try #require(try CommandJSON(text).objects("files").first)
  }

  @Test(arguments: [
    ("maps/netskope-applications.csv", "map.netskope", 5, 3),
    ("maps/zscaler-web-insights.csv", "map.zscaler", 3, 2),
    ("maps/servicenow-approvals.csv", "map.servicenow", 1, 0),
    ("maps/workday-people.csv", "map.workday", 4, 0),
  ])
  func `a proposed map imports its file, and again changes nothing`(
    file: String, format: String, loaded: Int, added: Int
  ) async throws {
    let scratch = try Scratch()
    let first = try await imported(file, scratch)
    #expect(first["source"] as? String == format)
    #expect(first["loaded"] as? Int == loaded)
    #expect(first["added"] as? Int == added)
    let second = try await imported(file, scratch)
    for name in ["added", "changed", "departed"] { #expect(second[name] as? Int == 0) }
    let entries = try CommandJSON(
      try await Command.right(["verify", "--format", "json"], in: scratch))
    #expect(entries["entries"] as? Int == 1)
  }

  @Test func `discovered accounts have their tool, their last use, and whose they are`()
    async throws
  {
    let scratch = try Scratch()
    _ = try await imported("maps/netskope-applications.csv", scratch)
    let items = try CommandJSON(
      try await Command.right(["list", "--format", "json"], in: scratch)
    ).objects("items")
    let chat = try #require(items.first { $0["name"] as? String == "ChatGPT" })
    #expect((chat["tool"] as? [String: Any])?["id"] as? String == "chatgpt")
    #expect(chat["ai"] as? Bool == true)
    #expect(chat["kind"] as? String == "ai-account")
    #expect(chat["lastUsed"] as? String == "2026-11-19T16:40:05Z")
    #expect(chat["management"] as? String == "managed")
    let otter = try #require(items.first { $0["name"] as? String == "Otter.ai" })
    #expect(otter["management"] as? String == "unmanaged")
    let claude = try #require(items.first { $0["name"] as? String == "Claude" })
    #expect((claude["findings"] as? [String])?.contains("personal-account") == true)
  }

  @Test func `somebody who leaves by the HR list leaves what they own`() async throws {
    let scratch = try Scratch()
    _ = try await imported("maps/workday-people.csv", scratch)
    let records = try scratch.write(
      "items.jsonl",
      ["bo.dahl", "cy.holm"].map { who in
        #"{"record":"item","kind":"agent","sourceID":"\#(who)","name":"agent of \#(who)","#
          + #""owners":[{"person":"\#(who)@nordlys.example"}]}"# + "\n"
      }.joined())
    _ = try await Command.right(["import", records], in: scratch)
    let items = try CommandJSON(
      try await Command.right(["list", "finding:owner-left", "--format", "json"], in: scratch)
    ).objects("items")
    // The last day of the other one is next month.
    #expect(items.compactMap { $0["sourceID"] as? String } == ["bo.dahl"])
  }
}
