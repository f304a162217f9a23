import CustodyDomain

/// A task with the command that carries it out, where one is known and safe to print.
public struct RevocationLine: Sendable {
  /// The task.
  public var task: Revocation
  /// What to run or do at the source.
  public var step: RevocationStep
  /// A line.
  public init(task: Revocation, step: RevocationStep) {
    self.task = task
    self.step = step
  }
}

extension Listing where Row == RevocationLine {
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
        Column(
          "due", title: "DUE",
          text: {
            $0.task.due.dateText + ($0.task.status.isOpen && $0.task.due < now ? " overdue" : "")
          },
          value: { .string($0.task.due.text) }),
        Column("reason") { .text($0.task.reason) },
        Column("command", title: "DO") {
          .string($0.task.status.isOpen ? $0.step.text : "nothing")
        },
        Column("runs") { .bool($0.task.status.isOpen && $0.step.isCommand) },
      ])
  }
}
