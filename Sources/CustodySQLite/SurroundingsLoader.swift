import CustodyDomain
import GRDB

/// Gathers what rules may look at besides an item.
final class SurroundingsLoader {
  private let db: Database
  private let people: PeopleIndex
  private let options: SQLiteStore.Options
  private let filled: Set<String>
  /// When inventories were last imported.
  var ages: InventoryAges
  /// By name: one transaction asks for the same few again and again.
  private var standings: [String: Surroundings.Lookalike] = [:]

  init(_ db: Database, _ people: PeopleIndex, _ options: SQLiteStore.Options) throws {
    self.db = db
    self.people = people
    self.options = options
    ages = try InventoryAges(db)
    // Most stores hold none of some of these: an empty table costs one look and not one for each item.
    filled = try Set(
      ["event_link", "owner_past"].filter {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \($0))") ?? false
      }
    ).union(try String.fetchSet(db, sql: "SELECT DISTINCT kind FROM record"))
  }

  /// The surroundings of one item.
  ///
  /// - Parameter isNew: whether the import that goes on brought it.
  func surroundings(of loaded: LoadedItem, isNew: Bool = false) throws -> Surroundings {
    let item = loaded.item
    var found = Surroundings()
    if filled.contains("event_link") {
      found.events = try EventRecord.events(of: loaded.record.number, db)
    }
    found.sessions = try records(item.id)
    found.exceptions = try records(item.id)
    found.controls = try records(item.id)
    found.acceptance = try acceptance(loaded)
    if let scopes = loaded.review.scopes {
      found.addedScopes = loaded.scopeNames.subtracting(scopes).sorted()
    } else {
      found.addedScopes = loaded.grown.sorted()
    }
    found.ownerHistory = try ownerHistory(loaded)
    found.lookalikes = try lookalikes(loaded)
    if !found.lookalikes.isEmpty {
      found.namesakes = try standing(of: loaded.item.id, named: loaded.item.name)
    }
    found.rogueReport = item.clientID.flatMap { options.catalogue.rogueClientIDs[$0] }
    found.controlPlaneOwner = options.policy.controlPlaneOwners[item.source]
    if isNew {
      found.inventoried = loaded.record.firstSeen
    } else if loaded.record.presence == .present {
      try addInventory(loaded, &found)
    }
    try addPeople(item, &found)
    return found
  }

  /// When the export was imported that lists the item: the newest of its kind, or the newest that held it.
  private func addInventory(_ loaded: LoadedItem, _ found: inout Surroundings) throws {
    guard
      let row = try Row.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT s.format, m.time FROM sighting s JOIN import m ON m.n = s.import
            WHERE s.item = ?
            """), arguments: [loaded.record.number])
    else { return }
    let format: String = row[0]
    let held = Instant(seconds: row[1])
    let inventory = Inventory(
      source: loaded.item.source, tenant: loaded.item.tenant, format: format)
    found.inventoried = max(held, ages.newest[inventory] ?? held)
    found.inventoryFormat = format
  }

  private func addPeople(_ item: Item, _ found: inout Surroundings) throws {
    var names = [item.principal, item.holder, item.requestedBy, item.approvedBy].compactMap(\.self)
    names += item.owners.map(\.person)
    names += found.events.flatMap { [$0.actor, $0.identity].compactMap(\.self) }
    names += found.sessions.flatMap { [$0.subject, $0.actor].compactMap(\.self) }
    names += found.exceptions.flatMap { [$0.approver, $0.user].compactMap(\.self) }
    if let acceptance = found.acceptance { names.append(acceptance.by) }
    for name in names {
      guard let person = try people.person(name) else { continue }
      found.people[TextFolding.folded(name)] = person
      found.people[TextFolding.folded(person.id)] = person
      for alias in person.aliases { found.people[alias] = person }
    }
  }

  /// What records of a kind say of an item.
  func records<Fact: ItemFact>(_ id: ItemID) throws -> [Fact] {
    filled.contains(Fact.recordKind.rawValue) ? try RecordTable.records(of: id, db) : []
  }

  /// Past owners and those of today, the earliest first; who has been owner since ever comes first.
  private func ownerHistory(_ loaded: LoadedItem) throws -> [Ownership] {
    guard filled.contains("owner_past") else { return loaded.item.owners }
    let past = try OwnerPast.of(loaded.item.id, db)
    return (past + loaded.item.owners).sorted {
      ($0.since?.seconds ?? .min, $0.role.rawValue, $0.person)
        < ($1.since?.seconds ?? .min, $1.role.rawValue, $1.person)
    }
  }

  private func acceptance(_ loaded: LoadedItem) throws -> Acceptance? {
    let id = loaded.item.id
    if let by = loaded.review.facts["acceptance"],
      let at = loaded.review.facts["acceptance-at"].flatMap(Instant.init(text:))
    {
      return Acceptance(
        item: id, by: by, at: at, reference: loaded.review.entry.map { "entry \($0)" })
    }
    let given: [Acceptance] = try records(id)
    return given.first
  }

  private func lookalikes(_ loaded: LoadedItem) throws -> [Surroundings.Lookalike] {
    let folded = TextFolding.folded(loaded.item.name)
    let others = try String.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT o.folded FROM look l JOIN look o ON o.skeleton = l.skeleton AND o.folded <> l.folded
          WHERE l.folded = ? ORDER BY o.folded LIMIT 5
          """), arguments: [folded])
    return try others.compactMap { name in
      try Row.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT i.id, i.name FROM look l JOIN item i ON i.n = l.item
            WHERE l.folded = ? AND i.presence = 'present'
            """), arguments: [name]
      ).map { row in try standing(of: ItemID(row[0]), named: row[1]) }
    }
  }

  /// What speaks for the items of a name, all together: a consent is as genuine as its application. Owners are
  /// looked for where sources name them, because conclusions about other items may be yet to come.
  private func standing(of id: ItemID, named name: String) throws -> Surroundings.Lookalike {
    if var known = standings[name] {
      known.id = id
      return known
    }
    let row = try Row.fetchOne(
      try db.cachedStatement(
        sql: """
          SELECT coalesce(max(i.verified), 0), min(i.created),
            coalesce(max(i.owner <> '' OR EXISTS (
              SELECT 1 FROM ownership o WHERE o.item = i.n AND o.role = 'business')), 0)
          FROM item i WHERE i.hidden = 0 AND i.name = ?
          """), arguments: [name])
    let found = Surroundings.Lookalike(
      id: id, name: name, owned: row?[2] ?? false, verified: row?[0] ?? false,
      since: moment(row?[1]))
    standings[name] = found
    return found
  }

  private func moment(_ seconds: Int64?) -> Instant? { seconds.map(Instant.init(seconds:)) }
}
