import CustodyDomain

/// A campaign whole: numbers, reviewers, what blocks closing, pace. It scrolls with the cursor.
extension Painter {
  /// A line of the screen, and what the cursor stands on there.
  private typealias Line = (line: SheetLine, pick: CampaignScreen.Pick?)

  mutating func drawCampaign(_ screen: CampaignScreen) {
    let area = layout.body
    guard let standing = screen.standing else { return drawNoCampaign(screen, area) }
    let name = safe(standing.plan.name)
    var right: Chrome = "opened \(Chrome(day: standing.opened)), "
    right +=
      standing.closed.map { "closed \(Chrome(day: $0))" } ?? "due \(Chrome(day: standing.plan.due))"
    if screen.all.count > 1 {
      let index = screen.all.firstIndex { $0.plan.name == standing.plan.name } ?? 0
      right += "  \(index + 1) of \(screen.all.count)"
    }
    box(area, title: TextLine("Campaign \(name)", .title), right: right, focused: true)
    let lines = campaignLines(standing, screen.pick, width: area.width - 4)
    let height = area.height - 2
    let at = screen.pick.flatMap { pick in lines.firstIndex { $0.pick == pick } } ?? 0
    // The cursor stands in the upper two thirds; its last place shows the end.
    let isLast = screen.cursor == screen.picks.count - 1
    let top = max(0, min(lines.count - height, isLast ? lines.count : at - height * 2 / 3))
    for (offset, line) in lines.dropFirst(top).prefix(height).enumerated() {
      let row = area.top + 1 + offset
      switch line.line {
      case .divider(let title, let right):
        divider(area, row: row, title: title, right: right, focused: true)
      case .text(let text), .choice(let text, _):
        put(text, area.left + 2, row, limit: area.width - 4)
        guard let pick = line.pick, pick == screen.pick else { continue }
        put(">", area.left + 1, row, .key)
        frame.emphasise(.cursor, row: row, from: area.left + 1, to: area.right - 1)
        if model.popup == nil { frame.cursor = (area.left + 2, row) }
      }
    }
    scrollbar(area.inside, first: top, shown: height, of: lines.count)
  }

  private mutating func drawNoCampaign(_ screen: CampaignScreen, _ area: Area) {
    box(area, title: TextLine("Campaign", .title), focused: true)
    let lines: [(Chrome, Role)] =
      screen.hasLoaded
      ? [
        ("No campaign was opened yet.", .text),
        ("A campaign freezes what a query holds, asks an owner about each item,", .dim),
        ("and closes when nothing is undecided. :open begins one over what is listed.", .dim),
      ] : [("reading", .dim)]
    for (offset, line) in lines.enumerated() {
      put(TextLine(line.0, line.1), area.left + 4, area.top + 2 + offset, limit: area.width - 6)
    }
    frame.cursor = (area.left + 2, area.top + 1)
  }

  private func campaignLines(
    _ standing: CampaignStanding, _ chosen: CampaignScreen.Pick?, width: Int
  ) -> [Line] {
    var lines: [Line] = numberLines(standing, width)
    if let close = standing.close {
      lines.append(
        (.divider(title: "How it ended", right: "entry \(standing.closeEntry ?? 0)"), nil))
      lines += closeLines(close, population: standing.population, width: width).map {
        (.text($0), nil)
      }
    }
    if !standing.shares.isEmpty {
      let head: Chrome = standing.close == nil ? "keep revoke other open" : "keep revoke other left"
      lines.append((.divider(title: "By reviewer", right: head), nil))
      for (index, share) in standing.shares.enumerated() {
        lines.append((.text(shareLine(share, width)), .share(index)))
      }
    }
    if standing.close == nil {
      let open = standing.gates.count(where: \.passes)
      lines.append(
        (
          .divider(
            title: "What blocks closing", right: "\(open) of \(standing.gates.count) checks pass"),
          nil
        ))
      for (index, gate) in standing.gates.enumerated() {
        let isChosen = chosen == .gate(index)
        lines.append((.text(gateLine(gate, isChosen, width)), .gate(index)))
        guard !gate.passes, isChosen || model.rows >= 36 else { continue }
        lines += remedyLines(gate, standing, width).map { (.text($0), nil) }
      }
    }
    lines.append((.divider(title: "Pace, items settled per day", right: ""), nil))
    lines += paceLines(standing, width).map { (.text($0), nil) }
    return lines
  }

  // MARK: Numbers

