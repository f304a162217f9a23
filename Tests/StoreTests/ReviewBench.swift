import CustodyDomain
import CustodyTestSupport
import GRDB
import Testing

@testable import CustodySQLite

/// A store in a folder of its own, with people and items to decide on.
final class ReviewBench {
  static let now = Instant(seconds: 1_790_000_000)
  static let ana = Reviewer(uid: 1001, account: "ana", person: "ana@corp.example")
  static let bo = Reviewer(uid: 1002, account: "bo", person: "bo@corp.example")

  let scratch: Scratch
  private(set) var store: SQLiteStore
  /// Items that one key may recertify, in the order of their names.
  let light: [ItemID]
  /// Items that can read and write mail.
  let strict: [ItemID]

  var path: String { scratch.file("custody.db") }

  /// A store with `light` owned and purposeful items of the light tier, and two strict ones.
  init(light: Int = 12) throws {
    scratch = try Scratch()
    store = try SQLiteStore.openOrCreate(
      path: scratch.file("custody.db"), options: ReviewBench.options, now: ReviewBench.now)
    let some = (0..<light).map { ReviewBench.item($0, "openid") }
    let more = (0..<2).map { ReviewBench.item(light + $0, "Mail.ReadWrite") }
    self.light = some.map(\.id)
    strict = more.map(\.id)
    try load(some + more)
  }

  static var options: SQLiteStore.Options {
    SQLiteStore.Options(
      policy: Policy(), catalogue: ToolCatalogue(entries: []), account: "ana", rehearsal: true)
  }

  static func item(_ number: Int, _ scope: String) -> Item {
    let id = "grant-\(number)"
    var item = Item(
      kind: .oauthGrant, source: "entra", sourceID: id, name: "App \(number)")
    item.permissions = [Permission(scope: scope)]
    item.principal = "user\(number)@corp.example"
    item.purpose = "calendar on the phone"
    item.owners = [
      Ownership(role: .business, person: "cy@corp.example", source: "custody"),
      Ownership(role: .iam, person: "di@corp.example", source: "custody"),
    ]
    return item
  }

  /// Imports a file that holds these items and everybody, as a complete export.
  func load(_ items: [Item], at time: Instant = now) throws {
    _ = try store.importing(by: Self.ana, now: time, dryRun: false) { sink in
      try sink.begin(file: "records.jsonl", format: "custody.records")
      for name in ["ana", "bo", "cy", "di"] {
        try sink.receive(
          .person(
            Person(
              id: "\(name)@corp.example", name: name.capitalized, aliases: [name],
              employment: .active, source: "scim")))
      }
      for item in items { try sink.receive(.item(item)) }
      var report = FileReport(
        path: "/tmp/records.jsonl", source: "custody.records",
        sha256: Hash256.of(Array("\(time) \(items.count)".utf8)).hex)
      report.read = items.count + 4
      report.loaded = items.count + 4
      try sink.end(
        report,
        scope: ImportScope(
          source: "entra", tenant: nil, format: "custody.records", complete: true))
    }
  }

  func recertify(_ item: ItemID, bulk: Bool = false) -> DecisionRequest {
    DecisionRequest(
      item: item, action: .recertify(until: Self.now.adding(days: 60)), bulk: bulk)
  }

  func revoke(_ item: ItemID, _ reason: String = "unused") -> DecisionRequest {
    DecisionRequest(item: item, action: .revoke, reason: reason)
  }

  /// A ledger with an import, three submits, two tasks, a note and a new owner: 12 entries.
  func decideALot() throws {
    let now = Self.now
    _ = try store.decide([recertify(light[0]), recertify(light[1])], by: Self.ana, now: now)
    _ = try store.decide([revoke(light[2]), revoke(strict[0])], by: Self.bo, now: now)
    _ = try store.decide(
      [
        DecisionRequest(item: light[0], action: .note("asked Cy")),
        DecisionRequest(item: light[3], action: .reassign(role: .business, person: "bo")),
        DecisionRequest(item: light[4], action: .set(.purpose("minutes"))),
        DecisionRequest(
          item: light[5], action: .deferTo(person: "di", until: now.adding(days: 9))),
      ], by: Self.ana, now: now)
  }

  /// Ends the process's hold on the file and opens it again, as the next start of custody does.
  func reopen() throws {
    try? store.pool.close()
    store = try SQLiteStore.open(path: path, options: Self.options, now: Self.now)
  }

  /// Changes the file behind custody's back, with nothing to stop it.
  func tamper(_ body: (Database) throws -> Void) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { db in
      for trigger in ["ledger_no_update", "ledger_no_delete", "ledger_in_order"] {
        try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger)")
      }
      try body(db)
    }
    try queue.close()
  }

  /// The item's version in the store.
  func version(_ item: ItemID) throws -> Int? {
    try store.read {
      try Int.fetchOne(
        $0, sql: "SELECT version FROM item WHERE id = ?", arguments: [item.text])
    }
  }

  /// The state that lists show.
  func state(_ item: ItemID) throws -> ReviewState? {
    try store.read {
      try String.fetchOne($0, sql: "SELECT state FROM item WHERE id = ?", arguments: [item.text])
    }.flatMap(ReviewState.init(rawValue:))
  }

  /// Why the store is open for reading only.
  var readOnly: String? { store.frozen.withLock { $0 } }

  /// Everything that a failed write must leave as it was.
  func snapshot() throws -> [String] {
    let tables = [
      "ledger", "review", "revocation", "draft", "undo_step", "item", "owner", "finding", "tally",
    ]
    return try store.read { db in
      try tables.map { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1, 2").description
      }
    }
  }
}
