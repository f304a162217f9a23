import CustodyDomain

/// 1 Review: the queue to be emptied, with the chain always in view.
extension Painter {
  mutating func drawReview() {
    guard let list = model.lists[.review] else { return }
    if layout.isWide, layout.queues != nil { drawQueues(list) }
    if model.isZoomed, model.focus == .chain, layout.aside != nil {
      drawAside(list)
      return
    }
    drawList(list, name: "Review", in: layout.main)
    drawAside(list)
    drawCalendarPane()
  }

  /// Queues, tools, owners and the draft, as many as there is room for.
  private mutating func drawQueues(_ list: ItemList) {
    guard let area = layout.queues else { return }
    let queues = model.queues
    var left = area
    func take(_ height: Int) -> Area {
      defer {
        left.top += height
        left.height -= height
      }
      return Area(left: left.left, top: left.top, width: left.width, height: height)
    }
    let lines = queues.enumerated().map { index, queue in
      let count: Chrome =
        model.side.queueCounts.indices.contains(index)
        ? Chrome(grouped: model.side.queueCounts[index]) : ""
      return sideLine(safe(queue.name), count, isCurrent: queue.name == list.name)
    }
    let top = take(min(left.height, lines.count + 2))
    sideBox(top, "Queues", right: "", lines, focused: model.focus == .queues)
    if model.focus == .queues {
      let row = top.top + 1 + min(model.side.queueCursor, top.height - 3)
      frame.emphasise(.cursor, row: row, from: top.left + 1, to: top.right - 1)
      if model.popup == nil { frame.cursor = (top.left + 2, row) }
    }
    for (title, groups, none) in [
      ("Tools", model.side.tools, "no known tool"), ("Owners", model.side.owners, "no owner"),
    ] as [(Chrome, [GroupRow], Chrome)] where left.height >= 5 {
      // The last one reaches down to the others' lower border.
      let height = title == "Owners" ? left.height : min(groups.count + 2, max(5, left.height / 2))
      let lines = groups.prefix(max(0, height - 2)).map { group in
        let left: Chrome = group.left && title == "Owners" ? "!left " : ""
        let label = group.label.isEmpty ? none : left + safe(group.label)
        return sideLine(
          label, Chrome(grouped: group.open), isCurrent: false)
      }
      sideBox(take(max(3, height)), title, right: "open", Array(lines), focused: false)
    }
  }

  /// As a section, but with the cursor's column in it: the column is narrow.
  private mutating func sideBox(
    _ area: Area, _ title: Chrome, right: Chrome, _ lines: [TextLine], focused: Bool
  ) {
    box(area, title: TextLine(title, .title), right: right, focused: focused)
    for (offset, line) in lines.prefix(max(0, area.height - 2)).enumerated() {
      put(line, area.left + 1, area.top + 1 + offset, limit: area.width - 2)
    }
  }

  private func sideLine(_ label: Chrome, _ count: Chrome, isCurrent: Bool) -> TextLine {
    let room = Layout.queueWidth - 2 - 1 - count.width - 1
    let text = label.cut(room, ellipsis: glyphs.ellipsis).padded(room)
    return TextLine((isCurrent ? ">" : " ", .key), (text, .text), (" \(count)", .dim))
  }

  private mutating func drawCalendarPane() {
    guard let area = layout.calendarPane else { return }
    box(
      area, title: TextLine("Expiry, items per day", .title), right: "# = 10 or more")
    guard let summary = model.side.strip else { return }
    let monday = Calendar.monday(of: model.now.dayNumber)
    let weeks = min(Calendar.weeks, area.width - 9)
    drawDays(
      summary, from: monday, weeks: weeks,
      at: Area(left: area.left + 2, top: area.top + 1, width: area.width - 4, height: 8),
      selected: nil)
    let line = TextLine(
      ("overdue ", .dim), ("\(summary.overdue)", summary.overdue > 0 ? .overdue : .text),
      ("   30d ", .dim), ("\(summary.within30)", .text), ("   90d ", .dim),
      ("\(summary.within90)", .text), ("   never ", .dim), ("\(summary.never)", .text),
      ("   unknown ", .dim), ("\(summary.unknown)", .text))
    put(line, area.left + 2, area.bottom - 2, limit: area.width - 4)
  }
}
