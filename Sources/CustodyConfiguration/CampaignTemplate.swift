import TOMLKit

/// What `[campaign.NAME]` in config.toml says of campaigns that are opened again and again.
public struct CampaignTemplate: Hashable, Sendable {
  /// What it covers.
  public var query: String?
  /// For how long: `28d`.
  public var due: String?
  /// Who decides, as for `--reviewers`.
  public var reviewers: String?
  /// Who decides in a second stage.
  public var second: String?
  /// Who decides where nobody else may.
  public var fallback: String?
  /// Whether unchanged items are carried over.
  public var onlyChanged: Bool

  /// Reads one.
  init(
    _ table: TOMLTable, at place: String, of document: TOMLDocument
  ) throws(ConfigurationError) {
    try document.checkKeys(
      of: table, at: place,
      known: ["query", "due", "reviewers", "second", "fallback", "only-changed"])
    query = try document.string(table, "query", at: place)
    due = try document.string(table, "due", at: place)
    reviewers = try document.string(table, "reviewers", at: place)
    second = try document.string(table, "second", at: place)
    fallback = try document.string(table, "fallback", at: place)
    onlyChanged = try document.bool(table, "only-changed", at: place) ?? false
  }
}
