import CustodyDomain

/// Moving about: cursor, panels, panes, in and out.
extension Model {
  mutating func move(_ action: ActionID) -> [Effect] {
    let layout = Layout(self)
    if meeting != nil, item == nil {
      return move(inMeeting: action)
    }
    if let item {
      let lines = Painter(self).itemLineCount
      self.item?.top = Model.moved(
        item.top, action, page: layout.body.height / 2,
        count: max(1, lines - layout.body.height + 3))
      return []
    }
    if let campaign {
      let page = max(1, layout.body.height / 2)
      self.campaign?.cursor = Model.moved(
        campaign.cursor, action, page: page, count: campaign.picks.count)
      return []
    }
    if focus == .chain, layout.hasChain {
      chain.top = Model.moved(chain.top, action, page: 5, count: 13)
      return []
    }
    if focus == .queues, layout.queues != nil {
      side.queueCursor = Model.moved(
        side.queueCursor, action, page: 5, count: queues.count)
      return []
    }
    if let listPanel, let list = lists[listPanel] {
      if action == .first || action == .last {
        return jump(listPanel, toEnd: action == .last)
      }
      let page = max(1, layout.listRows(of: listPanel, in: self) / 2)
      lists[listPanel]?.cursor = Model.moved(
        list.cursor, action, page: page, count: list.lineCount)
      return []
    }
    switch panel {
    case .expiry:
      return moveCalendar(action)
    case .ledger:
      ledger.cursor = Model.moved(
        ledger.cursor, action, page: max(1, layout.ledgerRows / 2), count: ledger.rows.count)
    case .tasks:
      tasks.cursor = Model.moved(
        tasks.cursor, action, page: max(1, layout.taskRows / 2), count: tasks.rows.count)
    case .changes:
      changes.cursor = Model.moved(
        changes.cursor, action, page: max(1, layout.importRows / 2), count: changes.lineCount)
    default:
      let list = groupLists[panel] ?? GroupList()
      groupLists[panel]?.cursor = Model.moved(
        list.cursor, action, page: max(1, layout.groupRows / 2), count: list.groups.count)
    }
    return []
  }

  /// Where a movement leads among `count` lines.
  static func moved(_ from: Int, _ action: ActionID, page: Int, count: Int) -> Int {
    let to =
      switch action {
      case .down: from + 1
      case .up: from - 1
      case .pageDown: from + page
      case .pageUp: from - page
      case .first: 0
      case .last: count - 1
      default: from
      }
    return max(0, min(to, count - 1))
  }

  private mutating func moveCalendar(_ action: ActionID) -> [Effect] {
    switch action {
    case .down: return moveDay(1)
    case .up: return moveDay(-1)
    case .pageDown: return moveDay(28)
    case .pageUp: return moveDay(-28)
    case .first:
      calendar.day = now.dayNumber
      return choose(.day)
    default:
      calendar.day = calendar.summary?.days.filter { $0.value > 0 }.keys.max() ?? now.dayNumber
      return choose(.day)
    }
  }

  mutating func moveDay(_ days: Int64) -> [Effect] {
    let lastDay = calendar.start + Int64(Calendar.weeks * 7) - 1
    let day = (calendar.day ?? now.dayNumber) + (calendar.choice == .day ? days : 0)
    calendar.day = max(calendar.start, min(lastDay, day))
    return choose(.day)
  }

  mutating func choose(_ choice: Calendar.Choice) -> [Effect] {
    calendar.choice = choice
    return loadDay()
  }

  /// Shows a panel; its own number again leads back to its top.
  mutating func show(_ panel: Panel) -> [Effect] {
    let leaving = closeItem() + leaveMeeting()
    let wasCampaign = campaign != nil
    campaign = nil
    if self.panel == panel, !wasCampaign {
      if panel == .changes, lists[.changes] == nil, changes.since != nil {
        changes.since = nil
        changes.hasLoaded = false
      }
      if panel != .review, panel != .expiry { lists[panel] = nil }
      inDayList = false
    }
    self.panel = panel
    focus = .list
    switch panel {
    case .review:
      return leaving + (lists[.review]?.hasLoaded == true ? [] : reload(.review, keepsPlace: true))
    case .expiry:
      return leaving + (calendar.summary == nil ? loadCalendar() + loadDay() : [])
    case .ledger: return leaving + (ledger.hasLoaded ? [] : loadLedger())
    case .tasks: return leaving + (tasks.hasLoaded ? [] : loadTasks())
    case .changes where lists[.changes] == nil:
      return leaving + (changes.hasLoaded ? [] : loadChanges())
    default:
      if lists[panel] != nil {
        return leaving
          + (lists[panel]?.hasLoaded == true ? [] : reload(panel, keepsPlace: true))
      }
      return leaving + (groupLists[panel]?.hasLoaded == true ? [] : loadGroups(panel))
    }
  }

  mutating func open() -> [Effect] {
    if let row = meeting?.row { return openItem(row) }
    if campaign != nil { return openPick() }
    if focus == .queues, Layout(self).queues != nil {
      focus = .list
      return choose(queue: side.queueCursor)
    }
    if let listPanel, let list = lists[listPanel] {
      switch list.line(list.cursor) {
      case .header(let index)?: return openGroup(listPanel, index)
      case .row(let index)?: return openItem(list.rows[index])
      case nil: return []
      }
    }
    switch panel {
    case .expiry:
      guard lists[.expiry]?.rows.isEmpty == false else {
        say(calendar.choice == .day ? "nothing ends on this day" : "there is nothing to list")
        return []
      }
      inDayList = true
      return []
    case .ledger:
      guard let line = ledger.current else { return [] }
      var view = TextPopup(kind: .rawEntry(line.sequence))
      view.request = nextRequest()
      popup = .text(view)
      return [.loadEntry(line.sequence, request: view.request)]
    case .changes: return openChange()
    case .tasks: return openTask()
    default: return openGroupPanel()
    }
  }

