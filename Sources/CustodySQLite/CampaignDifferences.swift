import CustodyDomain
import GRDB

extension CampaignTable {
  /// Where the tables of campaigns aren't what the entries add up to.
  static func differences(
    _ fold: CampaignFold, _ db: Database
  ) throws -> [VerifyReport.Problem] {
    var problems: [VerifyReport.Problem] = []
    var missing = Set(fold.campaigns.keys)
    for stored in try all(db) {
      let name = stored.plan.name
      missing.remove(name)
      guard let implied = fold.campaigns[name] else {
        problems.append(problem(name, "no entry of the ledger opened it"))
        continue
      }
      var plain = implied
      plain.cases = [:]
      if plain != stored {
        problems.append(
          problem(name, "its plan, dates or end are not those of the ledger"))
      }
      problems += try differences(implied, db)
    }
    return problems + missing.sorted().map { problem($0, "the store has lost it") }
  }

  private static func differences(
    _ implied: CampaignFold.Campaign, _ db: Database
  ) throws -> [VerifyReport.Problem] {
    let name = implied.plan.name
    var problems: [VerifyReport.Problem] = []
    var missing = Set(implied.cases.keys)
    let asked = try asked(in: name, db)
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT item, outcome, entry, body FROM campaign_case WHERE campaign = ? ORDER BY item",
      arguments: [name])
    while let row = try rows.next() {
      let item = ItemID(row[0])
      missing.remove(item)
      let stored: CampaignCase? = try? ReviewRecord.decoded(row[3])
      guard let one = implied.cases[item] else {
        problems.append(problem(name, "no entry of the ledger put \(item) into it"))
        continue
      }
      if stored != one || row[1] != one.outcome.rawValue || row[2] != one.entry {
        problems.append(
          problem(
            name,
            "of \(item) the store says \(row[1] as String), the ledger says \(one.outcome.rawValue), "
              + "or who decided differs"))
      } else if asked[item] ?? [] != Set(one.asked) {
        problems.append(problem(name, "others are asked about \(item) than the ledger says"))
      }
    }
    return problems
      + missing.sorted().map { problem(name, "the store has lost \($0) from it") }
  }

  private static func problem(_ name: String, _ what: String) -> VerifyReport.Problem {
    VerifyReport.Problem(
      at: "campaign \(name)", what: "state differs: \(what)",
      remedy: "Trust the ledger: custody ledger list shows what happened.")
  }
}
