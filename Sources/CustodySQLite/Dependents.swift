import CustodyDomain
import GRDB

/// What items may rest on of others: noted while an import changes those, and looked up at its end, so that exactly
/// the items concerned are judged again. What `SurroundingsLoader` reads of other items, this must know.
final class Dependents {
  /// Where a client lives.
  struct Place: Hashable {
    var client: String
    var source: String
    var tenant: String
  }

  let db: Database
  /// Items with this number and higher are new; they are judged anyway.
  let firstNew: Int64
  /// Fingerprints of credentials that came, went or changed.
  var fingerprints: Set<String> = []
  /// Places that clients gained, with the items by which they did, and that they lost.
  var gained: [Place: Set<Int64>] = [:]
  var lost: Set<Place> = []
  /// Whose scopes differ, in lower case.
  var principals: Set<String> = []
  /// Names by which an account may be known that items took or gave up, in lower case.
  var accounts: Set<String> = []
  /// Names of items for which something else speaks than before.
  var names: Set<String> = []
  /// Browser profiles and ids of sessions that differ.
  var profiles: Set<String> = []
  var sessions: Set<String> = []
  /// Items that came back or went: their sessions with them.
  var moved: Set<String> = []
  /// Tools about which a record says something else.
  var tools: Set<String> = []

  init(_ db: Database, firstNew: Int64) {
    self.db = db
    self.firstNew = firstNew
  }

  /// Notes that an item which was there before is another now.
  func note(_ before: ItemRecord, _ after: ItemRecord) {
    guard before.number < firstNew else { return }
    let (old, new) = (before.item, after.item)
    let moves = before.presence != after.presence
    if moves { moved.insert(old.id.text) }
    if moves || old.fingerprint != new.fingerprint || old.credential != new.credential
      || old.tenant != new.tenant || old.name != new.name
    {
      fingerprints.formUnion([old.fingerprint, new.fingerprint].compactMap(\.self))
    }
    if moves || old.clientID != new.clientID || old.tenant != new.tenant {
      if before.presence == .present, let place = Place(old) { lost.insert(place) }
      if after.presence == .present, let place = Place(new) {
        gained[place, default: []].insert(before.number)
      }
    }
    if moves || old.principal != new.principal {
      principals.formUnion(
        [old.principal, new.principal].compactMap(\.self).map(TextFolding.folded))
    }
    for path in [\Item.principal, \Item.clientID] where old[keyPath: path] != new[keyPath: path] {
      for name in [old[keyPath: path], new[keyPath: path]].compactMap(\.self) {
        note(account: name)
      }
    }
    if moves || old.name != new.name || old.publisher != new.publisher
      || old.created != new.created
    {
      for item in [old, new] {
        names.insert(item.name)
        note(account: item.name)
      }
    }
  }

  private func note(account: String) { accounts.insert(TextFolding.folded(account)) }

  /// Notes that a session is another than before.
  func note(_ before: Session?, _ after: Session) {
    sessions.insert(after.id)
    profiles.formUnion([before?.profile, after.profile].compactMap(\.self))
  }

  /// The items of before that rest on what was noted, or on new items.
  func find() throws -> Set<Int64> {
    guard firstNew > 1 else { return [] }
    var found: Set<Int64> = []
    try addCredentials(&found)
    try addClients(&found)
    try addNames(&found)
    try addSessions(&found)
    try addSubjects(&found)
    try addAccounts(&found)
    try add("SELECT n FROM item WHERE tool_id = ?", tools, &found)
    return found.filter { $0 < firstNew }
  }

  func add(_ sql: String, _ values: some Collection<String>, _ found: inout Set<Int64>) throws {
    guard !values.isEmpty else { return }
    let statement = try db.cachedStatement(sql: sql)
    for value in values {
      found.formUnion(try Int64.fetchAll(statement, arguments: [value]))
    }
  }

