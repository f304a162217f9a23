import CustodyDomain

/// The screen of a meeting: one item, large and calm, to be read from the other end of a room.
extension Painter {
  mutating func drawMeeting() {
    guard let screen = model.meeting else { return }
    drawProgress(screen)
    let area = Area(
      left: model.columns >= 120 ? 20 : 4, top: 3, width: min(100, model.columns - 8),
      height: layout.hintRows.lowerBound - 3 - 3)
    if screen.line == nil {
      drawEnd(screen, area)
    } else {
      drawLine(screen, area)
    }
    drawPeople(screen.meeting, row: layout.hintRows.lowerBound - 2)
    drawTally(screen.meeting, row: layout.hintRows.lowerBound - 1)
    drawHints()
    drawStatus()
    if let sheet = sheet() { draw(sheet) }
  }

  /// What is met about, and how far the meeting is: in words, and as a bar.
  private mutating func drawProgress(_ screen: MeetingScreen) {
    let count = screen.meeting.agenda.count
    let done = count - (screen.meeting.tally[.open] ?? 0)
    let place: Chrome = screen.position.map { "\($0 + 1) of \(count)" } ?? "\(count) of \(count)"
    put("meeting", 1, 0, .header)
    put(
      TextLine(safe(screen.meeting.name), .text), 10, 0,
      limit: model.columns - place.width - 14)
    put(place, model.columns - 1 - place.width, 0, .title)
    let bar = glyphs.bar(done, of: count, width: model.columns - 2)
    put(TextLine((bar.full, .barFull), (bar.empty, .barEmpty)), 1, 1, limit: model.columns - 2)
  }

  private mutating func drawLine(_ screen: MeetingScreen, _ area: Area) {
    guard let line = screen.line, let group = screen.group else { return }
    let facts = screen.row.map { meetingFacts($0, screen, width: area.width - 10) } ?? []
    // Blank lines between the facts where the screen has room for them.
    let needed = 6 + facts.count
    let gap = area.height >= needed + facts.count ? 2 : 1
    let height = 5 + facts.count * gap + 2
    var row = area.top + max(0, (area.height - height) / 3)
    put(TextLine(heading(group, screen.meeting), .heading), area.left, row, limit: area.width)
    row += 2
    frame.cursor = (area.left, row)
    let name = screen.row.map { called($0) } ?? safe(line.name)
    put(
      TextLine(name.cut(area.width, ellipsis: glyphs.ellipsis), .title), area.left, row,
      limit: area.width)
    put(glyphs.horizontal * min(area.width, max(24, name.width)), area.left, row + 1, .border)
    row += gap == 2 ? 4 : 3
    guard screen.row != nil else {
      put("reading", area.left, row, .dim)
      return
    }
    for (label, fact) in facts {
      put(label, area.left, row, .dim)
      put(fact, area.left + 10, row, limit: area.width - 10)
      row += gap
    }
    row += gap == 2 ? 1 : 0
    put(
      outcome(screen), area.left, min(row + (gap == 2 ? 0 : 1), area.bottom - 1), limit: area.width)
  }

  /// The heading with its number of items: `Zapier, 9 items`.
  private func heading(_ group: AgendaGroup, _ meeting: Meeting) -> Chrome {
    let label: Chrome =
      switch (group.label.isEmpty, meeting.grouping) {
      case (false, .tool): safe(group.label)
      case (false, .owner): person(group.label)
      case (true, .tool): "no known tool"
      case (true, .owner): "no owner"
      }
    let owned: Chrome = group.owned && meeting.grouping == .tool ? ", with an owner" : ""
    return "\(label)\(owned), \(Chrome.items(group.count))"
  }

