import CustodyDomain

/// What the four panels of groups share: a frame, column names, rows, and the list inside a group.
extension Painter {
  /// What a panel tells of the chosen group.
  struct GroupPane: Sendable {
    var title: Chrome
    var right: Chrome = ""
    var lines: [TextLine]
  }

  /// A column of a panel of groups.
  struct GroupColumn: Sendable {
    var title: Chrome
    var width: Int
    /// Numbers stand at the right of their column.
    var isNumber = true
    var cell: @Sendable (GroupRow, Painter) -> (Chrome, Role)

    static func number(
      _ title: Chrome, _ width: Int, _ value: @escaping @Sendable (GroupRow) -> Int
    )
      -> GroupColumn
    {
      GroupColumn(title: title, width: width) { group, _ in
        let number = value(group)
        return number == 0 ? (".", .dim) : (Chrome(grouped: number), .text)
      }
    }
    static let items = number("Items", 6) { $0.count }
    static let open = number("Open", 6) { $0.open }
    static let drafts = number("Draft", 5) { $0.drafts }
    static let strict = number("Strict", 6) { $0.strict }
    static let people = number("People", 6) { $0.people }
    static let ownerless = GroupColumn(title: "No owner", width: 8) { group, _ in
      group.ownerless == 0 ? (".", .dim) : (Chrome(grouped: group.ownerless), .ownerMissing)
    }
    /// Whether it is AI: a word of two letters in a column of its own, apart from the names.
    static let ai = GroupColumn(title: "AI", width: 2) { group, _ in
      (group.ai ? "AI" : "", .key)
    }
    static let sources = GroupColumn(title: "Source", width: 8, isNumber: false) { group, painter in
      let names = group.sources.map { painter.model.sourceName($0) }
      return (names.count > 1 ? "\(names.count) kinds" : names.first ?? "", .dim)
    }
    static let last = GroupColumn(title: "Last", width: 6) { group, painter in
      guard let used = group.lastUsed else { return ("?", .dim) }
      return (Ages(now: painter.model.now).last(.seen(used)), .text)
    }
    static func role(_ title: Chrome, _ role: OwnerRole) -> GroupColumn {
      number(title, title.width + 1) { $0.roles[role] ?? 0 }
    }
  }

  mutating func drawGroups(
    title: Chrome, identity: Chrome, columns: [GroupColumn],
    label: (GroupRow, Painter, _ width: Int) -> TextLine,
    pane: ((GroupRow, Painter, _ width: Int) -> GroupPane)? = nil
  ) {
    if let list = model.lists[model.panel] {
      let parent: Chrome = "\(title) > \(safe(list.name))"
      if model.isZoomed, model.focus == .chain, layout.aside != nil { return drawAside(list) }
      drawList(list, name: parent, in: layout.main)
      drawAside(list)
      return
    }
    let list = model.groupLists[model.panel] ?? GroupList()
    let area = layout.body
    var name = TextLine(title, .title)
    if !list.filter.isEmpty {
      name.add(" \(glyphs.horizontal)\(glyphs.horizontal) ", .border)
      // What the lines obey: the words that choose them, and the terms that choose their items.
      let words = list.words.map { "\"\($0)\"" } + [list.filterQuery.description]
      name.add(safe(words.filter { !$0.isEmpty }.joined(separator: " ")))
    }
    let count: Chrome =
      !list.hasLoaded
      ? "reading"
      : list.groups.count == GroupList.limit
        ? "the first \(Chrome(grouped: list.groups.count))"
        : list.groups.count < list.all.count
          ? "\(Chrome(grouped: list.groups.count)) of \(Chrome(grouped: list.all.count))"
          : Chrome(grouped: list.groups.count)
    box(area, title: name, right: count, focused: true)
    var rows = area.inside
    rows.height -= layout.groupPaneRows
    drawGroupRows(list, identity: identity, columns: columns, label: label, in: rows)
    if let pane, let group = list.current { draw(pane(group, self, area.width - 4), below: rows) }
  }

  /// What is told of the chosen group, under the list.
  private mutating func draw(_ pane: GroupPane, below rows: Area) {
    let height = layout.groupPaneRows - 1
    guard height > 0 else { return }
    let area = layout.body
    divider(area, row: rows.bottom, title: pane.title, right: pane.right)
    for (offset, line) in pane.lines.prefix(height).enumerated() {
      put(line, area.left + 2, rows.bottom + 1 + offset, limit: area.width - 4)
    }
  }

  private func aligned(_ text: Chrome, _ column: GroupColumn) -> Chrome {
    let text = text.cut(column.width, ellipsis: glyphs.ellipsis)
    return column.isNumber ? text.leading(column.width) : text.padded(column.width)
  }

  private mutating func drawGroupRows(
    _ list: GroupList, identity: Chrome, columns: [GroupColumn],
    label: (GroupRow, Painter, _ width: Int) -> TextLine, in area: Area
  ) {
    var shown = columns
    func used() -> Int { shown.reduce(0) { $0 + $1.width + 1 } }
    // The name keeps 24 columns; the last columns go first.
    while !shown.isEmpty, area.width - 8 - used() < 24 { shown.removeLast() }
    let nameWidth = area.width - 8 - used() - 1
    put("Risk", area.left + 2, area.top, .heading)
    put(identity, area.left + 7, area.top, .heading)
    var at = area.left + 8 + nameWidth
    for column in shown {
      put(aligned(column.title, column), at, area.top, .heading)
      at += column.width + 1
    }
    if list.groups.isEmpty {
      let text: Chrome =
        !list.hasLoaded || list.isLoading
        ? "reading"
        : list.filter.isEmpty ? "Nothing here." : "Nothing matches; esc clears the filter."
      put(text, area.left + 7, area.top + 2, .dim)
      return
    }
    for offset in 0..<max(0, area.height - 1) {
      let index = list.top + offset
      guard list.groups.indices.contains(index) else { break }
      let group = list.groups[index]
      let row = area.top + 1 + offset
      put(safe(group.risk.short), area.left + 2, row, Role(group.risk))
      put(label(group, self, nameWidth), area.left + 7, row, limit: nameWidth)
      var at = area.left + 8 + nameWidth
      for column in shown {
        let (text, role) = column.cell(group, self)
        put(aligned(text, column), at, row, role)
        at += column.width + 1
      }
      guard index == list.cursor else { continue }
      put(">", area.left, row, .key)
      frame.emphasise(.cursor, row: row, from: area.left, to: area.right)
      if model.popup == nil { frame.cursor = (area.left + 7, row) }
    }
    let rows = Area(
      left: area.left, top: area.top + 1, width: area.width, height: area.height - 1)
    scrollbar(rows, first: list.top, shown: rows.height, of: list.groups.count)
  }
}