  private func has(_ sql: String) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (\(sql))") ?? false
  }

  private func addCredentials(_ found: inout Set<Int64>) throws {
    try add("SELECT n FROM item WHERE fingerprint = ?", fingerprints, &found)
    found.formUnion(
      try Int64.fetchAll(
        db,
        sql: """
          SELECT o.n FROM item i CROSS JOIN item o ON o.fingerprint = i.fingerprint
          WHERE i.n >= ?1 AND i.fingerprint IS NOT NULL AND o.n < ?1
          """, arguments: [firstNew]))
  }

  /// All items of clients that are in other places than before.
  private func addClients(_ found: inout Set<Int64>) throws {
    var places = gained
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT DISTINCT client_id, source, coalesce(tenant, '') FROM item
        WHERE n >= ? AND client_id IS NOT NULL AND presence = 'present'
        """, arguments: [firstNew])
    while let row = try rows.next() {
      places[Place(client: row[0], source: row[1], tenant: row[2]), default: []] = [firstNew]
    }
    var clients: Set<String> = []
    let holding = try db.cachedStatement(
      sql: """
        SELECT n FROM item WHERE client_id = ? AND source = ? AND coalesce(tenant, '') = ?
          AND presence = 'present' LIMIT ?
        """)
    func holders(of place: Place, _ most: Int) throws -> Set<Int64> {
      try Int64.fetchSet(
        holding, arguments: [place.client, place.source, place.tenant, most])
    }
    // Where others were before, one more is nothing new; where others are still, one less isn't either.
    for (place, items) in places where !clients.contains(place.client) {
      let earlier = try holders(of: place, items.count + 1).filter { $0 < firstNew }
      if earlier.isSubset(of: items) { clients.insert(place.client) }
    }
    for place in lost where try holders(of: place, 1).isEmpty { clients.insert(place.client) }
    try add("SELECT n FROM item WHERE client_id = ?", clients, &found)
  }

  private func addNames(_ found: inout Set<Int64>) throws {
    names.formUnion(
      try String.fetchSet(
        db, sql: "SELECT DISTINCT name FROM item WHERE n >= ?", arguments: [firstNew]))
    found.formUnion(try Dependents.lookalikes(of: names, db))
  }

  /// All items whose name looks like one of these and may be mistaken for another.
  static func lookalikes(of names: Set<String>, _ db: Database) throws -> Set<Int64> {
    var found: Set<Int64> = []
    let groups = try db.cachedStatement(
      sql: """
        SELECT DISTINCT l.skeleton FROM look l JOIN look o
          ON o.skeleton = l.skeleton AND o.folded <> l.folded
        WHERE l.folded = ?
        """)
    var skeletons: Set<String> = []
    for name in Set(names.map(TextFolding.folded)) {
      skeletons.formUnion(try String.fetchAll(groups, arguments: [name]))
    }
    let items = try db.cachedStatement(
      sql: """
        SELECT i.n FROM look l CROSS JOIN item i ON i.hidden IN (0, 1) AND i.name = l.name
        WHERE l.skeleton = ?
        """)
    for skeleton in skeletons {
      found.formUnion(try Int64.fetchAll(items, arguments: [skeleton]))
    }
    return found
  }

  private func addSessions(_ found: inout Set<Int64>) throws {
    let kept = try db.cachedStatement(
      sql: "SELECT profile, key FROM record WHERE item = ? AND kind = 'session'")
    for item in moved {
      for row in try Row.fetchAll(kept, arguments: [item]) {
        sessions.insert(row[1])
        if let profile: String = row[0] { profiles.insert(profile) }
      }
    }
    let select = "SELECT i.n FROM record r CROSS JOIN item i ON i.id = r.item WHERE"
    try add("\(select) r.profile = ?", profiles, &found)
    try add("\(select) r.kind = 'session' AND r.key = ?", sessions, &found)
  }

  /// Items whose sessions are somebody's who may do more or less elsewhere.
  private func addSubjects(_ found: inout Set<Int64>) throws {
    guard try has("SELECT 1 FROM record WHERE subject IS NOT NULL") else { return }
    let people = try PeopleIndex(db)
    var names: Set<String> = []
    let new = try String.fetchCursor(
      db,
      sql: "SELECT DISTINCT principal FROM item WHERE n >= ? AND principal IS NOT NULL",
      arguments: [firstNew])
    while let principal = try new.next() { principals.insert(TextFolding.folded(principal)) }
    for principal in principals {
      names.insert(principal)
      guard let person = try people.person(principal) else { continue }
      names.formUnion(([person.id] + person.aliases).map(TextFolding.folded))
    }
    try add(
      "SELECT i.n FROM record r CROSS JOIN item i ON i.id = r.item WHERE r.subject = ?", names,
      &found)
  }

  /// Items that made an account which somebody else may now know, or no more.
  private func addAccounts(_ found: inout Set<Int64>) throws {
    guard try has("SELECT 1 FROM event WHERE account IS NOT NULL") else { return }
    try add(
      "SELECT l.item FROM event e CROSS JOIN event_link l ON l.event = e.n WHERE e.account = ?",
      accounts, &found)
    found.formUnion(
      try Int64.fetchAll(
        db,
        sql: """
          SELECT l.item FROM item i CROSS JOIN event e
            ON e.account IN (fold(i.name), fold(i.source_id), fold(i.principal), fold(i.client_id))
          CROSS JOIN event_link l ON l.event = e.n
          WHERE i.n >= ?
          """, arguments: [firstNew]))
  }
}

extension Dependents.Place {
  fileprivate init?(_ item: Item) {
    guard let client = item.clientID else { return nil }
    self.init(client: client, source: item.source, tenant: item.tenant ?? "")
  }
}

extension SQLiteStore {
  /// Judges the items again whose names can be mistaken for these items': who owns one speaks for it.
  func reassessLookalikes(of items: Set<ItemID>, _ db: Database, now: Instant) throws {
    let read = try db.cachedStatement(sql: "SELECT name FROM item WHERE id = ?")
    let names = try items.compactMap { try String.fetchOne(read, arguments: [$0.text]) }
    let others = try Dependents.lookalikes(of: Set(names), db).sorted()
    try reassess(numbers: others, db, now: now, cause: .around)
  }
}
