import CustodyDomain
import Foundation
import GRDB

/// What must be so before a campaign opens or closes, as the store finds it.
extension SQLiteStore {
  /// That the ledger verifies. It reads all of it, so it is asked before anything is written.
  func ledgerGate() throws -> CampaignGate {
    let report = try verify()
    guard let problem = report.problems.first else {
      return .open(.ledger, "the ledger verifies: \(report.entries) entries")
    }
    return .shut(
      .ledger, "the ledger doesn't verify: \(problem.at), \(problem.what)",
      "custody verify says what to do")
  }

  /// That no task is late, or why that is accepted.
  func lateGate(
    _ tasks: [Revocation], _ reason: String?, _ db: Database
  ) throws -> CampaignGate {
    if tasks.isEmpty {
      return .open(.revocations, "every revocation and rotation is proven or cannot be applied")
    }
    if let reason, !reason.isBlank {
      return .open(.revocations, "\(tasks.count) are not proven, accepted: \(reason)")
    }
    let named = try tasks.prefix(CampaignGate.most).map { task in
      CampaignGate.Named(
        item: task.item, name: try SQLiteStore.identity(of: task.item, db) ?? task.name,
        why: "entry \(task.entry), due \(task.due.dateText), \(task.status.rawValue)")
    }
    return .shut(
      .revocations, "\(tasks.count) revocations or rotations are not proven",
      "import again when they are carried out, or say why they wait: --late REASON", named,
      count: tasks.count)
  }

  /// What lists call an item; nil where there is none.
  static func identity(of item: ItemID, _ db: Database) throws -> String? {
    try Row.fetchOne(
      try db.cachedStatement(sql: "SELECT kind, name, principal FROM item WHERE id = ?"),
      arguments: [item.text]
    ).flatMap { row in
      ItemKind(rawValue: row[0]).map {
        ItemRow.identity(kind: $0, name: row[1], principal: row[2])
      }
    }
  }

  /// Gates that look at the items of a campaign and nothing else.
  func caseGates(
    _ campaign: CampaignFold.Campaign, undecided reason: String?, now: Instant, _ db: Database
  ) throws -> [CampaignGate] {
    [
      try accountGate(campaign, db), try decidedGate(campaign, reason, now, db),
      try ownersGate(campaign, db), try draftsGate(campaign, db),
    ]
  }

  /// That the population is as it was frozen. Which items are missing or too many is found in the ledger.
  private func accountGate(
    _ campaign: CampaignFold.Campaign, _ db: Database
  ) throws -> CampaignGate {
    let name = campaign.plan.name
    let kept = try Row.fetchAll(
      db, sql: "SELECT item, body FROM campaign_case WHERE campaign = ?", arguments: [name])
    var population: [(item: ItemID, frozen: Hash256)] = []
    for row in kept {
      let found: CampaignCase? = try? ReviewRecord.decoded(row[1])
      population.append((ItemID(row[0]), found?.frozen ?? .empty))
    }
    if kept.count == campaign.population,
      CampaignRecord.digest(of: population) == campaign.digest
    {
      let sides = try outcomes(of: name, db)
      func count(_ account: CampaignCase.Account) -> Int {
        sides.filter { $0.key.account == account }.values.reduce(0, +)
      }
      return .open(
        .account,
        "\(campaign.population) items = \(count(.decided)) decided + \(count(.pending)) pending"
          + " + \(count(.refused)) without a decision")
    }
    let held = Dictionary(population.map { ($0.item, $0.frozen) }) { first, _ in first }
    var first: [ItemID: Hash256] = [:]
    let bodies = try Row.fetchCursor(
      db, sql: "SELECT body FROM ledger WHERE action = 'campaign' AND sequence > ?",
      arguments: [campaign.entry])
    while let row = try bodies.next() {
      guard let record = try? StatementParser.record(Array(row[0] as Data)),
        case .campaign(let part) = record.content, part.campaign == name,
        case .listed(let listed) = part.event
      else { continue }
      for one in listed { first[one.item] = one.frozen }
    }
    let wrong = Set(first.keys).union(held.keys).filter { first[$0] != held[$0] }.sorted()
    return .shut(
      .account,
      "the population isn't what was frozen: \(campaign.population) items then, \(kept.count) now",
      "restore the store from a backup; custody verify says more",
      try wrong.prefix(CampaignGate.most).map { item in
        .init(
          item: item, name: try SQLiteStore.identity(of: item, db) ?? item.text,
          why: held[item] == nil ? "missing" : first[item] == nil ? "added" : "altered")
      }, count: wrong.count)
  }

