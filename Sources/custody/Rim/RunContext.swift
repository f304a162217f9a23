import CustodyConfiguration
import CustodyDomain
import CustodyReport
import CustodySQLite
import Glibc

/// One run of the program: its surroundings, the user's configuration, and the store that it opens.
struct RunContext: Sendable {
  let place: Workplace
  let configuration: Configuration
  let policy: LoadedPolicy
  let catalogue: ToolCatalogue
  let output = Output()
  /// Where the configuration was looked for.
  let configPath, policyPath, cataloguePath: String

  /// Reads the surroundings and the configuration.
  init() throws {
    place = try Workplace()
    configPath = "\(place.configFolder)/config.toml"
    policyPath = "\(place.configFolder)/policy.toml"
    cataloguePath = "\(place.configFolder)/catalogue.toml"
    configuration = try Configuration.load(
      text: try Files.text(configPath) ?? "", path: configPath)
    policy =
      if let text = try Files.text(policyPath) {
        try PolicyFile.load(text: text, path: policyPath)
      } else {
        try PolicyFile.builtIn()
      }
    catalogue = try CatalogueFile.merged(
      userText: try Files.text(cataloguePath), path: cataloguePath)
  }

  /// The moment.
  var now: Instant { place.now }

  /// The door for text from outside.
  var door: TextDoor { Output.door(ascii: configuration.ascii ?? false, raw: false) }

  /// The door that shows what hides in it.
  var rawDoor: TextDoor { Output.door(ascii: configuration.ascii ?? false, raw: true) }

  private var options: SQLiteStore.Options {
    let account = place.user().account
    return SQLiteStore.Options(
      policy: policy.policy, catalogue: catalogue, account: account,
      person: configuration.reviewer[account], rehearsal: place.rehearsedMoment != nil)
  }

  /// Opens a store that is there. What is listed from it leads with emergency access that is active or that
  /// nobody has answered for.
  func open(_ path: String) throws -> SQLiteStore {
    let store = try openQuietly(path)
    for glass in try store.access().pending(now) {
      Output.say("custody: BREAK-GLASS: \(door(glass.sentence(now)))\n")
    }
    return store
  }

  /// Opens a store that is there; for the dashboard, which has a banner of its own.
  func openQuietly(_ path: String) throws -> SQLiteStore {
    try SQLiteStore.open(path: path, options: options, now: now)
  }

  /// Opens a store that is there, and draws anew what time or another policy has changed, so that what is
  /// listed is true now. A store that can't be written is listed as it is.
  func openCurrent(_ path: String) throws -> SQLiteStore {
    let store = try open(path)
    let piece = 4000
    let progress = ProgressLine()
    defer { progress.finished() }
    do {
      var done = 0
      while try store.reassess(now: now, budget: piece) == piece {
        done += piece
        progress.judging(done)
      }
    } catch StoreError.readOnly, StoreError.busy {
      Output.say(
        "custody: the store can't be written now; what follows from time alone is as of the last run\n"
      )
    }
    return store
  }

  /// Opens a store, making it and its folder if need be.
  func openOrCreate(_ path: String) throws -> SQLiteStore {
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex,
      !Files.exists(String(path[..<slash]))
    {
      try Files.makeFolder(String(path[..<slash]))
    }
    return try SQLiteStore.openOrCreate(path: path, options: options, now: now)
  }

  /// The reviewer: the operating system's user, and as whom config.toml, the people directory or a role's entry
  /// knows them. Where roles are set, config.toml alone is only a claim.
  func reviewer(in store: SQLiteStore) throws -> Reviewer {
    var reviewer = place.user()
    let account = reviewer.account.lowercased()
    let known = try store.candidates(account, for: [], limit: 20, now: now)
    reviewer.person = try store.access().person(
      of: reviewer.account, claimed: try claim(of: reviewer.account, in: store),
      directory: known.first {
        $0.person.id == account || $0.person.aliases.contains(account)
      }?.person.id)
    return reviewer
  }

  /// Whom config.toml says an account is: by the directory's id, so that nobody is two persons.
  func claim(of account: String, in store: SQLiteStore) throws -> String? {
    try configuration.reviewer[account].map { try store.person(named: $0)?.id ?? $0 }
  }

  /// Writes rows in pieces: `next` is called until it gives none.
  func list<Row>(
    _ listing: Listing<Row>, format: ListingFormat, head: [(String, JSON)],
    next: () throws -> [Row]
  ) throws {
    var writer = ListingWriter(listing, format: format, door: door, out: output.write)
    try writer.begin(head)
    var isEmpty = true
    while true {
      let rows = try next()
      if rows.isEmpty { break }
      isEmpty = false
      try writer.write(rows)
    }
    try writer.end()
    tellIfEmpty(isEmpty, format)
  }

  /// Writes all rows at once, for listings that are short by nature.
  func list<Row>(
    _ listing: Listing<Row>, format: ListingFormat, head: [(String, JSON)] = [], rows: [Row]
  ) throws {
    var writer = ListingWriter(listing, format: format, door: door, out: output.write)
    try writer.begin([("asOf", .string(now.text))] + head)
    try writer.write(rows)
    try writer.end()
    tellIfEmpty(rows.isEmpty, format)
  }

  /// A table without rows prints nothing; this says that it is meant so.
  private func tellIfEmpty(_ isEmpty: Bool, _ format: ListingFormat) {
    if isEmpty, format == .table { Output.say("custody: nothing to list\n") }
  }
}
