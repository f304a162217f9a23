import CustodyDomain

/// The panel of tasks: windows of rows, and where tasks are moved to.
extension Model {
  /// Reads the tasks from the first on, as many as were there.
  mutating func loadTasks() -> [Effect] {
    tasks.restarts = true
    tasks.asked = max(pageSize, tasks.rows.count)
    return ask(from: 0)
  }

  /// Reads on when the cursor comes near the last one that is loaded.
  mutating func loadMoreTasks(rows: Int) -> [Effect] {
    guard tasks.hasLoaded, !tasks.isLoading, !tasks.atEnd,
      tasks.cursor + max(8, rows) >= tasks.rows.count
    else { return [] }
    tasks.restarts = false
    tasks.asked = pageSize
    return ask(from: tasks.rows.count)
  }

  private mutating func ask(from offset: Int) -> [Effect] {
    tasks.isLoading = true
    tasks.request = nextRequest()
    return [
      .loadTasks(
        openOnly: !showsAllTasks, offset: offset, limit: tasks.asked, request: tasks.request)
    ]
  }

  /// What a key of the panel does.
  mutating func runTask(_ action: ActionID) -> [Effect] {
    if action == .taskAll {
      showsAllTasks.toggle()
      tasks.cursor = 0
      return loadTasks()
    }
    guard let row = tasks.current else {
      say("there is no task here")
      return []
    }
    switch action {
    case .taskDone: return askTask(row, .carriedOut)
    case .taskFailed: return askTask(row, .failed)
    case .taskGiveUp: return askTask(row, .cannotApply)
    default: return [.copy(row.step.text)]
    }
  }

  private mutating func askTask(_ row: TaskRow, _ status: Revocation.Status) -> [Effect] {
    // The same check that the store makes, before anything is typed.
    let move = TaskMove(task: row.task.entry, status: status, note: "-")
    if let refusal = TaskRules.refusals(of: move, on: row.task).first {
      say("\(safe(refusal.message)); \(safe(refusal.hint))", .warning)
      return []
    }
    popup = .ask(AskPopup(question: .task(row.task.entry, status)))
    if status == .carriedOut,
      let advice = TaskRules.advice(on: row.task, tier: row.tier, by: setup.reviewer.account)
    {
      say(Chrome(safe(advice)), .warning)
    }
    return []
  }

  /// The answer to the question of a move.
  mutating func move(task: Int, to status: Revocation.Status, note: String) -> [Effect] {
    popup = nil
    let note = note.isEmpty ? nil : note
    return [.moveTask(TaskMove(task: task, status: status, note: note))]
  }

  /// What became of a move.
  mutating func take(_ receipt: TaskReceipt) -> [Effect] {
    if let refusal = receipt.refused.first {
      say("\(safe(refusal.message)); \(safe(refusal.hint))", .warning, for: 10_000)
      return []
    }
    if let task = receipt.tasks.first {
      say("task \(Chrome(grouped: task.entry)): \(safe(task.status.words))", .success)
    }
    return refresh()
  }

  /// The item of the task under the cursor, whole.
  mutating func openTask() -> [Effect] {
    guard let row = tasks.current else { return [] }
    return openItem(row.item)
  }
}
