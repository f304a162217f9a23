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
      ["event_link", "owner_past"].filter {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \($0))") ?? false
      }
    ).union(try String.fetchSet(db, sql: "SELECT DISTINCT kind FROM record"))
    for row in try Row.fetchAll(db, sql: "SELECT id, state FROM tool WHERE state IS NOT NULL") {
      tools[row[0]] = ToolState(rawValue: row[1])
    }
  }

  /// Whether the store holds anything of a table, or of a kind of record.
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

  /// What records of a kind say of an item.
  func records<Fact: ItemFact>(_ id: ItemID) throws -> [Fact] {
    has(Fact.recordKind.rawValue) ? try RecordTable.records(of: id, db) : []
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
}

extension LoadedItem {
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
