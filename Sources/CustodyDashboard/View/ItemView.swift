import CustodyDomain

/// One item, whole: what it is, its chain, its findings, its permissions, its history.
extension Painter {
  mutating func drawItem() {
    guard let item = model.item else { return }
    let area = layout.body
    let name = item.row.name.isEmpty ? safe(item.row.id.text) : safe(item.row.name)
    var right = safe(item.row.risk.short)
    if let list = model.list, let position = list.position {
      let total: Chrome =
        list.isGrouped ? "" : list.total.map { " of \(Chrome(grouped: $0))" } ?? ""
      right += "  item \(Chrome(grouped: position))\(total)"
    }
    box(area, title: TextLine(name, .title), right: right, focused: true)
    let lines = itemLines(width: area.width - 4)
    let height = area.height - 2
    let first = max(0, min(item.top, lines.count - height))
    for (offset, line) in lines.dropFirst(first).prefix(height).enumerated() {
      let row = area.top + 1 + offset
      switch line {
      case .text(let text), .choice(let text, _):
        put(text, area.left + 2, row, limit: area.width - 4)
      case .divider(let title, let right): divider(area, row: row, title: title, right: right)
      }
    }
    scrollbar(area.inside, first: first, shown: height, of: lines.count)
    if model.popup == nil { frame.cursor = (area.left + 2, area.top + 1) }
  }

  func itemLines(width: Int) -> [SheetLine] {
    guard let item = model.item else { return [] }
    guard let detail = item.detail else { return [.plain("reading", .dim)] }
    var lines = aboutLines(item.row, width: width).map { SheetLine.text($0) }
    lines.append(
      .divider(
        title: "Custody chain", right: "\(detail.assessment.chain.proven) of 4 links proven"))
    lines += chainLines(item.row, short: false).map { .text($0) }
    let findings = findingLines(item.row, width: width, long: true)
    lines.append(
      .divider(title: "Findings", right: "\(detail.assessment.findings.count)"))
    lines += findings.map { .text($0) }
    lines.append(.divider(title: "Permissions", right: "\(detail.item.permissions.count)"))
    lines += permissionLines(detail).map { .text($0) }
    if !detail.item.owners.isEmpty {
      lines.append(.divider(title: "Owners", right: "\(detail.item.owners.count)"))
      for owner in detail.item.owners {
        let since: Chrome = owner.since.map { "since \(Chrome(day: $0))" } ?? ""
        lines.append(
          .text(
            TextLine(
              (safe(owner.role.rawValue).padded(12), .dim), (safe(owner.person).padded(28), .text),
              ("\(safe(owner.source).padded(12)) \(since)", .dim))))
      }
    }
    lines.append(.divider(title: "History", right: "\(detail.history.count)"))
    lines += historyLines(detail).map { .text($0) }
    return lines
  }

  /// Kind, owner, reach and dates.
  func aboutLines(_ row: ItemRow, width: Int) -> [TextLine] {
    let detail = known(row)
    let item = detail?.item
    var lines: [TextLine] = []
    func add(_ label: Chrome, _ text: Chrome, _ role: Role = .text, most: Int = 2) {
      let wrapped = text.wrapped(max(8, width - 7))
      for (index, line) in wrapped.prefix(most).enumerated() {
        let more = index == most - 1 && wrapped.count > most
        let shown = more ? (line + " ").cut(width - 8, ellipsis: "") + glyphs.ellipsis : line
        lines.append(TextLine((index == 0 ? label.padded(7) : "       ", .dim), (shown, role)))
      }
    }
    var kind: Chrome = "\(safe(row.kind.rawValue)) at \(safe(row.source))"
    if let tool = item?.tool {
      kind += ", \(safe(tool.name))"
      if let vendor = tool.vendor { kind += " by \(safe(vendor))" }
    } else if let tool = row.tool {
      kind += ", \(safe(tool))"
    }
    if row.ai { kind += ", AI" }
    add("Kind", "\(kind), \(safe(row.tier.rawValue)) tier")
    if let principal = row.principal { add("For", safe(principal), most: 1) }
    if row.ownerLeft, let owner = row.owner {
      add("Owner", "!left  \(safe(owner)) is no longer with us", .ownerMissing)
    } else if let owner = row.owner {
      add("Owner", safe(owner), most: 1)
    } else {
      let accountable: Chrome =
        detail.map { ", answerable meanwhile: \(safe($0.assessment.accountable))" } ?? ""
      add("Owner", "!none\(accountable)", .ownerMissing)
    }
    if let purpose = item?.purpose { add("Why", safe(purpose)) }
    if let permissions = item?.permissions, !permissions.isEmpty {
      var text = Chrome()
      for permission in permissions.sorted(by: ScopeGrader.isWider).prefix(20) {
        let scope = safe(ScopeGrader.spoken(permission.scope))
        text += text.isEmpty ? scope : ", \(scope)"
      }
      add("Reach", text)
    } else {
      add("Reach", row.reaches.isEmpty ? "nothing on record" : safe(row.reaches))
    }
    let ages = Ages(now: model.now)
    var dates: Chrome = "made \(row.created.map { Chrome(day: $0) } ?? "?")"
    if case .seen(let used) = row.usage {
      dates += ", used \(Chrome(day: used)) (\(ages.last(row.usage)))"
    } else {
      dates += ", used \(ages.last(row.usage))"
    }
    if let end = row.expires.instant {
      dates += ", ends \(Chrome(day: end)) (\(ages.expires(row.expires)))"
    } else {
      dates += ", ends \(ages.expires(row.expires))"
    }
    add("Dates", dates)
    lines.append(stateLine(row, detail))
    for (index, draft) in row.drafts.enumerated() {
      var line = TextLine((index == 0 ? "Draft  " : "       ", .dim))
      line.add(safe(String(draft.action.letter)), Role(draft.action))
      line.add(" \(sentence(draft.action))", Role(draft.action))
      if let reason = draft.reason { line.add(" (\(safe(reason)))", .dim) }
      lines.append(line)
    }
    return lines
  }

