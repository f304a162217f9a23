import CustodyDomain

/// 5 Expiry: what ends when, weeks from left to right; digits, so that it reads without colour.
extension Painter {
  mutating func drawExpiry() {
    let area = layout.body
    let never = model.calendar.summary?.never
    box(
      area, title: TextLine("Expiry", .title),
      right: never.map { Chrome.counted($0, "item never ends", "items never end") } ?? "reading",
      focused: !model.inDayList)
    guard let summary = model.calendar.summary else { return }
    let day = layout.dayArea
    let top = Area(
      left: area.left + 2, top: area.top + 1, width: area.width - 4, height: day.top - area.top - 1)
    let weeks = min(Calendar.weeks, top.width - (top.width >= 84 ? 32 : 26))
    drawDays(
      summary, from: model.calendar.start + weekShift(weeks) * 7, weeks: weeks, at: top,
      selected: model.calendar.choice == .day ? model.calendar.day : nil)
    drawLegend(summary, at: top, from: top.left + 4 + weeks + 3)
    drawDay(day, summary)
  }

  /// Weeks that lie left of the screen so that the chosen one is on it.
  private func weekShift(_ weeks: Int) -> Int64 {
    guard let day = model.calendar.day else { return 0 }
    let week = (day - model.calendar.start) / 7
    return max(0, week - Int64(weeks) + 4)
  }

  /// A month line and one line a day of the week, as far as the area's height goes.
  mutating func drawDays(
    _ summary: ExpirySummary, from first: Int64, weeks: Int, at area: Area, selected: Int64?
  ) {
    let days: [Chrome] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months: [Chrome] = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let left = area.left + 4
    var free = left
    for week in 0..<max(0, weeks) {
      let monday = Instant(seconds: (first + Int64(week * 7)) * 86_400)
      // A month's name stands over the week that holds its first day.
      let sunday = monday.adding(days: 6).date
      if sunday.day <= 7, left + week >= free, left + week + 3 <= left + weeks {
        put(months[sunday.month - 1], left + week, area.top, .dim)
        free = left + week + 4
      }
    }
    let today = model.now.dayNumber
    for (index, name) in days.enumerated() where index + 1 < area.height {
      let row = area.top + 1 + index
      put(name, area.left, row, .dim)
      for week in 0..<max(0, weeks) {
        let day = first + Int64(week * 7 + index)
        let count = summary.days[day] ?? 0
        let (mark, role) = digit(count)
        let isSelected = day == selected
        if day < today, count == 0 {
          put(" ", left + week, row)
        } else {
          put(mark, left + week, row, day < today ? .overdue : role)
        }
        guard isSelected else { continue }
        frame.emphasise(.cursor, row: row, from: left + week, to: left + week + 1)
        if !model.inDayList, model.popup == nil { frame.cursor = (left + week, row) }
      }
    }
  }

  private mutating func drawLegend(_ summary: ExpirySummary, at area: Area, from column: Int) {
    let room = area.right - column
    guard room >= 12 else { return }
    let most = max(1, [summary.overdue, summary.within30, summary.within90].max() ?? 1)
    let width = max(0, min(14, room - 14))
    var lines: [TextLine] = []
    for (name, count, role) in [
      ("overdue", summary.overdue, .overdue), ("30 days", summary.within30, .barFull),
      ("90 days", summary.within90, .barFull),
    ] as [(Chrome, Int, Role)] {
      let bar = count == 0 ? 0 : max(1, count * width / most)
      lines.append(
        TextLine(
          (name.padded(8), .dim), (Chrome(grouped: count).leading(5), .text),
          (" \(glyphs.ascii ? "#" * bar : glyphs.full * bar)", role)))
    }
    lines.append(TextLine(("never   ", .dim), (Chrome(grouped: summary.never).leading(5), .text)))
    lines.append(
      TextLine(("unknown ", .dim), (Chrome(grouped: summary.unknown).leading(5), .text)))
    lines.append(TextLine(""))
    lines.append(TextLine("1-9 items per day", .dim))
    lines.append(TextLine("# ten or more", .dim))
    for (index, line) in lines.prefix(area.height).enumerated() {
      put(line, column, area.top + index, limit: room)
    }
  }

  private mutating func drawDay(_ area: Area, _ summary: ExpirySummary) {
    guard let list = model.lists[.expiry] else { return }
    let title: Chrome
    switch model.calendar.choice {
    case .overdue: title = "Already ended"
    case .never: title = "Never end"
    case .day:
      let names: [Chrome] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
      let day = Instant(seconds: (model.calendar.day ?? 0) * 86_400)
      let days = day.dayNumber - model.now.dayNumber
      let distance: Chrome =
        days == 0
        ? "today"
        : days > 0
          ? "in \(Chrome.counted(Int(days), "day", "days"))"
          : "\(Chrome.counted(Int(-days), "day", "days")) ago"
      title = "\(names[day.weekday]) \(Chrome(day: day)), \(distance)"
    }
    let count: Chrome = list.total.map { .items($0) } ?? ""
    divider(area, row: area.top, title: title, right: count, focused: model.inDayList)
    let rows = Area(
      left: area.left + 1, top: area.top + 1, width: area.width - 2, height: area.height - 2)
    guard list.lineCount > 0 else {
      put(
        list.hasLoaded && !list.isLoading ? "nothing ends then" : "reading", area.left + 4,
        rows.top,
        .dim)
      return
    }
    drawRows(list, rows)
  }
}
