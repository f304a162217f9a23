import CustodyDomain

/// One item, whole: what it is, its chain, its findings, its permissions, its history.
extension Painter {
  mutating func drawItem() {
    guard let item = model.item else { return }
    let area = layout.body
    var right = safe(item.row.risk.short)
    if let list = model.list, let position = list.position {
      let total: Chrome =
        list.isGrouped ? "" : list.total.map { " of \(Chrome(grouped: $0))" } ?? ""
      right += "  item \(Chrome(grouped: position))\(total)"
    }
    let lines = itemLines()
    let title = TextLine(called(item.row), .title)
    guard let findings = lines.findings else {
      draw(lines.about, top: item.top, in: area, title: title, right: right, focused: true)
      return
    }
    let width = itemWidths.about + 4
    draw(
      lines.about, top: item.top,
      in: Area(left: area.left, top: area.top, width: width, height: area.height), title: title,
      right: right, focused: true)
    draw(
      findings, top: item.top,
      in: Area(
        left: area.left + width, top: area.top, width: area.width - width, height: area.height),
      title: TextLine("Findings", .title),
      right: Chrome(grouped: item.detail?.assessment.findings.count ?? 0), focused: false)
  }

  private mutating func draw(
    _ lines: [SheetLine], top: Int, in area: Area, title: TextLine, right: Chrome, focused: Bool
  ) {
    box(area, title: title, right: right, focused: focused)
    let height = area.height - 2
    let first = max(0, min(top, lines.count - height))
    for (offset, line) in lines.dropFirst(first).prefix(height).enumerated() {
      let row = area.top + 1 + offset
      switch line {
      case .text(let text), .choice(let text, _):
        put(text, area.left + 2, row, limit: area.width - 4)
      case .divider(let title, let right):
        divider(area, row: row, title: title, right: right, focused: focused)
      }
    }
    scrollbar(area.inside, first: first, shown: height, of: lines.count)
    if focused, model.popup == nil { frame.cursor = (area.left + 2, area.top + 1) }
  }

  /// Columns of text, the findings' only where they stand beside the rest.
  private var itemWidths: (about: Int, findings: Int?) {
    let width = layout.body.width
    guard width >= 120 else { return (width - 4, nil) }
    let findings = width * 2 / 5
    return (width - findings - 4, findings - 4)
  }

  /// Everything about the item, and its findings by themselves where there is room beside it.
  func itemLines() -> (about: [SheetLine], findings: [SheetLine]?) {
    let (width, beside) = itemWidths
    guard let item = model.item else { return ([], nil) }
    guard let detail = item.detail else {
      return ([.plain("reading", .dim)], beside == nil ? nil : [])
    }
    // The chain stands on the first screen at 80x24; what identifies the record comes last.
    let chain = chainLines(item.row, short: false, width: width)
    let about = aboutLines(item.row, width: width)
    let room = max(3, layout.body.height - chain.count - 3)
    // What of a long story has no room above it stands below the chain.
    let above = about.count > room ? room : about.count
    var lines = about.prefix(above).map { SheetLine.text($0) }
    lines.append(
      .divider(
        title: "Custody chain", right: verdictWords(detail)))
    lines += chain.map { .text($0) }
    if above < about.count {
      lines.append(.divider(title: "More of it", right: ""))
      lines += about.dropFirst(above).map { .text($0) }
    }
    lines += adviceLines(detail, width: width)
    let findings = findingLines(item.row, width: beside ?? width, long: true)
      .map { SheetLine.text($0) }
    if beside == nil {
      lines.append(.divider(title: "Findings", right: "\(detail.assessment.findings.count)"))
      lines += findings
    }
    lines += storyLines(detail, width: width)
    lines.append(.divider(title: "Permissions", right: "\(detail.item.permissions.count)"))
    lines += permissionLines(detail).map { .text($0) }
    lines += consequenceLines(detail)
    lines += reachLines(detail)
    lines += answerParts(detail, width: width)
    lines.append(.divider(title: "History", right: "\(detail.history.count)"))
    lines += historyLines(detail, width: width).map { .text($0) }
    lines.append(.divider(title: "Record", right: safe(detail.item.id.text)))
    lines += sourceLines(detail, width: width).map { .text($0) }
    return (lines, beside == nil ? nil : findings)
  }

  /// How many lines there are to scroll through.
  var itemLineCount: Int {
    let lines = itemLines()
    return max(lines.about.count, lines.findings?.count ?? 0)
  }

  /// By which ids its source knows it, and who makes it.
  private func sourceLines(_ detail: ItemDetail, width: Int) -> [TextLine] {
    let item = detail.item
    var lines: [TextLine] = []
    func add(_ label: Chrome, _ text: Chrome) {
      lines += TextLine((label.padded(8), .dim), (text, .text)).wrapped(width, indent: 8)
    }
    var source = "\(model.sourceName(item.source)) \(safe(item.sourceID))" as Chrome
    if let tenant = item.tenant { source += ", tenant \(safe(tenant))" }
    add("Source", source)
    if let parent = item.embeddedIn { add("Part of", safe(parent)) }
    if let client = item.clientID, client != item.sourceID { add("Client", safe(client)) }
    if let publisher = item.publisher {
      let verified: Chrome =
        publisher.verified.map { $0 ? "verified" : "not verified" } ?? "unknown whether verified"
      add("Maker", "\(safe(publisher.name)), \(verified)")
    }
    return lines
  }

  private func permissionLines(_ detail: ItemDetail) -> [TextLine] {
    if detail.item.permissions.isEmpty { return [TextLine("none on record", .dim)] }
    return detail.item.permissions.sorted(by: ScopeGrader.isWider).map { permission in
      var line = TextLine(
        (permission.administers ? "admin   " : Chrome(permission.reach).padded(8), .dim),
        (safe(permission.scope).padded(30), .text))
      line.add(" \(safe(permission.permissionClass.rawValue))", .dim)
      if let resource = permission.resource { line.add("  on \(safe(resource))", .dim) }
      if !permission.ranked { line.add("  not in the catalogue of scopes", .warning) }
      return line
    }
  }

  private func historyLines(_ detail: ItemDetail, width: Int) -> [TextLine] {
    var lines = detail.history.flatMap { line in
      TextLine(
        ("\(Chrome(moment: line.time))  ", .dim), ("#\(line.sequence) ", .dim),
        ("\(person(line.author)) \(safe(line.action))", .text), ("  \(safe(line.detail))", .dim)
      ).wrapped(width, indent: 18)
    }
    if lines.isEmpty { lines.append(TextLine("nothing decided yet", .dim)) }
    lines.append(
      TextLine(
        "first seen \(Chrome(day: detail.firstSeen)), last seen \(Chrome(day: detail.lastSeen))",
        .dim))
    return lines
  }
}
