import CustodyDomain
import GRDB

/// Ends a transaction without effect, with what it came to.
private struct Unclosed: Error {
  let closing: CampaignClosing
}

extension SQLiteStore {
  /// Closes a campaign if its gates are open. With a dry run, or where one is shut, nothing is written.
  ///
  /// - Parameters:
  ///   - undecided: why items stay undecided; only after the due date.
  ///   - late: why revocations that no import has proven don't hold it up.
  /// - Throws: `Refusal` where there is no such open campaign.
  public func closeCampaign(
    _ name: String, undecided: String?, late: String?, dryRun: Bool, by reviewer: Reviewer,
    now: Instant
  ) throws -> CampaignClosing {
    let ledger = try ledgerGate()
    do {
      return try writing(.campaign, by: reviewer, now) { db in
        if !dryRun { try SQLiteStore.permit(.campaign, to: reviewer, db) }
        let campaign = try SQLiteStore.openCampaign(name, db)
        let tasks = try openTasks(of: campaign, db)
        var closing = CampaignClosing(
          gates: try caseGates(campaign, undecided: undecided, now: now, db)
            + [ledger, try lateGate(tasks, late, db)],
          close: nil, entry: nil)
        guard closing.gates.allSatisfy(\.passes) else { throw Unclosed(closing: closing) }
        let writer = try EntryWriter(db, by: reviewer, now: now, rehearsal: options.rehearsal)
        closing.close = try close(
          campaign, entry: writer.next, undecided, late, tasks.map(\.entry),
          CampaignTerms(options.policy, gates: closing.gates), db)
        guard !dryRun, let close = closing.close else { throw Unclosed(closing: closing) }
        var campaignWriter = try CampaignWriter(name, writer, newID)
        closing.entry = try campaignWriter.write(.closed(close))
        try db.execute(sql: "DELETE FROM campaign_planted WHERE campaign = ?", arguments: [name])
        return closing
      }
    } catch let stopped as Unclosed {
      return stopped.closing
    }
  }

  /// The open campaign of a name.
  static func openCampaign(_ name: String, _ db: Database) throws -> CampaignFold.Campaign {
    guard let campaign = try CampaignTable.campaign(name, db) else {
      let names = try CampaignTable.all(db).map(\.plan.name)
      throw Refusal(
        rule: "no-such-campaign", item: nil, message: "there is no campaign \(name)",
        hint: names.isEmpty
          ? "open one: custody campaign open" : "there are " + names.joined(separator: ", "))
    }
    guard campaign.close == nil else {
      throw Refusal(
        rule: "campaign-closed", item: nil,
        message: "\(name) was closed on \(campaign.closed?.dateText ?? "a day before")",
        hint: "custody campaign status \(name) tells how it ended")
    }
    return campaign
  }

  private func close(
    _ campaign: CampaignFold.Campaign, entry: Int, _ undecided: String?, _ late: String?,
    _ tasks: [Int], _ terms: CampaignTerms, _ db: Database
  ) throws -> CampaignClose {
    let name = campaign.plan.name
    var cases = try CampaignTable.cases(of: name, db)
    let isPending = cases.contains { $0.outcome == .pending }
    for index in cases.indices { cases[index].leave(entry) }
    return CampaignClose(
      outcomes: CampaignClose.outcomes(of: cases), digest: CampaignClose.digest(of: cases),
      undecidedReason: isPending ? undecided : nil, late: tasks,
      lateReason: tasks.isEmpty ? nil : late, planted: try revealed(name, cases, db), terms: terms)
  }

  private func revealed(
    _ name: String, _ cases: [CampaignCase], _ db: Database
  ) throws -> CampaignClose.Revealed? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT salt, items FROM campaign_planted WHERE campaign = ?", arguments: [name])
    else { return nil }
    let items: [ItemID] = try ReviewRecord.decoded(row[1])
    let caught = Set(cases.filter { $0.outcome == .revoked }.map(\.item))
    return CampaignClose.Revealed(
      salt: row[0], items: items.sorted(), caught: items.filter(caught.contains).sorted())
  }
}