  /// The items of a group, in its panel.
  private mutating func openGroupPanel() -> [Effect] {
    guard let group = groupLists[panel]?.current else { return [] }
    let name = group.label.isEmpty ? group.key : group.label
    var list = ItemList(base: group.query, name: name.isEmpty ? "none" : name)
    // An owner's items stand by role, so the roles that one has can be told apart.
    list.sort = .risk
    list.role = group.lacks.count == 1 ? group.lacks.first : nil
    lists[panel] = list
    return reload(panel)
  }

  mutating func openItem(_ row: ItemRow) -> [Effect] {
    let closing = closeItem()
    item = ItemScreen(id: row.id, row: row, opened: now)
    return closing + reloadItem(row.id) + [.seen(row.id, .opened)]
  }

  mutating func reloadItem(_ id: ItemID) -> [Effect] {
    let request = nextRequest()
    item?.request = request
    return [.loadDetail(id, whole: true, request: request)]
  }

  /// Leaves the item's screen; how long it was open is kept as attention.
  mutating func closeItem() -> [Effect] {
    guard let item else { return [] }
    self.item = nil
    let seconds = Int(max(0, now.seconds - item.opened.seconds))
    return seconds > 0 ? [.seen(item.id, .left(seconds: seconds))] : []
  }

  /// The next or previous item of the list, opened.
  mutating func stepItem(_ by: Int) -> [Effect] {
    if meeting != nil { return item == nil ? stepMeeting(by) : [] }
    if campaign != nil, item == nil { return stepCampaign(by) }
    guard let listPanel, var list = lists[listPanel] else { return [] }
    var index = list.cursor + by
    while case .header? = list.line(index) { index += by }
    guard case .row(let row)? = list.line(index) else {
      say(by > 0 ? "this is the last item" : "this is the first item")
      return []
    }
    list.cursor = index
    lists[listPanel] = list
    return openItem(list.rows[row])
  }

  /// Esc: zoom, item, filter, marks, then out of what was opened.
  mutating func back() -> [Effect] {
    if item != nil { return closeItem() + reloadMeeting() }
    if meeting != nil { return leaveMeeting() }
    if campaign != nil { return leaveCampaign() }
    if isZoomed {
      isZoomed = false
      return []
    }
    if focus != .list {
      focus = .list
      return []
    }
    if let listPanel, let filter = lists[listPanel]?.filter, !filter.isEmpty {
      return setFilter("", .all)
    }
    if listPanel == nil, let filter = groupLists[panel]?.filter, !filter.isEmpty,
      panel.groups != nil
    {
      return setFilter("", .all)
    }
    if !marks.rows.isEmpty { return unmark() }
    return leave()
  }

  /// Out of a group or a day; nothing at the top of a panel.
  private mutating func leave() -> [Effect] {
    if inDayList {
      inDayList = false
    } else if panel == .expiry, calendar.choice != .day {
      return choose(.day)
    } else if panel == .review, lists[.review]?.openGroup != nil {
      closeGroup(.review)
    } else if panel != .review, panel != .expiry, lists[panel] != nil {
      lists[panel] = nil
      if panel == .changes { return changes.hasLoaded ? [] : loadChanges() }
      return groupLists[panel]?.hasLoaded == true ? [] : loadGroups(panel)
    } else {
      say("this is the top; q quits")
    }
    return []
  }

  /// q: closes what Esc would leave; at the top it quits.
  mutating func close() -> [Effect] {
    if item != nil { return closeItem() + reloadMeeting() }
    if meeting != nil { return leaveMeeting() }
    if campaign != nil { return leaveCampaign() }
    let isInside =
      inDayList || (panel == .expiry && calendar.choice != .day)
      || (panel != .review && panel != .expiry && lists[panel] != nil) || isZoomed
    if isInside { return isZoomed ? back() : leave() }
    guard draftCount > 0, readOnly == nil else { return [.quit] }
    popup = .notice(NoticePopup(kind: .quit))
    return []
  }

  mutating func turnPane(forward: Bool) {
    let layout = Layout(self)
    var panes: [Focus] = [.list]
    if layout.queues != nil { panes.insert(.queues, at: 0) }
    if layout.hasChain { panes.append(.chain) }
    let index = panes.firstIndex(of: focus) ?? 0
    focus = panes[(index + (forward ? 1 : panes.count - 1)) % panes.count]
    if panes.count == 1 { say("there is one pane on this screen") }
  }

  mutating func unfold() -> [Effect] {
    guard let listPanel, let list = lists[listPanel], list.isGrouped else {
      say("not grouped: b groups by tool")
      return []
    }
    switch list.line(list.cursor) {
    case .header(let index)?: return openGroup(listPanel, index)
    case .row?:
      guard let open = list.openGroup, open + 1 < list.groups.count else {
        say("this is the last group")
        return []
      }
      return openGroup(listPanel, open + 1)
    case nil: return []
    }
  }
}
