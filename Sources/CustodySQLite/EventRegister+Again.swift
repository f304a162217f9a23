import CustodyDomain
import GRDB

/// Which events of before are looked at again: those that an import's items or people may concern, and no
/// others.
extension EventRegister {
  func concerned(
    _ newItems: Range<Int64>, _ names: Set<String>, _ people: PeopleIndex
  ) throws -> Set<Int64> {
    guard firstNew > 1 else { return [] }
    var found = try newItems.isEmpty ? [] : concerned(by: newItems, people)
    let byLookup = try db.cachedStatement(sql: "SELECT n FROM event WHERE lookup = ? AND n < ?")
    for lookup in lookups {
      found.formUnion(try Int64.fetchAll(byLookup, arguments: [lookup, firstNew]))
    }
    var aliases = names
    for name in names { aliases.formUnion(try self.names(of: name, people)) }
    let byPerson = try db.cachedStatement(sql: "SELECT n FROM event WHERE principal = ? AND n < ?")
    for name in aliases {
      found.formUnion(try Int64.fetchAll(byPerson, arguments: [name, firstNew]))
    }
    return found
  }

  /// Events that say what new items are found by; only in ways in which some event asks.
  private func concerned(by newItems: Range<Int64>, _ people: PeopleIndex) throws -> Set<Int64> {
    func lookup(_ join: EventJoin, _ column: String) -> String {
      "e.lookup = '\(EventRecord.lookup(join, ""))' || i.\(column)"
    }
    let client = lookup(.client, "client_id")
    let conditions: [(EventJoin?, String)] = [
      (nil, "e.item = i.id"), (.sourceID, lookup(.sourceID, "source_id")),
      (.credential, lookup(.credential, "source_id")),
      (.credential, lookup(.credential, "fingerprint")), (.name, lookup(.name, "name")),
      (.client, client + " AND e.principal IS NULL"),
      (.client, client + " AND i.principal IS NULL"),
    ]
    var found: Set<Int64> = []
    for (join, condition) in conditions where try asked(join) {
      // Items outside, so that each is looked at once.
      found.formUnion(
        try Int64.fetchAll(
          db,
          sql: """
            SELECT e.n FROM item i CROSS JOIN event e ON \(condition)
            WHERE i.n >= ? AND i.n < ? AND e.n < ?
            """, arguments: [newItems.lowerBound, newItems.upperBound, firstNew]))
    }
    guard try asked(.client) else { return found }
    // A client's events are many, somebody's through it few.
    let items = try Row.fetchCursor(
      db,
      sql: """
        SELECT client_id, principal FROM item
        WHERE n >= ? AND n < ? AND client_id IS NOT NULL AND principal IS NOT NULL
        """, arguments: [newItems.lowerBound, newItems.upperBound])
    let events = try db.cachedStatement(
      sql: "SELECT n FROM event WHERE lookup = ? AND principal = ? AND n < ?")
    while let row = try items.next() {
      let lookup = EventRecord.lookup(.client, row[0])
      for name in try names(of: row[1], people) {
        found.formUnion(try Int64.fetchAll(events, arguments: [lookup, name, firstNew]))
      }
    }
    return found
  }

  /// All names of whoever has this one, in lower case.
  private func names(of name: String, _ people: PeopleIndex) throws -> Set<String> {
    var names: Set = [TextFolding.folded(name)]
    if let person = try people.person(name) { names.formUnion([person.id] + person.aliases) }
    return names
  }

  private func asked(_ join: EventJoin?) throws -> Bool {
    guard let join else {
      return try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM event WHERE item IS NOT NULL)") ?? false
    }
    // The character after the colon ends the range of texts that begin with it.
    return try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM event WHERE lookup >= ? AND lookup < ?)",
      arguments: [EventRecord.lookup(join, ""), "\(join.rawValue);"]) ?? false
  }
}
