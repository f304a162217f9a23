import CustodyDomain
import GRDB

/// What events prove of items.
extension ImportSession {
  /// Joins events and items, and takes from the events what they prove.
  func joinEvents() throws {
    try events.join(newItems: firstNew..<nextItem, names: changedPeople)
    for item in events.items { change(item) { $0.fields.insert("records") } }
    // A scope may have come after the event that names it.
    let grown = changes.filter { !$0.value.added.isEmpty }.map(\.key)
    for item in events.items.union(grown).sorted() {
      var record = try record(item)
      guard let facts = try events.facts(of: record.item, item, now: now) else { continue }
      let before = record
      try write(&record, before, facts: facts)
      if !facts.scopes.isEmpty { try prove(facts.scopes, of: item) }
    }
  }

  /// Gives the permissions of an item the last uses that events name.
  private func prove(_ used: [String: Instant], of item: Int64) throws {
    let rows = try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT p.access, p.last_used, a.scope, a.given_scope
          FROM permission p JOIN access a ON a.n = p.access WHERE p.item = ?
          """), arguments: [item])
    for row in rows {
      let known: Int64? = row[1]
      guard let time = used[row[2]] ?? used[row[3]], time.seconds > known ?? .min else { continue }
      try db.cachedStatement(
        sql: "UPDATE permission SET last_used = ? WHERE item = ? AND access = ?"
      ).execute(arguments: [time.seconds, item, row[0] as Int64])
      change(item) { $0.fields.insert("permissions.lastUsed") }
    }
  }
}
