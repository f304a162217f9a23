import CustodyDomain

/// What an item is, and what is wrong with it: in its detail and beside the list.
extension Painter {
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
    var kind: Chrome = "\(Chrome(row.kind)), \(model.sourceName(row.source))"
    if let tool = item?.tool {
      kind += ", \(safe(tool.name))"
      if let vendor = tool.vendor { kind += " by \(safe(vendor))" }
    } else if let tool = row.tool {
      kind += ", \(safe(tool))"
    }
    if row.ai { kind += ", AI" }
    lines += changeLines(row, width: width)
    add("Kind", "\(kind), \(safe(row.tier.rawValue)) tier", most: 4)
    if let principal = row.principal { add("For", person(principal), most: 1) }
    if row.ownerLeft, let owner = row.owner {
      add("Owner", "!left  \(person(owner)) is no longer with us", .ownerMissing)
    } else if let owner = row.owner {
      add("Owner", person(owner), most: 1)
    } else {
      let accountable: Chrome =
        detail.map { "; answerable meanwhile: \(person($0.assessment.accountable))" } ?? ""
      add("Owner", "no owner\(accountable)", .ownerMissing)
    }
    lines += campaignLines(row, width: width)
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
    var dates: Chrome = "granted \(row.created.map { Chrome(day: $0) } ?? "?")"
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
    add("Dates", dates, most: 3)
    if let made = detail?.recommendation, made.verb != .none {
      add("Advice", safe(made.line), .heading, most: 3)
    }
    if let since = detail?.since { add("Since", safe(since.line), most: 3) }
    return lines + stateLines(row, detail, width: width)
  }

  private func stateLines(_ row: ItemRow, _ detail: ItemDetail?, width: Int) -> [TextLine] {
    var state = Chrome(row.state)
    if let until = row.until { state += " until \(Chrome(day: until))" }
    var line = TextLine(("State  ", .dim), (state, .text))
    if let status = detail?.item.status, status != .active {
      line.add("; \(safe(status.rawValue)), says \(safe(row.source))", .warning)
    }
    if let reopened = detail?.reopened { line.add("; open again: \(safe(reopened))", .warning) }
    if let seen = detail?.seen {
      line.add("; opened by \(person(seen.by)) \(Chrome(day: seen.at))", .dim)
    }
    var lines = line.wrapped(width, indent: 7)
    for (index, draft) in row.drafts.enumerated() {
      var line = TextLine((index == 0 ? "Draft  " : "       ", .dim))
      line.add(safe(String(draft.action.letter)), Role(draft.action))
      line.add(" \(sentence(draft.action))", Role(draft.action))
      if draft.author != model.setup.reviewer.account {
        line.add(" by \(safe(draft.author))", .warning)
      }
      if let reason = draft.reason { line.add(", \(safe(reason))", .dim) }
      lines += line.wrapped(width, indent: 7)
    }
    return lines
  }

  /// An action in words.
  func sentence(_ action: Action) -> Chrome {
    switch action {
    case .recertify(let until): "recertify until \(Chrome(day: until))"
    case .keep(let until, let condition):
      "keep until \(Chrome(day: until)) if \(safe(condition))"
    case .exception(let rule, let until):
      "accept \(safe(rule)) until \(Chrome(day: until))"
    case .revoke: "revoke"
    case .rotate: "rotate its credential"
    case .reassign(let role, let name): "\(safe(role.rawValue)) owner \(person(name))"
    case .deferTo(let name, let until): "defer to \(person(name)) until \(Chrome(day: until))"
    case .set(.purpose(let text)): "purpose \(safe(text))"
    case .set(.initiation(let value)): "initiation \(safe(value.rawValue))"
    case .set(.acting(let value)): "acting \(safe(value.rawValue))"
    case .set(.acceptance(let by)): "accepted by \(safe(by))"
    case .set(.ownership(let by)): "ownership accepted by \(person(by))"
    case .note(let text): "note \(safe(text))"
    case .reopen: "reopen"
    }
  }

  /// The findings, worst first: a line each, or with what they rest on and what clears them.
  func findingLines(_ row: ItemRow, width: Int, long: Bool) -> [TextLine] {
    guard let detail = known(row) else { return [] }
    if detail.assessment.findings.isEmpty { return [TextLine("none", .dim)] }
    var lines: [TextLine] = []
    for finding in detail.assessment.findings {
      var head = TextLine(
        (safe(finding.severity.short), Role(finding.severity)),
        (gap(after: finding.severity), .text),
        (ruleTitle(finding.rule), .text))
      let id: Chrome = "  \(safe(finding.rule))"
      if long, RuleCatalogue.rule(finding.rule)?.title != finding.rule,
        head.width + id.width <= width
      {
        head.add(id, .dim)
      }
      lines.append(head)
      guard long else { continue }
      func add(_ text: Chrome, _ role: Role) {
        lines += TextLine(("     ", .dim), (text, role)).wrapped(max(8, width), indent: 5)
      }
      add(safe(finding.message), .text)
      let more = news(finding)
      if !more.isEmpty { add(more, .dim) }
      add("to clear it: \(safe(finding.remedy))", .dim)
      if !finding.controls.isEmpty {
        add("controls: \(safe(finding.controls.joined(separator: ", ")))", .dim)
      }
    }
    return lines
  }

  /// The inputs of a finding that its sentence doesn't tell already. That something isn't known is its sentence.
  private func news(_ finding: Finding) -> Chrome {
    let said = Painter.words(finding.message)
    var news = Chrome()
    for input in finding.inputs where !["none", "unknown", ""].contains(input.value.lowercased()) {
      guard !Painter.words(input.value).isSubset(of: said) else { continue }
      news += "\(news.isEmpty ? "" : ", ")\(safe(input.name)) \(safe(input.value))"
    }
    return news
  }

  private static func words(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "." }
        .map { String($0.last == "." ? $0.dropLast() : $0) })
  }
}
