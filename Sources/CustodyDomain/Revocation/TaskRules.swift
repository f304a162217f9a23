/// A move of a task as asked for by a person, before any check.
public struct TaskMove: Hashable, Sendable {
  /// The task, by the entry that decided it.
  public var task: Int
  /// Where it is to stand.
  public var status: Revocation.Status
  /// Why, or what came of it.
  public var note: String?
  /// The arguments of the command that is planned, where there is one.
  public var command: [String]?
  /// A move.
  public init(
    task: Int, status: Revocation.Status, note: String? = nil, command: [String]? = nil
  ) {
    self.task = task
    self.status = status
    self.note = note
    self.command = command
  }
}

/// What became of moves that were asked for.
public struct TaskReceipt: Hashable, Sendable {
  /// The entries that were written; none where anything was refused.
  public var entries: [Int]
  /// The tasks as they stand now.
  public var tasks: [Revocation]
  /// The ledger's head.
  public var head: LedgerHead
  /// Why nothing was written; empty when everything was.
  public var refused: [Refusal]
  /// A receipt.
  public init(entries: [Int], tasks: [Revocation], head: LedgerHead, refused: [Refusal]) {
    self.entries = entries
    self.tasks = tasks
    self.head = head
    self.refused = refused
  }
}

/// When a person may not move a task. It is asked below every interface.
public enum TaskRules {
  /// How long a note may be, in bytes.
  public static let longestNote = 2000

  /// What stands in the way of a move.
  ///
  /// - Parameter task: the task that it names; nil where there is none.
  public static func refusals(of move: TaskMove, on task: Revocation?) -> [Refusal] {
    guard let task else {
      return [
        Refusal(
          rule: "no-such-task", item: nil, message: "entry \(move.task) opened no task",
          hint: "custody revocations list --all names them by their entries")
      ]
    }
    func refusal(_ rule: String, _ message: String, _ hint: String) -> [Refusal] {
      [Refusal(rule: rule, item: task.item, message: message, hint: hint)]
    }
    guard !move.status.needsEvidence, move.status != .superseded else {
      return refusal(
        "task-evidence", "only an import shows that it is \(move.status.words)",
        "export the source again and import it")
    }
    guard task.status.next.contains(move.status) else {
      return refusal(
        "task-order",
        "task \(task.entry), \(task.status.words), can't become \(move.status.words)",
        hint(task.status))
    }
    let note = move.note ?? ""
    if move.status == .cannotApply, note.allSatisfy(\.isWhitespace) {
      return refusal(
        "task-reason", "a task is given up only with a reason", "say why with --reason")
    }
    if note.utf8.count > longestNote {
      return refusal(
        "task-note", "the note is longer than \(longestNote) bytes", "shorten it")
    }
    return []
  }

  private static func hint(_ status: Revocation.Status) -> String {
    switch status {
    case .carriedOut: "the next import of its source proves it or opens it again"
    case .cameBack: "its item is open again: decide on it anew"
    case .proven: "nothing needs to be done"
    case .cannotApply: "its item is open again: decide on it anew"
    case .superseded: "a later decision took its place"
    case .decided, .planned, .failed, .unknown: "custody revocations list shows where tasks stand"
    }
  }

  /// What somebody should hear who carries out a task: on what can do harm a second pair of eyes is expected,
  /// and who decided is the first. Segregation that refuses is the business of roles.
  public static func advice(on task: Revocation, tier: Tier, by account: String) -> String? {
    guard tier == .strict, task.decidedBy == account else { return nil }
    return
      "you decided entry \(task.entry) yourself: on a strict item somebody else should carry it "
      + "out"
  }
}

/// Stops a plan that takes away more at once than somebody would mean to.
public struct TaskLimit: Hashable, Sendable {
  /// How many tasks one plan may hold.
  public static let most = 25
  /// How much of a source's items, in percent. One item is no crowd, however small its source.
  public static let share = 10

  /// What is over a limit, as a sentence; nil when nothing is.
  ///
  /// - Parameters:
  ///   - tasks: how many are planned, by source.
  ///   - population: how many items each source holds.
  public static func excess(tasks: [String: Int], population: [String: Int]) -> String? {
    let all = tasks.values.reduce(0, +)
    if all > most { return "\(all) tasks are more than \(most) in one plan" }
    for (source, count) in tasks.sorted(by: { $0.key < $1.key }) where count > 1 {
      let whole = population[source] ?? 0
      if count * 100 > whole * share {
        return "\(count) tasks are more than \(share) % of the \(whole) items of \(source)"
      }
    }
    return nil
  }
}
