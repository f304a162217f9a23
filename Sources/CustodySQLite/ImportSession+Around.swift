import CustodyDomain
import GRDB

/// Which items of before an import concerns that speaks of people and of other items.
extension ImportSession {
  /// Finds the items for which somebody counts of whom something else is known now.
  func findPeople() throws {
    guard !changedPeople.isEmpty, firstNew > 1 else { return }
    try db.execute(sql: "CREATE TEMP TABLE changed_name (name TEXT PRIMARY KEY) WITHOUT ROWID")
    for name in changedPeople {
      try db.cachedStatement(sql: "INSERT INTO temp.changed_name (name) VALUES (?)")
        .execute(arguments: [name])
    }
    // What one directory says of somebody counts by all names that any has for them, and where two people share a
    // name, for the items of both.
    try db.execute(
      sql: """
        WITH RECURSIVE known(name) AS (
          SELECT name FROM temp.changed_name
          UNION SELECT b.alias FROM known k CROSS JOIN alias a ON a.alias = k.name
          CROSS JOIN alias b ON b.person = a.person)
        INSERT OR IGNORE INTO temp.changed_name SELECT name FROM known
        """)
    around.formUnion(try Int64.fetchAll(db, sql: ImportSession.concerned))
    let names = try String.fetchSet(db, sql: "SELECT name FROM temp.changed_name")
    for (source, owner) in options.policy.controlPlaneOwners
    where names.contains(TextFolding.folded(owner)) {
      around.formUnion(
        try Int64.fetchAll(db, sql: "SELECT n FROM item WHERE source = ?", arguments: [source]))
    }
    try db.execute(sql: "DROP TABLE temp.changed_name")
  }

  /// Everything that `SurroundingsLoader` looks people up by, and the accounts that people may know.
  private static let concerned = """
    SELECT n FROM item WHERE fold(principal) IN temp.changed_name
      OR fold(holder) IN temp.changed_name OR fold(requested_by) IN temp.changed_name
      OR fold(approved_by) IN temp.changed_name
    UNION SELECT item FROM ownership WHERE fold(person) IN temp.changed_name
    UNION SELECT item FROM owner WHERE fold(person) IN temp.changed_name
    UNION SELECT i.n FROM owner_past o JOIN item i ON i.id = o.item
      WHERE fold(o.person) IN temp.changed_name
    UNION SELECT i.n FROM review r JOIN item i ON i.id = r.item
      WHERE fold(r.facts ->> 'acceptance') IN temp.changed_name
        OR (r.former_owners <> '[]' AND EXISTS (
          SELECT 1 FROM json_each(r.former_owners) f
          WHERE fold(f.value ->> 'person') IN temp.changed_name))
        OR (r.exceptions <> '{}' AND EXISTS (
          SELECT 1 FROM json_each(r.exceptions) e
          WHERE fold(e.value ->> 'by') IN temp.changed_name))
    UNION SELECT i.n FROM record r JOIN item i ON i.id = r.item
      WHERE r.kind <> 'session' AND (fold(r.body ->> 'approver') IN temp.changed_name
        OR fold(r.body ->> 'user') IN temp.changed_name
        OR fold(r.body ->> 'by') IN temp.changed_name)
    UNION SELECT i.n FROM record r
      CROSS JOIN record o ON o.kind = 'session' AND (o.key = r.key OR o.profile = r.profile)
      CROSS JOIN item i ON i.id = o.item
      WHERE r.kind = 'session' AND (r.subject IN temp.changed_name
        OR fold(r.body ->> 'actor') IN temp.changed_name)
    UNION SELECT l.item FROM event e JOIN event_link l ON l.event = e.n
      WHERE fold(e.actor) IN temp.changed_name OR fold(e.identity) IN temp.changed_name
    UNION SELECT l.item FROM temp.changed_name c CROSS JOIN event e ON e.account = c.name
      CROSS JOIN event_link l ON l.event = e.n
    """

  /// Finds the items that rest on others which differ.
  func findDependents() throws {
    guard firstNew > 1 else { return }
    let regranted = changes.filter { !$0.value.added.isEmpty || !$0.value.removed.isEmpty }
    let principal = try db.cachedStatement(sql: "SELECT principal FROM item WHERE n = ?")
    for item in rescoped.union(regranted.keys) {
      guard let name = try String.fetchOne(principal, arguments: [item]) else { continue }
      dependents.principals.insert(TextFolding.folded(name))
    }
    let name = try db.cachedStatement(sql: "SELECT name FROM item WHERE n = ?")
    for (item, change) in changes where change.fields.contains("owners") {
      if let name = try String.fetchOne(name, arguments: [item]) { dependents.names.insert(name) }
    }
    around.formUnion(try dependents.find())
  }
}
