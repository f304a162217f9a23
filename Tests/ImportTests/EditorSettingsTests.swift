import CustodyDomain
import CustodyImport
import Testing

/// Comments and loose commas, which are allowed where a file is an editor's settings, and nowhere else.
@Suite struct EditorSettingsTests {
  @Test func `settings with comments name their servers, and keep no secret`() throws {
    let (report, sink) = try Run.file(Fixture.path("mcp/vscode-settings-comments.json"))
    #expect(sink.items.map(\.name) == ["tickets"])
    #expect(sink.items.first?.parentID == "mcp.tickets.example")
    #expect(report.secretsDropped == 1)
    #expect(!"\(sink.observations)".contains("abc"))
  }

  @Test func `what looks like a comment inside a text is none`() throws {
    let sink = try Run.text(
      #"{/* c */"mcpServers":{"a//b":{"command":"npx","args":["/*x*/","say \"//\""]}}}"#
    ).sink
    #expect(sink.items.map(\.name) == ["a//b"])
  }

  @Test func `a comment behind the settings, and a mark before them, are no fault`() throws {
    let text = "\u{FEFF}{\"mcpServers\":{\"a\":{\"command\":\"x\"}}}\n// end"
    #expect(try Run.text(text).sink.items.map(\.name) == ["a"])
  }

  @Test(arguments: [
    "[ // all\n]",
    #"{"value":[{"id":"g","clientId":"c","consentType":"AllPrincipals","resourceId":"r","scope":"x"},]}"#,
    #"{"mcpServers":{"a":{"command":"x"}} /* never ends }"#,
    #"{"mcpServers":{"a":{"command":"x",,}}}"#,
    #"{"mcpServers":{"a":{"command":"x","args":[,]}}}"#,
    #"{"mcpServers":{,}}"#,
    #"{"mcpServers":{"a":{"command":,}}}"#,
    "// only a comment",
  ])
  func `nothing else is read more loosely than JSON`(text: String) throws {
    #expect(try Run.refusal(text.utf8) != nil)
  }
}
