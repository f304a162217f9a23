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
      ["event_link", "session", "exception", "acceptance", "control"].filter {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \($0))") ?? false
      })
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
    found.sessions = try sessions(item.id)
    found.exceptions = try exceptions(item.id)
    found.controls = try controls(item.id)
    found.acceptance = try acceptance(loaded)
    if let scopes = loaded.review.scopes {
      found.addedScopes = loaded.scopeNames.subtracting(scopes).sorted()
    } else {
      found.addedScopes = loaded.grown.sorted()
    }
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
    names += found.exceptions.map(\.approver)
    if let acceptance = found.acceptance { names.append(acceptance.by) }
    for name in names {
      guard let person = try people.person(name) else { continue }
      found.people[TextFolding.folded(name)] = person
      found.people[TextFolding.folded(person.id)] = person
      for alias in person.aliases { found.people[alias] = person }
    }
  }

  private func rows(_ table: String, _ sql: String, _ id: ItemID) throws -> [Row] {
    guard filled.contains(table) else { return [] }
    return try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [id.text])
  }

  func sessions(_ id: ItemID) throws -> [Session] {
    try rows(
      "session",
      """
      SELECT id, subject, actor, actor_is_agent, managed_device, personal_profile, started
      FROM session WHERE item = ? ORDER BY started, id
      """, id
    ).map { row in
      Session(
        id: row[0], item: id, subject: row[1], actor: row[2], actorIsAgent: row[3],
        managedDevice: row[4], personalProfile: row[5], started: moment(row[6]))
    }
  }

  func exceptions(_ id: ItemID) throws -> [ExceptionRecord] {
    try rows(
      "exception",
      "SELECT rule, approver, reason, until FROM exception WHERE item = ? ORDER BY rule", id
    ).map { row in
      ExceptionRecord(
        item: id, rule: row[0], approver: row[1], reason: row[2], until: Instant(seconds: row[3]))
    }
  }

  func controls(_ id: ItemID) throws -> [ControlRecord] {
    try rows(
      "control", "SELECT control, evidence, tested FROM control WHERE item = ? ORDER BY control", id
    ).map { row in
      ControlRecord(item: id, control: row[0], evidence: row[1], tested: moment(row[2]))
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
    return try acceptance(id)
  }

  /// What records say, apart from decisions.
  func acceptance(_ id: ItemID) throws -> Acceptance? {
    try rows("acceptance", "SELECT by, at, reference FROM acceptance WHERE item = ?", id)
      .first.map { row in
        Acceptance(item: id, by: row[0], at: Instant(seconds: row[1]), reference: row[2])
      }
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
