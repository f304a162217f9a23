import CustodyDomain

/// What should be done, as a plain value: a test compares it, the program's worker carries it out, in
/// the order asked. Each is answered by exactly one message. Answers that a newer question can overtake
/// carry the question's number.
public enum Effect: Equatable, Sendable {
  /// What rows are wanted for; the answer carries it back.
  public enum Purpose: Hashable, Sendable {
    /// A list begins again here.
    case list
    /// The list goes on at its lower or upper edge.
    case below, above
    /// The next row that matches, for `n` and `}`.
    case find
    /// Every row shown, to be marked.
    case mark
    /// The marked rows that the filter still shows.
    case visibleMarks
    /// The items of a group that a decision is about.
    case targets
    /// This reviewer's drafts, for the read-back before submitting.
    case readBack
  }

  // Answered by the store.
  case loadRows(Window, Purpose, request: Int)
  case loadCount(Query, request: Int)
  /// One count for each query, in the same order.
  case loadCounts([Query], request: Int)
  case loadPosition(ItemRow, Query, Sort, request: Int)
  case loadGroups(GroupPanel, Query, limit: Int, request: Int)
  /// One item; `whole` with what its own screen alone shows of other items.
  case loadDetail(ItemID, whole: Bool = false, request: Int)
  case loadExpiry(Query, from: Instant, through: Instant, request: Int)
  case loadSummary
  case loadCandidates(String, for: [ItemID], limit: Int, request: Int)
  case loadReasons(action: String, limit: Int, request: Int)
  case loadLedger(before: Int?, limit: Int, request: Int)
  case loadEntry(Int, request: Int)
  case loadTasks(openOnly: Bool, offset: Int, limit: Int, request: Int)
  case moveTask(TaskMove)
  /// What taking these items away would mean.
  case loadConsequences([ItemID], request: Int)
  /// What imports since one did, in numbers; nil: what the newest did.
  case loadChangeTotals(since: Int?, request: Int)
  /// The files of imports before one; nil: from the newest.
  case loadImports(before: ImportedFile?, limit: Int, request: Int)
  /// What imports since one did to these items.
  case loadChanges([ItemID], since: Int)
  /// What stands in the way of a decision, before anything is asked for it; nothing is written.
  case checkDecision(DecisionRequest, request: Int)
  /// How this reviewer's drafts were made, for the read-back before submitting.
  case loadPace(request: Int)
  case saveDrafts([DecisionRequest])
  /// Drafts what is recommended for these rows, as they were shown.
  case draftRecommended([ItemRow])
  case undo
  case redo
  case submit(revocations: Int)
  case seen(ItemID, Look)
  case verifyLedger
  case meeting(MeetingStep, request: Int)
  /// Emergency access: begins, or is countersigned.
  case changeAccess(AccessRecord.Change)
  case campaign(CampaignStep, request: Int)

  // Long work: the program reports `.progress` while it lasts and `.finished` at its end.
  case importFile(String)
  /// Assess again the items whose assessment time alone may have changed.
  case reassess
  /// Make the demo store and go on with it.
  case demo

  // Done by the terminal.
  case copy(String)
  /// Hand this text to the reviewer's editor.
  case edit(String)
  case openLink(String)
  case suspend
  case redraw
  /// Drain the worker, restore the terminal, end.
  case quit

  /// Whether the runtime does this with its terminal instead of handing it to the worker.
  public var isTerminal: Bool {
    switch self {
    case .copy, .edit, .openLink, .suspend, .redraw, .quit: true
    default: false
    }
  }
}
