import CustodyDomain
import GRDB

/// Campaigns as they lie in their tables.
enum CampaignTable {
  private static let columns =
    "name, entry, opened, by, due, population, digest, plan, close_entry, closed, close"

  /// A campaign without its items.
  private static func campaign(_ row: Row) throws -> CampaignFold.Campaign {
    var campaign = CampaignFold.Campaign(
      plan: try ReviewRecord.decoded(row[7]), entry: row[1], opened: Instant(seconds: row[2]),
      by: row[3], population: row[5], digest: Hash256(hex: row[6]) ?? .empty)
    campaign.closeEntry = row[8]
    campaign.closed = (row[9] as Int64?).map(Instant.init(seconds:))
    campaign.close = try (row[10] as String?).map(ReviewRecord.decoded)
    return campaign
  }

  /// The campaigns, without their items, the newest first.
  static func all(_ db: Database) throws -> [CampaignFold.Campaign] {
    try Row.fetchAll(db, sql: "SELECT \(columns) FROM campaign ORDER BY entry DESC")
      .map(campaign)
  }

  /// One campaign, without its items.
  static func campaign(_ name: String, _ db: Database) throws -> CampaignFold.Campaign? {
    try Row.fetchOne(
      try db.cachedStatement(sql: "SELECT \(columns) FROM campaign WHERE name = ?"),
      arguments: [name]
    ).map(campaign)
  }

  /// An item in a campaign.
  static func found(
    _ item: ItemID, in campaign: String, _ db: Database
  ) throws -> CampaignCase? {
    try String.fetchOne(
      try db.cachedStatement(
        sql: "SELECT body FROM campaign_case WHERE campaign = ? AND item = ?"),
      arguments: [campaign, item.text]
    ).map(ReviewRecord.decoded)
  }

  /// The open campaign that holds an item, with the item in it; there is one at most.
  static func open(
    holding item: ItemID, _ db: Database
  ) throws -> (name: String, found: CampaignCase)? {
    guard
      let row = try Row.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT k.campaign, k.body FROM campaign_case k JOIN campaign c ON c.name = k.campaign
            WHERE k.item = ? AND c.close_entry IS NULL
            """), arguments: [item.text])
    else { return nil }
    return (row[0], try ReviewRecord.decoded(row[1]))
  }

  /// The items of a campaign in the order of their ids.
  static func cases(of campaign: String, _ db: Database) throws -> [CampaignCase] {
    let rows = try String.fetchCursor(
      db, sql: "SELECT body FROM campaign_case WHERE campaign = ? ORDER BY item",
      arguments: [campaign])
    var cases: [CampaignCase] = []
    while let body = try rows.next() { cases.append(try ReviewRecord.decoded(body)) }
    return cases
  }

  /// Who is asked by a campaign now.
  static func asked(in campaign: String, _ db: Database) throws -> [ItemID: Set<String>] {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT item, person FROM campaign_asked WHERE campaign = ?", arguments: [campaign])
    var asked: [ItemID: Set<String>] = [:]
    while let row = try rows.next() { asked[ItemID(row[0]), default: []].insert(row[1]) }
    return asked
  }

  // MARK: Writing

  /// Moves the tables as an entry says.
  ///
  /// - Throws: `StoreError.readOnly` where it doesn't follow from what is there.
  static func move(_ record: LedgerRecord, _ db: Database) throws {
    switch record.content {
    case .decision(let decision):
      guard let name = decision.campaign else { return }
      guard let campaign = try campaign(name, db), campaign.close == nil,
        var found = try found(decision.item, in: name, db)
      else { throw fault(name) }
      found.apply(decision, by: record.author.name, entry: record.number, in: campaign.plan)
      try put(found, in: name, db)
    case .campaign(let campaign): try move(campaign, record, db)
    default: break
    }
  }

  private static func fault(_ name: String) -> StoreError {
    .readOnly("the campaign \(name) can't go on as it is; run custody verify")
  }

  private static func move(
    _ campaign: CampaignRecord, _ record: LedgerRecord, _ db: Database
  ) throws {
    let name = campaign.campaign
    switch campaign.event {
    case .opened(let plan, let population, let digest):
      try db.execute(
        sql: """
          INSERT INTO campaign (name, entry, opened, by, due, population, digest, plan)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          name, record.number, record.time.seconds, record.author.name, plan.due.seconds,
          population, digest.hex, try ReviewRecord.encoded(plan),
        ])
    case .closed(let close):
      for var found in try cases(of: name, db) where found.outcome == .pending {
        found.leave(record.number)
        try put(found, in: name, db)
      }
      try db.execute(
        sql: "UPDATE campaign SET close_entry = ?, closed = ?, close = ? WHERE name = ?",
        arguments: [record.number, record.time.seconds, try ReviewRecord.encoded(close), name])
    case .listed, .carried, .delegated, .departed, .returned:
      for (index, item) in campaign.items.enumerated() {
        guard
          let moved = campaign.moved(
            index, try found(item, in: name, db), entry: record.number)
        else { throw fault(name) }
        try put(moved, in: name, db)
      }
    }
  }

  private static func put(_ found: CampaignCase, in name: String, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO campaign_case (campaign, item, outcome, entry, body)
        VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      name, found.item.text, found.outcome.rawValue, found.entry, try ReviewRecord.encoded(found),
    ])
    try db.cachedStatement(sql: "DELETE FROM campaign_asked WHERE campaign = ? AND item = ?")
      .execute(arguments: [name, found.item.text])
    let ask = try db.cachedStatement(
      sql: "INSERT INTO campaign_asked (campaign, item, person) VALUES (?, ?, ?)")
    for person in found.asked { try ask.execute(arguments: [name, found.item.text, person]) }
  }
}