  /// What one must know to decide, a line each: what it is, reaches, who uses it, when last, and what is wrong.
  private func meetingFacts(
    _ row: ItemRow, _ screen: MeetingScreen, width: Int
  ) -> [(Chrome, TextLine)] {
    let detail = known(row)
    var kind: Chrome = Chrome(row.kind)
    if let tool = row.tool { kind += " of \(safe(tool))" }
    if row.ai { kind += ", AI" }
    if let purpose = detail?.item.purpose { kind += "; \(safe(purpose))" }
    var facts: [(Chrome, TextLine)] = [("What", TextLine(kind))]
    facts.append(
      ("Reaches", TextLine(row.reaches.isEmpty ? "nothing on record" : safe(row.reaches))))
    facts.append(("Used by", TextLine(row.principal.map { person($0) } ?? "nobody on record")))
    var used = TextLine()
    switch row.usage {
    case .never: used.add("never")
    case .unknown: used.add("not known", .linkMissing)
    case .seen(let last):
      used.add("\(Ages(now: model.now).last(row.usage)) ago")
      used.add(", \(Chrome(day: last))", .dim)
    }
    facts.append(("Last use", used))
    var risk = TextLine(safe(row.risk.word), Role(row.risk))
    if let worst = detail?.assessment.findings.first { risk.add("; \(safe(worst.message))") }
    facts.append(("Risk", risk))
    facts.append(("Owner", owner(row, detail)))
    if let detail { facts.append(("Custody", custody(detail))) }
    return facts
  }

  private func owner(_ row: ItemRow, _ detail: ItemDetail?) -> TextLine {
    guard let owner = row.owner else {
      var line = TextLine("nobody", .ownerMissing)
      if let accountable = detail?.assessment.accountable {
        line.add("; answerable meanwhile: \(person(accountable))", .dim)
      }
      return line
    }
    return row.ownerLeft
      ? TextLine((person(owner), .text), (", who has left", .ownerMissing))
      : TextLine(person(owner))
  }

  /// The four links in one line; what has no proof says so.
  private func custody(_ detail: ItemDetail) -> TextLine {
    var line = TextLine()
    for link in detail.assessment.chain.links {
      if !line.runs.isEmpty { line.add("   ", .dim) }
      let name: Chrome =
        switch link.step {
        case .asked: "asked"
        case .approved: "approved"
        case .ranAs: "ran as"
        case .changed: "changed"
        }
      line.add("\(name) ", .dim)
      line.add(link.proven ? "yes" : "NO", link.proven ? .linkProven : .linkMissing)
    }
    return line
  }

  /// What the meeting has made of the item so far.
  private func outcome(_ screen: MeetingScreen) -> TextLine {
    guard let row = screen.row, let line = screen.line else { return TextLine() }
    if let parking = line.parking, line.outcome == .parked {
      var text = TextLine(("Parked", .warning), (": \(safe(parking.why))", .text))
      if let whom = parking.whom {
        text.add("; \(called(whom, in: screen.meeting)) sees to it", .text)
      }
      return text
    }
    guard !row.drafts.isEmpty else {
      return TextLine("Who takes it? o and a name; x revoke; p park", .dim)
    }
    var text = TextLine("Decided: ", .dim)
    for (index, draft) in row.drafts.enumerated() {
      if index > 0 { text.add(", ") }
      text.add(sentence(draft.action), Role(draft.action))
      guard case .reassign(.business, let owner) = draft.action,
        !screen.meeting.present.contains(where: { $0.id == owner })
      else { continue }
      text.add(" (absent: acceptance open)", .warning)
    }
    return text
  }

