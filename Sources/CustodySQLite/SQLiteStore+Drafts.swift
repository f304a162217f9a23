import CustodyDomain
import GRDB

extension SQLiteStore {
  /// Everything that stands in the way of a request, with this reviewer's own drafts on the item taken for
  /// submitted. It writes nothing.
  public func obstacles(
    to request: DecisionRequest, by reviewer: Reviewer, now: Instant
  ) throws -> [Refusal] {
    try read { db in
      let contexts = try ReviewContexts(db, options, for: reviewer, now: now)
      var found: [Refusal] = []
      try contexts.each([request]) { subject, _ in
        let subject = try contexts.subject(
          subject, after: SQLiteStore.drafts(on: request.item, db), for: request, by: reviewer)
        found = try refusals(of: request, on: subject, contexts, reviewer, now)
      }
      return found
    }
  }

  /// Saves drafts, all that pass the checks, in one transaction that one undo takes back. A draft takes
  /// the place of an older one in the same slot of its item.
  public func draft(
    _ requests: [DecisionRequest], by reviewer: Reviewer, now: Instant
  ) throws -> DraftOutcome {
    try write { db in
      let contexts = try ReviewContexts(db, options, for: reviewer, now: now)
      var outcome = DraftOutcome(saved: [], refused: [])
      var names: [String] = []
      var before: [DraftChange] = []
      var after: [DraftChange] = []
      var position =
        try Int.fetchOne(
          db, sql: "SELECT max(position) FROM draft WHERE author = ?",
          arguments: [reviewer.account]) ?? 0
      try contexts.each(requests) { plain, requests in
        for request in requests {
          let standing = try SQLiteStore.drafts(on: request.item, db)
          let subject = try contexts.subject(plain, after: standing, for: request, by: reviewer)
          let refused = try refusals(of: request, on: subject, contexts, reviewer, now)
          guard refused.isEmpty else {
            outcome.refused += refused
            continue
          }
          position += 1
          let named = try contexts.person(namedBy: request.action)
          let draft = Draft(
            item: request.item, action: request.action.naming(named), reason: request.reason,
            author: reviewer.account, made: now,
            version: request.version ?? subject.context.version)
          let state = DraftState(draft: draft, position: position)
          let place = DraftPlace(request.item, draft.slot)
          let old = standing.first { $0.draft.slot == draft.slot }
          if let old = old?.draft, old.action != draft.action || old.reason != draft.reason {
            outcome.replaced.append(.init(old: old, new: draft))
          }
          before.append(DraftChange(place: place, state: old))
          after.append(DraftChange(place: place, state: state))
          try SQLiteStore.put(state, in: place, db)
          outcome.saved.append(request.item)
          if draft.action.informs,
            let held = standing.first(where: { $0.draft.slot == .disposition })?.draft.request
          {
            let drafts = try SQLiteStore.drafts(on: held.item, db)
            let subject = try contexts.subject(plain, after: drafts, for: held, by: reviewer)
            outcome.unsettled += try refusals(of: held, on: subject, contexts, reviewer, now)
          }
          names.append("\(request.action.word) \(subject.loaded.item.identity)")
        }
      }
      guard let first = names.first else { return outcome }
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
      return outcome
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

  /// Everything that speaks against a request on a subject as it stands then.
  func refusals(
    of request: DecisionRequest, on subject: ReviewSubject, _ contexts: ReviewContexts,
    _ reviewer: Reviewer, _ now: Instant
  ) throws -> [Refusal] {
    let context = try contexts.context(of: subject, for: request)
    let found = ReviewRules(policy: options.policy)
      .refusals(of: request, by: reviewer, in: context, now: now)
    return found + [request.unprintable].compactMap(\.self)
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
      // A place drafted several times in one step goes back to what it was before the first.
      for change in undoing ? changes.reversed() : changes {
        let item = change.place.item
        if let other = try SQLiteStore.drafts(on: item, db).first?.draft.author,
          other != reviewer.account
        {
          foreign = other
          continue
        }
        try SQLiteStore.put(change.state, in: change.place, db)
        if !items.contains(item) || changes.count > 1000 { items.append(item) }
      }
      try db.execute(
        sql: "UPDATE undo_step SET undone = ? WHERE n = ?", arguments: [undoing, row[0] as Int])
      let rest = foreign.map { "; left as it is what \($0) has drafted since" } ?? ""
      return UndoOutcome(
        items: items, sentence: (undoing ? "undid: " : "redid: ") + (row[1] as String) + rest)
    }
  }
}

extension Draft {
  /// The request that submits it.
  var request: DecisionRequest {
    DecisionRequest(item: item, action: action, reason: reason, version: version)
  }
}