  private func stateLine(_ row: ItemRow, _ detail: ItemDetail?) -> TextLine {
    var line = TextLine(("State  ", .dim), (safe(row.state.rawValue), .text))
    if let until = row.until { line.add(" until \(Chrome(day: until))") }
    if let reopened = detail?.reopened { line.add("  open again: \(safe(reopened))", .warning) }
    if let seen = detail?.seen {
      line.add("  seen by \(safe(seen.by)) \(Chrome(day: seen.at))", .dim)
    }
    return line
  }

  /// An action in words.
  func sentence(_ action: Action) -> Chrome {
    switch action {
    case .recertify(let until): "recertify until \(Chrome(day: until))"
    case .revoke: "revoke"
    case .rotate: "rotate its credential"
    case .reassign(let role, let person): "\(safe(role.rawValue)) owner \(safe(person))"
    case .deferTo(let person, let until): "defer to \(safe(person)) until \(Chrome(day: until))"
    case .set(.purpose(let text)): "purpose \(safe(text))"
    case .set(.initiation(let value)): "initiation \(safe(value.rawValue))"
    case .set(.acting(let value)): "acting \(safe(value.rawValue))"
    case .set(.acceptance(let by)): "accepted by \(safe(by))"
    case .note(let text): "note \(safe(text))"
    case .reopen: "reopen"
    }
  }

  func findingLines(_ row: ItemRow, width: Int, long: Bool) -> [TextLine] {
    guard let detail = known(row) else { return [] }
    if detail.assessment.findings.isEmpty { return [TextLine("none", .dim)] }
    var lines: [TextLine] = []
    for finding in detail.assessment.findings {
      let head = TextLine(
        (safe(finding.severity.short).padded(5), Role(finding.severity)),
        (safe(finding.rule), .text))
      guard long else {
        lines.append(head)
        continue
      }
      lines.append(head)
      for line in safe(finding.message).wrapped(max(8, width - 5)) {
        lines.append(TextLine(("     ", .dim), (line, .text)))
      }
      var why = Chrome()
      for input in finding.inputs {
        why += "\(why.isEmpty ? "" : ", ")\(safe(input.name)) \(safe(input.value))"
      }
      for line in why.wrapped(max(8, width - 5)) {
        lines.append(TextLine(("     ", .dim), (line, .dim)))
      }
      for line in ("clears when: \(safe(finding.remedy))" as Chrome).wrapped(max(8, width - 5)) {
        lines.append(TextLine(("     ", .dim), (line, .dim)))
      }
    }
    return lines
  }

  private func permissionLines(_ detail: ItemDetail) -> [TextLine] {
    if detail.item.permissions.isEmpty { return [TextLine("none on record", .dim)] }
    return detail.item.permissions.map { permission in
      var line = TextLine(
        (permission.administers ? "admin   " : reachWord(permission.reach).padded(8), .dim),
        (safe(permission.scope).padded(30), .text))
      line.add(" \(safe(permission.permissionClass.rawValue))", .dim)
      if let resource = permission.resource { line.add("  on \(safe(resource))", .dim) }
      if !permission.ranked { line.add("  unranked", .warning) }
      return line
    }
  }

  private func reachWord(_ reach: Reach) -> Chrome {
    switch reach {
    case .basic: "basic"
    case .reads: "reads"
    case .writes: "writes"
    case .broad: "broad"
    }
  }

  private func historyLines(_ detail: ItemDetail) -> [TextLine] {
    if detail.history.isEmpty {
      return [TextLine("nothing decided yet; first seen \(Chrome(day: detail.firstSeen))", .dim)]
    }
    return detail.history.map { line in
      TextLine(
        ("\(Chrome(moment: line.time))  ", .dim), ("#\(line.sequence) ", .dim),
        ("\(safe(line.author)) \(safe(line.action))", .text), ("  \(safe(line.detail))", .dim))
    }
  }
}
