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
    // That a scope is new is known only where the older export was imported, too.
    let different = zip(left, right).filter { $0 != $1 }
    #expect(
      different.allSatisfy { $0.0.contains("\"scope-creep\"") }, "\(different.first ?? ("", ""))")
    #expect(different.count == 1)
    let again = try await Command.right(["export", "--store", store], in: other)
    #expect(again == records)
  }

  @Test func `the schema of the records is JSON`() async throws {
    let scratch = try Scratch()
    let schema = try CommandJSON(try await Command.right(["export", "--schema"], in: scratch))
    #expect(schema["$schema"] is String)
  }
}
