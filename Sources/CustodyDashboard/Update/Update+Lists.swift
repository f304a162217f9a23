import CustodyDomain

/// Asking for pieces of lists.
extension Model {
  /// Rows asked for at once: three screens.
  var pageSize: Int { max(40, rows * 3) }
  /// Rows kept at most.
  var keptRows: Int { pageSize * 3 }

  /// Begins a list anew, at its start or, keeping its place, at its first loaded row.
  mutating func reload(_ panel: Panel, keepsPlace: Bool = false) -> [Effect] {
    guard var list = lists[panel] else { return [] }
    var effects: [Effect] = []
    if let grouping = list.grouping {
      list.groupsRequest = nextRequest()
      effects.append(
        .loadGroups(
          .by(grouping), list.query, limit: GroupList.limit, request: list.groupsRequest))
      if !keepsPlace { list.openGroup = nil }
    }
    if !list.isGrouped || list.openGroup != nil {
      var anchor = Window.Anchor.first
      var limit = pageSize
      if keepsPlace, !list.atStart, let first = list.rows.first { anchor = .from(first.id) }
      if keepsPlace { limit = max(limit, list.rows.count) }
      effects.insert(ask(&list, anchor, limit: limit), at: 0)
    } else {
      list.rows = []
      list.isLoading = true
    }
    if !keepsPlace {
      list.isNew = true
      list.cursor = 0
      list.top = 0
      list.total = nil
    }
    list.countRequest = nextRequest()
    effects.append(.loadCount(list.query, request: list.countRequest))
    lists[panel] = list
    return effects
  }

  func window(_ list: ItemList, _ anchor: Window.Anchor, limit: Int) -> Window {
    Window(query: list.rowsQuery, sort: list.sort, anchor: anchor, limit: limit)
  }

  mutating func ask(_ list: inout ItemList, _ anchor: Window.Anchor, limit: Int) -> Effect {
    list.rowsRequest = nextRequest()
    list.isLoading = true
    list.asked = limit
    list.anchor = anchor
    return .loadRows(window(list, anchor, limit: limit), .list, request: list.rowsRequest)
  }

  /// The next piece, when the cursor nears an edge of what is loaded.
  mutating func extend(_ panel: Panel) -> [Effect] {
    guard var list = lists[panel], list.hasLoaded, !list.isLoading, !list.rows.isEmpty,
      case .row(let index)? = list.line(list.cursor)
    else { return [] }
    let near = max(8, rows)
    let purpose: Effect.Purpose
    let anchor: Window.Anchor
    if !list.atEnd, index + near >= list.rows.count, let last = list.rows.last {
      (purpose, anchor) = (.below, .after(last))
    } else if !list.atStart, index < near, let first = list.rows.first {
      (purpose, anchor) = (.above, .before(first))
    } else {
      return []
    }
    list.rowsRequest = nextRequest()
    list.isLoading = true
    list.asked = pageSize
    lists[panel] = list
    return [
      .loadRows(window(list, anchor, limit: pageSize), purpose, request: list.rowsRequest)
    ]
  }

  /// Goes to the first or the last row of the whole list.
  mutating func jump(_ panel: Panel, toEnd: Bool) -> [Effect] {
    guard var list = lists[panel] else { return [] }
    let inRows = !list.isGrouped
    if inRows, toEnd ? !list.atEnd : !list.atStart {
      list.wantsLast = toEnd
      list.wanted = nil
      if !toEnd {
        list.cursor = 0
        list.rows = []
        list.isNew = true
      }
      let effect = ask(&list, toEnd ? .last : .first, limit: pageSize)
      lists[panel] = list
      return [effect]
    }
    lists[panel]?.cursor = toEnd ? list.lineCount - 1 : 0
    return []
  }

