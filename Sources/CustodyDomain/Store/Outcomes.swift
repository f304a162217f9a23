/// What became of a set of requests to draft or decide.
public struct DraftOutcome: Hashable, Sendable {
  /// A draft that took the place of an older one.
  public struct Replacement: Hashable, Sendable {
    /// What stood there.
    public var old: Draft
    /// What stands there now.
    public var new: Draft
    /// A replacement.
    public init(old: Draft, new: Draft) {
      self.old = old
      self.new = new
    }
  }
  /// Items that now carry the draft.
  public var saved: [ItemID]
  /// What was not accepted: everything that stands in the way of each request.
  public var refused: [Refusal]
  /// Where a draft that says something else was replaced.
  public var replaced: [Replacement]
  /// Why older drafts on the same items can't be submitted any more, now that others were saved.
  public var unsettled: [Refusal]
  /// An outcome.
  public init(
    saved: [ItemID], refused: [Refusal], replaced: [Replacement] = [], unsettled: [Refusal] = []
  ) {
    self.saved = saved
    self.refused = refused
    self.replaced = replaced
    self.unsettled = unsettled
  }
}

/// What undo or redo did.
public struct UndoOutcome: Hashable, Sendable {
  /// Items whose drafts changed.
  public var items: [ItemID]
  /// A sentence: `undid: revoke MeetingBot and 11 more`.
  public var sentence: String
  /// An outcome.
  public init(items: [ItemID], sentence: String) {
    self.items = items
    self.sentence = sentence
  }
}

/// What a submit wrote.
public struct SubmitReceipt: Hashable, Sendable {
  /// Sequence of the submit entry.
  public var entry: Int
  /// Decisions written.
  public var decisions: Int
  /// Revocation and rotation tasks opened.
  public var tasks: Int
  /// The ledger's head afterwards.
  public var head: LedgerHead
  /// Why items could not be sent: all drafts of such an item stay drafts.
  public var refused: [Refusal]
  /// A receipt.
  public init(entry: Int, decisions: Int, tasks: Int, head: LedgerHead, refused: [Refusal]) {
    self.entry = entry
    self.decisions = decisions
    self.tasks = tasks
    self.head = head
    self.refused = refused
  }
}
