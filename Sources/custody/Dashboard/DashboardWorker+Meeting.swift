import CustodyDashboard
import CustodyDomain
import CustodySQLite

extension DashboardWorker {
  /// Carries out one step of a meeting; the answer is the meeting as it stands then.
  func meeting(
    _ step: MeetingStep, _ request: Int, _ store: SQLiteStore, _ reviewer: Reviewer
  ) throws -> Message {
    switch step {
    case .load: break
    case .begin(let plan): _ = try store.beginMeeting(plan, by: reviewer, now: context.now)
    case .attend(let person): try store.attend(person, by: reviewer)
    case .unlist(let person): try store.unlist(person, by: reviewer)
    case .park(let item, let parking): try store.park(item, parking, by: reviewer)
    case .drop: try store.dropMeeting(by: reviewer)
    case .end(let revocations):
      return .meetingEnded(
        try store.endMeeting(revocations: revocations, by: reviewer, now: context.now))
    }
    return .meeting(try store.meeting(of: reviewer), request: request)
  }
}
