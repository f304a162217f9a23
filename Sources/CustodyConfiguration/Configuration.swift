import CustodyDomain
import TOMLKit

/// What a user sets for themselves: `config.toml`.
public struct Configuration: Sendable {
  /// The theme's name or file; nil for the built-in choice.
  public var theme: String?
  /// Whether to ask the terminal for its background when choosing a theme.
  public var themeQuery: Bool
  /// Whether to draw with ASCII only; nil to find out.
  public var ascii: Bool?
  /// Whether to draw for screen readers: plain lines, no frames.
  public var accessible: Bool
  /// Whether to use colour; nil to find out.
  public var color: Bool?
  /// People by the operating system's account name.
  public var reviewer: [String: String]
  /// Keys by action, as written, with the line for a later complaint about an unknown action or key.
  public var keys: [String: (keys: [String], line: Int)]
  /// Queues of the user's own, in the order of the file.
  public var queues: [Queue]
  /// Campaigns that are opened again and again, by name.
  public var campaigns: [String: CampaignTemplate]

  /// Nothing set.
  public init() {
    themeQuery = true
    accessible = false
    reviewer = [:]
    keys = [:]
    queues = []
    campaigns = [:]
  }

  /// Reads a configuration file.
  ///
  /// - Throws: `ConfigurationError` for syntax, unknown keys, wrong values, and queries that can't be
  ///   read, with the line.
  public static func load(text: String, path: String) throws(ConfigurationError) -> Configuration {
    let document = try TOMLDocument(text: text, path: path)
    let table = document.table
    let known = [
      "theme", "theme-query", "ascii", "accessible", "color", "reviewer", "keys", "queue",
      "campaign",
    ]
    try document.checkKeys(of: table, at: "", known: known)
    var configuration = Configuration()
    configuration.theme = try document.string(table, "theme")
    configuration.themeQuery = try document.bool(table, "theme-query") ?? true
    configuration.ascii = try document.bool(table, "ascii")
    configuration.accessible = try document.bool(table, "accessible") ?? false
    configuration.color = try document.bool(table, "color")
    if let reviewers = try document.table("reviewer") {
      for account in reviewers.keys {
        guard let person = try document.string(reviewers, account, at: "reviewer"),
          !person.isEmpty
        else {
          throw document.error(
            "reviewer.\(account)", "the account '\(account)' is mapped to nobody",
            "write \(account) = \"person@example.com\"")
        }
        configuration.reviewer[account] = person
      }
    }
    if let keys = try document.table("keys") {
      try configuration.addKeys(keys, below: "", of: document)
    }
    if let campaigns = try document.table("campaign") {
      for name in campaigns.keys {
        let place = "campaign.\(name)"
        guard let table = campaigns[name]?.table else {
          throw document.error(
            place, "the campaign '\(name)' is no table", "write [campaign.\(name)] above its lines")
        }
        configuration.campaigns[name] = try CampaignTemplate(table, at: place, of: document)
      }
    }
    for (at, queue) in try document.tables("queue") {
      configuration.queues.append(try self.queue(queue, at: at, of: document))
    }
    return configuration
  }

  /// Keys by action. `review.revoke = "x"` is a table within the table, `"review.revoke" = "x"` is not;
  /// both mean the same.
  private mutating func addKeys(
    _ table: TOMLTable, below prefix: String, of document: TOMLDocument
  ) throws(ConfigurationError) {
    for name in table.keys {
      let action = prefix + name
      if let inner = table[name]?.table {
        try addKeys(inner, below: action + ".", of: document)
      } else {
        let place = prefix.isEmpty ? "keys" : "keys." + prefix.dropLast()
        let names = try document.strings(table, name, at: place) ?? []
        keys[action] = (names, document.line("keys.\(action)") ?? 0)
      }
    }
  }

  private static func queue(
    _ table: TOMLTable, at place: String, of document: TOMLDocument
  ) throws(ConfigurationError) -> Queue {
    try document.checkKeys(of: table, at: place, known: ["name", "query"])
    guard let name = try document.string(table, "name", at: place), !name.isEmpty else {
      throw document.error(place, "a queue has no name", "write name = \"Stale Zapier\"")
    }
    guard let query = try document.string(table, "query", at: place) else {
      throw document.error(
        place, "the queue '\(name)' has no query", "write query = \"tool:zapier last:90d+\"")
    }
    do {
      _ = try Query(parsing: query)
    } catch {
      throw document.error("\(place).query", "the queue '\(name)': \(error.message)", error.hint)
    }
    return Queue(name, query)
  }
}
