import CustodyDomain
import Foundation
import GRDB

/// Appends entries to the ledger within the caller's transaction. All entries of one writer carry the head
/// that stood when it was made: the one that their author saw.
struct EntryWriter {
  let db: Database
  let author: Reviewer
  let now: Instant
  let rehearsal: Bool
  /// The head before the first of its entries.
  let head: LedgerHead
  private var frontier: MerkleFrontier

  init(_ db: Database, by author: Reviewer, now: Instant, rehearsal: Bool) throws {
    self.db = db
    self.author = author
    self.now = now
    self.rehearsal = rehearsal
    guard let frontier = try EntryWriter.frontier(at: EntryWriter.size(db), db) else {
      throw StoreError.readOnly("entries of the ledger are missing; run custody verify")
    }
    self.frontier = frontier
    head = frontier.head
  }

  /// The number that the next entry will have.
  var next: Int { frontier.size + 1 }
  /// The head after the entries so far.
  var newHead: LedgerHead { frontier.head }

  /// Appends an entry, and moves the item's review and tasks as it says.
  ///
  /// - Returns: the digest of its bytes; nil, with nothing written, when it is too long for an entry.
  mutating func append(_ content: LedgerRecord.Content) throws -> SubmitRecord.Listed? {
    let record = LedgerRecord(
      number: next, author: author, time: now, rehearsal: rehearsal, head: head,
      content: content)
    guard let body = Statement.bytes(of: record) else { return nil }
    let leaf = Hash256.leaf(body)
    let node = frontier.append(leaf)
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO ledger (sequence, uuid, action, item, reason, body, leaf, node)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(arguments: [
      record.number, record.uuid, record.action, record.item?.text, record.reason, Data(body),
      Data(leaf.bytes), Data(node.bytes),
    ])
    try move(record)
    try MeetingTable.apply(record, db)
    return SubmitRecord.Listed(entry: record.number, digest: .of(body))
  }

  /// The digest of an entry's bytes, by which another one names it.
  func digest(of entry: Int) throws -> Hash256 {
    guard
      let body = try Data.fetchOne(
        db, sql: "SELECT body FROM ledger WHERE sequence = ?", arguments: [entry])
    else { throw StoreError.readOnly("entry \(entry) is missing; run custody verify") }
    return .of(Array(body))
  }

  /// Whether an entry of this content is short enough.
  func fits(_ content: LedgerRecord.Content) -> Bool {
    Statement.bytes(
      of: LedgerRecord(
        number: 1 << 50, author: author, time: now, rehearsal: rehearsal, head: head,
        content: content)) != nil
  }

  private func move(_ record: LedgerRecord) throws {
    try CampaignTable.move(record, db)
    if case .access = record.content { return try moveAccess(record) }
    guard let item = record.item else { return }
    let tasks = try EntryWriter.openTasks(of: item, db)
    var fold = ReviewFold(
      items: [item: try EntryWriter.review(of: item, db)], tasks: try withMoved(tasks, by: record),
      access: record.breakGlass == nil ? AccessFold() : try AccessTable.fold(db))
    if let mismatch = fold.apply(record) {
      throw StoreError.readOnly("the review can't go on, \(mismatch.reason); run custody verify")
    }
    if let review = fold.items[item] { try EntryWriter.save(review, of: item, db) }
    for task in fold.tasks.values where !tasks.contains(task) {
      try EntryWriter.save(task, db)
    }
  }

  private func moveAccess(_ record: LedgerRecord) throws {
    var fold = ReviewFold(access: try AccessTable.fold(db))
    if let mismatch = fold.apply(record) {
      throw StoreError.readOnly("access can't go on, \(mismatch.reason); run custody verify")
    }
    try AccessTable.save(fold.access, db)
  }

  /// A task that came back was closed before, so it is not among the open ones.
  private func withMoved(_ open: [Revocation], by record: LedgerRecord) throws -> [Revocation] {
    guard case .task(let move) = record.content, !open.contains(where: { $0.entry == move.task })
    else { return open }
    return try open + EntryWriter.tasks(db, "entry = ?", [move.task])
  }

  // MARK: - Rows

  /// How many entries the ledger has.
  static func size(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(sequence) FROM ledger") ?? 0
  }

