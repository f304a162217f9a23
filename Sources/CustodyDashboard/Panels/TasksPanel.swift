import CustodyDomain

/// 9 Tasks: what is to be carried out at the sources, how it went, and the command of the one under the cursor.
extension Painter {
  mutating func drawTasks() {
    let area = layout.body
    let list = model.tasks
    let totals = model.summary?.tasks ?? TaskTotals()
    var right: Chrome = "\(Chrome(grouped: totals.open)) open"
    if totals.overdue > 0 { right += ", \(Chrome(grouped: totals.overdue)) overdue" }
    if totals.cameBack > 0 { right += ", \(Chrome(grouped: totals.cameBack)) came back" }
    let title: Chrome = model.showsAllTasks ? "Tasks, finished ones too" : "Tasks"
    box(area, title: TextLine(title, .title), right: right, focused: true)
    let inside = area.inside
    guard !list.rows.isEmpty else {
      put(
        list.hasLoaded ? "Nothing is to be carried out: x revokes, S submits." : "reading",
        inside.left + 2, inside.top + 2, .dim)
      return
    }
    drawTaskHeadings(inside)
    for offset in 0..<layout.taskRows {
      let index = list.top + offset
      guard list.rows.indices.contains(index) else { break }
      let row = inside.top + 1 + offset
      drawTask(list.rows[index], inside, row)
      guard index == list.cursor else { continue }
      put(">", inside.left, row, .key)
      frame.emphasise(.cursor, row: row, from: inside.left, to: inside.right)
      if model.popup == nil { frame.cursor = (inside.left + 2, row) }
    }
    let rows = Area(
      left: inside.left, top: inside.top + 1, width: inside.width, height: layout.taskRows)
    scrollbar(rows, first: list.top, shown: rows.height, of: list.rows.count)
    if let current = list.current { drawTaskStep(current, inside) }
  }

  /// Where the columns begin; the narrow screen has those alone without which a task isn't known.
  private func taskColumns(_ inside: Area) -> (name: Int, source: Int?, owner: Int?, due: Int) {
    let isWide = inside.width >= 110
    let due = inside.right - (isWide ? 38 : 21)
    return (
      inside.left + 18, isWide ? due - 32 : nil, isWide ? due - 22 : nil, due
    )
  }

  private mutating func drawTaskHeadings(_ inside: Area) {
    let at = taskColumns(inside)
    put("  Status", inside.left, inside.top, .heading)
    put("Identity", at.name, inside.top, .heading)
    if let source = at.source { put("Source", source, inside.top, .heading) }
    if let owner = at.owner { put("To do by", owner, inside.top, .heading) }
    put("Due", at.due, inside.top, .heading)
    if at.owner != nil { put("Decided by", at.due + 20, inside.top, .heading) }
  }

  private mutating func drawTask(_ row: TaskRow, _ inside: Area, _ line: Int) {
    let at = taskColumns(inside)
    let task = row.task
    put(safe(task.status.words), inside.left + 2, line, taskRole(task))
    let name = task.rotation ? "\(row.called) (rotate)" : row.called
    let end = (at.source ?? at.due) - 1
    put(safe(name).cut(end - at.name, ellipsis: glyphs.ellipsis), at.name, line)
    if let source = at.source {
      put(model.sourceName(task.source).cut(9, ellipsis: glyphs.ellipsis), source, line, .dim)
    }
    if let owner = at.owner {
      put(
        person(task.owner ?? "nobody").cut(21, ellipsis: glyphs.ellipsis), owner, line)
    }
    put(Chrome(day: task.due), at.due, line)
    if task.isOverdue(now: model.now) { put("overdue", at.due + 11, line, .warning) }
    if at.owner != nil {
      put(safe(task.decidedBy).cut(16, ellipsis: glyphs.ellipsis), at.due + 20, line, .dim)
    }
  }

  /// Below the list: why, what was said last, and what is to be run.
  private mutating func drawTaskStep(_ row: TaskRow, _ inside: Area) {
    let task = row.task
    let top = inside.bottom - Layout.taskStepRows
    var lines: [TextLine] = []
    lines.append(
      TextLine(
        ("Why  ", .dim), (safe(task.reason ?? "no reason on record"), .text),
        ("   entry #\(Chrome(grouped: task.entry))", .dim)))
    if task.moved > task.decided || task.note != nil {
      let note: Chrome = task.note.map { ": \(safe($0))" } ?? ""
      lines.append(
        TextLine(
          ("Last ", .dim), ("\(safe(task.status.words)) \(Chrome(day: task.moved))", .text),
          (" by \(safe(task.movedBy))\(note)", .text)))
    }
    let label: Chrome = row.task.status.isToDo && row.step.isCommand ? "Run  " : "Do   "
    let step: Chrome =
      switch task.status {
      case .carriedOut: "export \(safe(task.source)) again and import it: I"
      case .cameBack: "decide on its item again: enter opens it"
      case .proven, .cannotApply, .superseded: "nothing"
      case .decided, .planned, .failed, .unknown: safe(row.step.text)
      }
    lines += TextLine((label, .dim), (step, .key)).wrapped(inside.width - 3, indent: 5)
    for (offset, line) in lines.prefix(Layout.taskStepRows - 1).enumerated() {
      put(line, inside.left + 1, top + 1 + offset, limit: inside.width - 2)
    }
  }

  private func taskRole(_ task: Revocation) -> Role {
    switch task.status {
    case .cameBack, .failed: .error
    case .unknown: .warning
    case .proven: .success
    case .decided, .planned, .carriedOut: .text
    case .cannotApply, .superseded: .dim
    }
  }
}

extension Layout {
  /// Rows below the list of tasks, the blank one above them included.
  static let taskStepRows = 6
  /// Rows of the list of tasks.
  var taskRows: Int { max(1, body.height - 3 - Layout.taskStepRows) }
}
