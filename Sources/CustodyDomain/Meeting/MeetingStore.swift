/// What a store does for meetings. Each reviewer holds at most one at a time; it goes on where it was left, also after
/// a crash, because all of it is in the store. Decisions are drafts like everywhere (`Store.draft`).
public protocol MeetingStore: Sendable {
  /// Begins a meeting over the open items of a query; its agenda is fixed from now on.
  ///
  /// - Throws: `Refusal` when one is going on, when there is nothing to talk about, or too much of it.
  func beginMeeting(_ plan: MeetingPlan, by reviewer: Reviewer, now: Instant) throws -> Meeting
  /// The meeting that this reviewer holds; nil when there is none.
  func meeting(of reviewer: Reviewer) throws -> Meeting?
  /// Notes that somebody is there, or absent, and who speaks for them.
  func attend(_ person: MeetingPerson, by reviewer: Reviewer) throws
  /// Takes somebody off the list who was named by mistake.
  func unlist(_ person: String, by reviewer: Reviewer) throws
  /// Parks an item of the agenda, or with nil takes it up again.
  func park(_ item: ItemID, _ parking: Parking?, by reviewer: Reviewer) throws
  /// Ends the meeting: writes its decisions, the submit that lists them, and the meeting's entry, in one transaction.
  /// Drafts on items that were not on the agenda stay drafts, and so do refused ones. `revocations` must be the number
  /// of revocations among the agenda's drafts.
  func endMeeting(revocations: Int, by reviewer: Reviewer, now: Instant) throws -> MeetingReceipt
  /// Gives up the meeting: nothing is written to the ledger, drafts stay drafts.
  func dropMeeting(by reviewer: Reviewer) throws
  /// Meetings that were held, the newest first.
  func meetings(limit: Int) throws -> [HeldMeeting]
  /// What the minutes of a meeting are made from, by the number of its entry (nil: the newest); nil where there is none.
  func minutes(of entry: Int?) throws -> MeetingMinutes?
  /// Whose acceptance an item awaits; nil for nobody's.
  func acceptance(of item: ItemID) throws -> OpenAcceptance?
}

/// What the end of a meeting wrote.
public struct MeetingReceipt: Hashable, Sendable {
  /// The submit of its decisions; its entry is 0 where nothing was decided.
  public var submit: SubmitReceipt
  /// The meeting's own entry.
  public var entry: Int
  /// How many acceptances are open.
  public var awaited: Int
  /// How many items were parked or left open.
  public var left: Int
  /// A receipt.
  public init(submit: SubmitReceipt, entry: Int, awaited: Int, left: Int) {
    self.submit = submit
    self.entry = entry
    self.awaited = awaited
    self.left = left
  }
}
