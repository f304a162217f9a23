import CustodyDashboard
import CustodyDomain
import CustodyReport
import CustodySQLite

extension DashboardWorker {
  /// Carries out one step of a campaign, by the methods that the commands use.
  func campaign(
    _ step: CampaignStep, _ store: SQLiteStore, _ reviewer: Reviewer
  ) throws -> CampaignAnswer {
    let now = context.now
    switch step {
    case .load(let name):
      let all = try store.campaigns(now: now)
      let wanted = name ?? all.first?.plan.name
      return .board(all, try wanted.flatMap { try store.campaign($0, now: now) })
    case .remind(let name, let person):
      let reminder = try store.reminders(name, now: now).first { $0.person == person }
      return .reminder(reminder.map { ReminderText.text($0, now: now, door: context.door) })
    case .delegate(let delegation):
      let items = try store.delegate(
        delegation.campaign, from: delegation.from, to: delegation.to, note: delegation.note,
        query: delegation.query, escalates: false, by: reviewer, now: now)
      return .given(items.count, to: [delegation.to])
    case .escalate(let name, let person):
      let standIns = try store.campaign(name, now: now)?.plan.fallback ?? []
      let given = try store.escalate(
        name, from: person, to: standIns, note: CampaignEscalate.usualNote, by: reviewer, now: now)
      return .given(given.reduce(0) { $0 + $1.items.count }, to: given.map(\.to))
    case .open(let plan, let dryRun):
      return .opening(
        try store.openCampaign(plan, planted: [], dryRun: dryRun, by: reviewer, now: now))
    case .close(let name, let undecided, let late, let dryRun):
      return .closing(
        try store.closeCampaign(
          name, undecided: undecided, late: late, dryRun: dryRun, by: reviewer, now: now))
    }
  }
}
