/// What a meeting's minutes are made from: entries of the ledger and nothing else.
public struct MeetingMinutes: Sendable {
  /// One decision with its entry.
  public struct Decision: Sendable {
    /// The entry's number.
    public var entry: Int
    /// What it decided.
    public var record: DecisionRecord
    /// A decision.
    public init(entry: Int, record: DecisionRecord) {
      self.entry = entry
      self.record = record
    }
  }
  /// The meeting's own entry.
  public var entry: LedgerRecord
  /// What it tells.
  public var meeting: MeetingRecord
  /// The decisions that it lists, in the order of their entries.
  public var decisions: [Decision]
  /// The ledger's head after the meeting's entry.
  public var after: LedgerHead

  /// The minutes of a meeting.
  public init(
    entry: LedgerRecord, meeting: MeetingRecord, decisions: [Decision], after: LedgerHead
  ) {
    self.entry = entry
    self.meeting = meeting
    self.decisions = decisions
    self.after = after
  }
}
