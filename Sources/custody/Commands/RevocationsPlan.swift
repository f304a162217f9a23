import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite

extension Revocations {
  /// `custody revocations plan`.
  struct PlanTasks: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "plan",
      abstract: "Write tasks as a bash script that a person reads and runs.",
      discussion: """
        Without items: all tasks that are decided, have failed or whose outcome is unknown. The script is \
        written to standard output, or with --out to a new file for its owner alone. Nothing runs by itself. \
        More than 25 tasks, or more than 10 % of a source's items, need --over-limit and a reason.
        """)

    @Argument(help: "Ids, beginnings of ids, a source's ids or exact names.")
    var items: [String] = []
    @Option(help: ArgumentHelp("The tasks of all items that this query holds.", valueName: "Q"))
    var query: String?
    @Option(help: ArgumentHelp("A file that isn't there yet.", valueName: "FILE"))
    var out: String?
    @Option(help: ArgumentHelp("Why it may be more than the limit.", valueName: "REASON"))
    var overLimit: String?
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      guard query == nil || items.isEmpty else {
        throw ValidationError("name items or give --query, not both")
      }
      let path = context.place.storePath(storeOptions.store)
      let store = try context.open(path)
      let rows = try chosen(store, context)
      guard !rows.isEmpty else {
        throw Complaint(
          .noInput, "no task is to be planned",
          hint: "custody revocations list shows where tasks stand; name items to plan them again")
      }
      try checkLimit(rows, store)
      let script = try out.map { try NewFile($0) }
      do {
        let receipt = try context.move(
          rows.map { row in
            TaskMove(
              task: row.task.entry, status: .planned,
              note: overLimit.map { "over the limit of one plan: \($0)" },
              command: row.step.arguments)
          }, in: store)
        let text = try text(rows, receipt, path, store, context)
        guard let script else { return try context.output.write(text) }
        try script.write(text)
        try context.output.write(
          "planned \(rows.count) \(rows.count == 1 ? "task" : "tasks") in "
            + "\(context.door(script.path)): read it, then run it\n")
      } catch {
        script?.removeIfEmpty()
        throw error
      }
    }

    private func chosen(_ store: SQLiteStore, _ context: RunContext) throws -> [TaskRow] {
      if let query {
        var walk = RowWalk(store: store, query: try Query(parsing: query), now: context.now)
        return try store.tasks(of: try walk.all().map(\.id)).filter { $0.task.status.isToDo }
      }
      if !items.isEmpty {
        var seen: Set<ItemID> = []
        let ids = try items.map { try store.resolve($0) }.filter { seen.insert($0).inserted }
        return try ids.map { id in
          guard let row = try store.tasks(of: [id]).first else {
            throw Complaint(
              .noInput, "\(id.text) has no task", hint: "custody revoke or rotate opens one")
          }
          return row
        }
      }
      var rows: [TaskRow] = []
      while true {
        let piece = try store.tasks(openOnly: true, offset: rows.count, limit: 500)
        if piece.isEmpty { break }
        rows += piece
      }
      return rows.filter { $0.task.status.isToDo && $0.task.status != .planned }
    }

    private func checkLimit(_ rows: [TaskRow], _ store: SQLiteStore) throws {
      let bySource = Dictionary(grouping: rows, by: \.task.source).mapValues(\.count)
      let excess = TaskLimit.excess(tasks: bySource, population: try store.population())
      guard let excess else { return }
      guard let overLimit, !overLimit.allSatisfy(\.isWhitespace) else {
        throw Complaint(
          .refused, excess, hint: "name fewer items, or say why with --over-limit REASON")
      }
    }

    private func text(
      _ rows: [TaskRow], _ receipt: TaskReceipt, _ path: String, _ store: SQLiteStore,
      _ context: RunContext
    ) throws -> String {
      let now = context.now
      let parts = try rows.map { row in
        TaskScript.Part(
          row: row,
          consequences: try store.consequences(of: [row.task.item], now: now).flatMap {
            $0.lines(now: now).map { "\($0.label): \($0.text)" }
          })
      }
      let reviewer = try context.reviewer(in: store)
      let author = "\(reviewer.account) (uid \(reviewer.uid))"
      return TaskScript(
        parts, store: Files.absolute(path), head: receipt.head, author: author, now: now,
        overLimit: overLimit, door: context.door
      ).text
    }
  }
}
