import CustodyDomain

/// A list of items in a frame, with the chain of the cursor's item below it where there is room.
extension Painter {
  mutating func drawList(_ list: ItemList, name: Chrome, in area: Area) {
    let focused = model.focus == .list
    box(area, title: listTitle(list, name), right: listCount(list), focused: focused)
    let inside = area.inside
    let rows = max(1, inside.height - 1 - layout.chainRows)
    drawColumns(list, inside)
    let top = Area(left: inside.left, top: inside.top + 1, width: inside.width, height: rows)
    drawRows(list, top)
    drawChainBelow(list, area: area, from: top.bottom)
  }

  private func listTitle(_ list: ItemList, _ name: Chrome) -> TextLine {
    var line = TextLine(name, .title)
    // The parsed filter, not what was typed: this is what the rows obey.
    let query = list.query.description
    if !query.isEmpty {
      line.add(" \(glyphs.horizontal)\(glyphs.horizontal) ", .border)
      line.add(safe(query), .text)
    }
    line.add(" \(glyphs.horizontal)\(glyphs.horizontal) ", .border)
    line.add("sort: \(safe(list.sort.rawValue))", .dim)
    if let grouping = list.grouping { line.add(", by \(safe(grouping.rawValue))", .dim) }
    return line
  }

  private func listCount(_ list: ItemList) -> Chrome {
    guard let total = list.total else { return list.isLoading ? "reading" : "" }
    if list.isGrouped {
      let groups = Chrome.counted(list.groups.count, "group", "groups")
      return "\(Chrome(grouped: total)) in \(groups)"
    }
    if let open = model.summary?.open, model.panel == .review, total <= open {
      return "\(Chrome(grouped: total)) of \(Chrome(grouped: open)) open"
    }
    return .items(total)
  }

  private func fitting(_ list: ItemList, _ area: Area)
    -> (columns: [ListColumn], name: Int, reaches: Int)
  {
    ListColumn.fitting(
      area.width, shift: list.columnShift, narrow: model.columns < 80,
      changes: model.panel == .changes,
      campaign: list.rows.contains { $0.campaign != nil })
  }

  /// Marks where `<` and `>` lead to more.
  private mutating func drawMoreColumns(_ list: ItemList, _ shown: [ListColumn], _ area: Area) {
    if list.columnShift > 0 {
      put("<", area.left + ListColumn.nameColumn + 9, area.top, .key)
    }
    if let last = shown.last, last != ListColumn.movable.last {
      put(">", area.right - 1, area.top, .key)
    }
  }

  private mutating func drawColumns(_ list: ItemList, _ area: Area) {
    let (columns, name, reaches) = fitting(list, area)
    put("Risk", area.left + 4, area.top, .heading)
    put("Identity", area.left + ListColumn.nameColumn, area.top, .heading, limit: name)
    var at = area.left + ListColumn.nameColumn + name + 1
    for column in columns {
      let width = column == .reaches ? reaches : column.width
      let changes = column == .reaches && model.panel == .changes
      put(changes ? "What happened" : column.title, at, area.top, .heading, limit: width)
      at += width + 1
    }
    drawMoreColumns(list, columns, area)
  }

  mutating func drawRows(_ list: ItemList, _ area: Area) {
    guard list.lineCount > 0 else { return drawEmpty(list, area) }
    let listens = model.focus == .list && model.popup == nil
    for offset in 0..<area.height {
      let index = list.top + offset
      guard let line = list.line(index) else { break }
      let row = area.top + offset
      let isCursor = index == list.cursor
      switch line {
      case .header(let header):
        drawHeaderLine(list.groups[header], isOpen: list.openGroup == header, area, row, isCursor)
      case .row(let index): drawRow(list.rows[index], list, area, row, isCursor)
      }
      guard isCursor else { continue }
      put(">", area.left, row, .key)
      frame.emphasise(.cursor, row: row, from: area.left, to: area.right)
      if listens { frame.cursor = (area.left + ListColumn.nameColumn, row) }
    }
    let before = list.isGrouped ? 0 : list.before ?? 0
    let count = list.isGrouped ? list.lineCount : max(list.total ?? 0, before + list.lineCount)
    scrollbar(area, first: before + list.top, shown: area.height, of: count)
  }

  private mutating func drawRow(
    _ item: ItemRow, _ list: ItemList, _ area: Area, _ row: Int, _ isCursor: Bool
  ) {
    let marked = model.marks.contains(item.id)
    let emphasis: Frame.Emphasis = marked ? .marked : []
    let (columns, nameWidth, reaches) = fitting(list, area)
    let name = SafeText(item.identity, ascii: glyphs.ascii)
    if marked { put("*", area.left + 1, row, .key) }
    if item.id == list.rangeStart { put("v", area.left + 1, row, .key) }
    if let action = item.draft?.action {
      put(safe(String(action.letter)), area.left + 2, row, Role(action))
    } else {
      // What has been decided already, so that it can't be taken for undecided.
      put(item.state.letter, area.left + 2, row, .dim)
    }
    if name.hidden { put("!", area.left + 3, row, .dataHidden) }
    put(safe(item.risk.short), area.left + 4, row, Role(item.risk), emphasis: emphasis)
    let shown = item.name.isEmpty ? safe(item.id.text) : Chrome(name)
    // Whose draft it is stands before the name: nobody else can decide on the row now.
    var said = TextLine()
    if let author = item.draft?.author, author != model.setup.reviewer.account {
      said.add("\(safe(author).cut(nameWidth / 2, ellipsis: glyphs.ellipsis)): ", .warning)
    }
    let left = max(0, nameWidth - said.width)
    said.add(shown.cut(left, ellipsis: glyphs.ellipsis), .text)
    put(said, area.left + ListColumn.nameColumn, row, limit: nameWidth, emphasis: emphasis)
    var at = area.left + ListColumn.nameColumn + nameWidth + 1
    for column in columns {
      let width = column == .reaches ? reaches : column.width
      let (text, role) = cell(column, item, width)
      put(text, at, row, role, emphasis: emphasis, limit: width)
      at += width + 1
    }
  }

