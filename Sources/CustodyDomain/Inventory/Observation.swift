/// What an importer says it read, one at a time, in the order of the file. The store joins.
public enum Observation: Sendable {
  /// An item, whole as this source knows it. Facts that it leaves unknown don't erase known ones
  /// from other sources.
  case item(Item)
  /// What a log or a report says of an item that another export lists: it fills in what is unknown and
  /// tells of later use, but it neither brings an item back nor answers for its presence. Where no
  /// export describes the item, it stands as it is said here if the report is of what there is now;
  /// a log of what happened (`stands` is false) makes no items.
  case aside(Item, stands: Bool)
  /// The source says that this item, and only this one, is there no more.
  case removal(of: ItemID)
  /// One more permission on an item that this or another file describes; the item may come later.
  /// `stub` is used when no file ever describes it.
  case permission(on: ItemID, Permission, stub: Item)
  /// One more ownership.
  case owner(on: ItemID, Ownership)
  /// Somebody in a people directory.
  case person(Person)
  /// An application that items refer to by `parentID`: its name, client id and publisher.
  case application(SourceApplication)
  /// The name of a role or scope id of an API.
  case scopeName(source: String, resourceID: String, id: String, name: String)
  case event(Event)
  case session(Session)
  case exception(ExceptionRecord)
  case acceptance(Acceptance)
  case control(ControlRecord)
  /// A tool that the user adds to the catalogue.
  case tool(ToolReference, clientIDs: [String], domains: [String], ai: Bool, state: ToolState?)
}

/// An application as a source lists it, apart from what is granted to it.
public struct SourceApplication: Hashable, Sendable {
  /// The source that lists it.
  public var source: String
  /// That source's object id.
  public var objectID: String
  /// The name to show.
  public var name: String
  /// The id that is the same in all tenants.
  public var clientID: String?
  /// Who makes it.
  public var publisher: Publisher?
  /// Domains in its reply addresses and home page.
  public var domains: [String]
  /// An application.
  public init(
    source: String, objectID: String, name: String, clientID: String?, publisher: Publisher?,
    domains: [String] = []
  ) {
    self.source = source
    self.objectID = objectID
    self.name = name
    self.clientID = clientID
    self.publisher = publisher
    self.domains = domains
  }
}

/// A record that was not loaded, with its place and reason.
public struct SkippedRecord: Codable, Hashable, Sendable {
  /// `line 14` or `record 3`.
  public var at: String
  /// Why.
  public var reason: String
  /// A skipped record.
  public init(at: String, reason: String) {
    self.at = at
    self.reason = reason
  }
}

/// What became of one file (contract: `custody.import/1`); read = loaded + ignored + rejected.
public struct FileReport: Codable, Hashable, Sendable {
  /// The file's path as given.
  public var path: String
  /// The format that was recognised, for example `entra.oauth2PermissionGrants`.
  public var source: String
  /// SHA-256 of the bytes in hex.
  public var sha256: String
  /// Records in the file.
  public var read: Int
  /// Records that became part of the inventory.
  public var loaded: Int
  /// Records that say nothing for the inventory, each with its reason.
  public var ignored: [SkippedRecord]
  /// Records that are wrong, each with its reason.
  public var rejected: [SkippedRecord]
  /// Items that were not there before.
  public var added: Int
  /// Items that differ from before.
  public var changed: Int
  /// Items that a complete export no longer holds.
  public var departed: Int
  /// Whether the file says that it is complete; nil where it doesn't say.
  public var complete: Bool?
  /// Why the file was refused; nil when it was not.
  public var refused: String?
  /// Members that held secret values: the values were dropped while reading.
  public var secretsDropped: Int
  /// A report of nothing read yet.
  public init(path: String, source: String, sha256: String) {
    self.path = path
    self.source = source
    self.sha256 = sha256
    read = 0
    loaded = 0
    ignored = []
    rejected = []
    added = 0
    changed = 0
    departed = 0
    secretsDropped = 0
  }
}

/// The coverage of one file, for retiring what a complete export no longer holds: only items with the
/// same source, tenant and one of the kinds can depart by it.
public struct ImportScope: Hashable, Sendable {
  /// The source's name.
  public var source: String
  /// The tenant, if the file tells; nil items only.
  public var tenant: String?
  /// Format name within the source; items remember which format last held them.
  public var format: String
  /// Whether the file is known to hold everything.
  public var complete: Bool?
  /// When what it holds was true at the latest; nil where nothing tells, so that it is the import's moment.
  public var taken: Instant?
  /// A scope.
  public init(
    source: String, tenant: String?, format: String, complete: Bool?, taken: Instant? = nil
  ) {
    self.source = source
    self.tenant = tenant
    self.format = format
    self.complete = complete
    self.taken = taken
  }
}

/// Where importers deliver. One import of several files is one transaction of the store.
public protocol ObservationSink: AnyObject {
  /// A file begins.
  func begin(file: String, format: String) throws
  /// One record of it.
  func receive(_ observation: Observation) throws
  /// The file ends. The sink fills `added`, `changed` and `departed` when the import ends.
  func end(_ report: FileReport, scope: ImportScope) throws
}

/// What a change does to one item, for `--dry-run` and the import's summary.
public struct ItemChange: Codable, Hashable, Sendable {
  /// Added, changed or departed.
  public enum Kind: String, Codable, Sendable { case added, changed, departed, returned }
  /// What happens.
  public var kind: Kind
  /// The item.
  public var item: ItemID
  /// Its name.
  public var name: String
  /// Scopes that it has now and had not.
  public var addedScopes: [String]
  /// Scopes that it had and has no more.
  public var removedScopes: [String]
  /// Other fields that differ, by name.
  public var fields: [String]
  /// A change.
  public init(
    kind: Kind, item: ItemID, name: String, addedScopes: [String] = [],
    removedScopes: [String] = [], fields: [String] = []
  ) {
    self.kind = kind
    self.item = item
    self.name = name
    self.addedScopes = addedScopes
    self.removedScopes = removedScopes
    self.fields = fields
  }
}