  private func numberLines(_ standing: CampaignStanding, _ width: Int) -> [Line] {
    let decided = standing.count(.decided)
    let pending = standing.count(.pending)
    let percent = standing.population > 0 ? decided * 100 / standing.population : 0
    var line = TextLine(
      ("Decided  ", .dim),
      ("\(Chrome(grouped: decided)) of \(Chrome(grouped: standing.population))  ", .text))
    let bar = glyphs.bar(decided, of: standing.population, width: max(8, width - line.width - 6))
    line.add(bar.full, .barFull)
    line.add(bar.empty, .barEmpty)
    line.add(" \(percent)%")
    var lines: [Line] = [(.text(line), nil)]
    var told = TextLine(("Of them  ", .dim))
    for outcome in CampaignCase.Outcome.allCases where outcome != .pending {
      guard let count = standing.outcomes[outcome], count > 0 else { continue }
      told.add(told.runs.count > 1 ? ", " : "", .dim)
      told.add("\(Chrome(grouped: count)) \(safe(outcome.rawValue))")
    }
    if told.runs.count == 1 { told.add("nothing yet", .dim) }
    if let planted = standing.plan.planted {
      told.add(";  \(planted.count) planted ones to be caught", .dim)
    }
    lines.append((.text(told), nil))
    if standing.close == nil {
      lines.append((.text(neededLine(standing, pending)), nil))
      lines.append((.text(driftLine(standing.drift)), .drift))
    }
    return lines
  }

  private func neededLine(_ standing: CampaignStanding, _ pending: Int) -> TextLine {
    let now = model.now
    var line = TextLine(("Needed   ", .dim))
    guard pending > 0 else {
      line.add("nothing is undecided: :close closes it", .success)
      return line
    }
    let days = Int(now.days(until: standing.plan.due))
    let gone = max(1, Int(standing.opened.days(until: now)) + 1)
    let settled = standing.pace.values.reduce(0, +)
    if standing.isOverdue(now) {
      let late = Int(standing.plan.due.days(until: now))
      line.add(
        late > 0 ? "overdue by \(Chrome.counted(late, "day", "days")), " : "due today, ", .overdue)
      line.add("\(Chrome.items(pending)) undecided: e escalates, :close asks why they stay", .text)
    } else {
      line.add("\(tenths(pending * 10 / max(1, days))) a day", .text)
      line.add(" to close on time; so far ", .dim)
      let slow = settled * max(1, days) < pending * gone
      line.add("\(tenths(settled * 10 / gone)) a day", slow ? .warning : .text)
      line.add("; \(Chrome.counted(days, "day", "days")) left", .dim)
    }
    return line
  }

  private func tenths(_ number: Int) -> Chrome { "\(Chrome(grouped: number / 10)).\(number % 10)" }

  // MARK: Reviewers

  private func shareLine(_ share: CampaignStanding.Share, _ width: Int) -> TextLine {
    let room = width >= 100 ? 28 : 16
    let whole = share.decided + share.asked
    let isMe = share.person == model.setup.reviewer.name
    var line = TextLine(
      person(share.person).cut(room, ellipsis: glyphs.ellipsis).padded(room + 1),
      isMe ? .heading : .text)
    let bar = glyphs.bar(share.decided, of: whole, width: max(6, width - room - 1 - 5 - 24))
    line.add(bar.full, .barFull)
    line.add(bar.empty, .barEmpty)
    let percent: Chrome = "\(whole > 0 ? share.decided * 100 / whole : 100)%"
    line.add(percent.leading(5))
    let kept = (share.decisions["recertify"] ?? 0) + (share.decisions["keep-if"] ?? 0)
    let revoked = share.decisions["revoke"] ?? 0
    let other = share.decisions.values.reduce(0, +) - kept - revoked
    for (count, columns, role) in [
      (kept, 6, Role.decisionRecertify), (revoked, 7, .decisionRevoke), (other, 6, .text),
      (share.asked, 5, .text),
    ] {
      line.add(
        count == 0 ? Chrome(".").leading(columns) : Chrome(grouped: count).leading(columns),
        count == 0 ? .dim : role)
    }
    return line
  }

  // MARK: Gates

  private func gateLine(_ gate: CampaignGate, _ isChosen: Bool, _ width: Int) -> TextLine {
    var line = TextLine(
      ("[\(gate.passes ? "x" : " ")] ", gate.passes ? .success : .warning),
      (
        safe(gate.sentence).cut(width - (isChosen ? 19 : 4), ellipsis: glyphs.ellipsis),
        gate.passes ? .dim : .text
      ))
    if isChosen {
      let tail: Chrome = gate.kind == .ledger ? "enter: ledger" : "enter: list"
      line.tab(to: width - tail.width)
      line.add(tail, .dim)
    }
    return line
  }

