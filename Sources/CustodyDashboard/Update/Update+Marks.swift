import CustodyDomain

/// Marks, undo and redo.
extension Model {
  mutating func toggleMark() -> [Effect] {
    guard let listPanel, let row = lists[listPanel]?.current else { return [] }
    steps.add(.marks(marks.rows))
    if marks.contains(row.id) {
      marks.rows.removeAll { $0.id == row.id }
    } else {
      add([row])
    }
    lists[listPanel]?.cursor += 1
    return []
  }

  /// The first press sets one end of the range, the second marks everything between.
  mutating func markRange() -> [Effect] {
    guard let listPanel, let list = lists[listPanel], let row = list.current else { return [] }
    guard let start = list.rangeStart, let from = list.rows.firstIndex(where: { $0.id == start })
    else {
      lists[listPanel]?.rangeStart = row.id
      say("range begins here: move, then v again")
      return []
    }
    guard let to = list.rows.firstIndex(where: { $0.id == row.id }) else { return [] }
    lists[listPanel]?.rangeStart = nil
    steps.add(.marks(marks.rows))
    add(Array(list.rows[min(from, to)...max(from, to)]))
    return []
  }

  /// What is marked now is shown now, and stays so in a group that is closed: only the filter hides.
  private mutating func add(_ rows: [ItemRow]) {
    if marks.rows.isEmpty { marks.visible = [] }
    let known = Set(marks.rows.map(\.id))
    marks.rows += rows.filter { !known.contains($0.id) }
    for row in rows { marks.visible?.insert(row.id) }
  }

  /// More rows than this are not marked at once.
  static let mostMarks = 500

  mutating func markAll() -> [Effect] {
    guard let list else { return [] }
    marks.request = nextRequest()
    return [
      .loadRows(
        Window(query: list.query, sort: list.sort, limit: Model.mostMarks), .mark,
        request: marks.request)
    ]
  }

  mutating func takeMarks(_ rows: [ItemRow], _ request: Int) {
    guard marks.request == request else { return }
    steps.add(.marks(marks.rows))
    add(rows)
    if rows.count == Model.mostMarks {
      say("marked the first \(rows.count); a filter narrows the list", .warning)
    }
  }

  mutating func unmark() -> [Effect] {
    steps.add(.marks(marks.rows))
    marks = Marks()
    return []
  }

  /// Which marked rows the filter shows, asked anew whenever it changes.
  mutating func loadVisibleMarks() -> [Effect] {
    guard !marks.rows.isEmpty, let list else { return [] }
    marks.visible = nil
    marks.request = nextRequest()
    let ids = Query([
      Query.Term(field: .id, values: marks.rows.map { .text($0.id.text) })
    ])
    return [
      .loadRows(
        Window(query: list.query.and(ids), sort: list.sort, limit: marks.rows.count),
        .visibleMarks, request: marks.request)
    ]
  }

  /// Marked rows that the filter hides.
  var hiddenMarks: Int { marks.rows.count { !isShown($0) } }

  // MARK: Undo and redo

  mutating func undo() -> [Effect] {
    guard let step = steps.done.popLast() else { return [.undo] }
    switch step {
    case .drafts:
      steps.undone.append(.drafts)
      return [.undo]
    case .marks(let rows):
      steps.undone.append(.marks(marks.rows))
      marks.rows = rows
      say("undid: marks")
      return loadVisibleMarks()
    case .parked(let item, let parking):
      steps.undone.append(.parked(item, parked(item)))
      return putBack(parking, on: item, "undid: parking")
    case .filter(let panel, let text):
      steps.undone.append(.filter(panel, filterText(of: panel)))
      return restore(text, of: panel)
    }
  }

  mutating func redo() -> [Effect] {
    guard let step = steps.undone.popLast() else { return [.redo] }
    switch step {
    case .drafts:
      steps.done.append(.drafts)
      return [.redo]
    case .marks(let rows):
      steps.done.append(.marks(marks.rows))
      marks.rows = rows
      say("redid: marks")
      return loadVisibleMarks()
    case .parked(let item, let parking):
      steps.done.append(.parked(item, parked(item)))
      return putBack(parking, on: item, "redid: parking")
    case .filter(let panel, let text):
      steps.done.append(.filter(panel, filterText(of: panel)))
      return restore(text, of: panel)
    }
  }

  private mutating func restore(_ text: String, of panel: Panel) -> [Effect] {
    guard let query = try? Query(parsing: text) else { return [] }
    let shown = self.panel == panel ? [] : show(panel)
    say(text.isEmpty ? "filter cleared" : "filter is \(safe(text)) again")
    return shown + setFilter(text, query, recorded: false)
  }

  /// What the store took back; a single item gets the cursor, so that the right key can follow.
  mutating func take(undo outcome: UndoOutcome?, verb: Words) -> [Effect] {
    guard let outcome else {
      say("nothing to \(verb.chrome)")
      return []
    }
    if let id = outcome.items.first { meeting?.goal = .item(id) }
    if !guardian.isDiscarding { say(Chrome(safe(outcome.sentence)), .status, for: 6000) }
    if let listPanel, let id = outcome.items.first, outcome.items.count == 1, item == nil {
      _ = lists[listPanel]?.select(id)
    }
    return refresh()
  }
}
