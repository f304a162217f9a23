/// How an AI client reaches an MCP server: the transports of the protocol.
enum MCPScopes {
  static func grade(_ scope: String) -> ScopeGrade? {
    switch scope {
    // The client starts a program, which may do whatever its user may.
    case "stdio": ScopeGrade(.execution, .broad)
    case "http", "sse": ScopeGrade(.connector, .writes)
    default: nil
    }
  }
}
