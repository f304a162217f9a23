import CustodyTestSupport
import Foundation
import Testing

/// What is exported as custody records gives the same inventory in a fresh store.
struct CommandExportTests {
  /// The items as listed, without what belongs to a store's own history.
  private func inventory(_ scratch: Scratch, _ store: String) async throws -> [String] {
    let lines = try await Command.right(
      ["list", "--format", "jsonl", "--sort", "name", "--store", store], in: scratch)
    return lines.split(separator: "\n").map(String.init).sorted()
  }

  @Test func `an exported inventory imports as itself`() async throws {
    let scratch = try await DemoTests.made.value
    let demo = DemoTests.demo(scratch)
    let records = try await Command.right(["export", "--store", demo], in: scratch)
    let other = try Scratch()
    let file = try other.write("records.jsonl", records)
    let store = other.file("copy.db")
    let report = try CommandJSON(
      try await Command.right(["import", "--format", "json", file, "--store", store], in: other))
    #expect((report.objects("files").first?["rejected"] as? [Any])?.isEmpty == true)
    let left = try await inventory(scratch, demo)
    let right = try await inventory(other, store)
    #expect(left.count == 400)
    let different = zip(left, right).filter { $0 != $1 }
    #expect(different.isEmpty, "\(different.first ?? ("", ""))")
    #expect(left.contains { $0.contains("\"intent-mismatch\"") })
    let again = try await Command.right(["export", "--store", store], in: other)
    #expect(again == records)
  }

  @Test func `what a store exports changes nothing in it`() async throws {
    let scratch = try Scratch()
    let store = try await DemoInventory.copy(into: scratch)
    let records = try await Command.right(["export", "--store", store], in: scratch)
    let before = try await inventory(scratch, store)
    let file = try scratch.write("records.jsonl", records)
    let report = try CommandJSON(
      try await Command.right(
        ["import", "--format", "json", file, "--store", store], in: scratch))
    let counts = try #require(report.objects("files").first)
    #expect(counts["added"] as? Int == 0)
    #expect(counts["changed"] as? Int == 0)
    #expect(counts["departed"] as? Int == 0)
    #expect(report.objects("changes").isEmpty, "\(report.objects("changes").prefix(3))")
    #expect(try await inventory(scratch, store) == before)
    #expect(try await Command.right(["export", "--store", store], in: scratch) == records)
    // A record that says one thing more changes that and nothing else.
    let line = try #require(
      records.split(separator: "\n").first {
        $0.contains("\"permissions\"") && !$0.contains("\"purpose\"")
          && $0.contains("\"source\":\"entra\"")
      })
    let more = try scratch.write("more.jsonl", line.dropLast() + ",\"purpose\":\"invoices\"}")
    let second = try CommandJSON(
      try await Command.right(
        ["import", "--format", "json", more, "--store", store], in: scratch))
    let change = try #require(second.objects("changes").first)
    #expect(change["fields"] as? [String] == ["purpose"])
    #expect((change["addedScopes"] as? [String])?.isEmpty == true)
    #expect(second.objects("changes").count == 1)
  }

  @Test func `the schema of the records is JSON`() async throws {
    let scratch = try Scratch()
    let schema = try CommandJSON(try await Command.right(["export", "--schema"], in: scratch))
    #expect(schema["$schema"] is String)
  }
}