  private func cell(_ column: ListColumn, _ item: ItemRow, _ width: Int) -> (Chrome, Role) {
    let ages = Ages(now: model.now)
    func data(_ text: String?) -> (Chrome, Role) {
      guard let text, !text.isEmpty else { return ("-", .dim) }
      return (safe(text).cut(width, ellipsis: glyphs.ellipsis), .text)
    }
    switch column {
    case .reaches:
      if model.panel == .changes { return changeCell(item, width) }
      return item.reaches.isEmpty
        ? ("-", .dim) : (safe(item.reaches).cutMiddle(width, ellipsis: glyphs.ellipsis), .text)
    case .owner:
      // Who is to be the owner shows at once, so that a wrong pick is seen before it is sent.
      if let owner = item.draftedOwner {
        let text: Chrome = ">\(person(owner))"
        return (text.cut(width, ellipsis: glyphs.ellipsis), .decisionReassign)
      }
      if item.ownerLeft { return ("!left", .ownerMissing) }
      return item.owner == nil ? ("!none", .ownerMissing) : data(item.owner.map(model.person))
    case .expires:
      let isPast = item.expires.instant.map { $0 < model.now } ?? false
      return (ages.expires(item.expires), isPast ? .overdue : .text)
    case .last: return (ages.last(item.usage), .text)
    case .tool: return data(item.tool)
    case .source:
      return (model.sourceName(item.source).cut(width, ellipsis: glyphs.ellipsis), .text)
    case .tier: return data(item.tier.rawValue)
    case .kind: return (Chrome(short: item.kind), .text)
    case .created: return item.created.map { (Chrome(day: $0), .text) } ?? ("?", .dim)
    case .principal: return data(item.principal.map(model.person))
    case .state: return data(item.state.rawValue)
    case .asked: return askedCell(item, width)
    }
  }

  /// What a group of a list is called.
  func groupName(_ group: GroupRow, _ grouping: Grouping?) -> Chrome {
    if group.label.isEmpty {
      return grouping == .owner
        ? "no owner" : grouping == .tool ? "no known tool" : "none"
    }
    switch grouping {
    case .source: return model.sourceName(group.label)
    case .kind: return ItemKind(rawValue: group.label).map { Chrome($0) } ?? safe(group.label)
    default: return safe(group.label)
    }
  }

  private mutating func drawHeaderLine(
    _ group: GroupRow, isOpen: Bool, _ area: Area, _ row: Int, _ isCursor: Bool
  ) {
    put(isOpen ? "-" : "+", area.left + 2, row, .key)
    put(safe(group.risk.short), area.left + 4, row, Role(group.risk))
    var tail: Chrome = "\(Chrome(grouped: group.open)) open of \(Chrome(grouped: group.count))"
    if group.drafts > 0 {
      tail = "\(Chrome.counted(group.drafts, "draft", "drafts"))  \(tail)"
    }
    if group.ownerless > 0 { tail = "\(Chrome(grouped: group.ownerless)) no owner  \(tail)" }
    let label = groupName(group, model.list?.grouping)
    let room = area.width - ListColumn.nameColumn - tail.width - 3
    put(
      label.cut(max(8, room), ellipsis: glyphs.ellipsis), area.left + ListColumn.nameColumn, row,
      .heading)
    put(tail, area.right - tail.width - 1, row, .dim)
  }

  private mutating func drawEmpty(_ list: ItemList, _ area: Area) {
    let lines: [Chrome]
    if !list.hasLoaded || list.isLoading {
      lines = ["reading"]
    } else if !list.filter.isEmpty {
      lines = ["Nothing matches  \(safe(list.filter))", "esc clears the filter, / edits it"]
    } else if model.panel == .review, let done = campaignDone(list) {
      lines = done
    } else if model.panel == .review {
      let open = model.summary?.open ?? 0
      lines = [
        "Nothing in this queue.",
        open > 0
          ? "\(Chrome(grouped: open)) open items remain: f shows the queues"
          : "Nothing is open: the review is done. 7 shows the ledger, I imports a newer export",
      ]
    } else {
      lines = ["Nothing here.", "esc goes back"]
    }
    for (offset, line) in lines.enumerated() where offset + 1 < area.height {
      put(
        TextLine(line, offset == 0 ? .text : .dim), area.left + 4, area.top + 1 + offset,
        limit: area.width - 5)
    }
  }
}
