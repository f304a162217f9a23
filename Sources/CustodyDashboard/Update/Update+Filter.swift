import CustodyDomain

/// The filter line, queues, sorting, grouping and searching.
extension Model {
  func filterText(of panel: Panel) -> String {
    lists[panel]?.filter ?? groupLists[panel]?.filter ?? ""
  }

  mutating func openFilter() {
    let text = listPanel.map { lists[$0]?.filter ?? "" } ?? groupLists[panel]?.filter ?? ""
    prompt = FilterPrompt(field: TextField(text), original: text)
  }

  mutating func typeFilter(_ key: Key) -> [Effect] {
    guard var prompt else { return [] }
    switch key {
    case .enter:
      let text = prompt.field.text
      guard prompt.fault == nil else { return [] }
      self.prompt = nil
      if text != prompt.original { steps.add(.filter(panel, prompt.original)) }
      if !text.isEmpty {
        filters.removeAll { $0 == text }
        filters.append(text)
      }
      return loadVisibleMarks()
    case .escape: return cancelFilter()
    case .up, .down:
      guard !filters.isEmpty else { return [] }
      let next = (prompt.historyIndex ?? filters.count) + (key == .up ? -1 : 1)
      guard next < filters.count else { return [] }
      prompt.historyIndex = max(0, next)
      prompt.field = TextField(filters[max(0, next)])
    default:
      guard prompt.field.handle(key) else { return [] }
    }
    self.prompt = prompt
    return applyFilter()
  }

  /// Live: every readable text is applied, an unreadable one keeps the old result and says what is wrong.
  mutating func applyFilter() -> [Effect] {
    guard let text = prompt?.field.text else { return [] }
    do {
      let query = try Query(parsing: text)
      prompt?.fault = nil
      return setFilter(text, query, recorded: false)
    } catch {
      prompt?.fault = error
      // The old result stays: the one from before this line was opened.
      guard let original = prompt?.original, let query = try? Query(parsing: original) else {
        return []
      }
      return setFilter(original, query, recorded: false)
    }
  }

  mutating func cancelFilter() -> [Effect] {
    guard let prompt else { return [] }
    self.prompt = nil
    guard let query = try? Query(parsing: prompt.original) else { return [] }
    return setFilter(prompt.original, query, recorded: false)
  }

  mutating func setFilter(_ text: String, _ query: Query, recorded: Bool = true) -> [Effect] {
    let old = listPanel.map { lists[$0]?.filter ?? "" } ?? groupLists[panel]?.filter ?? ""
    guard old != text else { return [] }
    if recorded { steps.add(.filter(panel, old)) }
    if let listPanel {
      lists[listPanel]?.filter = text
      lists[listPanel]?.filterQuery = query
      // Without the filter the cursor stays on its item, as far as that is near the top.
      let current = list?.current?.id
      if text.isEmpty { lists[listPanel]?.wanted = current }
      return reload(listPanel) + (prompt == nil ? loadVisibleMarks() : [])
    }
    return groupLists[panel]?.setFilter(text, query) == true ? loadGroups(panel) : []
  }

  // MARK: Queues, sorting, grouping

  mutating func openQueues() -> [Effect] {
    var menu = Menu(kind: .queues)
    menu.cursor = queues.firstIndex { $0.name == lists[.review]?.name } ?? 0
    // The first queue is where a review begins: f Enter leads there from the list of all that is open.
    if lists[.review]?.name == "All open" { menu.cursor = 0 }
    menu.request = nextRequest()
    popup = .menu(menu)
    return [.loadCounts(queueQueries, request: menu.request)]
  }

  mutating func choose(queue index: Int) -> [Effect] {
    guard queues.indices.contains(index) else { return [] }
    let queue = queues[index]
    guard let query = try? Query(parsing: queue.query) else {
      say("the queue \(safe(queue.name)) can't be read", .error)
      return []
    }
    var list = ItemList(base: query, name: queue.name, sort: lists[.review]?.sort ?? .risk)
    list.grouping = lists[.review]?.grouping
    lists[.review] = list
    side.queueCursor = index
    let leaving = panel == .review ? closeItem() : show(.review)
    return leaving + reload(.review) + loadVisibleMarks()
  }

  mutating func choose(sort: Sort) -> [Effect] {
    guard let listPanel else { return [] }
    lists[listPanel]?.sort = sort
    return reload(listPanel)
  }

  mutating func toggleGrouping() -> [Effect] {
    choose(grouping: list?.grouping == nil ? .tool : nil)
  }

  mutating func choose(grouping: Grouping?) -> [Effect] {
    guard let listPanel else { return [] }
    lists[listPanel]?.grouping = grouping
    lists[listPanel]?.groups = []
    lists[listPanel]?.openGroup = nil
    return reload(listPanel)
  }

  // MARK: Searching

  /// The next or previous row that matches the last filter, or whose chain misses a link.
  mutating func find(matches: Bool, forward: Bool) -> [Effect] {
    guard let list, let row = list.current ?? list.rows.first else { return [] }
    var wanted = Query([
      Query.Term(negated: true, field: .verdict, values: [.text(Verdict.provable.rawValue)])
    ])
    if matches { wanted = filters.last.flatMap { try? Query(parsing: $0) } ?? .all }
    let request = nextRequest()
    awaitsFind = request
    let window = Window(
      query: list.rowsQuery.and(wanted), sort: list.sort,
      anchor: forward ? .after(row) : .before(row), limit: 1)
    return [.loadRows(window, .find, request: request)]
  }

  /// The row that `n` or `}` looked for.
  mutating func takeFound(_ rows: [ItemRow], _ request: Int) -> [Effect] {
    guard awaitsFind == request else { return [] }
    awaitsFind = nil
    guard let listPanel, var list = lists[listPanel] else { return [] }
    guard let row = rows.first else {
      say("no more in this direction")
      return []
    }
    if item != nil {
      // In the detail, the item itself is what was looked for.
      if !list.select(row.id) { list.wanted = row.id }
      var effects: [Effect] = []
      if list.wanted != nil { effects.append(ask(&list, .from(row.id), limit: pageSize)) }
      lists[listPanel] = list
      return effects + openItem(row)
    }
    if list.select(row.id) {
      lists[listPanel] = list
      return []
    }
    list.wanted = row.id
    let effect = ask(&list, .from(row.id), limit: pageSize)
    lists[listPanel] = list
    return [effect]
  }
}
