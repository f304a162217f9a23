import CustodyDomain
import Foundation
import GRDB

extension SQLiteStore: CampaignStore {
  /// The campaigns, the newest first, with their numbers; shares, pace, drift and gates are left out.
  public func campaigns(now: Instant) throws -> [CampaignStanding] {
    try read { db in
      try CampaignTable.all(db).map { campaign in
        try standing(campaign, db)
      }
    }
  }

  /// One campaign, whole; nil where there is none of that name.
  public func campaign(_ name: String, now: Instant) throws -> CampaignStanding? {
    let ledger = try ledgerGate()
    return try read { db in
      guard let campaign = try CampaignTable.campaign(name, db) else { return nil }
      var standing = try standing(campaign, db)
      let work = try work(campaign, db)
      (standing.shares, standing.pace) = (work.shares, work.pace)
      guard campaign.close == nil else { return standing }
      standing.drift = try drift(campaign, now, db)
      standing.gates =
        try caseGates(campaign, undecided: nil, now: now, db)
        + [ledger, try lateGate(openTasks(of: campaign, db), nil, db)]
      return standing
    }
  }

  /// The items of a campaign after one (nil: from the first), in the order of their ids.
  public func campaignCases(
    _ name: String, outcome: CampaignCase.Outcome?, after item: ItemID?, limit: Int
  ) throws -> [CampaignCase] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT body FROM campaign_case WHERE campaign = ? AND item > ?
            AND outcome = coalesce(?, outcome) ORDER BY item LIMIT ?
          """, arguments: [name, item?.text ?? "", outcome?.rawValue, max(0, limit)]
      ).map { try ReviewRecord.decoded($0) }
    }
  }

  /// Asks another person in the place of one who is asked: about all of their items, or about those that a
  /// query holds.
  ///
  /// - Returns: the items.
  /// - Throws: `Refusal` where nothing could be given, or nobody to give it to; and for what others are asked
  ///   to whoever doesn't administer.
  public func delegate(
    _ campaign: String, from: String, to: String, note: String, query: Query?, escalates: Bool,
    by reviewer: Reviewer, now: Instant
  ) throws -> [ItemID] {
    let giver = try person(named: from)?.id ?? from
    let own = !escalates && [reviewer.account, reviewer.person].contains(giver)
    let deed: Segregation.Deed = own ? .delegate : .campaign
    return try writing(deed, by: reviewer, now) { db in
      let people = try PeopleIndex(db)
      try SQLiteStore.permit(deed, to: reviewer, db)
      let open = try SQLiteStore.openCampaign(campaign, db)
      guard let person = try people.person(to), person.isHuman, !person.hasLeft(now) else {
        throw Refusal(
          rule: "unknown-person", item: nil,
          message: "\(to) can't be asked: no people directory has them, or they have left",
          hint: "name a person who is here", remedy: .answer)
      }
      guard !note.isBlank else {
        throw Refusal(
          rule: "note-missing", item: nil, message: "a delegation says why",
          hint: "give the reason: --note", remedy: .answer)
      }
      let access = try AccessTable.fold(db)
      guard access.isOpen || access.roles(of: person.id).contains(.reviewer) else {
        throw Refusal(
          rule: "no-reviewer", item: nil, message: "\(person.id) hasn't the role reviewer",
          hint: "name somebody who has: custody roles list", remedy: .answer)
      }
      let given = try delegable(
        open.plan.name, giver, query ?? .all, to: person, reviewer, now, db)
      guard !given.items.isEmpty else {
        throw Refusal(
          rule: "nothing-to-delegate", item: given.barred.first?.item,
          message: given.barred.first.map { "\(person.id) may not decide on \($0.name)" }
            ?? "\(giver) is asked about nothing of the kind in \(campaign)",
          hint: "custody campaign status \(campaign) shows who is asked")
      }
      var writer = try CampaignWriter(
        campaign, EntryWriter(db, by: reviewer, now: now, rehearsal: options.rehearsal), newID)
      try writer.write(all: given.items) { items in
        .delegated(
          CampaignRecord.Delegation(
            from: giver, to: person.id, note: note, escalates: escalates, items: items))
      }
      return given.items
    }
  }

  /// The items that one person is asked about and another may decide on.
  private func delegable(
    _ campaign: String, _ giver: String, _ query: Query, to person: Person,
    _ reviewer: Reviewer, _ now: Instant, _ db: Database
  ) throws -> (items: [ItemID], barred: [CampaignGate.Named]) {
    let condition = try compiler(db, now, .whole).condition(query)
    let ids = try String.fetchAll(
      db,
      sql: """
        SELECT i.id FROM item i JOIN campaign_asked q ON q.item = i.id
        WHERE q.campaign = ? AND q.person = ? AND \(condition.sql) ORDER BY i.id
        """, arguments: [campaign, giver] + StatementArguments(condition.values))
    let contexts = try ReviewContexts(db, options, for: reviewer, now: now)
    let rules = ReviewRules(policy: options.policy)
    var items: [ItemID] = []
    var barred: [CampaignGate.Named] = []
    let end = now.adding(days: 1)
    let requests = ids.map { DecisionRequest(item: ItemID($0), action: .recertify(until: end)) }
    try contexts.each(requests) { subject, requests in
      let context = try contexts.context(of: subject, knowing: person)
      if rules.bars(person, from: requests[0], in: context, now: now) == nil {
        items.append(requests[0].item)
      } else {
        barred.append(.init(item: requests[0].item, name: subject.loaded.item.identity))
      }
    }
    return (items, barred)
  }

  // MARK: Numbers

  private func standing(
    _ campaign: CampaignFold.Campaign, _ db: Database
  ) throws -> CampaignStanding {
    CampaignStanding(
      plan: campaign.plan, entry: campaign.entry, opened: campaign.opened, by: campaign.by,
      population: campaign.population, digest: campaign.digest,
      outcomes: try outcomes(of: campaign.plan.name, db), close: campaign.close,
      closeEntry: campaign.closeEntry, closed: campaign.closed)
  }

  /// What each reviewer did, by the ledger, and has to do; and how many items were settled on which day.
  private func work(
    _ campaign: CampaignFold.Campaign, _ db: Database
  ) throws -> (shares: [CampaignStanding.Share], pace: [Int64: Int]) {
    var shares: [String: CampaignStanding.Share] = [:]
    var pace: [Int64: Int] = [:]
    let entries = try Row.fetchCursor(
      db,
      sql: """
        SELECT l.sequence, l.body, k.entry FROM ledger l
        JOIN campaign_case k ON k.item = l.item AND k.campaign = ?
        WHERE l.sequence > ? AND l.sequence < ? AND l.action <> 'task' ORDER BY l.sequence
        """, arguments: [campaign.plan.name, campaign.entry, campaign.closeEntry ?? Int.max])
    while let row = try entries.next() {
      guard let record = try? StatementParser.record(Array(row[1] as Data)),
        case .decision(let decision) = record.content, decision.campaign == campaign.plan.name
      else { continue }
      let person = record.author.name
      shares[person, default: .init(person: person)].decisions[decision.action.word, default: 0] +=
        1
      if (row[2] as Int?) == (row[0] as Int) { pace[record.time.dayNumber, default: 0] += 1 }
    }
    for row in try Row.fetchAll(
      db, sql: "SELECT person, count(*) FROM campaign_asked WHERE campaign = ? GROUP BY person",
      arguments: [campaign.plan.name])
    {
      let person: String = row[0]
      shares[person, default: .init(person: person)].asked = row[1]
    }
    return (
      shares.values.sorted {
        ($1.asked, $1.decided, $0.person) < ($0.asked, $0.decided, $1.person)
      },
      pace
    )
  }

  private func drift(
    _ campaign: CampaignFold.Campaign, _ now: Instant, _ db: Database
  ) throws -> CampaignStanding.Drift {
    let name = campaign.plan.name
    let condition = try compiler(db, now, .whole).condition(Query(parsing: campaign.plan.query))
    let new = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM item i WHERE \(condition.sql) AND NOT EXISTS (
          SELECT 1 FROM campaign_case k WHERE k.campaign = ? AND k.item = i.id)
        """, arguments: StatementArguments(condition.values) + [name])
    let departed = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM campaign_case k JOIN item i ON i.id = k.item
        WHERE k.campaign = ? AND i.presence = 'departed'
        """, arguments: [name])
    let changed = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM campaign_case k JOIN item i ON i.id = k.item
        WHERE k.campaign = ? AND i.presence = 'present' AND EXISTS (
          SELECT 1 FROM change c JOIN import m ON m.n = c.import
          WHERE c.item = i.n AND m.entry > ?)
        """, arguments: [name, campaign.entry])
    return .init(new: new ?? 0, departed: departed ?? 0, changed: changed ?? 0)
  }
}

