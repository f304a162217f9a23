import CustodyDomain
import GRDB

extension SQLiteStore {
  /// Revocation and rotation tasks: open ones first, then by when they are due.
  public func revocations(openOnly: Bool) throws -> [Revocation] {
    try read { db in
      let open = try EntryWriter.tasks(db, "status IN (\(EntryWriter.openStatuses))")
        .sorted { ($0.due, $0.entry) < ($1.due, $1.entry) }
      if openOnly { return open }
      let closed = try EntryWriter.tasks(db, "status NOT IN (\(EntryWriter.openStatuses))")
        .sorted { ($1.due, $1.entry) < ($0.due, $0.entry) }
      return open + closed
    }
  }
}
