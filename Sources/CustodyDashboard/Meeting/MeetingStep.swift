import CustodyDomain

/// What the dashboard asks of the store for a meeting. The answer to each but the last is the meeting as it stands then.
public enum MeetingStep: Equatable, Sendable {
  /// Read the meeting that goes on.
  case load
  case begin(MeetingPlan)
  /// Somebody is there or absent, and perhaps spoken for.
  case attend(MeetingPerson)
  /// Somebody was named by mistake.
  case unlist(String)
  /// Park an item; nil takes it up again.
  case park(ItemID, Parking?)
  /// Give the meeting up; nothing is written to the ledger.
  case drop
  /// Write what was decided, and the meeting itself.
  case end(revocations: Int)
}
