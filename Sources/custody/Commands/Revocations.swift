import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite

/// `custody revocations`: what is to be carried out and proven, and how it went.
struct Revocations: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Carry out at the sources what was decided, and record how it went.",
    discussion: """
      custody runs none of the commands: plan writes them as a script that a person reads and runs, record \
      tells how it went, and the next import of the source proves it.
      """,
    subcommands: [ListTasks.self, PlanTasks.self, RecordTasks.self, CannotApply.self],
    defaultSubcommand: ListTasks.self)

  /// `custody revocations list`.
  struct ListTasks: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List tasks, with the command for each.")
    @Flag(help: "Finished tasks, too.")
    var all = false
    @Flag(help: "Only tasks that are past their date.")
    var overdue = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var formatOptions: FormatOptions

    func run(in context: RunContext) throws {
      let store = try context.open(context.place.storePath(storeOptions.store))
      let now = context.now
      var offset = 0
      try context.list(
        .revocations(now: now), format: formatOptions.format, head: [("asOf", .string(now.text))]
      ) {
        while true {
          let rows = try store.tasks(openOnly: !all, offset: offset, limit: 500)
          offset += rows.count
          let wanted = overdue ? rows.filter { $0.task.isOverdue(now: now) } : rows
          if rows.isEmpty || !wanted.isEmpty { return wanted }
        }
      }
    }
  }
}

extension RunContext {
  /// Moves tasks and says what became of it; refusals end the command.
  func move(
    _ moves: [TaskMove], in store: SQLiteStore
  ) throws -> TaskReceipt {
    let receipt = try store.move(moves, by: try reviewer(in: store), now: now)
    guard receipt.refused.isEmpty else {
      for refusal in receipt.refused { Output.say(Complaint(refusal).lines) }
      throw ExitCode(Complaint.Status.refused.rawValue)
    }
    return receipt
  }

  /// Writes what became of tasks, as text or as JSON.
  func tell(_ receipt: TaskReceipt, format: ListingFormat) throws {
    guard format == .table else {
      let tasks = receipt.tasks.map { task in
        JSON.object([
          ("entry", .int(task.entry)), ("id", .string(task.item.text)),
          ("status", .string(task.status.rawValue)), ("note", .text(task.note)),
        ])
      }
      return try output.write(
        JSON.object([
          ("schema", .string("custody.task/1")), ("tasks", .array(tasks)),
          ("entries", .array(receipt.entries.map(JSON.int))), ("size", .int(receipt.head.size)),
          ("head", .string(receipt.head.root)),
        ]).text + "\n")
    }
    for (entry, task) in zip(receipt.entries, receipt.tasks) {
      try output.write(
        "recorded entry \(entry): task \(task.entry) \(task.status.words), "
          + "\(task.item.text) \(door(task.name))\n")
    }
  }
}
