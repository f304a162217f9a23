import CustodyTestSupport
import Foundation
import Testing

/// Exports of three systems about one person come together at the tool behind them.
struct OnePersonTests {
  private static let configuration =
    #"{"mcpServers":{"assistant":{"type":"http","url":"https://mcp.openai.com/v1?k=1","#
    + #""headers":{"Authorization":"Bearer 1"}}}}"#
  private static let keys =
    #"{"object":"list","data":[{"object":"organization.project.api_key","id":"key_1","#
    + #""name":"laptop","redacted_value":"sk-abc...def","created_at":1780000000,"#
    + #""last_used_at":null,"owner":{"type":"user","user":{"id":"user_1","name":"Ana Lima","#
    + #""email":"ana@corp.example"}}}],"has_more":false}"#
  private static let extensions =
    #"[{"browser_type":"chrome","uid":"501","name":"ChatGPT Sidebar","profile":"Default","#
    + #""identifier":"aaaabbbbccccddddeeeeffffgggghhhh","permissions":"tabs","state":"1"}]"#

  @Test func `an agent, a key and an extension are one tool, and one person's`() async throws {
    let scratch = try Scratch()
    let mine = [
      try scratch.write("claude_desktop_config.json", OnePersonTests.configuration),
      try scratch.write("extensions.json", OnePersonTests.extensions),
    ]
    _ = try await Command.right(
      ["import"] + mine + ["--user", "ana@corp.example"], in: scratch)
    let keys = try scratch.write("keys.json", OnePersonTests.keys)
    _ = try await Command.right(["import", keys], in: scratch)
    let list = try await Command.right(
      ["list", "tool:chatgpt", "--format", "json"], in: scratch)
    let items = try CommandJSON(list).objects("items")
    #expect(
      items.compactMap { $0["kind"] as? String }.sorted()
        == ["agent", "api-key", "browser-extension"])
    #expect(items.allSatisfy { $0["principal"] as? String == "ana@corp.example" })
    #expect(items.allSatisfy { $0["ai"] as? Bool == true })
    // Nobody says that she put the extension there.
    let owned = items.filter { item in
      (item["owners"] as? [[String: Any]])?.first?["person"] as? String == "ana@corp.example"
    }
    #expect(owned.compactMap { $0["kind"] as? String }.sorted() == ["agent", "api-key"])
  }
}
