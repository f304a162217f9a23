import CustodyDashboard
import CustodyDomain

/// Tasks in every standing, and what taking an item away would mean.
extension Fixture {
  static func tasks() -> [TaskRow] {
    let rows = rows()
    let statuses: [Revocation.Status] = [
      .cameBack, .decided, .planned, .failed, .unknown, .carriedOut, .proven, .cannotApply,
    ]
    return statuses.enumerated().map { index, status in
      let row = rows[index]
      var task = Revocation(
        entry: 40 + index, item: row.id, name: row.name, source: "entra",
        rotation: status == .planned, owner: index == 2 ? nil : "m.holm", status: status,
        decided: now.adding(days: -12 + index), decidedBy: "ada.lind",
        due: now.adding(days: -5 + 2 * index), reason: "unused for more than 90 days")
      if status != .decided {
        task.moved = now.adding(days: -3)
        task.movedBy = "bo.dahl"
        task.note = status == .cannotApply ? "the vendor makes it again" : nil
      }
      let command = [
        "az", "rest", "--method=DELETE",
        "--url=https://graph.microsoft.com/v1.0/oauth2PermissionGrants/"
          + "AVs6JuUDjkCFV7q2gd8QTOQDNpSH5-lPk9HjD3Sarjk",
      ]
      return TaskRow(
        task: task, item: row, called: row.identity, step: .command(command), tier: row.tier)
    }
  }

  static func consequences(_ row: ItemRow) -> Consequences {
    Consequences(
      row: row, use: .init(last: now.adding(days: -9), source: "entra sign-ins", recent: 12),
      dependents: [
        .init(name: "agent-invoice-bot", item: ItemID("a-bot"), link: .runsAs, hop: 1),
        .init(name: "CRM", item: nil, link: .embeds, hop: 1),
        .init(name: "MeetingBot/ida.k", item: ItemID("g-ida"), link: .client, hop: 1),
      ], more: 0, people: ["lars.mikkelsen (whose it is)", "m.holm (iam owner)"],
      findings: ["ownerless", "dormant"], onlyHere: ["Mail.Read.All", "offline_access"],
      elsewhere: 2)
  }
}

extension FixtureStore {
  /// Moves a task as the real store does.
  mutating func move(_ move: TaskMove) -> TaskReceipt {
    let head = LedgerHead(size: 9343, root: "00ff")
    let index = taskRows.firstIndex { $0.task.entry == move.task }
    let refused = TaskRules.refusals(of: move, on: index.map { taskRows[$0].task })
    guard refused.isEmpty, let index else {
      return TaskReceipt(entries: [], tasks: [], head: head, refused: refused)
    }
    taskRows[index].task.status = move.status
    taskRows[index].task.note = move.note
    return TaskReceipt(
      entries: [9343], tasks: [taskRows[index].task], head: head, refused: [])
  }
}
