import CustodyDomain

/// The custody chain: who asked, who approved, what ran, what changed, and which link is missing.
enum ChainView {
  /// Columns of who asked, approved or ran, where a link is one line.
  static let who = 23
}

extension Painter {
  /// What is known of the cursor's item; nil while it is on its way.
  func known(_ row: ItemRow) -> ItemDetail? {
    model.chain.detail?.row.id == row.id ? model.chain.detail : nil
  }

  func stepName(_ step: CustodyChain.Step) -> Chrome {
    switch step {
    case .asked: "ASKED"
    case .approved: "APPROVED"
    case .ranAs: "RAN AS"
    case .changed: "CHANGED"
    }
  }

  mutating func drawChainBelow(_ list: ItemList, area: Area, from row: Int) {
    guard layout.chainRows > 0 else { return }
    let inside = Area(
      left: area.left + 2, top: row, width: area.width - 4, height: layout.chainRows)
    guard let item = list.current else {
      let name = list.currentGroup.map { groupName($0, list.grouping) }
      if layout.chainRows > 1 { divider(area, row: row, title: name ?? "Custody chain") }
      if let group = list.currentGroup {
        let top = layout.chainRows > 1 ? row + 1 : row
        for (offset, line) in groupLines(group).prefix(max(1, layout.chainRows - 1)).enumerated() {
          put(line, inside.left, top + offset, limit: inside.width)
        }
      }
      return
    }
    if layout.foldsChain {
      put(foldedChain(item.links), inside.left, row, limit: inside.width)
      return
    }
    let missing = item.links.count { !$0 }
    divider(
      area, row: row, title: "Custody chain",
      right: missing == 0 ? "all 4 links proven" : "\(missing) of 4 links missing",
      focused: model.focus == .chain)
    let lines = chainLines(item, short: true)
    let first = model.focus == .chain ? min(model.chain.top, max(0, lines.count - 4)) : 0
    for (offset, line) in lines.dropFirst(first).prefix(layout.chainRows - 1).enumerated() {
      put(line, inside.left, row + 1 + offset, limit: inside.width)
    }
    if model.focus == .chain, model.popup == nil { frame.cursor = (inside.left, row + 1) }
  }

  /// `asked ok  approved ??  ran ok  changed ok`.
  private func foldedChain(_ links: [Bool]) -> TextLine {
    var line = TextLine()
    let names: [Chrome] = ["asked", "approved", "ran", "changed"]
    for (name, proven) in zip(names, links) {
      line.add("\(name) ", .dim)
      line.add(proven ? "ok" : "??", proven ? .linkProven : .linkMissing)
      line.add("  ", .dim)
    }
    return line
  }

  /// The four links; a missing one says `??`. Short ones take a line each; where there is the width, time
  /// and source stand beside who, so that all four are on one screen.
  func chainLines(_ item: ItemRow, short: Bool, width: Int = .max) -> [TextLine] {
    let steps = CustodyChain.Step.allCases
    let detail = known(item)
    let links =
      detail?.assessment.chain.links
      ?? zip(steps, item.links).map { CustodyChain.Link(step: $0, proven: $1) }
    let marks = short ? [:] : detail.map(chainMarks) ?? [:]
    let wide = !short && width >= 60 && width < .max
    let column = wide ? max(ChainView.who, min(40, width - 51)) : ChainView.who
    var lines: [TextLine] = []
    for (index, link) in links.enumerated() {
      var line = TextLine()
      if !short { line.add("\(index + 1) ", .dim) }
      line.add(stepName(link.step).padded(9), .heading)
      if link.proven {
        let who = link.who.map { person($0) } ?? "proven"
        line.add(
          short || wide ? who.cut(column, ellipsis: glyphs.ellipsis) : who, .linkProven)
      } else {
        line.add(detail == nil ? "??" : "?? no record", .linkMissing)
        if wide, let detail {
          line.add("  ")
          tellRule(of: link.step, detail, in: &line)
        }
      }
      if (short || wide) && link.proven { line.tab(to: (short ? 9 : 11) + column + 2) }
      if short {
        if let time = link.time { line.add("\(Chrome(moment: time))  ", .dim) }
        if let detail = link.detail { line.add(safe(detail), .dim) }
        lines.append(line)
        continue
      }
      // The joint: a missing link breaks the line.
      let joint: Chrome = index == 3 ? " " : link.proven ? "|" : ":"
      var below = wide ? line : TextLine(joint.padded(11), .dim)
      if let time = link.time { below.add("\(Chrome(moment: time))  ", .dim) }
      if let source = link.source { below.add(model.sourceName(source), .dim) }
      if !wide, !link.proven, let detail { tellRule(of: link.step, detail, in: &below) }
      if wide {
        lines.append(below)
      } else {
        lines.append(line)
        if below.runs.count > 1 || (index < 3 && link.detail == nil) { lines.append(below) }
      }
      lines += note(marks[link.step], link.detail, joint, width)
    }
    return lines
  }

