import CustodyDomain
import Foundation
import GRDB

extension SQLiteStore {
  /// What a campaign came to, made from the ledger's entries and nothing else; nil where no entry opened it.
  ///
  /// - Throws: `StoreError.readOnly` where an entry can't be read.
  public func campaignReport(_ name: String) throws -> CampaignReport? {
    try read { db in
      var fold = CampaignReportFold(of: name)
      let rows = try Row.fetchCursor(db, sql: "SELECT sequence, body FROM ledger ORDER BY sequence")
      while !fold.isClosed, let row = try rows.next() {
        guard let record = try? StatementParser.record(Array(row[1] as Data)) else {
          throw StoreError.readOnly(
            "entry \(row[0] as Int) can't be read, so nothing is reported; run custody verify")
        }
        fold.apply(record)
      }
      guard let head = try EntryWriter.frontier(at: fold.last, db)?.head else {
        throw StoreError.readOnly("entries of the ledger are missing; run custody verify")
      }
      return fold.report(after: head, policy: options.policy)
    }
  }
}
