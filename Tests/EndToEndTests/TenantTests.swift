import CustodyTestSupport
import Foundation
import Testing

/// Exports that don't say which organisation they are from, of two organisations in one store.
@Suite struct TenantTests {
  private func keys(_ ids: String...) -> String {
    let data = ids.map {
      #"{"object":"organization.admin_api_key","id":"\#($0)","name":"key \#($0)","#
        + #""redacted_value":"sk-admin...\#($0)","created_at":1711471533,"last_used_at":null,"#
        + #""owner":{"type":"user","id":"user_1","name":"Ana"}}"#
    }
    return #"{"object":"list","data":[\#(data.joined(separator: ","))],"has_more":false}"#
  }

  private func imports(
    _ text: String, _ tenant: String?, in scratch: Scratch
  ) async throws -> [String: Any] {
    let file = try scratch.write("list.json", text)
    let option = tenant.map { ["--tenant", $0] } ?? []
    let outcome = try await Command.right(
      ["import", "--format", "json", file] + option, in: scratch)
    return try #require(try CommandJSON(outcome).objects("files").first)
  }

  @Test func `a complete list retires what its own organisation no longer has`() async throws {
    let scratch = try Scratch()
    _ = try await imports(keys("a1", "a2"), "north", in: scratch)
    let other = try await imports(keys("b1"), "south", in: scratch)
    #expect(other["complete"] as? Bool == true)
    #expect(other["departed"] as? Int == 0)
    #expect(other["added"] as? Int == 1)
    let again = try await imports(keys("a2"), "north", in: scratch)
    #expect(again["departed"] as? Int == 1)
    let none = try await imports(keys(), "west", in: scratch)
    #expect(none["departed"] as? Int == 0)
    let list = try await Command.right(["list", "--format", "json"], in: scratch)
    let left = try CommandJSON(list).objects("items").compactMap { $0["name"] as? String }
    #expect(left.sorted() == ["key a2", "key b1"])
  }

  @Test func `one app in two organisations is two items`() async throws {
    let scratch = try Scratch()
    let app =
      #"{"ok":true,"approved_apps":[{"app":{"id":"A1","name":"Notes"},"scopes":[],"#
      + #""date_updated":1574296707,"last_resolved_by":{"actor_id":"W1"}}],"#
      + #""response_metadata":{"next_cursor":""}}"#
    for (tenant, added) in [("north", 1), ("south", 1), ("north", 0)] {
      let file = try await imports(app, tenant, in: scratch)
      #expect(file["added"] as? Int == added)
      #expect(file["departed"] as? Int == 0)
      #expect(file["changed"] as? Int == 0)
    }
  }

  @Test func `the sources that want a tenant say so, and a wrong one is refused`() async throws {
    let scratch = try Scratch()
    let told = try await Command.right(["sources", "--format", "json"], in: scratch)
    let formats = try CommandJSON(told).objects("formats")
    let wanting = formats.filter {
      ($0["doesNotLearn"] as? String)?.contains("(name it with --tenant)") == true
    }.compactMap { $0["name"] as? String }
    #expect(wanting.contains("openai.admin-api-keys"))
    #expect(wanting.contains("kubernetes.objects"))
    #expect(!wanting.contains("gcp.service-accounts"))
    let file = try scratch.write("list.json", keys("a1"))
    let outcome = try await Command.run(["import", "--tenant", "", file], in: scratch)
    #expect(outcome.status == 64)
  }
}