  /// What comparison says of a link, then what its record says, below it.
  private func note(
    _ mark: TextLine?, _ detail: String?, _ joint: Chrome, _ width: Int
  ) -> [TextLine] {
    var line = TextLine(joint.padded(11), .dim)
    if let mark { line.runs += mark.runs }
    if let detail { line.add(mark == nil ? safe(detail) : "; \(safe(detail))", .text) }
    guard line.runs.count > 1 else { return [] }
    // On a low screen a line is all there is room for: all four links stay on it.
    if width >= 60, layout.body.height < 30, model.item != nil { return [line] }
    return line.wrapped(width, indent: 11).enumerated().map { index, line in
      index == 0 ? line : TextLine(runs: [(joint.padded(11), .dim)] + line.runs.dropFirst())
    }
  }

  // MARK: The column at the right

  mutating func drawAside(_ list: ItemList) {
    guard let area = layout.aside else { return }
    guard let item = list.current else {
      let title = list.currentGroup.map { groupName($0, list.grouping) } ?? ""
      box(area, title: TextLine(title, .title))
      if let group = list.currentGroup {
        let lines = groupLines(group).flatMap { $0.wrapped(area.width - 4, indent: 0) }
        for (offset, line) in lines.enumerated() where offset < area.height - 2 {
          put(line, area.left + 2, area.top + 1 + offset, limit: area.width - 4)
        }
      }
      return
    }
    var left = area
    func take(_ height: Int) -> Area {
      let height = min(height, left.height)
      defer {
        left.top += height
        left.height -= height
      }
      return Area(left: left.left, top: left.top, width: left.width, height: height)
    }
    let about = aboutLines(item, width: area.width - 4)
    let chain = chainLines(item, short: false, width: area.width - 4)
    let findings = findingLines(item, width: area.width - 4, long: false)
    let name = item.name.isEmpty ? safe(item.id.text) : safe(item.identity)
    // Where there is room the sections stand still while the cursor moves over items of other lengths.
    let roomy = area.height >= 34
    section(
      take(max(about.count, roomy ? 12 : 0) + 2), name, right: safe(item.risk.short), about,
      focused: false)
    guard left.height >= 4 else { return }
    let missing = item.links.count { $0 }
    let needed = max(chain.count, roomy ? 10 : 0) + 2
    let shows = min(needed, max(4, left.height - (left.height > 16 ? 5 : 0)))
    section(
      take(shows), "Custody chain", right: "\(missing) of 4 proven", chain,
      focused: model.focus == .chain, top: model.chain.top)
    guard left.height >= 3 else { return }
    // The newest entries only where the findings leave them room on every item.
    let ledger = layout.isWide && area.height >= 48 && left.height - findings.count - 2 >= 6
    section(
      take(ledger ? findings.count + 2 : left.height), "Findings", right: "\(findings.count)",
      findings, focused: false)
    guard ledger, left.height >= 3 else { return }
    section(
      take(left.height), "Ledger, newest", right: "", ledgerTail(width: area.width - 4),
      focused: false)
  }

  mutating func section(
    _ area: Area, _ title: Chrome, right: Chrome, _ lines: [TextLine], focused: Bool, top: Int = 0
  ) {
    box(area, title: TextLine(title, .title), right: right, focused: focused)
    let height = area.height - 2
    let first = max(0, min(top, lines.count - height))
    for (offset, line) in lines.dropFirst(first).prefix(max(0, height)).enumerated() {
      put(line, area.left + 2, area.top + 1 + offset, limit: area.width - 4)
    }
    if focused, model.popup == nil { frame.cursor = (area.left + 2, area.top + 1) }
    scrollbar(area.inside, first: first, shown: height, of: lines.count)
  }

  private func ledgerTail(width: Int) -> [TextLine] {
    if model.ledger.rows.isEmpty {
      return [TextLine(model.ledger.hasLoaded ? "nothing yet" : "reading", .dim)]
    }
    return model.ledger.rows.prefix(20).map { line in
      let isToday = line.time.dayNumber == model.now.dayNumber
      let time = safe(isToday ? line.time.timeText : String(line.time.dateText.suffix(5)))
      let what = line.called ?? line.name ?? line.detail
      return TextLine(
        ("\(time) ", .dim), ("\(safe(line.action)) ", .text),
        (safe(what).cut(max(8, width - 7 - line.action.count), ellipsis: glyphs.ellipsis), .dim))
    }
  }

  /// What a group is, where the chain of an item would stand.
  func groupLines(_ group: GroupRow) -> [TextLine] {
    var lines: [TextLine] = []
    if let detail = group.detail { lines.append(TextLine(safe(detail), .dim)) }
    lines.append(
      TextLine(
        ("\(items(group.count)), \(Chrome(grouped: group.open)) open", .text),
        (
          "   \(Chrome.counted(group.people, "person", "people")), \(Chrome(grouped: group.strict)) strict",
          .dim
        )))
    lines.append(
      TextLine(
        (
          group.ownerless == 0
            ? "each has an owner" : "\(Chrome(grouped: group.ownerless)) with no owner",
          group.ownerless > 0 ? .ownerMissing : .text
        ),
        ("   worst ", .dim), (safe(group.risk.short), Role(group.risk))))
    if group.open > 0 {
      lines.append(
        TextLine(
          group.open == 1
            ? "x, c and o on this line act on its open item"
            : "x, c and o on this line act on its \(Chrome(grouped: group.open)) open items", .dim))
    }
    return lines
  }
}
