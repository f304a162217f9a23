import CustodyDomain
import Foundation
import GRDB

/// A draft and its place among its author's; together with a nil draft, one side of an undo step.
struct DraftState: Codable, Hashable {
  var draft: Draft
  var position: Int
}

/// What one step changed on one item.
private struct DraftChange: Codable {
  var item: ItemID
  var state: DraftState?
}

extension SQLiteStore {
  /// Saves drafts, all that pass the checks, in one transaction that one undo takes back.
  public func draft(
    _ requests: [DecisionRequest], by reviewer: Reviewer, now: Instant
  ) throws -> DraftOutcome {
    try write { db in
      let rules = ReviewRules(policy: options.policy)
      let contexts = try ReviewContexts(db, options, for: reviewer, now: now)
      var saved: [ItemID] = []
      var refused: [Refusal] = []
      var names: [String] = []
      var before: [DraftChange] = []
      var after: [DraftChange] = []
      var position =
        try Int.fetchOne(
          db, sql: "SELECT max(position) FROM draft WHERE author = ?",
          arguments: [reviewer.account]) ?? 0
      try contexts.each(requests) { request, subject in
        if let refusal = rules.refusal(of: request, by: reviewer, in: subject.context, now: now)
          ?? request.unprintable
        {
          refused.append(refusal)
          return
        }
        position += 1
        let state = DraftState(
          draft: Draft(
            item: request.item, action: request.action.naming(subject.context.named),
            reason: request.reason, author: reviewer.account, made: now,
            version: request.version ?? subject.context.version), position: position)
        before.append(
          DraftChange(item: request.item, state: try SQLiteStore.draft(on: request.item, db)))
        after.append(DraftChange(item: request.item, state: state))
        try SQLiteStore.put(state, on: request.item, db)
        saved.append(request.item)
        names.append("\(request.action.word) \(subject.loaded.item.name)")
      }
      guard let first = names.first else { return DraftOutcome(saved: [], refused: refused) }
      try db.execute(
        sql: "DELETE FROM undo_step WHERE author = ? AND undone = 1",
        arguments: [reviewer.account])
      let sentence = names.count == 1 ? first : "\(first) and \(names.count - 1) more"
      try db.execute(
        sql: """
          INSERT INTO undo_step (author, undone, sentence, before, after) VALUES (?, 0, ?, ?, ?)
          """,
        arguments: [
          reviewer.account, sentence, try ReviewRecord.encoded(before),
          try ReviewRecord.encoded(after),
        ])
      return DraftOutcome(saved: saved, refused: refused)
    }
  }

  /// Takes back the newest step of this reviewer; nil when there is none.
  public func undo(by reviewer: Reviewer, now: Instant) throws -> UndoOutcome? {
    try step(by: reviewer, undoing: true)
  }

  /// Does again what was taken back; nil when there is nothing.
  public func redo(by reviewer: Reviewer, now: Instant) throws -> UndoOutcome? {
    try step(by: reviewer, undoing: false)
  }

  /// This reviewer's drafts in the order made, or everybody's.
  public func drafts(of reviewer: Reviewer?) throws -> [Draft] {
    try read { db in try SQLiteStore.drafts(of: reviewer?.account, db).map(\.draft) }
  }

  private func step(by reviewer: Reviewer, undoing: Bool) throws -> UndoOutcome? {
    try write { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT n, sentence, \(undoing ? "before" : "after") FROM undo_step
          WHERE author = ? AND undone = ? ORDER BY n \(undoing ? "DESC" : "ASC") LIMIT 1
          """, arguments: [reviewer.account, !undoing])
      guard let row else { return nil }
      let changes: [DraftChange] = try ReviewRecord.decoded(row[2])
      var items: [ItemID] = []
      var foreign: String?
      // An item drafted several times in one step goes back to what it was before the first.
      for change in undoing ? changes.reversed() : changes {
        if let now = try SQLiteStore.draft(on: change.item, db),
          now.draft.author != reviewer.account
        {
          foreign = now.draft.author
          continue
        }
        try SQLiteStore.put(change.state, on: change.item, db)
        if !items.contains(change.item) || changes.count > 1000 { items.append(change.item) }
      }
      try db.execute(
        sql: "UPDATE undo_step SET undone = ? WHERE n = ?", arguments: [undoing, row[0] as Int])
      let rest = foreign.map { "; left as it is what \($0) has drafted since" } ?? ""
      return UndoOutcome(
        items: items, sentence: (undoing ? "undid: " : "redid: ") + (row[1] as String) + rest)
    }
  }

  // MARK: - Rows

  private static let draftColumns = "item, action, reason, author, made, version, position"

  private static func state(_ row: Row) throws -> DraftState {
    DraftState(
      draft: Draft(
        item: ItemID(row[0]), action: try ReviewRecord.decoded(row[1]), reason: row[2],
        author: row[3], made: Instant(seconds: row[4]), version: row[5]), position: row[6])
  }

  /// The draft on an item, whosever it is.
  static func draft(on item: ItemID, _ db: Database) throws -> DraftState? {
    try Row.fetchOne(
      try db.cachedStatement(sql: "SELECT \(draftColumns) FROM draft WHERE item = ?"),
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

  /// Makes this, or nothing, the draft on an item.
  static func put(_ state: DraftState?, on item: ItemID, _ db: Database) throws {
    guard let state else {
      try db.cachedStatement(sql: "DELETE FROM draft WHERE item = ?")
        .execute(arguments: [item.text])
      return
    }
    let draft = state.draft
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO draft (\(draftColumns), word) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      item.text, try ReviewRecord.encoded(draft.action), draft.reason, draft.author,
      draft.made.seconds, draft.version, state.position, draft.action.word,
    ])
  }

  /// How many items each of an author's steps drafted, by item; the newest step counts.
  static func batches(of author: String, _ db: Database) throws -> [ItemID: (step: Int, size: Int)]
  {
    var batches: [ItemID: (step: Int, size: Int)] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT n, after FROM undo_step WHERE author = ? AND undone = 0 ORDER BY n",
      arguments: [author])
    while let row = try rows.next() {
      let changes: [DraftChange] = try ReviewRecord.decoded(row[1])
      for change in changes { batches[change.item] = (row[0], changes.count) }
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
      let left = before.filter { !submitted.contains($0.item) }
      if left.count == before.count { continue }
      if left.isEmpty {
        try db.execute(sql: "DELETE FROM undo_step WHERE n = ?", arguments: [row[0] as Int])
        continue
      }
      try db.execute(
        sql: "UPDATE undo_step SET before = ?, after = ? WHERE n = ?",
        arguments: [
          try ReviewRecord.encoded(left),
          try ReviewRecord.encoded(after.filter { !submitted.contains($0.item) }), row[0] as Int,
        ])
    }
  }
}
