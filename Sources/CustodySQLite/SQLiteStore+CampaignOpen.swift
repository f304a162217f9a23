import CustodyDomain
import Foundation
import GRDB

/// Ends a transaction without effect, with what it came to.
private struct Unopened: Error {
  let opening: CampaignOpening
}

extension SQLiteStore {
  /// Opens a campaign over what a plan's query holds now: its items are frozen, and each is given to who decides
  /// on it. Where a gate is shut, or with a dry run, nothing is written and the opening has no entry.
  ///
  /// - Parameters:
  ///   - plan: with names as typed; what it rests on is filled in here.
  ///   - planted: items that must be revoked; they stay out of sight until the close.
  /// - Throws: `Refusal` for a name, a date, a query or a person that can't be used.
  public func openCampaign(
    _ plan: CampaignPlan, planted: [ItemID], dryRun: Bool, by reviewer: Reviewer, now: Instant
  ) throws -> CampaignOpening {
    let ledger = try ledgerGate()
    do {
      return try writing(.campaign, by: reviewer, now) { db in
        if !dryRun { try SQLiteStore.permit(.campaign, to: reviewer, db) }
        return try openCampaign(plan, planted, ledger, dryRun: dryRun, reviewer, now, db)
      }
    } catch let stopped as Unopened {
      return stopped.opening
    }
  }

  private func openCampaign(
    _ asked: CampaignPlan, _ planted: [ItemID], _ ledger: CampaignGate, dryRun: Bool,
    _ reviewer: Reviewer, _ now: Instant, _ db: Database
  ) throws -> CampaignOpening {
    var plan = try checked(asked, now, db)
    let query = try Query(parsing: plan.query)
    plan.query = query.description
    let population = try CampaignPopulation(
      plan, query, by: reviewer, self, now: now, db)
    plan.sources = try SQLiteStore.newestFiles(db)
    let salt = newID()
    if !planted.isEmpty {
      let held = Set(population.listed.map(\.item))
      if let stray = planted.first(where: { !held.contains($0) }) {
        throw Refusal(
          rule: "not-in-population", item: stray,
          message: "\(stray) is to be caught and the query doesn't hold it",
          hint: "name items of the population, or widen the query")
      }
      plan.planted = CampaignPlan.Planted(planted, salt: salt)
    }
    var opening = CampaignOpening(
      plan: plan, gates: [], population: population.listed.count,
      toDecide: population.listed.count - population.carried.count,
      carried: population.carried.count, asked: population.asked, entry: nil)
    opening.gates = [
      population.gate(plan), population.overlapGate, population.reviewersGate(plan), ledger,
      try lateGate(
        EntryWriter.tasks(
          db, "status IN (\(EntryWriter.openStatuses)) AND due <= ?", [now.seconds]),
        plan.lateReason, db),
    ]
    guard !dryRun, opening.gates.allSatisfy(\.passes) else { throw Unopened(opening: opening) }
    var writer = try CampaignWriter(
      plan.name, EntryWriter(db, by: reviewer, now: now, rehearsal: options.rehearsal), newID)
    opening.entry = try writer.write(
      .opened(plan, population: population.listed.count, digest: population.digest))
    try writer.write(all: population.listed) { .listed($0) }
    try writer.write(all: population.carried) { .carried($0) }
    if !planted.isEmpty {
      try db.execute(
        sql: "INSERT INTO campaign_planted (campaign, salt, items) VALUES (?, ?, ?)",
        arguments: [plan.name, salt, try ReviewRecord.encoded(planted.sorted())])
    }
    return opening
  }

  /// The plan with names as the people directory has them.
  private func checked(
    _ plan: CampaignPlan, _ now: Instant, _ db: Database
  ) throws -> CampaignPlan {
    func refuse(_ rule: String, _ message: String, _ hint: String) -> Refusal {
      Refusal(rule: rule, item: nil, message: message, hint: hint, remedy: .answer)
    }
    guard CampaignPlan.isName(plan.name) else {
      throw refuse(
        "campaign-name", "'\(plan.name)' can't be a campaign's name",
        "use letters, digits, - . and _, for example Q4-2026")
    }
    guard try CampaignTable.campaign(plan.name, db) == nil else {
      throw refuse(
        "campaign-name", "there is a campaign \(plan.name) already", "choose another name")
    }
    guard plan.due > now else {
      throw refuse(
        "campaign-due", "\(plan.due.dateText) is not ahead", "choose a later date: --due")
    }
    let people = try PeopleIndex(db)
    func person(_ name: String) throws -> String {
      guard let person = try people.person(name) else {
        throw refuse(
          "unknown-person", "no people directory has \(name)",
          "import the directory, or name somebody whom one has")
      }
      guard person.isHuman, !person.hasLeft(now) else {
        throw refuse(
          "unknown-person",
          person.isHuman ? "\(person.name) has left" : "\(person.name) is no person",
          "name somebody who is here")
      }
      return person.id
    }
    var plan = plan
    plan.fallback = try plan.fallback.map { try person($0) }
    for name in plan.stages.flatMap(\.named) { _ = try person(name) }
    plan.stages = try plan.stages.map { choice in
      var known: [String: String] = [:]
      for name in choice.named { known[name] = try person(name) }
      return choice.naming { known[$0] ?? $0 }
    }
    return plan
  }

  /// The newest file of each inventory.
  private static func newestFiles(_ db: Database) throws -> [CampaignPlan.Source] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT f.path, f.format, f.sha256, m.time
        FROM (SELECT source, tenant, format, max(import) AS import FROM import_file
          WHERE source <> '' GROUP BY source, tenant, format) n
        JOIN import_file f ON f.import = n.import AND f.source = n.source
          AND f.tenant IS n.tenant AND f.format = n.format
        JOIN import m ON m.n = f.import ORDER BY f.source, f.format, f.path
        """
    ).map { row in
      let path: String = row[0]
      return CampaignPlan.Source(
        file: path.split(separator: "/").last.map(String.init) ?? path, format: row[1],
        digest: row[2], imported: Instant(seconds: row[3]))
    }
  }
}

extension CampaignPopulation {
  fileprivate func gate(_ plan: CampaignPlan) -> CampaignGate {
    listed.isEmpty
      ? .shut(
        .population, "the query holds nothing: \(plan.query)",
        "look with custody list, then change it")
      : .open(.population, "\(CampaignGate.items(listed.count)) reviewed")
  }

  fileprivate var overlapGate: CampaignGate {
    taken.isEmpty
      ? .open(.overlap, "no other open campaign holds them")
      : .shut(
        .overlap, "\(taken.count) of them stand in another open campaign",
        "close that campaign first, or leave them out: !campaign:open", taken)
  }

  fileprivate func reviewersGate(_ plan: CampaignPlan) -> CampaignGate {
    unanswered.isEmpty
      ? .open(.reviewers, "every item has somebody who may decide on it")
      : .shut(
        .reviewers, "\(unanswered.count) of them have nobody who may decide",
        plan.fallback.isEmpty
          ? "name an owner for each, or somebody who stands in: --fallback PERSON"
          : "name an owner for each, or a --fallback who neither uses nor asked for them",
        unanswered)
  }
}
