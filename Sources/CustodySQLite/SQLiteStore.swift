import CustodyDomain
import Foundation
import GRDB
import Synchronization

/// The store on one machine: a SQLite file in WAL mode that syncs each commit.
///
/// It may be used from any thread. Writes are one transaction each; reads see one moment.
public final class SQLiteStore: Store {
  /// What a store is opened with.
  public struct Options: Sendable {
    /// The limits in force.
    public var policy: Policy
    /// The tools that are recognised.
    public var catalogue: ToolCatalogue
    /// The account whose drafts `draft:mine` means.
    public var account: String
    /// The person behind it, where the configuration knows one: `asked:me` means them.
    public var person: String?
    /// Whether the clock is set by hand: entries say so.
    public var rehearsal: Bool
    /// Options.
    public init(
      policy: Policy, catalogue: ToolCatalogue, account: String, person: String? = nil,
      rehearsal: Bool
    ) {
      self.policy = policy
      self.catalogue = catalogue
      self.account = account
      self.person = person
      self.rehearsal = rehearsal
    }
  }

  /// Where the file is.
  let path: String
  let options: Options
  let pool: DatabasePool
  /// The store's own name, made with it.
  let uuid: String
  /// Why nothing may be written any more; nil while all is well.
  let frozen: Mutex<String?>
  /// The id of the newest entry that is being written, to look up if its commit fails.
  let pending: Mutex<String?>
  /// The ledger's size in the head file; nil until that was compared.
  let notedSize: Mutex<Int?>

  private init(path: String, options: Options, pool: DatabasePool, uuid: String) {
    self.path = path
    self.options = options
    self.pool = pool
    self.uuid = uuid
    frozen = Mutex(nil)
    pending = Mutex(nil)
    notedSize = Mutex(nil)
  }

  /// Opens the store at a path.
  ///
  /// - Throws: `StoreError.missing` where there is none; `.unusable` with the reason and what to do for
  ///   anything that can't be trusted as one.
  public static func open(path: String, options: Options, now: Instant) throws -> SQLiteStore {
    guard case .store(let shared) = try StoreFile.examine(path) else {
      throw StoreError.missing(path: path)
    }
    return try connect(path, options, shared: shared, now: now)
  }

  /// Opens the store at a path, or makes one: 0600, in a folder made 0700 where there is none.
  ///
  /// - Throws: `StoreError.unusable` with the reason and what to do.
  public static func openOrCreate(
    path: String, options: Options, now: Instant
  ) throws -> SQLiteStore {
    var state = try StoreFile.examine(path)
    if state == .absent {
      try StoreFile.createFolder(of: path)
      state = try StoreFile.examine(path)
      if state == .absent { try StoreFile.create(path) }
    }
    guard case .store(let shared) = state else {
      // Before WAL mode, so that the identity stands in the file itself and never only in its journal.
      try translated {
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        try queue.writeWithoutTransaction { db in
          try db.execute(sql: "PRAGMA synchronous = FULL")
          try db.execute(sql: "PRAGMA application_id = \(Migrations.applicationID)")
        }
        try queue.close()
      }
      return try connect(path, options, shared: false, now: now)
    }
    return try connect(path, options, shared: shared, now: now)
  }

  private static func connect(
    _ path: String, _ options: Options, shared: Bool, now: Instant
  ) throws -> SQLiteStore {
    try translated {
      let pool = try DatabasePool(path: path, configuration: configuration())
      // GRDB sets NORMAL on entering WAL mode, after any preparation; so FULL comes after opening, and
      // is read back (EVIDENCE: without it acknowledged decisions are lost with the power).
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try check(pool, path, shared: shared)
      try Migrations.run(pool, uuid: UUID().uuidString.lowercased(), now: now)
      guard let uuid = try pool.read({ try String.fetchOne($0, sql: "SELECT uuid FROM store") })
      else {
        throw StoreFile.unusable(path, "has lost its identity", "restore a backup")
      }
      let store = SQLiteStore(path: path, options: options, pool: pool, uuid: uuid)
      let reason = try store.reasonForReadingOnly()
      store.frozen.withLock { $0 = reason }
      return store
    }
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 2
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      try db.execute(sql: "PRAGMA cell_size_check = ON")
      try db.execute(sql: "PRAGMA mmap_size = 0")
      try db.execute(sql: "PRAGMA cache_size = -\(SQLiteStore.usualCache)")
      // Lists compare without regard to case beyond ASCII, which SQLite's own functions don't.
      db.add(function: TextFolding.function)
    }
    return configuration
  }

  private static func check(_ pool: DatabasePool, _ path: String, shared: Bool) throws {
    try pool.writeWithoutTransaction { db in
      func pragma(_ name: String) throws -> String? {
        try String.fetchOne(db, sql: "PRAGMA \(name)")
      }
      for (name, wanted) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
        let found = try pragma(name)
        guard found == wanted else {
          throw StoreFile.unusable(
            path, "can't be kept safe here: \(name) is \(found ?? "unset") and must be \(wanted)",
            "choose a local disk that you may write to")
        }
      }
      let version = Int(try pragma("user_version") ?? "") ?? 0
      guard version <= Migrations.newest else {
        throw StoreFile.unusable(
          path,
          "was written by a newer custody (version \(version); this one knows "
            + "\(Migrations.newest))",
          "install the newer custody")
      }
      if shared, try pragma("quick_check(1)") != "ok" {
        throw StoreFile.unusable(path, "is damaged", "restore a backup, then custody verify")
      }
    }
  }

  // MARK: - Access

  /// Reads at one moment; errors come out as `StoreError`.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try SQLiteStore.translated { try pool.read(body) }
  }

  /// Writes in one transaction, all or nothing; errors come out as `StoreError`. When it returns, the
  /// commit and the ledger's head are on the disk: only then may anything be acknowledged.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    if let reason = frozen.withLock({ $0 }) { throw StoreError.readOnly(reason) }
    pending.withLock { $0 = nil }
    return try SQLiteStore.translated {
      let value: Value
      do {
        value = try pool.write(body)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_IOERR {
        throw outcomeUnknown(error)
      }
      do {
        try recordHead()
      } catch {
        throw headNotRecorded(error)
      }
      return value
    }
  }

  static func translated<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw StoreError.busy
      case .SQLITE_READONLY, .SQLITE_PERM:
        throw StoreError.readOnly("the store's file or folder may not be written")
      default: throw StoreError.inputOutput(error.message ?? error.description)
      }
    }
  }
}

extension SQLiteStore {
  /// What durability rests on, as the connection that writes has it: journal mode, synchronous, foreign
  /// keys. `wal 2 1` is the only answer of an open store.
  public func durability() throws -> [String] {
    try SQLiteStore.translated {
      try pool.writeWithoutTransaction { db in
        try ["journal_mode", "synchronous", "foreign_keys"].map {
          try String.fetchOne(db, sql: "PRAGMA \($0)") ?? ""
        }
      }
    }
  }

  /// Ends all use of the file; what was committed is in it, without a journal beside it.
  public func close() throws { try SQLiteStore.translated { try pool.close() } }
}
