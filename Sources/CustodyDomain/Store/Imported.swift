/// What an import did to an item.
public enum ChangeKind: String, CaseIterable, Codable, Sendable {
  /// Its source gave it scopes that it hadn't.
  case creep
  /// Somebody became an owner of it, stopped being one, or left.
  case owners
  /// It is of a tool that was never seen before.
  case newTool = "new-tool"
  /// It was not there before.
  case added
  /// It had departed and is back.
  case returned
  /// Its source no longer holds it.
  case departed
  /// Other facts about it differ.
  case changed
}

/// What became of one ownership with an import.
public struct OwnerChange: Codable, Hashable, Sendable {
  /// What became of it.
  public enum What: String, Codable, Sendable {
    /// Named as owner, and was not before.
    case added
    /// No longer named.
    case removed
    /// Still named, and has left.
    case left
    /// Had left, and is back.
    case returned
  }
  /// What became of it.
  public var what: What
  /// As what.
  public var role: OwnerRole
  /// Who: the id in the people directory where one knows them.
  public var person: String
  /// A change.
  public init(_ what: What, role: OwnerRole, person: String) {
    self.what = what
    self.role = role
    self.person = person
  }
}

/// What one import did to one item, in one respect.
public struct ImportedChange: Hashable, Sendable {
  /// The import's number; they rise by one.
  public var number: Int
  /// The item's place in the store, which orders changes of one import.
  public var position: Int
  /// When it was imported.
  public var time: Instant
  /// What happened; never `newTool`, which is told of tools.
  public var kind: ChangeKind
  /// The item.
  public var item: ItemID
  /// Its name.
  public var name: String
  /// What it has now and had not, has no more, and what else differs.
  public var difference: ItemDifference
  /// A change.
  public init(
    number: Int, position: Int, time: Instant, kind: ChangeKind, item: ItemID, name: String,
    difference: ItemDifference
  ) {
    self.number = number
    self.position = position
    self.time = time
    self.kind = kind
    self.item = item
    self.name = name
    self.difference = difference
  }
}

/// In what an item differs from before.
public struct ItemDifference: Hashable, Sendable {
  /// Scopes that it has now and had not.
  public var addedScopes: [String]
  /// Scopes that it had and has no more.
  public var removedScopes: [String]
  /// Other fields that differ, by name.
  public var fields: [String]
  /// Owners who came and went.
  public var owners: [OwnerChange]
  /// A difference.
  public init(
    addedScopes: [String] = [], removedScopes: [String] = [], fields: [String] = [],
    owners: [OwnerChange] = []
  ) {
    self.addedScopes = addedScopes
    self.removedScopes = removedScopes
    self.fields = fields
    self.owners = owners
  }
}

/// Everything that imports since one of them did to an item.
public struct ItemChanges: Hashable, Sendable {
  /// What happened, in the order of `ChangeKind`; each once.
  public var kinds: [ChangeKind]
  /// The newest of these imports.
  public var number: Int
  /// When that was.
  public var time: Instant
  /// All of them together, each thing once.
  public var difference: ItemDifference
  /// Changes.
  public init(kinds: [ChangeKind], number: Int, time: Instant, difference: ItemDifference) {
    self.kinds = kinds
    self.number = number
    self.time = time
    self.difference = difference
  }
}

/// What imports since one of them did to the inventory, in numbers.
public struct ChangeTotals: Hashable, Sendable {
  /// The first of these imports; nil where there is none.
  public var since: Int?
  /// When it was.
  public var sinceTime: Instant?
  /// How many imports there are since then, it included.
  public var imports: Int
  /// How many items each thing happened to.
  public var items: [ChangeKind: Int]
  /// Names of the tools seen for the first time, sorted.
  public var newTools: [String]
  /// Totals.
  public init(
    since: Int?, sinceTime: Instant?, imports: Int, items: [ChangeKind: Int], newTools: [String]
  ) {
    self.since = since
    self.sinceTime = sinceTime
    self.imports = imports
    self.items = items
    self.newTools = newTools
  }
}

/// One file of an import: what it was, who brought it, and what came of it.
public struct ImportedFile: Hashable, Sendable {
  /// The import's number.
  public var number: Int
  /// Its place among the files of the import, from 0.
  public var position: Int
  /// When it was imported.
  public var time: Instant
  /// The operating system account that did.
  public var by: String
  /// The ledger entry that tells of it.
  public var entry: Int?
  /// Where the file lay then.
  public var path: String
  /// What it was exported from.
  public var inventory: Inventory
  /// SHA-256 of its bytes, in hexadecimal.
  public var sha256: String
  /// Records: read, loaded, ignored, rejected; items: added, changed, departed.
  public var counts: [String: Int]
  /// Whether nothing newer was imported of the same and it is older than policy allows.
  public var stale: Bool
  /// What was covered when the import had ended.
  public var coverage: Coverage
  /// A file.
  public init(
    number: Int, position: Int, time: Instant, by: String, entry: Int?, path: String,
    inventory: Inventory, sha256: String, counts: [String: Int], stale: Bool, coverage: Coverage
  ) {
    self.coverage = coverage
    self.number = number
    self.position = position
    self.time = time
    self.by = by
    self.entry = entry
    self.path = path
    self.inventory = inventory
    self.sha256 = sha256
    self.counts = counts
    self.stale = stale
  }
}

/// What one kind of export of one tenant of a source holds: it is imported, and grows stale, as one.
public struct Inventory: Hashable, Sendable {
  /// The source's name.
  public var source: String
  /// The tenant, where the export tells it.
  public var tenant: String?
  /// The export's format.
  public var format: String
  /// An inventory.
  public init(source: String, tenant: String?, format: String) {
    self.source = source
    self.tenant = tenant
    self.format = format
  }
}

/// When an inventory was last imported.
public struct InventoryAge: Hashable, Sendable {
  /// Of what.
  public var inventory: Inventory
  /// When its newest import was.
  public var imported: Instant
  /// Whether that is as long ago as policy allows, or longer.
  public var stale: Bool
  /// An age.
  public init(inventory: Inventory, imported: Instant, stale: Bool) {
    self.inventory = inventory
    self.imported = imported
    self.stale = stale
  }

  /// Whole days since then.
  public func days(_ now: Instant) -> Int { Int((now.seconds - imported.seconds) / 86_400) }
}
