import CustodyDomain

/// Popups as sheets, and how a sheet is drawn.
extension Painter {
  func sheet() -> Sheet? {
    switch model.popup {
    case nil: nil
    case .menu(let menu)?: sheet(menu)
    case .reason(let reason)?: sheet(reason)
    case .picker(let picker)?: sheet(picker)
    case .ask(let ask)?: sheet(ask)
    case .commands(let commands)?: sheet(commands)
    case .submit(let submit)?: sheet(submit)
    case .notice(let notice)?: sheet(notice)
    case .text(let text)?: sheet(text)
    case .roster(let roster)?: sheet(roster)
    case .closeCampaign(let close)?: sheet(close)
    case .openCampaign(let open)?: sheet(open)
    }
  }

  mutating func draw(_ sheet: Sheet) {
    let room = layout.body
    let width = sheetWidth(sheet.width)
    // Within the panel's frame: two upper borders in one row would look broken.
    let height = min(sheet.lines.count + 2, layout.sheetRows)
    let area = Area(
      left: (model.columns - width) / 2,
      top: room.top + max(room.height > height ? 1 : 0, (room.height - height) / 3),
      width: width, height: height)
    frame.clear(area)
    box(area, title: TextLine(sheet.title, .title), right: sheet.right, focused: true)
    frame.cursor = (area.left + 2, area.top + 1)
    let shown = height - 2
    let fixed = min(sheet.fixed, shown)
    // The line in focus stays on screen; what lies above it scrolls away, but for the fixed lines.
    var skip = 0
    if let focus = sheet.focus?.line, focus >= fixed, focus >= shown { skip = focus - shown + 1 }
    for index in 0..<shown {
      let source = index < fixed ? index : index + skip
      guard sheet.lines.indices.contains(source) else { break }
      let row = area.top + 1 + index
      switch sheet.lines[source] {
      case .text(let line): put(line, area.left + 2, row, limit: width - 4)
      case .choice(let line, let selected):
        put(selected ? "> " : "  ", area.left + 2, row, .key)
        put(line, area.left + 4, row, limit: width - 6)
        if selected {
          frame.emphasise(.cursor, row: row, from: area.left + 1, to: area.right - 1)
        }
      case .divider(let title, let right):
        divider(area, row: row, title: title, right: right, focused: true)
      }
      if let focus = sheet.focus, focus.line == source {
        frame.cursor = (min(area.left + 2 + focus.column, area.right - 2), row)
      }
    }
    let inside = Area(
      left: area.left + 1, top: area.top + 1 + fixed, width: area.width - 2, height: shown - fixed)
    scrollbar(inside, first: skip, shown: shown - fixed, of: sheet.lines.count - fixed)
  }

  /// How wide a popup becomes that wants so many columns, borders included.
  func sheetWidth(_ wanted: Int) -> Int { max(2, min(wanted, layout.body.width - 4)) }

  /// A typed line after its prompt, with the terminal's cursor in it; `sheet` is the width of its popup.
  func typed(_ field: TextField, prompt: Chrome = "> ", sheet: Int = 58) -> (TextLine, Int) {
    let before = safe(field.beforeCursor)
    let room = max(1, sheetWidth(sheet) - 4 - prompt.width)
    // Only what doesn't fit goes out on the left; a number must be seen whole.
    let shift = max(0, before.width - room + 1)
    let text = Chrome(cells: Array(safe(field.text).cells.dropFirst(shift)))
    return (
      TextLine((prompt, .prompt), (text, .input)), prompt.width + before.width - shift
    )
  }

  /// What a decision is about: how many, and the first three by name.
  func targetLines(_ target: Target?) -> [SheetLine] {
    guard let target else { return [] }
    var lines: [SheetLine] = []
    if case .group(let label, _) = target.origin {
      lines.append(
        .text(TextLine(("all open items of ", .dim), (safe(label), .heading))))
    }
    guard target.isBulk else { return lines }
    for row in (target.rows ?? []).prefix(3) {
      lines.append(
        .text(
          TextLine(
            (safe(row.risk.short), Role(row.risk)), (gap(after: row.risk), .text),
            (called(row).cut(44, ellipsis: glyphs.ellipsis), .text))))
    }
    let more = target.count - min(3, target.rows?.count ?? 0)
    // The title says how many they are.
    if more > 0, target.rows != nil, !isLow {
      lines.append(.plain("     and \(Chrome(grouped: more)) more", .dim))
    }
    return lines
  }

  /// Whether the screen has no rows to spare for what is said elsewhere on it.
  var isLow: Bool { model.rows < 30 }

  func items(_ count: Int) -> Chrome { .items(count) }

  /// The name of what a single decision is about, else how many.
  func subject(_ target: Target?) -> Chrome {
    guard let target else { return "" }
    if let row = target.rows?.first, !target.isBulk {
      return called(row).cut(34, ellipsis: glyphs.ellipsis)
    }
    return items(target.count)
  }

  /// An item as the lists call it.
  func called(_ row: ItemRow) -> Chrome {
    row.name.isEmpty ? safe(row.id.text) : safe(row.identity)
  }
}