  /// What to do about a gate, and on a large screen the first things in the way.
  private func remedyLines(
    _ gate: CampaignGate, _ standing: CampaignStanding, _ width: Int
  ) -> [TextLine] {
    let overdue = standing.isOverdue(model.now)
    let words: Chrome =
      switch gate.kind {
      case .decided:
        overdue
          ? "e on a reviewer escalates; :close asks why what is left stays undecided"
          : "on a reviewer r writes a reminder, d asks somebody else"
      case .owners: "enter lists them; o names an owner"
      case .drafts: "S submits yours, u takes back"
      case .revocations: "I imports what proves it; :close asks why it waits"
      default: gate.remedy.map { safe($0) } ?? ""
      }
    var lines = TextLine(("    ", .dim), (words, .dim)).wrapped(width, indent: 4)
    guard model.rows >= 36 else { return lines }
    for one in gate.items.prefix(4) {
      var line = TextLine(
        ("    ", .dim), (safe(one.name).cut(48, ellipsis: glyphs.ellipsis), .text))
      if let why = one.why { line.add("  \(safe(why))", .dim) }
      lines.append(line)
    }
    let more = gate.count - min(4, gate.items.count)
    if more > 0, !gate.items.isEmpty {
      lines.append(TextLine("    and \(Chrome(grouped: more)) more", .dim))
    }
    return lines
  }

  // MARK: Drift and pace

  private func driftLine(_ drift: CampaignStanding.Drift) -> TextLine {
    var line = TextLine(("Drift    ", .dim))
    for (count, words) in [
      (drift.new, "new since it opened"), (drift.departed, "gone"), (drift.changed, "changed"),
    ] as [(Int, Chrome)] {
      line.add(line.runs.count > 1 ? ", " : "", .dim)
      line.add(Chrome(grouped: count), count > 0 ? .text : .dim)
      line.add(" \(words)", .dim)
    }
    return line
  }

  /// The days as numbers with a bar below each; the newest stand at the right.
  private func paceLines(_ standing: CampaignStanding, _ width: Int) -> [TextLine] {
    let last = (standing.closed ?? model.now).dayNumber
    let first = standing.opened.dayNumber
    let count = max(1, min((width - 18) / 4, Int(last - first) + 1))
    let days = (0..<count).map { last - Int64(count - 1 - $0) }
    let counts = days.map { standing.pace[$0] ?? 0 }
    let most = counts.max() ?? 0
    var numbers = TextLine()
    var bars = TextLine()
    for (day, count) in zip(days, counts) {
      numbers.add(
        count == 0 ? Chrome(".").leading(4) : Chrome(grouped: count).leading(4),
        count == 0 ? .calendarEmpty : .calendarDay)
      let mark: Chrome =
        count == 0 ? "." : count * 3 <= most ? ":" : count * 3 <= most * 2 ? "|" : glyphs.full
      bars.add(mark.leading(4), count == 0 ? .calendarEmpty : .barFull)
      if day == last { bars.add("  max \(most)", .dim) }
    }
    numbers.add("  \(Chrome.counted(count, "day", "days"))", .dim)
    return [numbers, bars]
  }

  // MARK: The end

  /// The numbers of a close.
  func closeLines(_ close: CampaignClose, population: Int, width: Int) -> [TextLine] {
    var line = TextLine(("Items    ", .dim), (Chrome(grouped: population), .text), (" = ", .dim))
    for (index, outcome) in CampaignCase.Outcome.allCases.filter({
      close.outcomes[$0.rawValue] != nil
    }).enumerated() {
      let count = close.outcomes[outcome.rawValue] ?? 0
      line.add("\(index > 0 ? " + " : "")\(Chrome(grouped: count)) \(safe(outcome.rawValue))")
    }
    var lines = line.wrapped(width, indent: 9)
    func add(_ label: Chrome, _ text: Chrome, _ role: Role = .text) {
      lines += TextLine((label.padded(9), .dim), (text, role)).wrapped(width, indent: 9)
    }
    if let reason = close.undecidedReason { add("Left", "undecided: \(safe(reason))", .warning) }
    if let reason = close.lateReason {
      add(
        "Late", "\(Chrome.counted(close.late.count, "task", "tasks")) not proven: \(safe(reason))",
        .warning)
    }
    if let planted = close.planted {
      let all = planted.caught.count == planted.items.count
      add(
        "Planted", "\(planted.caught.count) of \(planted.items.count) caught",
        all ? .success : .warning)
    }
    add("Digest", safe(String(close.digest.prefix(32))), .dim)
    return lines
  }
}
