import CustodyDomain

/// Draws the model; a value goes in and a value comes out.
public func view(_ model: Model) -> Frame {
  var painter = Painter(model)
  painter.draw()
  return painter.frame
}

extension Painter {
  mutating func draw() {
    if layout.isTooSmall { return drawTooSmall() }
    if model.meeting != nil, model.item == nil { return drawMeeting() }
    drawHeader()
    drawTabs()
    if model.isFirstRun {
      drawFirstRun()
    } else if model.item != nil {
      drawItem()
    } else {
      drawPanel()
    }
    if !model.isFirstRun {
      drawStrip()
      drawDraft()
    }
    drawHints()
    drawStatus()
    if let sheet = sheet() { draw(sheet) }
  }

  private mutating func drawPanel() {
    if let campaign = model.campaign { return drawCampaign(campaign) }
    switch model.panel {
    case .review: drawReview()
    case .tools: drawTools()
    case .integrations: drawIntegrations()
    case .owners: drawOwners()
    case .expiry: drawExpiry()
    case .findings: drawFindings()
    case .ledger: drawLedger()
    case .changes: drawChanges()
    case .tasks: drawTasks()
    }
  }

  private mutating func drawTooSmall() {
    let lines: [Chrome] = [
      "custody needs \(Layout.smallest.columns)x\(Layout.smallest.rows),",
      "this is \(model.columns)x\(model.rows).",
      "Enlarge the terminal; q quits.",
    ]
    let top = max(0, (model.rows - lines.count) / 2)
    for (index, line) in lines.enumerated() {
      put(line, max(0, (model.columns - line.width) / 2), top + index)
    }
    frame.cursor = (0, 0)
  }

  // MARK: First and last lines

  private mutating func drawTabs() {
    var column = 0
    // One blank between the names where two have no room; then the names that fit.
    let whole = Panel.allCases.reduce(0) { $0 + $1.title.width + 4 }
    let tight = whole > model.columns
    let room = model.columns - Panel.allCases.count * 3 - 1
    var cut = 12
    while tight, cut > 0, Panel.allCases.reduce(0, { $0 + tabName($1, cut).width }) > room {
      cut -= 1
    }
    for panel in Panel.allCases {
      let active = panel == model.panel && !model.isFirstRun
      let title = tabName(panel, cut)
      let name: Chrome = title.isEmpty ? "\(panel.rawValue)" : "\(panel.rawValue) \(title)"
      // Where the blanks between two are one, the bracket of the active one takes it.
      let follows = panel.rawValue == model.panel.rawValue + 1 && tight && !model.isFirstRun
      if active {
        put("[\(name)]", column, 1, .tabActive)
      } else {
        put(name, column + 1, 1, .tab)
        if !follows { put(" ", column, 1, .tab) }
        put(" ", column + name.width + 1, 1, .tab)
      }
      column += name.width + (tight ? 1 : 2)
    }
    let tail: Chrome = "? help  : command  q quit"
    if model.columns - column > tail.width + 2 {
      put(tail, model.columns - tail.width - 1, 1, .dim)
    }
  }

  /// A panel's name within `limit` columns; the active one is always whole.
  private func tabName(_ panel: Panel, _ limit: Int) -> Chrome {
    let active = panel == model.panel && !model.isFirstRun
    return active || limit >= panel.title.width
      ? panel.title : limit > 2 ? panel.title.cut(limit, ellipsis: glyphs.ellipsis) : ""
  }

  private mutating func drawStrip() {
    guard let row = layout.stripRow, let strip = model.side.strip else { return }
    let today = model.now.dayNumber
    let monday = Calendar.monday(of: today)
    let weeks = max(8, min(52, model.columns - 54))
    var line = TextLine((" Expiry ", .dim), ("\(weeks)w  ", .dim))
    for week in 0..<weeks {
      let first = monday + Int64(week * 7)
      let count = (first..<(first + 7)).reduce(0) { $0 + ($1 < today ? 0 : strip.days[$1] ?? 0) }
      let (mark, role) = digit(count)
      line.add(mark, role)
    }
    line.add("  overdue ", .dim)
    line.add("\(strip.overdue)", strip.overdue > 0 ? .overdue : .text)
    line.add("  30d ", .dim)
    line.add("\(strip.within30)")
    line.add("  90d ", .dim)
    line.add("\(strip.within90)")
    line.add("  never ", .dim)
    line.add("\(strip.never)")
    put(line, 0, row, limit: model.columns)
  }

