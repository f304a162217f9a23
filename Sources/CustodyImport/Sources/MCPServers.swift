import CustodyDomain

extension Format {
  /// The configuration of an AI client, which names the MCP servers that it may call (FORMATS.md 10).
  /// Values of `env` and `headers` are forgotten while reading; arguments are looked at and not kept. That a file
  /// held a key proves that the key lies readable in it; one for which the client asks (`${input:…}`) is kept by
  /// the client in the system's own store.
  static let mcpServers = Format(
    about: SourceFormat(
      name: "mcp.servers",
      title: "MCP: the servers that one person's AI client may call",
      exportCommand: "cp ~/.config/Claude/claude_desktop_config.json mcp.json",
      learns:
        "name, package or host, local or remote, names of its keys and whether they stand in the file;"
        + " the person, with --user",
      doesNotLearn: "when it was set up, last use, what its keys open, who approved it"
    ),
    source: "mcp",
    media: .json,
    signatures: [
      Signature(all: ["mcpServers"]),
      Signature(
        all: ["servers"], without: ["mcpServers"],
        also: { record in
          guard case .object(let servers)? = record["servers"] else { return false }
          return servers.values.contains { server in
            guard case .object(let server) = server else { return false }
            return server.contains("command") || server.contains("url")
          }
        }),
      Signature(all: ["mcp.servers"], without: ["mcpServers", "servers"]),
      Signature(
        all: ["mcp"], without: ["mcpServers", "servers", "mcp.servers"],
        also: { record in
          guard case .object(let settings)? = record["mcp"] else { return false }
          return settings.contains("servers")
        }),
    ],
    lacksTenant: true,
    // A person has one such file for each client, and no file tells of the others.
    coverage: .nothing,
    read: { record, reading in
      let servers =
        try record.object("mcpServers") ?? record.object("servers")
        ?? record.object("mcp.servers") ?? record.object("mcp")?.object("servers")
      guard let servers, servers.count > 0 else {
        throw RecordFault.ignored("it names no server")
      }
      for name in servers.names {
        guard let server = try servers.object(name) else {
          throw RecordFault.rejected("the server '\(name.prefix(40))' is null")
        }
        try MCPServer(name: name, server, user: reading.options.user).emit(to: reading)
      }
    })
}

/// One server of a configuration.
private struct MCPServer {
  let name: String
  let server: Members
  let user: String?

  init(name: String, _ server: Members, user: String?) {
    self.name = name
    self.server = server
    self.user = user
  }

  func emit(to reading: Reading) throws {
    let address = ["url", "serverUrl", "httpUrl"].lazy.compactMap { server.text($0) }.first
    let host = address.flatMap(WebAddress.host)
    let launch = try address == nil ? MCPLaunch(server) : nil
    // `localhost` and bare numbers are no domain that tells whose server it is.
    let target = address.map { _ in host ?? "a local address" } ?? launch?.target ?? "unknown"
    let key = [user?.lowercased() ?? "unknown", name, target].joined(separator: "/")
    // A person named is the same in any organisation.
    let id =
      user == nil
      ? reading.id(.agent, "mcp", key) : ItemID(kind: .agent, source: "mcp", sourceID: key)
    var item = Item(
      id: id, kind: .agent, source: "mcp", sourceID: key, name: name.isEmpty ? target : name)
    item.ai = true
    item.principal = user
    item.holder = user
    // Whoever has a server in their own configuration has put it there.
    if let user {
      item.owners = [Ownership(role: .business, person: user.lowercased(), source: "mcp")]
    }
    let credentials = try credentials
    if !credentials.isEmpty {
      item.credential = .apiKey
      item.fingerprint = credentials.map(\.name).joined(separator: ", ")
      if credentials.allSatisfy({ $0.keeping == .asked }) { item.handling = .vaulted }
    }
    if credentials.contains(where: { $0.keeping == .here }) || launch?.holdsKey == true {
      item.credential = .apiKey
      item.handling = .plain
    }
    if let host {
      item.parentID = host
      reading.emit(
        .application(
          SourceApplication(
            source: "mcp", objectID: host, name: host, clientID: nil, publisher: nil,
            domains: [host])))
    }
    if address != nil {
      item.permissions = [Permission(scope: "http", resource: target)]
    } else if let launch {
      item.permissions = [Permission(scope: "stdio", resource: launch.resource)]
    }
    if try server.flag("disabled") == true { item.status = .disabled }
    reading.emit(.item(item))
  }

  /// Where the value of a variable or header is.
  private enum Keeping {
    /// It stands in the file, and was forgotten while reading.
    case here
    /// The client asks for it once and keeps it.
    case asked
    /// It comes from elsewhere, or there is none.
    case elsewhere
  }

  /// The variables and headers by which it proves who it is: their names, never their values.
  private var credentials: [(name: String, keeping: Keeping)] {
    get throws {
      var found: [(String, Keeping)] = []
      for member in ["env", "headers"] {
        guard let members = try server.object(member) else { continue }
        for name in members.names where MCPServer.isCredential(name) {
          guard case .text(let value)? = members[name] else {
            found.append((name, .here))
            continue
          }
          found.append((name, value.contains("${input:") ? .asked : .elsewhere))
        }
      }
      return found
    }
  }

  private static func isCredential(_ name: String) -> Bool {
    let words = name.uppercased().split { $0 == "_" || $0 == "-" || $0 == "." }
    return TextRules.idFault(name) == nil
      && words.contains { word in
        credentialWords.contains { word == $0 || word.hasSuffix($0) }
      }
  }

  private static let credentialWords = [
    "TOKEN", "KEY", "APIKEY", "SECRET", "PASSWORD", "PAT", "AUTHORIZATION", "CREDENTIALS",
    "COOKIE",
  ]
}
