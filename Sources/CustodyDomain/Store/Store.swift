/// Why a store could not do what was asked.
public enum StoreError: Error, Hashable, Sendable {
  /// The path can't be used as a store; exit 66, 73 or 77 by `kind`.
  case unusable(path: String, why: String, hint: String)
  /// There is no store at the path.
  case missing(path: String)
  /// The store is open for reading only, with the reason.
  case readOnly(String)
  /// No item has this id, or several begin with it.
  case noSuchItem(String)
  case ambiguousItem(String, [String])
  /// The commit failed and whether it took hold had to be looked up; `kept` is the answer.
  case outcomeUnknown(kept: Bool, detail: String)
  /// The number of revocations that was typed does not fit.
  case wrongCount(expected: Int, given: Int)
  /// Somebody else is writing.
  case busy
  /// Input or output failed.
  case inputOutput(String)
}

/// The inventory, the review and the ledger, in whole use cases. Reads answer at once or fail; each write
/// is one transaction that keeps every invariant. The moment is always an argument.
public protocol Store: Sendable {
  /// A piece of the list of items.
  func rows(_ window: Window, now: Instant) throws -> [ItemRow]
  /// How many items a query holds.
  func count(_ query: Query, now: Instant) throws -> Int
  /// The same for several, in their order, all in one look at the items.
  func counts(_ queries: [Query], now: Instant) throws -> [Int]
  /// How many rows of the list stand before this row (0 for the first).
  func position(of row: ItemRow, in query: Query, sort: Sort, now: Instant) throws -> Int
  /// The lines of a panel of groups, at most `limit`; only groups with a match of `query`.
  func groups(_ panel: GroupPanel, query: Query, limit: Int, now: Instant) throws -> [GroupRow]
  /// One item, whole.
  func detail(_ id: ItemID, now: Instant) throws -> ItemDetail
  /// What whoever has an item can get to by it, in two hops.
  func reach(of id: ItemID) throws -> BlastRadius
  /// What taking these items away means, for at most `Consequences.mostItems` of them, in their order.
  func consequences(of items: [ItemID], now: Instant) throws -> [Consequences]
  /// The item that a person means by an id, a unique beginning of one, a source's id or an exact name.
  func resolve(_ text: String) throws -> ItemID
  /// When items end, between two days.
  func expiry(_ query: Query, from: Instant, through: Instant, now: Instant) throws
    -> ExpirySummary
  /// The numbers of the header.
  func summary(now: Instant) throws -> StoreSummary
  /// What was imported, the newest first.
  func sources(now: Instant) throws -> [SourceStatus]
  /// The files of imports before one (nil: from the newest), newest import first.
  func imports(before: ImportedFile?, limit: Int, now: Instant) throws -> [ImportedFile]
  /// What imports from one on did, in numbers; nil: what the newest did.
  func changeTotals(since: Int?) throws -> ChangeTotals
  /// What imports from one on did to each of these items; nothing for those they left as they were.
  func changes(of items: [ItemID], since: Int) throws -> [ItemID: ItemChanges]
  /// People for the owner picker, best first: by name, login, team, e-mail; fuzzy.
  func candidates(_ text: String, for items: [ItemID], limit: Int, now: Instant) throws
    -> [Candidate]
  /// Reasons given before, most used first.
  func reasons(for action: String, limit: Int) throws -> [String]

  /// Everything that stands in the way of a request, with this reviewer's own drafts on the item taken for
  /// submitted. It writes nothing.
  func obstacles(to request: DecisionRequest, by reviewer: Reviewer, now: Instant) throws
    -> [Refusal]
  /// Saves drafts, all that pass the checks, in one transaction that one undo takes back. A draft takes
  /// the place of an older one in the same slot of its item.
  func draft(_ requests: [DecisionRequest], by reviewer: Reviewer, now: Instant) throws
    -> DraftOutcome
  /// Takes back the newest step of this reviewer; nil when there is none.
  func undo(by reviewer: Reviewer, now: Instant) throws -> UndoOutcome?
  /// Does again what was taken back; nil when there is nothing.
  func redo(by reviewer: Reviewer, now: Instant) throws -> UndoOutcome?
  /// This reviewer's drafts in the order made, or everybody's.
  func drafts(of reviewer: Reviewer?) throws -> [Draft]
  /// Writes this reviewer's drafts to the ledger, an item's all or none: its facts and owners, then what
  /// becomes of it, then the note. `revocations` must be their number of revocations.
  func submit(revocations: Int, by reviewer: Reviewer, now: Instant) throws -> SubmitReceipt
  /// Checks and writes at once, for the command line: all of them or none.
  func decide(_ requests: [DecisionRequest], by reviewer: Reviewer, now: Instant) throws
    -> SubmitReceipt
  /// Records how a reviewer looked at an item: what was opened, and for how long, is part of the evidence.
  func seen(_ item: ItemID, _ look: Look, by reviewer: Reviewer, now: Instant) throws
  /// How this reviewer's drafts were made.
  func pace(of reviewer: Reviewer) throws -> DraftPace

  /// Revocation and rotation tasks, open ones first.
  func revocations(openOnly: Bool) throws -> [Revocation]
  /// A piece of the list of tasks: what came back first, then open ones by when they are due, then closed ones.
  func tasks(openOnly: Bool, offset: Int, limit: Int) throws -> [TaskRow]
  /// How tasks stand all together.
  func taskTotals(now: Instant) throws -> TaskTotals
  /// Writes where tasks stand now, all of them or none.
  func move(_ moves: [TaskMove], by reviewer: Reviewer, now: Instant) throws -> TaskReceipt
  /// Roles, what waits for confirmation, and emergency access.
  func access() throws -> AccessFold
  /// Writes a change of roles or of emergency access, and returns the number of its entry; what speaks
  /// against it is thrown as a `Refusal`.
  func change(_ change: AccessRecord.Change, by reviewer: Reviewer, now: Instant) throws -> Int
  /// Ledger entries before a sequence (nil: from the newest), newest first.
  func ledger(before sequence: Int?, limit: Int) throws -> [LedgerLine]
  /// The stored bytes of an entry.
  func entry(_ sequence: Int) throws -> [UInt8]?
  /// The ledger's head.
  func head() throws -> LedgerHead
  /// Rebuilds everything that the ledger implies and compares.
  func verify() throws -> VerifyReport
}