  /// Digits, not shades: `.` none, `1`-`9`, `#` ten or more.
  func digit(_ count: Int) -> (Chrome, Role) {
    count == 0
      ? (".", .calendarEmpty) : count > 9 ? ("#", .calendarFull) : ("\(count)", .calendarDay)
  }

  private mutating func drawDraft() {
    var line = TextLine((" Draft  ", .dim))
    let drafts = model.summary?.drafts ?? [:]
    for (word, letter, name, role) in Painter.decisions {
      guard let count = drafts[word], count > 0 else { continue }
      line.add(letter, role)
      line.add(" \(name) \(count)   ")
    }
    let tail = TextLine(("S", .key), (" submit   ", .dim), ("u", .key), (" undo ", .dim))
    let room = model.columns - tail.width - 1
    let remark: Chrome = model.draftCount == 0 ? "empty" : "(nothing sent)"
    if line.width + remark.width <= room { line.add(remark, .dim) }
    put(line, 0, layout.draftRow, limit: room)
    put(tail, model.columns - tail.width, layout.draftRow, limit: tail.width)
  }

  /// Each decision's word in the ledger, its letter, and its short name on screen.
  static let decisions: [(String, Chrome, Chrome, Role)] = [
    ("recertify", "C", "keep", .decisionRecertify),
    ("keep-if", "K", "keep if", .decisionRecertify), ("revoke", "X", "revoke", .decisionRevoke),
    ("rotate", "T", "rotate", .decisionRotate), ("reassign", "O", "owner", .decisionReassign),
    ("defer", "W", "defer", .decisionDefer), ("set", "I", "facts", .decisionOther),
    ("note", "N", "note", .decisionOther), ("exception", "E", "accept", .decisionOther),
    ("reopen", "R", "reopen", .decisionOther),
  ]

  mutating func drawHints() {
    if let sheet = sheet() {
      put(TextLine(" \(sheet.hint)", .dim), 0, layout.hintRows.lowerBound, limit: model.columns)
      return
    }
    if model.prompt != nil {
      put(
        TextLine(
          " enter keep  esc cancel  up history   risk:high+ last:90d+ owner:none !tool:x", .dim),
        0, layout.hintRows.lowerBound, limit: model.columns)
      return
    }
    if model.context == .meeting {
      put(meetingHints, 0, layout.hintRows.lowerBound, limit: model.columns)
      return
    }
    if model.context == .campaign {
      put(campaignHints, 0, layout.hintRows.lowerBound, limit: model.columns)
      return
    }
    if model.context == .calendar {
      put(calendarHints, 0, layout.hintRows.lowerBound, limit: model.columns)
      return
    }
    var row = layout.hintRows.lowerBound
    var line = TextLine(" ", .dim)
    // Help is always the last one shown: room is kept for it.
    let help = TextLine(("?", .key), (" help", .dim))
    for binding in model.setup.keyMap.bindings where binding.contexts.contains(model.context) {
      guard let hint = binding.hint, let key = binding.keys.first, binding.id != .help,
        binding.id != .submit, binding.id != .undo
      else { continue }
      let name = safe(key.name)
      let isLast = row == layout.hintRows.upperBound - 1
      if line.width + name.width + hint.chrome.width + 3 > model.columns
        - (isLast ? help.width + 1 : 0)
      {
        guard !isLast else { break }
        put(line, 0, row, limit: model.columns)
        row += 1
        line = TextLine(" ", .dim)
      }
      line.add(name, .key)
      line.add(" \(hint.chrome)  ", .dim)
    }
    for run in help.runs { line.add(run.text, run.role) }
    put(line, 0, row, limit: model.columns)
  }

  /// The calendar's keys come in pairs, there and back.
  private var calendarHints: TextLine {
    let pairs: [(ActionID, ActionID?, Chrome)] = [
      (.previousWeek, .nextWeek, "week"), (.down, .up, "day"),
      (.previousMonth, .nextMonth, "month"),
      (.open, nil, "list"), (.until, nil, "until"), (.overdue, nil, "overdue"),
      (.never, nil, "never"), (.help, nil, "help"),
    ]
    var line = TextLine(" ", .dim)
    for (first, second, words) in pairs {
      let keys = [first, second].compactMap { $0 }.compactMap {
        model.setup.keyMap.binding($0, in: .calendar)?.keys.first?.name
      }
      guard !keys.isEmpty else { continue }
      line.add(line.runs.count > 1 ? "  " : "", .dim)
      line.add(safe(keys.joined(separator: " ")), .key)
      line.add(" \(words)", .dim)
    }
    return line
  }

