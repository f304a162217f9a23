import CustodyDomain
import GRDB

/// Where a draft stands: there is one at most in each place.
struct DraftPlace: Codable, Hashable {
  var item: ItemID
  /// `DraftSlot.text`.
  var slot: String

  init(_ item: ItemID, _ slot: DraftSlot) {
    self.item = item
    self.slot = slot.text
  }
}

/// A draft and its place among its author's; together with a nil draft, one side of an undo step.
struct DraftState: Codable, Hashable {
  var draft: Draft
  var position: Int
}

/// The keystroke or command that decided something.
struct DraftStep {
  /// Its number; 0 for a command.
  var step: Int
  /// How many items it was about.
  var size: Int
  /// When it made the draft; nil for a command.
  var drafted: Instant?
}

/// What one step changed in one place.
struct DraftChange: Codable {
  var place: DraftPlace
  var state: DraftState?
}

/// Drafts and undo steps as they lie in their tables.
extension SQLiteStore {
  private static let draftColumns = "item, action, reason, author, made, version, position"

  private static func state(_ row: Row) throws -> DraftState {
    DraftState(
      draft: Draft(
        item: ItemID(row[0]), action: try ReviewRecord.decoded(row[1]), reason: row[2],
        author: row[3], made: Instant(seconds: row[4]), version: row[5]), position: row[6])
  }

  /// The drafts on an item in the order made; all of one author.
  static func drafts(on item: ItemID, _ db: Database) throws -> [DraftState] {
    try Row.fetchAll(
      try db.cachedStatement(
        sql: "SELECT \(draftColumns) FROM draft WHERE item = ? ORDER BY position"),
      arguments: [item.text]
    ).map(state)
  }

  /// An author's drafts in the order made, or everybody's.
  static func drafts(of author: String?, _ db: Database) throws -> [DraftState] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT \(draftColumns) FROM draft WHERE author = coalesce(?, author)
        ORDER BY author, position
        """, arguments: [author]
    ).map(state)
  }

  /// Makes this, or nothing, the draft in a place.
  static func put(_ state: DraftState?, in place: DraftPlace, _ db: Database) throws {
    guard let state else {
      try db.cachedStatement(sql: "DELETE FROM draft WHERE item = ? AND slot = ?")
        .execute(arguments: [place.item.text, place.slot])
      return
    }
    let draft = state.draft
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO draft (\(draftColumns), slot, word)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      place.item.text, try ReviewRecord.encoded(draft.action), draft.reason, draft.author,
      draft.made.seconds, draft.version, state.position, place.slot, draft.action.word,
    ])
  }

  /// Takes all drafts off an item.
  static func removeDrafts(on item: ItemID, _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM draft WHERE item = ?")
      .execute(arguments: [item.text])
  }

  /// Rows with the drafts on their items.
  static func withDrafts(_ rows: [ItemRow], _ db: Database) throws -> [ItemRow] {
    guard
      try Bool.fetchOne(
        try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM draft)")) ?? false
    else { return rows }
    return try rows.map { row in
      var row = row
      row.drafts = try drafts(on: row.id, db).map(\.draft).byWeight
      return row
    }
  }

  /// How many items each of an author's steps was about, by where its drafts are; the newest step counts.
  static func batches(of author: String, _ db: Database) throws -> [DraftPlace: DraftStep] {
    var batches: [DraftPlace: DraftStep] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT n, after FROM undo_step WHERE author = ? AND undone = 0 ORDER BY n",
      arguments: [author])
    while let row = try rows.next() {
      let changes: [DraftChange] = try ReviewRecord.decoded(row[1])
      let size = Set(changes.map(\.place.item)).count
      for change in changes {
        batches[change.place] = DraftStep(
          step: row[0], size: size, drafted: change.state?.draft.made)
      }
    }
    return batches
  }

  /// Takes what was submitted out of an author's steps: it can't be undone any more.
  static func forget(_ submitted: Set<ItemID>, of author: String, _ db: Database) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT n, before, after FROM undo_step WHERE author = ?", arguments: [author])
    for row in rows {
      let before: [DraftChange] = try ReviewRecord.decoded(row[1])
      let after: [DraftChange] = try ReviewRecord.decoded(row[2])
      let left = before.filter { !submitted.contains($0.place.item) }
      if left.count == before.count { continue }
      if left.isEmpty {
        try db.execute(sql: "DELETE FROM undo_step WHERE n = ?", arguments: [row[0] as Int])
        continue
      }
      try db.execute(
        sql: "UPDATE undo_step SET before = ?, after = ? WHERE n = ?",
        arguments: [
          try ReviewRecord.encoded(left),
          try ReviewRecord.encoded(after.filter { !submitted.contains($0.place.item) }),
          row[0] as Int,
        ])
    }
  }
}