  /// Opens one group of a grouped list and closes the one that was open.
  mutating func openGroup(_ panel: Panel, _ index: Int) -> [Effect] {
    guard var list = lists[panel], list.groups.indices.contains(index) else { return [] }
    list.openGroup = index
    list.rows = []
    list.cursor = index
    list.atStart = true
    list.atEnd = false
    list.before = 0
    list.entersGroup = true
    list.wanted = nil
    let effect = ask(&list, .first, limit: pageSize)
    lists[panel] = list
    return [effect]
  }

  mutating func closeGroup(_ panel: Panel) {
    guard var list = lists[panel], let open = list.openGroup else { return }
    list.openGroup = nil
    list.rows = []
    list.cursor = open
    list.isLoading = false
    list.rowsRequest = nextRequest()
    lists[panel] = list
  }

  mutating func loadGroups(_ panel: Panel) -> [Effect] {
    guard let kind = panel.groups else { return [] }
    var list = groupLists[panel] ?? GroupList()
    list.request = nextRequest()
    list.isLoading = true
    groupLists[panel] = list
    return [
      .loadGroups(kind, list.filterQuery, limit: list.wanted, request: list.request)
    ]
  }

  mutating func loadLedger() -> [Effect] {
    ledger.restarts = true
    ledger.isLoading = true
    ledger.request = nextRequest()
    ledger.asked = max(pageSize, ledger.rows.count)
    return [.loadLedger(before: nil, limit: ledger.asked, request: ledger.request)]
  }

  mutating func extendLedger() -> [Effect] {
    guard ledger.hasLoaded, !ledger.isLoading, !ledger.atEnd, let last = ledger.rows.last,
      ledger.cursor + max(8, rows) >= ledger.rows.count
    else { return [] }
    ledger.restarts = false
    ledger.isLoading = true
    ledger.request = nextRequest()
    ledger.asked = pageSize
    return [.loadLedger(before: last.sequence, limit: pageSize, request: ledger.request)]
  }

  mutating func loadCalendar() -> [Effect] {
    let today = now.dayNumber
    if calendar.day == nil {
      calendar.day = today
      calendar.start = Calendar.monday(of: today)
    }
    calendar.request = nextRequest()
    let from = Instant(seconds: calendar.start * 86_400)
    return [
      .loadExpiry(
        .all, from: from, through: from.adding(days: Calendar.weeks * 7),
        request: calendar.request)
    ]
  }

  /// The list of the chosen day, or of what is overdue or never ends.
  mutating func loadDay() -> [Effect] {
    var list = ItemList(base: calendar.query, name: "")
    if calendar.choice != .never { list.sort = .expires }
    lists[.expiry] = list
    return reload(.expiry)
  }

  /// What stands beside the list, as far as the screen has room for it.
  mutating func loadSides() -> [Effect] {
    side.stripRequest = nextRequest()
    let from = Instant(seconds: Calendar.monday(of: now.dayNumber) * 86_400)
    var effects: [Effect] = [
      .loadExpiry(
        Model.openItems, from: from, through: from.adding(days: Calendar.weeks * 7),
        request: side.stripRequest)
    ]
    guard Layout(self).isWide else { return effects }
    side.queueRequest = nextRequest()
    side.toolsRequest = nextRequest()
    side.ownersRequest = nextRequest()
    effects += [
      .loadCounts(queueQueries, request: side.queueRequest),
      .loadGroups(.by(.tool), Model.openItems, limit: 40, request: side.toolsRequest),
      .loadGroups(.by(.owner), Model.openItems, limit: 40, request: side.ownersRequest),
    ]
    if panel != .ledger, !ledger.hasLoaded, !ledger.isLoading { effects += loadLedger() }
    return effects
  }

  /// The queues' queries in the order of the menu; one that can't be read holds nothing.
  var queueQueries: [Query] {
    queues.map { queue in
      (try? Query(parsing: queue.query))
        ?? Query([Query.Term(field: .id, values: [.text(" ")])])
    }
  }
}