  private func decidedGate(
    _ campaign: CampaignFold.Campaign, _ reason: String?, _ now: Instant, _ db: Database
  ) throws -> CampaignGate {
    let name = campaign.plan.name
    let pending = try outcomes(of: name, db)[.pending] ?? 0
    if pending == 0 { return .open(.decided, "every item is decided or gone") }
    let overdue = campaign.plan.due <= now
    if overdue, let reason, !reason.isBlank {
      return .open(.decided, "\(CampaignGate.items(pending)) left undecided and open: \(reason)")
    }
    let named = try Row.fetchAll(
      db,
      sql: """
        SELECT k.item, group_concat(q.person, ', ') FROM campaign_case k
        LEFT JOIN campaign_asked q ON q.campaign = k.campaign AND q.item = k.item
        WHERE k.campaign = ? AND k.outcome = 'pending' GROUP BY k.item ORDER BY k.item LIMIT ?
        """, arguments: [name, CampaignGate.most]
    ).map { row in
      let item = ItemID(row[0])
      return CampaignGate.Named(
        item: item, name: try SQLiteStore.identity(of: item, db) ?? item.text,
        why: (row[1] as String?).map { "asked: \($0)" })
    }
    return .shut(
      .decided, "\(CampaignGate.items(pending)) undecided; silence is no approval",
      overdue
        ? "have them decided, escalate them, or leave them undecided and open: --undecided REASON"
        : "custody campaign remind \(name); from \(campaign.plan.due.dateText) on they may be left "
          + "undecided, with a reason", named, count: pending)
  }

  private func ownersGate(
    _ campaign: CampaignFold.Campaign, _ db: Database
  ) throws -> CampaignGate {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT i.id, i.kind, i.name, i.principal, count(*) OVER ()
        FROM campaign_case k JOIN item i ON i.id = k.item
        WHERE k.campaign = ? AND k.outcome IN ('kept', 'rotated', 'carried')
          AND i.presence = 'present' AND i.state NOT IN ('revoking', 'removed')
          AND (i.owner = '' OR i.owner_left)
        ORDER BY i.id LIMIT ?
        """, arguments: [campaign.plan.name, CampaignGate.most])
    guard let first = rows.first else {
      return .open(.owners, "everything that stays has an owner")
    }
    return .shut(
      .owners, "\(CampaignGate.items(first[4])) to stay without an owner",
      "name an owner: custody reassign ITEM --to PERSON",
      rows.map { row in
        .init(
          item: ItemID(row[0]),
          name: ItemKind(rawValue: row[1]).map {
            ItemRow.identity(kind: $0, name: row[2], principal: row[3])
          } ?? row[2])
      }, count: first[4])
  }

  private func draftsGate(
    _ campaign: CampaignFold.Campaign, _ db: Database
  ) throws -> CampaignGate {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT d.item, d.author, d.word, count(*) OVER () FROM draft d
        JOIN campaign_case k ON k.item = d.item WHERE k.campaign = ?
        ORDER BY d.author, d.position LIMIT ?
        """, arguments: [campaign.plan.name, CampaignGate.most])
    guard let first = rows.first else { return .open(.drafts, "no drafts wait to be submitted") }
    return .shut(
      .drafts, "\(first[3] as Int) drafts wait to be submitted",
      "submit them in the dashboard (S), or undo them (u)",
      try rows.map { row in
        let item = ItemID(row[0])
        return .init(
          item: item, name: try SQLiteStore.identity(of: item, db) ?? item.text,
          why: "\(row[2] as String) by \(row[1] as String)")
      }, count: first[3])
  }

  /// How many items of a campaign there are of each outcome.
  func outcomes(
    of campaign: String, _ db: Database
  ) throws -> [CampaignCase.Outcome: Int] {
    var counts: [CampaignCase.Outcome: Int] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT outcome, count(*) FROM campaign_case WHERE campaign = ? GROUP BY outcome",
      arguments: [campaign])
    {
      guard let outcome = CampaignCase.Outcome(rawValue: row[0]) else { continue }
      counts[outcome] = row[1]
    }
    return counts
  }

  /// The tasks of a campaign's decisions that no import has proven and nobody has called off.
  func openTasks(
    of campaign: CampaignFold.Campaign, _ db: Database
  ) throws -> [Revocation] {
    try EntryWriter.tasks(
      db,
      """
      status IN (\(EntryWriter.openStatuses)) AND item IN (
        SELECT item FROM campaign_case WHERE campaign = ?)
      """, [campaign.plan.name])
  }
}
