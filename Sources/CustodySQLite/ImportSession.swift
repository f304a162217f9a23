import CustodyDomain
import GRDB

/// One import on its way into the tables: takes observations, remembers what changed, and in the end joins,
/// retires and assesses. It lives in one transaction.
final class ImportSession: ObservationSink {
  let db: Database
  let now: Instant
  let options: SQLiteStore.Options
  /// Number of this import.
  let number: Int64
  let join: ItemJoin
  let events: EventRegister
  let dependents: Dependents
  /// Items with this number and higher are new.
  let firstNew: Int64
  /// The number that the next new item gets.
  var nextItem: Int64
  /// For each new item the file that brought it.
  var newFiles: [UInt16] = []
  /// What differs of items that were there before.
  var changes: [Int64: Change] = [:]
  /// Owners of items that were there before, who came, went, left or are back.
  var ownerChanges: [Int64: [OwnerChange]] = [:]
  /// Owners that the newest word of a source leaves out, by item.
  var endedOwners: [Int64: Set<OwnerKey>] = [:]
  /// Items whose surroundings differ.
  var around: Set<Int64> = []
  /// Items whose scopes have another name.
  var rescoped: Set<Int64> = []
  /// Items, by id, that something was said of and that may come later.
  var mentioned: Set<String> = []
  /// Items to join again, at the end: those up to a number when their application arrived.
  var rejoin: [ApplicationKey: Int64] = [:]
  var namesChanged = false
  var toolsChanged = false
  /// Names of people about whom something changed.
  var changedPeople: Set<String> = []
  var accesses: [AccessKey: Int64] = [:]
  var newAccesses: [Int64] = []
  var seenNames: Set<String> = []
  /// Whether anything at all differs, items or not.
  var differs = false
  var files: [FileReport] = []
  var scopes: [ImportScope] = []
  /// Items that a source says are gone, each with the file that says so; being listed again undoes it.
  var removals: [ItemID: Int] = [:]
  /// What logs said of items that a later file of this import may list.
  var early: [ItemID: Item] = [:]
  var departedItems: [ItemID] = []
  /// The file that showed that each of these is gone.
  var departedBy: [ItemID: Int] = [:]
  private(set) var format = ""
  let rows: Rows

  /// What is run for each item of a load.
  struct Rows {
    let item, update, sighting, see, permission: RowStatement

    init(_ db: Database) throws {
      item = try RowStatement(
        db, into: "item", ["n", "changed_key"] + ItemRecord.columns + Conclusion.columns)
      update = try RowStatement(db, ItemRecord.update)
      sighting = try RowStatement(db, into: "sighting", ["item", "import", "format", "digest"])
      see = try RowStatement(
        db, "UPDATE sighting SET import = ?, format = ?, digest = ? WHERE item = ?")
      permission = try RowStatement(
        db, into: "permission",
        ["item", "access", "format", "grown", "purpose", "expires", "last_used"],
        passingOver: true)
    }
  }

  /// What differs of an item.
  struct Change {
    var file: Int
    var fields: Set<String> = []
    /// Of these, what is in the item's own row.
    private(set) var facts: Set<String> = []
    /// What the row was before, as a hash, and whether it was written more than once since.
    private(set) var original: Int?
    private(set) var isRewritten = false
    var added: Set<Int64> = []
    /// Of these, what a source adds that had told of the item's scopes before.
    var grown: Set<Int64> = []
    var removed: Set<Int64> = []
    var returned = false
    var departed = false

    /// Notes that facts of the row differ from what it was.
    mutating func note(_ facts: [String], of item: Item) {
      self.facts.formUnion(facts)
      isRewritten = original != nil
      original = original ?? item.hashValue
    }

    /// Forgets what differed if the row is again what it was: several records may tell of an item by turns.
    mutating func settle(_ item: Item) {
      if isRewritten, original == item.hashValue { fields.subtract(facts) }
    }

    /// Whether all that was noted was taken back.
    var isNothing: Bool {
      fields.isEmpty && added.isEmpty && removed.isEmpty && !returned && !departed
    }

    var kind: ItemChange.Kind { departed ? .departed : returned ? .returned : .changed }
  }

  struct ApplicationKey: Hashable {
    var source: String
    var objectID: String
  }

  struct AccessKey: Hashable {
    var source: String
    var scope: String
    var resource: String
  }

  init(_ db: Database, _ options: SQLiteStore.Options, by: String, now: Instant) throws {
    self.db = db
    self.now = now
    self.options = options
    try Basis.adopt(options, db)
    join = try ItemJoin(db, options.catalogue)
    events = try EventRegister(db)
    try db.execute(
      sql: "INSERT INTO import (time, by) VALUES (?, ?)", arguments: [now.seconds, by])
    number = db.lastInsertedRowID
    firstNew = try (Int64.fetchOne(db, sql: "SELECT max(n) FROM item") ?? 0) + 1
    nextItem = firstNew
    dependents = Dependents(db, firstNew: firstNew)
    rows = try Rows(db)
  }

  /// The index of the file that is being read.
  var file: Int { files.count }

  func begin(file: String, format: String) throws { self.format = format }

  func end(_ report: FileReport, scope: ImportScope) throws {
    files.append(report)
    scopes.append(scope)
  }

  func receive(_ observation: Observation) throws {
    switch observation {
    case .item(let item): try receive(item)
    case .aside(let item, let stands): try receive(aside: item, stands: stands)
    case .removal(let id): removals[id] = file
    case .permission(let id, let permission, let stub): try receive(permission, on: id, stub)
    case .owner(let id, let ownership): try receive(ownership, on: id)
    case .person(let person): try receive(person)
    case .application(let application): try receive(application)
    case .scopeName(let source, let resource, let id, let name):
      try upsert(
        """
        INSERT INTO scope_name (source, resource_id, id, name) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name
        """, [source, resource, id, name]
      ) { namesChanged = true }
    case .event(let event): if try events.receive(event) { differs = true }
    case .session(let session): try receive(session: session)
    case .exception(let exception): try receive(exception)
    case .acceptance(let acceptance): try receive(acceptance)
    case .control(let control): try receive(control)
    case .tool(let tool, let clientIDs, let domains, let ai, let state):
      try receive(tool, clientIDs, domains, ai: ai, state)
    }
  }

  /// Runs a statement that writes a row only if it is new or differs, and then the closure.
  func upsert(
    _ sql: String, _ values: [(any DatabaseValueConvertible)?], _ changed: () -> Void
  ) throws {
    let statement = try db.cachedStatement(sql: sql)
    try statement.execute(arguments: StatementArguments(values))
    if db.changesCount > 0 {
      differs = true
      changed()
    }
  }

  /// Notes a change of an item that was there before.
  func change(_ item: Int64, _ body: (inout Change) -> Void) {
    guard item < firstNew else { return }
    body(&changes[item, default: Change(file: file)])
  }
}