extension SQLiteStore {
  /// A reminder for each person who is asked about something in an open campaign, who has most to do first.
  public func reminders(_ campaign: String, now: Instant) throws -> [Reminder] {
    try read { db in
      let open = try SQLiteStore.openCampaign(campaign, db)
      let people = try PeopleIndex(db)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT q.person, count(*), sum(i.risk >= ?) FROM campaign_asked q
          JOIN item i ON i.id = q.item WHERE q.campaign = ?
          GROUP BY q.person ORDER BY 2 DESC, 1
          """, arguments: [Severity.high.rawValue, campaign]
      ).map { row in
        let person: String = row[0]
        let known = try people.person(person)
        let first = try Row.fetchAll(
          db,
          sql: """
            SELECT \(ItemRow.selection) FROM campaign_asked q JOIN item i ON i.id = q.item
            WHERE q.campaign = ? AND q.person = ? ORDER BY i.risk_key, i.last_key, i.id LIMIT 5
            """, arguments: [campaign, person]
        ).map { try ItemRow(stored: $0) }
        return Reminder(
          plan: open.plan, person: person, name: known?.name ?? person, email: known?.email,
          count: row[1], worst: row[2] ?? 0, first: first)
      }
    }
  }

  /// What lists call an item; nil where there is none.
  public func identity(of item: ItemID) throws -> String? {
    try read { db in try SQLiteStore.identity(of: item, db) }
  }
}
