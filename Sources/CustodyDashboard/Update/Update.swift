import CustodyDomain

/// Takes one message into the model and says what should be done. It is the only thing that changes a
/// model; it reads no clock and does no input or output.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  let hadPopup = model.popup != nil
  let said = model.status?.since
  var effects = model.take(message)
  // What a popup says takes the place of what the last line said before it.
  if !hadPopup, model.popup != nil, model.status?.since == said, model.status?.until != .max {
    model.status = nil
  }
  if case .failed = message { model.held = [] }
  effects += model.performHeld()
  return effects + model.follow()
}

extension Model {
  mutating func take(_ message: Message) -> [Effect] {
    switch message {
    case .started: return start()
    case .input(let input, let milliseconds):
      clock = max(clock, milliseconds)
      return hear(input)
    case .tick(let now, let milliseconds):
      clock = max(clock, milliseconds)
      return tick(now)
    default: return answer(message)
    }
  }

  /// The first loads: rows first, counts after.
  mutating func start() -> [Effect] {
    guard !isFirstRun else { return [] }
    var list = ItemList(base: .all, name: "")
    if let text = setup.query {
      list.filter = text
      if let query = try? Query(parsing: text) {
        list.filterQuery = query
      } else {
        list.filter = ""
        list.base = Model.openItems
        say("the query can't be read; all that is open is shown", .error)
      }
    } else if let mine = queues.first, glance?.asked[setup.reviewer.name] != nil,
      let query = try? Query(parsing: mine.query)
    {
      // A campaign waits for this reviewer: that is what the day begins with.
      list.base = query
      list.name = mine.name
    } else {
      list.base = Model.openItems
      list.name = "All open"
    }
    lists[.review] = list
    return reload(.review) + [.loadSummary] + loadSides()
      + (setup.opensMeeting ? openMeeting() : [])
  }

  /// The items that want a decision.
  static let openItems = Query([Query.Term(field: .state, values: [.text("open")])])

  mutating func tick(_ now: Instant) -> [Effect] {
    let newDay = now.dayNumber != self.now.dayNumber
    self.now = max(self.now, now)
    if let status, status.until <= clock { self.status = nil }
    if draftCount > 0, self.now.seconds - guardian.lastKey.seconds >= 1800 {
      guardian.isLocked = true
    }
    guard newDay, !isFirstRun else { return [] }
    return refresh()
  }

  /// What follows from where the cursor stands now: scrolling, the next piece of a list, the chain.
  mutating func follow() -> [Effect] {
    guard !isFirstRun else { return [] }
    let layout = Layout(self)
    var effects: [Effect] = []
    for panel in lists.keys {
      let height = layout.listRows(of: panel, in: self)
      lists[panel]?.settle(height: height)
    }
    for panel in groupLists.keys { groupLists[panel]?.settle(height: layout.groupRows) }
    ledger.settle(height: layout.ledgerRows)
    tasks.settle(height: layout.taskRows)
    changes.settle(height: layout.importRows)
    if let listPanel { effects += extend(listPanel) }
    if panel == .ledger { effects += extendLedger() }
    if panel == .tasks { effects += loadMoreTasks(rows: layout.taskRows) }
    if panel == .changes, listPanel == nil { effects += extendImports() }
    effects += followChain()
    return effects
  }

  /// Asks for the chain of the cursor's item, one question at a time however fast the cursor moves.
  private mutating func followChain() -> [Effect] {
    guard item == nil, let row = list?.current else { return [] }
    if chain.detail?.row == row || chain.isLoading || chain.failed == row.id { return [] }
    chain.failed = nil
    if chain.wanted != row.id { chain.top = 0 }
    chain.wanted = row.id
    chain.isLoading = true
    chain.request = nextRequest()
    return [.loadDetail(row.id, request: chain.request)]
  }

  /// Everything shown, asked for again: after a write, an import, a new day.
  mutating func refresh() -> [Effect] {
    var effects: [Effect] = reloadMeeting() + reloadCampaign()
    if let listPanel { effects += reload(listPanel, keepsPlace: true) }
    for other in lists.keys where other != listPanel { lists[other]?.hasLoaded = false }
    for other in groupLists.keys where other != panel { groupLists[other]?.hasLoaded = false }
    ledger.hasLoaded = false
    tasks.hasLoaded = false
    changes.hasLoaded = false
    chain.detail = nil
    if panel == .ledger { effects += loadLedger() }
    if panel == .tasks { effects += loadTasks() }
    if panel == .changes { effects += loadChanges() }
    if panel.groups != nil, listPanel == nil { effects += loadGroups(panel) }
    if panel == .expiry { effects += loadCalendar() }
    if let item { effects += reloadItem(item.id) }
    return effects + [.loadSummary] + loadSides() + loadVisibleMarks()
  }
}