  /// The tree's edge at a size; nil where entries that make it are missing.
  static func frontier(at size: Int, _ db: Database) throws -> MerkleFrontier? {
    let read = try db.cachedStatement(sql: "SELECT node FROM ledger WHERE sequence = ?")
    let peaks = try MerkleFrontier.ends(of: size).compactMap { end in
      try Data.fetchOne(read, arguments: [end]).flatMap { Hash256(bytes: $0) }
    }
    return MerkleFrontier(size: size, peaks: peaks)
  }

  /// The head at a size, for the head file; nil where entries that make it are missing.
  static func checkpoint(_ size: Int, _ uuid: String, _ db: Database) throws -> Checkpoint? {
    try frontier(at: size, db).map { Checkpoint(store: uuid, size: size, root: $0.root) }
  }

  /// What entries add up to for an item.
  static func review(of item: ItemID, _ db: Database) throws -> ItemReview {
    let read = try db.cachedStatement(
      sql: "SELECT \(ReviewRecord.columns) FROM review WHERE item = ?")
    return try Row.fetchOne(read, arguments: [item.text]).map(ReviewRecord.review)
      ?? ItemReview()
  }

  private static func save(_ review: ItemReview, of item: ItemID, _ db: Database) throws {
    let write = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO review (\(ReviewRecord.columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try write.execute(arguments: ReviewRecord.arguments(review, of: item))
  }

  private static func save(_ task: Revocation, _ db: Database) throws {
    let write = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO revocation (\(taskColumns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try write.execute(arguments: [
      task.entry, task.item.text, task.name, task.source, task.rotation, task.owner,
      task.status.rawValue, task.fingerprint, task.decided.seconds, task.due.seconds, task.reason,
      task.decidedBy, task.wasOff, task.moved.seconds, task.movedBy, task.carriedOut?.seconds,
      task.note,
    ])
  }

  private static let taskColumns = """
    entry, item, name, source, rotation, owner, status, fingerprint, decided, due, reason,
    decided_by, was_off, moved, moved_by, carried_out, note
    """

  /// The statuses in which something is still to be done, as SQL words.
  static let openStatuses = Revocation.Status.allCases.filter(\.isOpen)
    .map { "'\($0.rawValue)'" }.joined(separator: ",")

  /// The open tasks of an item.
  static func openTasks(of item: ItemID, _ db: Database) throws -> [Revocation] {
    try tasks(db, "item = ? AND status IN (\(openStatuses))", [item.text])
  }

  /// The tasks that a condition holds, in the order of their entries.
  static func tasks(
    _ db: Database, _ condition: String, _ arguments: StatementArguments = []
  ) throws -> [Revocation] {
    let read = try db.cachedStatement(
      sql: "SELECT \(taskColumns) FROM revocation WHERE \(condition) ORDER BY entry")
    return try Row.fetchAll(read, arguments: arguments).map { row in
      var task = Revocation(
        entry: row[0], item: ItemID(row[1]), name: row[2], source: row[3], rotation: row[4],
        owner: row[5], status: Revocation.Status(rawValue: row[6]) ?? .decided,
        decided: Instant(seconds: row[8]), decidedBy: row[11], due: Instant(seconds: row[9]),
        reason: row[10], fingerprint: row[7], wasOff: row[12])
      task.moved = Instant(seconds: row[13])
      task.movedBy = row[14]
      task.carriedOut = (row[15] as Int64?).map(Instant.init(seconds:))
      task.note = row[16]
      return task
    }
  }
}

extension LedgerRecord {
  /// The id that its writer made.
  var uuid: String {
    switch content {
    case .decision(let decision): decision.id
    case .submit(let submit): submit.id
    case .importing(let record): record.id
    case .task(let task): task.id
    case .meeting(let meeting): meeting.id
    case .campaign(let campaign): campaign.id
    case .access(let access): access.id
    }
  }

  /// The reason that was given, for decisions.
  var reason: String? {
    if case .decision(let decision) = content { decision.reason } else { nil }
  }

  /// The emergency access that a decision rests on.
  var breakGlass: Int? {
    if case .decision(let decision) = content { decision.breakGlass } else { nil }
  }
}
