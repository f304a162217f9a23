import CustodyDomain
import GRDB

/// Gathers what rules may look at besides an item; one loader serves one transaction, in which nothing that it has
/// read changes.
final class SurroundingsLoader {
  let db: Database
  let people: PeopleIndex
  let now: Instant
  private let options: SQLiteStore.Options
  private let filled: Set<String>
  /// When inventories were last imported.
  var ages: InventoryAges
  /// By name: one transaction asks for the same few again and again. So with all that follow.
  var standings: [String: Surroundings.Lookalike] = [:]
  /// Of what can be mistaken for a name, by the name in lower case.
  var lookalikes: [String: [Surroundings.Lookalike]] = [:]
  /// By client id.
  var identityStores: [String: [String]] = [:]
  /// Whether an account is known, by its name.
  var accounts: [String: Bool] = [:]
  /// By a person's id: scopes, each with the item that has it, or 0 where several have.
  var rights: [String: [String: Int64]] = [:]
  private var tools: [String: ToolState] = [:]
  /// Of the items that `prepare` read: in which format they were last seen, and when.
  private var sightings: [Int64: (format: String, time: Int64)] = [:]

  init(
    _ db: Database, _ people: PeopleIndex, _ options: SQLiteStore.Options, now: Instant
  ) throws {
    self.db = db
    self.people = people
    self.options = options
    self.now = now
    ages = try InventoryAges(db)
    // Most stores hold none of some of these: an empty table costs one look and not one for each item.
    filled = try Set(
      ["event_link", "owner_past", "record"].filter {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \($0))") ?? false
      })
    for row in try Row.fetchAll(db, sql: "SELECT id, state FROM tool WHERE state IS NOT NULL") {
      tools[row[0]] = ToolState(rawValue: row[1])
    }
  }

  /// Whether the store holds anything of a table.
  func has(_ what: String) -> Bool { filled.contains(what) }

  /// The surroundings of one item.
  ///
  /// - Parameter isNew: whether the import that goes on brought it.
  func surroundings(of loaded: LoadedItem, isNew: Bool = false) throws -> Surroundings {
    let item = loaded.item
    var found = Surroundings()
    if has("event_link") {
      found.events = try EventRecord.events(of: loaded.record.number, db)
    }
    try addRecords(loaded, &found)
    found.addedScopes = loaded.addedScopes
    found.ownerHistory = try ownerHistory(loaded)
    found.review = loaded.reviewPast
    found.lookalikes = try lookalikes(loaded)
    if !found.lookalikes.isEmpty {
      found.namesakes = try standing(of: loaded.item.id, named: loaded.item.name)
    }
    found.neighbours = try neighbours(of: item.id, found.sessions)
    try addCredential(loaded, &found)
    found.unknownAccounts = try unknownAccounts(found.events)
    found.subjectScopes = try subjectScopes(of: loaded.record.number, found.sessions)
    found.toolState = item.tool.flatMap { tools[$0.id] }
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
    guard let sighting = try sighting(of: loaded.record.number) else { return }
    let (format, held) = (sighting.format, Instant(seconds: sighting.time))
    let inventory = Inventory(
      source: loaded.item.source, tenant: loaded.item.tenant, format: format)
    found.inventoried = max(held, ages.newest[inventory] ?? held)
    found.inventoryFormat = format
  }

  /// Reads at once for several items what is read for every one.
  func prepare(_ items: [LoadedItem]) throws {
    sightings.removeAll(keepingCapacity: true)
    try readSightings(items.map { String($0.record.number) }.joined(separator: ","))
  }

  private func sighting(of item: Int64) throws -> (format: String, time: Int64)? {
    if sightings[item] == nil { try readSightings(String(item)) }
    return sightings[item]
  }

  private func readSightings(_ list: String) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT s.item, s.format, m.time FROM sighting s JOIN import m ON m.n = s.import
        WHERE s.item IN (\(list))
        """)
    while let row = try rows.next() { sightings[row[0]] = (format: row[1], time: row[2]) }
  }

  /// Adds what records say of an item, and what a decision says that would be a record.
  private func addRecords(_ loaded: LoadedItem, _ found: inout Surroundings) throws {
    if has("record") {
      let rows = try Row.fetchCursor(
        try db.cachedStatement(
          sql: "SELECT kind, body FROM record WHERE item = ? ORDER BY kind, key"),
        arguments: [loaded.item.id.text])
      while let row = try rows.next() {
        switch RecordKind(rawValue: row[0]) {
        case .session: found.sessions.append(try ReviewRecord.decoded(row[1]))
        case .exception: found.exceptions.append(try ReviewRecord.decoded(row[1]))
        case .control: found.controls.append(try ReviewRecord.decoded(row[1]))
        case .acceptance: found.acceptance = try ReviewRecord.decoded(row[1])
        case nil: break
        }
      }
    }
    found.exceptions += loaded.review.exceptionRecords(of: loaded.item.id)
    if let by = loaded.review.facts["acceptance"],
      let at = loaded.review.facts["acceptance-at"].flatMap(Instant.init(text:))
    {
      found.acceptance = Acceptance(
        item: loaded.item.id, by: by, at: at, reference: loaded.review.entry.map { "entry \($0)" })
    }
  }
}

extension LoadedItem {
  /// Scopes that it did not have when last recertified, or else when first seen.
  var addedScopes: [String] {
    review.scopes.map { scopeNames.subtracting($0).sorted() } ?? grown.sorted()
  }

  /// How its reviews went so far.
  var reviewPast: Surroundings.ReviewPast {
    let isDecided =
      switch review.state {
      case .recertified, .revoking, .rotating: true
      case .open, .deferred, .removed, .departed: false
      }
    return Surroundings.ReviewPast(
      firstSeen: record.firstSeen, first: review.first, decided: isDecided ? review.at : nil,
      recertifiedUntil: review.state == .recertified ? review.until : nil,
      returned: record.returned, revokedInVain: task == .cameBack && !taskIsRotation)
  }
}
