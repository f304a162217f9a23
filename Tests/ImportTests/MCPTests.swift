import CustodyDomain
import CustodyImport
import Foundation
import Testing

/// What an AI client's configuration tells, and what of it must not be kept.
@Suite struct MCPTests {
  private func items(_ servers: String, user: String? = nil) throws -> [Item] {
    try Run.text("{\"mcpServers\":{\(servers)}}", ImportOptions(user: user)).sink.items
  }

  private func resource(_ command: String, _ arguments: [String]) throws -> String? {
    let list = arguments.map { "\"\($0)\"" }.joined(separator: ",")
    return try items("\"s\":{\"command\":\"\(command)\",\"args\":[\(list)]}")
      .first?.permissions.first?.resource
  }

  @Test func `the package is found, and whether its version is fixed`() throws {
    #expect(try resource("npx", ["-y", "@a/b"]) == "npx @a/b (no fixed version)")
    #expect(try resource("npx", ["-y", "@a/b@1.2.3"]) == "npx @a/b@1.2.3")
    #expect(try resource("npx", ["b@latest"]) == "npx b@latest (no fixed version)")
    #expect(try resource("npx", ["b@^1.0.0"]) == "npx b@^1.0.0 (no fixed version)")
    #expect(try resource("npx", ["-p", "b@1.0.0", "run-b"]) == "npx b@1.0.0")
    #expect(try resource("C:\\\\node\\\\npx.cmd", ["b"]) == "npx b (no fixed version)")
    #expect(try resource("uvx", ["--from", "b==2.0", "b-server"]) == "uvx b==2.0")
    #expect(try resource("python", ["-m", "mcp_server_git"]) == "python mcp_server_git")
    #expect(
      try resource("docker", ["run", "-i", "--rm", "-e", "TOKEN", "ghcr.io/a/b"])
        == "docker ghcr.io/a/b (no fixed version)")
    #expect(
      try resource("docker", ["run", "-i", "--mount", "type=bind", "localhost:5000/b:1.2"])
        == "docker localhost:5000/b:1.2")
    #expect(try resource("npm", ["run", "start-stdio"]) == "npm")
    #expect(try resource("/opt/tools/server", ["--key", "sk-live"]) == "server")
  }

  @Test func `no value of a variable, a header, an argument or an address is kept`() throws {
    let secret = "S3CR3T"
    let (report, sink) = try Run.text(
      """
      {"mcpServers": {
        "a": {"command": "npx", "args": ["-y", "b", "--api-key", "\(secret)"],
              "env": {"B_API_KEY": "\(secret)", "LOG": "\(secret)"}},
        "c": {"url": "https://u:\(secret)@host.example/\(secret)/mcp?key=\(secret)",
              "headers": {"Authorization": "Bearer \(secret)"}},
        "d": {"command": "KEY=\(secret) npx b"},
        "e": {"command": "npx", "args": ["git+https://x:\(secret)@host.example/r"]},
        "f": {"command": "npx", "args": ["sk-\(secret)"]}}}
      """)
    #expect(report.secretsDropped == 3)
    #expect(report.loaded == 1)
    #expect(sink.items.count == 5)
    #expect(!Rendering.text(report, sink).contains(secret))
    #expect(sink.items.map(\.fingerprint) == ["B_API_KEY", "Authorization", nil, nil, nil])
    #expect(sink.items[1].permissions == [Permission(scope: "http", resource: "host.example")])
    #expect(sink.items[2].permissions.first?.resource == "a command line")
    #expect(sink.items[3].permissions.first?.resource == "npx")
  }

  @Test func `a server is one person's, and stays itself when its version changes`() throws {
    let old = try items(#""s":{"command":"npx","args":["b@1.0.0"]}"#, user: "Ana@corp.example")
    let new = try items(#""s":{"command":"npx","args":["b@2.0.0"]}"#, user: "ana@corp.example")
    let other = try items(#""s":{"command":"npx","args":["b@1.0.0"]}"#, user: "bob@corp.example")
    #expect(old.first?.id == new.first?.id)
    #expect(old.first?.id != other.first?.id)
    #expect(old.first?.holder == "Ana@corp.example")
    #expect(old.first?.owners.map(\.person) == ["ana@corp.example"])
  }

  @Test func `an editor's settings hold servers, too`() throws {
    let server = #"{"s":{"command":"npx","args":["b@1.0.0"]}}"#
    for text in [
      "{\"editor.fontSize\":12,\"mcp\":{\"servers\":\(server)}}", "{\"mcp.servers\":\(server)}",
      "{\"inputs\":[],\"servers\":\(server)}",
    ] {
      let (report, sink) = try Run.text(text)
      #expect(report.source == "mcp.servers")
      #expect(sink.items.map(\.name) == ["s"])
      #expect(sink.scope?.complete == nil, "no file tells of a person's other clients")
    }
    #expect(try Run.refusal(#"{"servers":{"web1":{"address":"10.0.0.1"}}}"#.utf8) != nil)
  }

  @Test func `a server is kept however little is said of it`() throws {
    let servers = try items(
      #""a":{"serverUrl":"https://a.example/x"},"b":{"url":"http://localhost:3000/sse"},"c":{}"#)
    #expect(servers.map(\.parentID) == ["a.example", nil, nil])
    #expect(
      servers.map(\.permissions.first?.resource) == ["a.example", "a local address", nil])
    #expect(servers[2].sourceID == "unknown/c/unknown")
  }

  @Test func `a configuration without servers says so`() throws {
    let (report, _) = try Run.text(#"{"mcpServers":{}}"#)
    #expect(report.ignored.map(\.reason) == ["it names no server"])
  }

  @Test(arguments: [
    (#""env":{"B_API_KEY":"abc"}"#, SecretHandling.plain as SecretHandling?),
    (#""headers":{"Authorization":"Bearer abc"}"#, .plain),
    (#""env":{"B_API_KEY":"${input:b-key}"}"#, .vaulted),
    (#""headers":{"Authorization":"Bearer ${input:b-key}"}"#, .vaulted),
    (#""env":{"B_API_KEY":"${input:b-key}","C_TOKEN":"abc"}"#, .plain),
    (#""env":{"B_API_KEY":"${input:b-key}","C_TOKEN":"${env:C_TOKEN}"}"#, nil),
    (#""env":{"B_API_KEY":"${B_API_KEY}"}"#, nil), (#""env":{"B_API_KEY":""}"#, nil),
    (#""env":{"B_API_KEY":"${B_API_KEY:-abc}"}"#, .plain),
    (#""env":{"LOG":"abc"}"#, nil),
    (#""args":["-y","b","--api-key","sk-abcdefghijklmnop"]"#, .plain),
    (#""args":["-y","b","--header","Authorization: Bearer sk-abcdefghijklmnop"]"#, .plain),
    (#""args":["-y","b","--root=/srv/data"]"#, nil),
  ])
  func `a key that stands in the file lies there in plain text`(
    server: String, handling: SecretHandling?
  ) throws {
    let item = try #require(try items("\"s\":{\"command\":\"npx\",\(server)}").first)
    #expect(item.handling == handling)
    if handling != nil { #expect(item.credential == .apiKey) }
  }

  @Test func `a reference to a secret is none, and is not kept either`() throws {
    let (report, sink) = try Run.text(
      #"{"mcpServers":{"s":{"url":"https://h.example","headers":{"X-Api-Key":"${env:B_KEY}"}}}}"#)
    #expect(report.secretsDropped == 0)
    #expect(!"\(sink.observations)".contains("B_KEY"))
  }
}