  /// All are dealt with: what was parked, and how to end.
  private mutating func drawEnd(_ screen: MeetingScreen, _ area: Area) {
    let parked = screen.meeting.agenda.filter { $0.outcome == .parked }
    let open = screen.meeting.tally[.open] ?? 0
    var row = area.top + 1
    put(
      open == 0 ? "The agenda is through." : "The end of the agenda.", area.left, row, .title)
    frame.cursor = (area.left, row)
    row += 2
    if open > 0 {
      put("\(Chrome.items(open)) still open: [ goes back", area.left, row, .warning)
      row += 2
    }
    put("S  reads back what was decided, and ends the meeting", area.left, row, .text)
    row += 2
    guard !parked.isEmpty else { return }
    put("Parked; P takes them up again", area.left, row, .heading)
    row += 1
    let room = max(1, area.bottom - row - 1)
    for line in parked.prefix(room) {
      var text = TextLine(
        safe(line.name).cut(30, ellipsis: glyphs.ellipsis).padded(32), .text)
      text.add(safe(line.parking?.why ?? ""), .text)
      if let whom = line.parking?.whom { text.add("; \(called(whom, in: screen.meeting))", .dim) }
      put(text, area.left, row, limit: area.width)
      row += 1
    }
    if parked.count > room { put("and \(parked.count - room) more", area.left, row, .dim) }
  }

  /// The keys of a meeting, the most wanted first.
  var meetingHints: TextLine {
    let keys: [(ActionID, Chrome)] = [
      (.owner, "owner"), (.recertify, "keep"), (.revoke, "revoke"), (.deferTo, "defer"),
      (.park, "park"), (.nextItem, "next"), (.meetingPeople, "people"), (.submit, "end"),
      (.help, "help"),
    ]
    var line = TextLine(" ", .dim)
    for (action, words) in keys {
      guard let key = model.setup.keyMap.binding(action, in: .meeting)?.keys.first else { continue }
      line.add(line.runs.count > 1 ? "  " : "", .dim)
      line.add(safe(key.name), .key)
      line.add(" \(words)", .dim)
    }
    return line
  }

  /// Who is there and who is not, by their first names where the whole ones have no room.
  private mutating func drawPeople(_ meeting: Meeting, row: Int) {
    let whole = peopleLine(meeting) { safe($0.name) }
    let line =
      whole.width <= model.columns
      ? whole : peopleLine(meeting) { safe(String($0.name.prefix { $0 != " " })) }
    put(line, 0, row, limit: model.columns)
  }

  private func peopleLine(_ meeting: Meeting, name: (MeetingPerson) -> Chrome) -> TextLine {
    var line = TextLine(" Present  ", .dim)
    let present = meeting.present
    for (index, person) in present.enumerated() {
      line.add("\(index > 0 ? ", " : "")\(name(person))")
    }
    if present.isEmpty { line.add("nobody is named: m", .warning) }
    let absent = meeting.people.filter { !$0.present }
    for (index, person) in absent.enumerated() {
      line.add(index > 0 ? ", " : "   Absent  ", .dim)
      line.add(name(person))
      if let speaker = meeting.people.first(where: { $0.id == person.speaker }) {
        line.add(" (\(name(speaker)) speaks)", .dim)
      }
    }
    return line
  }

  /// Somebody by the name that the meeting has for them.
  private func called(_ id: String, in meeting: Meeting) -> Chrome {
    meeting.people.first { $0.id == id }.map { safe($0.name) } ?? person(id)
  }

  private mutating func drawTally(_ meeting: Meeting, row: Int) {
    let tally = meeting.tally
    var line = TextLine(" ", .dim)
    for outcome in MeetingOutcome.allCases {
      let count = tally[outcome] ?? 0
      if outcome == .rotated, count == 0 { continue }
      line.add("\(safe(outcome.rawValue)) ", .dim)
      line.add("\(Chrome(count))   ", count > 0 ? Painter.role(outcome) : .dim)
    }
    put(line, 0, row, limit: model.columns)
  }

  private static func role(_ outcome: MeetingOutcome) -> Role {
    switch outcome {
    case .assigned: .decisionReassign
    case .kept: .decisionRecertify
    case .revoked: .decisionRevoke
    case .rotated: .decisionRotate
    case .deferred: .decisionDefer
    case .parked: .warning
    case .open: .text
    }
  }
}
