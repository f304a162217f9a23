import CustodyDomain

extension Listing where Row == TaskRow {
  /// Revocation and rotation tasks (`custody.revocations/1`).
  public static func revocations(now: Instant) -> Listing {
    Listing(
      schema: "custody.revocations/1", member: "revocations",
      columns: [
        Column("entry", title: "ENTRY", right: true) { .int($0.task.entry) },
        Column("id", title: "ID") { .string($0.task.item.text) },
        Column("name", title: "IDENTITY") { .string($0.task.name) },
        Column("source", title: "SOURCE") { .string($0.task.source) },
        Column("task", title: "TASK") { .string($0.task.rotation ? "rotate" : "revoke") },
        Column("status", title: "STATUS") { .string($0.task.status.rawValue) },
        Column("owner", title: "TO DO BY") { .text($0.task.owner) },
        Column("decided") { .string($0.task.decided.text) },
        Column("decidedBy") { .string($0.task.decidedBy) },
        Column(
          "due", title: "DUE",
          text: { $0.task.due.dateText + ($0.task.isOverdue(now: now) ? " overdue" : "") },
          value: { .string($0.task.due.text) }),
        Column("overdue") { .bool($0.task.isOverdue(now: now)) },
        Column("reason") { .text($0.task.reason) },
        Column("tier") { .string($0.tier.rawValue) },
        Column("moved") { .string($0.task.moved.text) },
        Column("movedBy") { .string($0.task.movedBy) },
        Column("carriedOut") { .text($0.task.carriedOut?.text) },
        Column("note") { .text($0.task.note) },
        Column("command", title: "DO", text: { $0.nextStep }, value: { .string($0.nextStep) }),
        Column("argv") { row in
          row.task.status.isToDo ? row.step.arguments.map { .texts($0) } ?? .null : .null
        },
        Column("runs") { .bool($0.task.status.isToDo && $0.step.isCommand) },
      ])
  }
}

extension TaskRow {
  /// What is to be done next, in one line.
  public var nextStep: String {
    switch task.status {
    case .decided, .planned, .failed, .unknown: step.text
    case .carriedOut: "export \(task.source) again and import it"
    case .cameBack: "decide on its item again"
    case .proven, .cannotApply, .superseded: "nothing"
    }
  }
}
