import CustodyConfiguration
import CustodyDomain
import Testing

@Suite struct ToolCatalogueTests {
  private let catalogue: ToolCatalogue

  init() throws { catalogue = try CatalogueFile.builtIn() }

  private func tool(
    _ name: String, client: String? = nil, publisher: Publisher? = nil, domains: [String] = [],
    extensionID: String? = nil
  ) -> String? {
    catalogue.recognise(
      name: name, clientID: client, publisher: publisher, domains: domains,
      extensionID: extensionID
    ).map { "\($0.tool.id) \($0.tool.recognisedBy ?? "")\($0.ai ? " ai" : "")" }
  }

  @Test(arguments: [
    ("ChatGPT", "chatgpt name ai"), ("chatgpt enterprise", "chatgpt name ai"),
    ("My ChatGPT (beta)", "chatgpt name ai"), ("ChatGPTeam", nil),
    ("Claude Code", "claude name ai"),
    ("GitHub Copilot", "copilot-github name ai"), ("Copilot", "copilot-microsoft name ai"),
    ("Copilot Studio bot", "copilot-studio name ai"), ("Cursor", "cursor name ai"),
    ("Mouse cursor themes", nil), ("Make", "make name"), ("Make me a list", nil),
    ("Notion", "notion name"), ("Notion AI", "notion-ai name ai"), ("tl;dv", "tldv name ai"),
    ("Read.ai", "read-ai name ai"), ("github-actions", "github-actions name"),
    ("Slack", "slack name"), ("azure-cli-test000001", "azure-cli name"),
    ("Lab-AI-Agent-CLI", nil), ("Otter.ai for Zoom", "otter name ai"), ("", nil), ("日本語", nil),
  ])
  func `a name is recognised by whole words`(name: String, expected: String?) {
    #expect(tool(name) == expected)
  }

  @Test func `a stronger sign wins over a weaker one`() {
    let client = "905154081809-858sm3f0qnalqd9d44d9gecjtrdji9tf.apps.googleusercontent.com"
    let extensionID = "fnmihdojmnkclgjpcoonokmkhjpjechg"
    let zapier = Publisher(name: "zapier, inc.", verified: true)
    #expect(
      tool(
        "ChatGPT", client: client.uppercased(), publisher: zapier, domains: ["claude.ai"],
        extensionID: extensionID) == "notion client-id")
    #expect(
      tool("ChatGPT", publisher: zapier, domains: ["claude.ai"], extensionID: extensionID)
        == "zapier publisher")
    #expect(
      tool("ChatGPT", domains: ["claude.ai"], extensionID: extensionID) == "claude domain ai")
    #expect(tool("ChatGPT", extensionID: extensionID) == "ai-chat-collectors extension-id ai")
    #expect(tool("ChatGPT") == "chatgpt name ai")
  }

  @Test(arguments: [false, nil] as [Bool?])
  func `a publisher that nobody verified says nothing`(verified: Bool?) {
    #expect(tool("App", publisher: Publisher(name: "OpenAI", verified: verified)) == nil)
  }

  @Test(arguments: [
    ("eu.api.openai.com", "chatgpt domain ai"), ("OPENAI.COM", "chatgpt domain ai"),
    ("notopenai.com", nil), ("openai.com.evil.example", nil), ("com", nil), ("", nil), (".", nil),
    ("copilot.microsoft.com", "copilot-microsoft domain ai"), ("microsoft.com", nil),
  ])
  func `a domain stands for what is below it`(domain: String, expected: String?) {
    #expect(tool("App", domains: [domain]) == expected)
  }

  @Test func `the catalogue claims each sign once`() {
    var seen: Set<String> = []
    for entry in catalogue.entries {
      let signs =
        entry.clientIDs + entry.domains + entry.extensionIDs + entry.names.map { "name \($0)" }
        + entry.publishers.map { "publisher \($0)" } + ["id \(entry.id)"]
      for sign in signs {
        #expect(seen.insert(sign.lowercased()).inserted, "\(sign) twice")
      }
    }
    #expect(catalogue.entries.filter(\.ai).count > 50)
  }

  @Test func `client ids seen in attacks are known`() {
    #expect(
      catalogue.rogueClientIDs["ff8d92dc-3d82-41d6-bcbd-b9174d163620"] == "PerfectData Software")
    #expect(catalogue.rogueClientIDs.count == 7)
  }
}
