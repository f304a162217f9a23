import CustodyDomain
import GRDB

extension SQLiteStore {
  /// Writes this reviewer's drafts to the ledger, an item's all or none: its facts and owners, then what
  /// becomes of it, then the note. `revocations` must be their number of revocations. Drafts of items that
  /// the checks refuse stay drafts. Without any that passes, nothing is written and the receipt's entry
  /// is 0.
  ///
  /// - Throws: `StoreError.wrongCount`; `StoreError.outcomeUnknown` when the disk failed.
  public func submit(
    revocations: Int, by reviewer: Reviewer, now: Instant
  ) throws -> SubmitReceipt {
    try write { db in
      let drafts = try SQLiteStore.drafts(of: reviewer.account, db).map(\.draft)
      let expected = drafts.count { $0.action == .revoke }
      guard expected == revocations else {
        throw StoreError.wrongCount(expected: expected, given: revocations)
      }
      let batches = try SQLiteStore.batches(of: reviewer.account, db)
      let requests = drafts.map(\.request)
      var receipt = try record(requests, batches: batches, by: reviewer, now: now, db)
      receipt.head =
        try log(receipt.refused, requests, by: reviewer, now, db) ?? receipt.head
      return receipt
    }
  }

  /// Checks and writes at once, for the command line: all of them or none. When any is refused nothing is
  /// written, the receipt's entry is 0 and it lists every refusal.
  ///
  /// - Throws: `StoreError.noSuchItem`; `StoreError.outcomeUnknown` when the disk failed.
  public func decide(
    _ requests: [DecisionRequest], by reviewer: Reviewer, now: Instant
  ) throws -> SubmitReceipt {
    let size = Set(requests.map(\.item)).count
    let batches = Dictionary(
      requests.map { (DraftPlace($0.item, $0.action.slot), DraftStep(step: 0, size: size)) },
      uniquingKeysWith: { first, _ in first })
    do {
      return try write { db in
        let refused = try SQLiteStore.taken(requests, reviewer, db)
        guard refused.isEmpty else { throw NothingWritten(refused: refused) }
        let receipt = try record(requests, batches: batches, by: reviewer, now: now, db)
        guard receipt.refused.isEmpty else { throw NothingWritten(refused: receipt.refused) }
        return receipt
      }
    } catch let stopped as NothingWritten {
      _ = try write { try log(stopped.refused, requests, by: reviewer, now, $0) }
      return SubmitReceipt(
        entry: 0, decisions: 0, tasks: 0, head: try head(), refused: stopped.refused)
    }
  }

  /// Ends a transaction without effect.
  private struct NothingWritten: Error {
    let refused: [Refusal]
  }

  /// What a command may not decide: items with anybody's draft, and the same thing twice.
  private static func taken(
    _ requests: [DecisionRequest], _ reviewer: Reviewer, _ db: Database
  ) throws -> [Refusal] {
    var named: Set<DecisionRequest> = []
    return try requests.compactMap { request in
      guard named.insert(request).inserted else {
        return Refusal(
          rule: "named-twice", item: request.item, message: "it is named twice",
          hint: "name each item once")
      }
      guard let draft = try SQLiteStore.drafts(on: request.item, db).last?.draft else {
        return nil
      }
      return Refusal(
        rule: draft.author == reviewer.account ? "drafted" : "foreign-draft", item: request.item,
        message: "\(draft.author) has a draft on it: \(draft.action.word), made "
          + draft.made.dateText, hint: "submit or undo it first, in the dashboard")
    }
  }

  /// Checks requests and writes what passes, with the submit that lists it: of one item all or nothing, so
  /// that no decision is written without what it rests on.
  func record(
    _ requests: [DecisionRequest], batches: [DraftPlace: DraftStep],
    by reviewer: Reviewer, now: Instant, _ db: Database
  ) throws -> SubmitReceipt {
    let contexts = try ReviewContexts(db, options, for: reviewer, now: now)
    var refused: [Refusal] = []
    var left = 0
    var written: [DraftPlace] = []
    var submission = Submission(
      writer: try EntryWriter(db, by: reviewer, now: now, rehearsal: options.rehearsal),
      policy: options.policy)
    try contexts.each(requests) { plain, requests in
      let before = submission
      var subject = plain
      var found: [Refusal] = []
      try db.inSavepoint {
        var earlier: Action?
        for request in requests.inTurn {
          if let earlier { subject = try contexts.subject(subject, after: [earlier]) }
          earlier = request.action
          found = try refusals(of: request, on: subject, contexts, reviewer, now)
          guard found.isEmpty else { return .rollback }
          subject.context = try contexts.context(of: subject, for: request)
          let step = batches[DraftPlace(request.item, request.action.slot)]
          let look = try look(at: subject, reviewer, step, db)
          let refusal = try submission.decide(request, on: subject, look, id: newID())
          if let refusal {
            found = [refusal]
            return .rollback
          }
        }
        return .commit
      }
      if found.isEmpty {
        written += requests.map { DraftPlace($0.item, $0.action.slot) }
      } else {
        submission = before
        refused += found
        left += requests.count
      }
    }
    guard !submission.items.isEmpty else {
      return SubmitReceipt(
        entry: 0, decisions: 0, tasks: 0, head: submission.writer.head, refused: refused)
    }
    // Several decisions on one item raise its version once.
    let different = Set(submission.items)
    let entry = try submission.close(
      refused: left,
      batches: written.compactMap { place in batches[place].map { (place.item, $0.step) } },
      id: newID)
    for item in different { try SQLiteStore.removeDrafts(on: item, db) }
    try SQLiteStore.forget(different, of: reviewer.account, db)
    try reassess(different.sorted(), db, now: now, cause: .changed)
    try reassessLookalikes(of: different, db, now: now)
    return SubmitReceipt(
      entry: entry, decisions: submission.items.count, tasks: submission.tasks,
      head: submission.writer.newHead, refused: refused)
  }

  /// Reasons given before, most used first.
  public func reasons(for action: String, limit: Int) throws -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT reason FROM ledger WHERE action = ? AND reason IS NOT NULL
          GROUP BY reason ORDER BY count(*) DESC, max(sequence) DESC LIMIT ?
          """, arguments: [action, max(0, limit)])
    }
  }
}

extension [DecisionRequest] {
  /// The requests on one item in the order in which they are written.
  fileprivate var inTurn: [DecisionRequest] {
    enumerated().sorted {
      ($0.element.action.slot.turn, $0.offset) < ($1.element.action.slot.turn, $1.offset)
    }.map(\.element)
  }
}
