import CustodyDomain
import GRDB

/// What every screen shows of open campaigns.
extension SQLiteStore {
  /// The campaigns that are open, the first due first.
  public func campaignsAtWork() throws -> [CampaignGlance] {
    try read { db in try SQLiteStore.campaignsAtWork(db) }
  }

  /// The same within a transaction. Indexes alone answer it.
  static func campaignsAtWork(_ db: Database) throws -> [CampaignGlance] {
    try CampaignTable.all(db).filter { $0.close == nil }.map { campaign in
      let name = campaign.plan.name
      var sides: [CampaignCase.Account: Int] = [:]
      for row in try Row.fetchAll(
        try db.cachedStatement(
          sql: "SELECT outcome, count(*) FROM campaign_case WHERE campaign = ? GROUP BY outcome"),
        arguments: [name])
      {
        guard let outcome = CampaignCase.Outcome(rawValue: row[0]) else { continue }
        sides[outcome.account, default: 0] += row[1] as Int
      }
      var asked: [String: Int] = [:]
      for row in try Row.fetchAll(
        try db.cachedStatement(
          sql: "SELECT person, count(*) FROM campaign_asked WHERE campaign = ? GROUP BY person"),
        arguments: [name])
      {
        asked[row[0]] = row[1]
      }
      return CampaignGlance(
        name: name, query: campaign.plan.query, due: campaign.plan.due,
        population: campaign.population, decided: sides[.decided] ?? 0,
        pending: sides[.pending] ?? 0, asked: asked)
    }.sorted { ($0.due, $0.name) < ($1.due, $1.name) }
  }

  /// Rows with their drafts, and with their places in open campaigns.
  static func withReview(_ rows: [ItemRow], _ db: Database) throws -> [ItemRow] {
    let rows = try withDrafts(rows, db)
    guard
      try Bool.fetchOne(
        try db.cachedStatement(
          sql: "SELECT EXISTS (SELECT 1 FROM campaign WHERE close_entry IS NULL)")) ?? false
    else { return rows }
    return try rows.map { row in
      var row = row
      row.campaign = try CampaignTable.open(holding: row.id, db)
        .map { CampaignPlace(campaign: $0.name, found: $0.found) }
      return row
    }
  }
}
