import CustodyDomain

/// What stands behind the four links: what happened in the task, what was done to what, who let it.
extension Painter {
  /// How many lines a section of the story shows.
  private static var most: Int { 40 }

  /// Timeline, action path, approvals, administrative actions and accounts made, each under its title.
  func storyLines(_ detail: ItemDetail, width: Int) -> [SheetLine] {
    let reading = detail.reading
    var lines: [SheetLine] = []
    func section(_ title: Chrome, _ right: Chrome, _ body: [TextLine]) {
      lines.append(.divider(title: title, right: right))
      lines += body.map { .text($0) }
    }
    let task = detail.assessment.chain.task
    section(
      task.map { "Timeline of task \(safe($0))" } ?? "Timeline, no task joins it",
      "\(reading.timeline.count)", timelineLines(reading, inTask: task != nil, width: width))
    section("Action path", "\(reading.path.count)", pathLines(reading, width: width))
    section("Approvals", "\(reading.approvals.count { $0.by != nil }) of 3", approvalLines(reading))
    if let share = AdminAction.percentage(reading.adminActions) {
      section(
        "Administrative actions", "\(share)% attributed", adminLines(reading, width: width))
    }
    if !reading.accounts.isEmpty {
      section(
        "Accounts made", "\(reading.accounts.count { $0.isUnknown }) on no list",
        accountLines(reading))
    }
    return lines
  }

  private func timelineLines(
    _ reading: ChainReading, inTask: Bool, width: Int
  ) -> [TextLine] {
    if reading.timeline.isEmpty { return [TextLine("no event on record", .dim)] }
    return newest(reading.timeline) { event in
      var line = TextLine(
        (when(event.time), .dim), (safe(event.kind.rawValue).padded(16), .text),
        (system(of: event), .dim))
      if let who = event.actor ?? event.identity { line.add("  \(person(who))") }
      if let target = event.target { line.add(" > \(safe(target))") }
      if let summary = event.summary { line.add("  \(safe(summary))", .dim) }
      // In a task the task joins: what else does is worth saying.
      if let joined = event.joinText, !inTask || event.joinedBy != .task {
        line.add("  \(safe(joined))", .dim)
      }
      return line
    }
  }

  private func pathLines(_ reading: ChainReading, width: Int) -> [TextLine] {
    let counts = reading.actions
    guard counts.executed > 0 else { return [TextLine("no action path", .linkMissing)] }
    let rest: [(Int, Chrome)] = [
      (counts.orphaned, "without approval"), (counts.beyondScope, "beyond scope"),
      (counts.unattributed, "unattributed"), (counts.uncorrelated, "without task"),
    ]
    var line = TextLine("\(counts.executed)\(counts.isCut ? "+" : "") done", .text)
    for (count, word) in rest {
      line.add(", \(count) \(word)", count > 0 ? .warning : .dim)
    }
    return line.wrapped(width, indent: 0)
      + newest(reading.path) { event in
        var line = TextLine(
          (when(event.time), .dim), (safe(event.target ?? "?? no target"), .text),
          ("  \(safe(event.deed))", .dim))
        if let identity = event.identity { line.add("  as \(person(identity))", .dim) }
        return line
      }
  }

  private func approvalLines(_ reading: ChainReading) -> [TextLine] {
    reading.approvals.map { approval in
      let name: Chrome =
        switch approval.part {
        case .boundary: "let in by"
        case .interface: "interface by"
        case .action: "action by"
        }
      var line = TextLine((name.padded(14), .dim))
      guard let by = approval.by else {
        line.add("?? unknown", .linkMissing)
        return line
      }
      line.add(person(by), .linkProven)
      line.add("  \(approval.at.map { Chrome(moment: $0) } ?? "date unknown")", .dim)
      if let source = approval.source { line.add("  \(model.sourceName(source))", .dim) }
      return line
    }
  }

  private func adminLines(_ reading: ChainReading, width: Int) -> [TextLine] {
    newest(reading.adminActions) { action in
      var line = TextLine(
        (when(action.event.time), .dim),
        (safe(action.event.target ?? action.event.deed), .text), ("  as ", .dim))
      if let identity = action.identity {
        line.add(person(identity))
      } else {
        line.add("?? unknown", .linkMissing)
      }
      line.add("  approved by ", .dim)
      if let approver = action.approver {
        line.add(person(approver))
      } else {
        line.add("?? nobody", .linkMissing)
      }
      return line
    }
  }

  private func accountLines(_ reading: ChainReading) -> [TextLine] {
    reading.accounts.prefix(Painter.most).map { account in
      var line = TextLine((when(account.time), .dim), (safe(account.name), .text))
      line.add(
        account.isUnknown ? "  on no list" : "  known", account.isUnknown ? .warning : .dim)
      return line
    }
  }

  /// The newest of many, in their order, and how many came before them.
  private func newest<Value>(_ values: [Value], _ line: (Value) -> TextLine) -> [TextLine] {
    let left = values.count - Painter.most
    let before =
      left > 0 ? [TextLine("\(left) before these: custody show tells them all", .dim)] : []
    return before + values.suffix(Painter.most).map(line)
  }

  private func when(_ time: Instant?) -> Chrome {
    (time.map { Chrome(moment: $0) } ?? "undated").padded(18)
  }

  /// Where it was done, else who recorded it.
  private func system(of event: Event) -> Chrome { model.sourceName(event.system ?? event.source) }
}
