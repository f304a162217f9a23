import CustodyDomain
import GRDB

/// What the table of who may do what refuses is an entry of the ledger, one for a command or a submit.
extension SQLiteStore {
  /// Writes in one transaction, and keeps it where the table refuses.
  func writing<Value>(
    _ deed: Segregation.Deed, by reviewer: Reviewer, _ now: Instant,
    _ body: (Database) throws -> Value
  ) throws -> Value {
    do {
      return try write(body)
    } catch let refusal as Refusal {
      _ = try write { try log([refusal], deed, by: reviewer, now, $0) }
      throw refusal
    }
  }

  /// Keeps what the table refused of some decisions.
  ///
  /// - Returns: the ledger's head after; nil where it refused nothing.
  func log(
    _ refused: [Refusal], _ requests: [DecisionRequest], by reviewer: Reviewer, _ now: Instant,
    _ db: Database
  ) throws -> LedgerHead? {
    let items = Set(AccessRefusal.given(by: refused).compactMap(\.item))
    guard let first = requests.first(where: { items.contains($0.item) }) else { return nil }
    return try log(refused, first.action.deed, by: reviewer, now, db)
  }

  /// Keeps what the table refused.
  ///
  /// - Returns: the ledger's head after; nil where it refused nothing.
  func log(
    _ refused: [Refusal], _ deed: Segregation.Deed, by reviewer: Reviewer, _ now: Instant,
    _ db: Database
  ) throws -> LedgerHead? {
    guard let kept = AccessRefusal(refused, of: deed) else { return nil }
    var writer = try EntryWriter(db, by: reviewer, now: now, rehearsal: options.rehearsal)
    _ = try writer.append(.access(AccessRecord(id: newID(), change: .refused(kept))))
    return writer.newHead
  }
}