  mutating func drawStatus() {
    let row = layout.statusRow
    if let prompt = model.prompt { return drawPrompt(prompt, row) }
    var right = mode
    if let list = model.list, model.item == nil, model.popup == nil {
      if let position = list.position {
        let total: Chrome = list.isGrouped ? "" : list.total.map { "/\(Chrome(grouped: $0))" } ?? ""
        right += "  row \(Chrome(grouped: position))\(total)"
      }
    }
    put(right, model.columns - right.width - 1, row, .statusMode)
    let limit = model.columns - right.width - 3
    if let status = model.status {
      drawNote(status, row, limit)
    } else if let job = model.jobs.first(where: { $0.value.isRunning }) {
      let percent: Chrome = job.value.percent.map { " \($0)%" } ?? ""
      let spinner: [Chrome] = ["-", "\\", "|", "/"]
      // A still mark for those who are read the screen: a spinner would be read again and again.
      let turn = spinner[model.setup.accessible ? 0 : Int(model.clock / 250 % 4)]
      put(TextLine("\(turn) \(safe(job.key.rawValue))\(percent)", .status), 1, row, limit: limit)
    } else if !model.marks.rows.isEmpty {
      let hidden = model.hiddenMarks
      put(
        TextLine(
          hidden == 0
            ? "\(Chrome(grouped: model.marks.rows.count)) marked"
            : "\(Chrome(grouped: model.marks.rows.count)) marked, \(Chrome(grouped: hidden)) hidden by the filter",
          hidden > 0 ? .warning : .status), 1, row, limit: limit)
    } else if model.keysPressed < 10, model.context == .list, model.popup == nil, let welcome {
      put(TextLine(welcome, .dim), 1, row, limit: limit)
    }
  }

  /// What is said; what doesn't fit into the last line goes on in it, from lines above it.
  private mutating func drawNote(_ status: Model.Status, _ row: Int, _ limit: Int) {
    let line = TextLine(status.text, status.role)
    if line.width <= limit { return put(line, 1, row, limit: limit) }
    var lines = line.wrapped(model.columns - 2, indent: 0)
    if let last = lines.last, last.width > limit {
      lines.removeLast()
      lines += last.wrapped(limit, indent: 0)
    }
    // The keys may give way to a sentence, the panel may not.
    lines = Array(lines.prefix(row - layout.draftRow + 1))
    for (offset, line) in lines.enumerated() {
      let at = row - lines.count + 1 + offset
      if at < row { frame.clear(Area(left: 0, top: at, width: model.columns, height: 1)) }
      put(line, 1, at, limit: at < row ? model.columns - 2 : limit)
    }
  }

  /// What to do, for the first ten keys.
  private var welcome: Chrome? {
    guard let open = model.summary?.open else { return nil }
    if let campaign = campaignWelcome { return campaign }
    return open == 0
      ? "Nothing is open. I imports a file, f shows other queues, ? help"
      : "\(Chrome(grouped: open)) open: c keep, x revoke, o owner. Only S sends."
  }

  private var mode: Chrome {
    if let sheet = sheet() { return sheet.mode }
    switch model.context {
    case .detail: return "ITEM"
    case .calendar: return "CALENDAR"
    case .ledger: return "LEDGER"
    case .groups, .changes, .tasks: return model.panel.word
    case .firstRun: return "FIRST RUN"
    case .meeting: return "MEETING"
    case .campaign: return "CAMPAIGN"
    default: return model.list?.rangeStart == nil ? "NORMAL" : "RANGE"
    }
  }

  private mutating func drawPrompt(_ prompt: Model.FilterPrompt, _ row: Int) {
    put("/", 0, row, .prompt)
    let before = safe(prompt.field.beforeCursor)
    let width = model.columns - 2
    let shift = max(0, before.width - width / 2)
    let text = Chrome(cells: Array(safe(prompt.field.text).cells.dropFirst(shift)))
    put(text, 1, row, .input, limit: width)
    frame.cursor = (1 + before.width - shift, row)
    if let fault = prompt.fault {
      let sentence: Chrome = "\(safe(fault.message)); \(safe(fault.hint))"
      let column = max(text.width + 4, model.columns - sentence.width - 1)
      put(TextLine(sentence, .error), column, row, limit: model.columns - column)
    }
  }
}
