import CustodyDomain

/// Things to be told, with a choice at most.
extension Painter {
  func sheet(_ notice: NoticePopup) -> Sheet {
    switch notice.kind {
    case .hiddenMarks: return hiddenMarks()
    case .afterSubmit(let receipt): return afterSubmit(receipt)
    case .afterMeeting(let receipt): return afterMeeting(receipt)
    case .refused(let refusals, let saved): return refused(refusals, saved)
    case .barred(let row, let refusals): return barred(row, refusals)
    case .quit: return quit()
    case .campaignOpened(let opening): return campaignOpened(opening)
    case .campaignClosed(let name, let closing): return campaignClosed(name, closing)
    case .verified(let report): return verified(report)
    case .jobs: return jobs()
    case .uncopied(let text):
      return Sheet(
        title: "Select it by hand",
        lines: [.plain("This terminal takes no copies. Here it is:", .dim)]
          + text.split(separator: "\n").map { .plain(safe(String($0))) },
        width: 76, mode: "NOTICE", hint: "enter close")
    }
  }

  private func hiddenMarks() -> Sheet {
    let hidden = model.hiddenMarks
    let count = model.marks.rows.count
    var lines: [SheetLine] = [
      .plain("\(count) marked, \(hidden) hidden by the filter:", .warning)
    ]
    for row in model.marks.rows.filter({ !model.isShown($0) }).prefix(5) {
      lines.append(
        .text(
          TextLine(
            (safe(row.risk.short), Role(row.risk)), (gap(after: row.risk), .text),
            (called(row).cut(44, ellipsis: glyphs.ellipsis), .text))))
    }
    lines.append(.blank)
    lines.append(.text(TextLine(("a", .key), ("  act on all \(count)", .text))))
    lines.append(
      .text(TextLine(("v", .key), ("  act on the \(count - hidden) visible only", .text))))
    lines.append(.text(TextLine(("esc", .key), ("  do nothing", .text))))
    return Sheet(
      title: "Marks outside the filter", lines: lines, mode: "MARKS",
      hint: "a all   v visible only   esc cancel")
  }

  private func afterSubmit(_ receipt: SubmitReceipt) -> Sheet {
    var lines: [SheetLine] = [
      .text(
        TextLine(
          (
            "\(Chrome.counted(receipt.decisions, "decision", "decisions")) written", .success
          ),
          (" as ledger entry #\(receipt.entry)", .text))),
      .plain(
        "The ledger holds \(Chrome.counted(receipt.head.size, "entry", "entries")) now; its head:",
        .dim),
      .plain("\(safe(String(receipt.head.root.prefix(48))))\(glyphs.ellipsis)", .dim),
      .blank,
    ]
    if receipt.tasks > 0 {
      let tasks: Chrome =
        receipt.tasks == 1
        ? "1 task is open; this lists its command:"
        : "\(Chrome(grouped: receipt.tasks)) tasks are open; this lists the command for each:"
      lines += [
        .plain("What to do now", .heading),
        .plain(tasks, .text),
      ]
      // Cut, it would name another store: a long one goes on in the next line.
      let option = model.setup.storeOption.map { " \($0)" } ?? ""
      lines += safe("custody revocations list" + option).wrapped(66).map { .plain($0, .key) }
      lines += [
        .plain("Nothing runs by itself; the next import proves it, or opens it again.", .dim)
      ]
    } else {
      lines.append(.plain("No access was taken away: there is nothing to carry out.", .dim))
    }
    if !receipt.refused.isEmpty {
      lines.append(
        .divider(title: "Still drafts", right: items(Set(receipt.refused.map(\.item)).count)))
      lines += refusalLines(receipt.refused)
    }
    return Sheet(
      title: "Submitted", lines: lines, width: 73, mode: "DONE",
      hint: "enter go on")
  }

  private func refused(_ refusals: [Refusal], _ saved: Int) -> Sheet {
    Sheet(
      title: "\(Chrome(grouped: Set(refusals.map(\.item)).count)) refused",
      right: "\(Chrome(grouped: saved)) saved",
      lines: refusalLines(refusals), width: 76, mode: "NOTICE", hint: "enter close")
  }

  private func barred(_ row: ItemRow, _ refusals: [Refusal]) -> Sheet {
    let sentence = safe(refusals.spoken ?? "")
    var lines = sentence.wrapped(70).map { SheetLine.plain($0, .warning) }
    if refusals.count > 1 {
      lines.append(.blank)
      for refusal in refusals { lines.append(.plain(safe(refusal.message), .dim)) }
    }
    return Sheet(
      title: "Not yet: \(called(row).cut(40, ellipsis: glyphs.ellipsis))", right: "refused",
      lines: lines, width: 76, mode: "NOTICE", hint: "enter close")
  }

  func refusalLines(_ refusals: [Refusal]) -> [SheetLine] {
    var lines: [SheetLine] = []
    var seen: [String: Int] = [:]
    for refusal in refusals { seen[refusal.rule, default: 0] += 1 }
    for (rule, count) in seen.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(6) {
      guard let first = refusals.first(where: { $0.rule == rule }) else { continue }
      let room = sheetWidth(73) - 4
      let line = TextLine(
        (("\(count) " as Chrome).leading(5), .text), (safe(first.message), .warning))
      lines += line.wrapped(room, indent: 5).map { .text($0) }
      let hint = TextLine(("     ", .dim), (safe(first.key), .dim))
      lines += hint.wrapped(room, indent: 5).map { .text($0) }
    }
    return lines
  }

  private func quit() -> Sheet {
    let count = model.draftCount
    return Sheet(
      title: "Quit",
      lines: [
        .plain(
          count == 1
            ? "1 draft is saved, and stays a draft."
            : "\(Chrome(grouped: count)) drafts are saved, and stay drafts."),
        .plain("Nothing was sent; you find it as you left it.", .dim),
        .blank,
        .text(TextLine(("q", .key), (" or ", .dim), ("enter", .key), ("  quit", .text))),
        .text(TextLine(("S", .key), ("  read back and submit first", .text))),
        .text(TextLine(("esc", .key), ("  stay", .text))),
      ], mode: "QUIT", hint: "q quit   S submit   esc stay")
  }

  private func verified(_ report: VerifyReport) -> Sheet {
    var lines: [SheetLine] = [
      report.intact
        ? .plain("The ledger is intact.", .success)
        : .plain("The ledger does NOT verify.", .error),
      .plain(
        "\(Chrome.counted(report.entries, "entry", "entries")) read; the head that they lead to:",
        .text),
      .plain(safe(report.head.root), .dim),
    ]
    for problem in report.problems.prefix(6) {
      lines.append(.divider(title: safe(problem.at), right: ""))
      for line in safe(problem.what).wrapped(70) { lines.append(.plain(line, .error)) }
      for line in safe(problem.remedy).wrapped(70) { lines.append(.plain(line, .dim)) }
    }
    if report.problems.count > 6 {
      lines.append(.plain("and \(report.problems.count - 6) more: custody verify", .dim))
    }
    return Sheet(
      title: "Verified", lines: lines, width: 76, mode: "LEDGER", hint: "enter close")
  }

  private func jobs() -> Sheet {
    var lines: [SheetLine] = []
    for (job, state) in model.jobs.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      var line = TextLine(safe(job.rawValue).padded(12), .heading)
      if let sentence = state.sentence {
        line.add(sentence, state.worked ? .success : .error)
      } else if let percent = state.percent {
        let bar = glyphs.bar(percent, of: 100, width: 30)
        line.add(bar.full, .barFull)
        line.add(bar.empty, .barEmpty)
        line.add(" \(percent)%")
      } else {
        line.add("running", .dim)
      }
      lines.append(.text(line))
    }
    if lines.isEmpty { lines.append(.plain("Nothing runs in the background.", .dim)) }
    lines.append(.blank)
    lines.append(.plain("I imports a file; :reassess judges again what time has changed", .dim))
    return Sheet(title: "Jobs", lines: lines, width: 70, mode: "JOBS", hint: "enter close")
  }

  // MARK: Text

  func sheet(_ view: TextPopup) -> Sheet {
    let width = min(100, layout.body.width - 4)
    let lines = model.textLines(view, width: layout.textWidth)
    let visible = layout.textRows
    let first = max(0, min(view.top, lines.count - visible))
    let title: Chrome
    switch view.kind {
    case .rawItem: title = "Raw text"
    case .rawEntry(let sequence): title = "Ledger entry #\(sequence)"
    case .sources: title = "Age of the sources"
    case .standing: title = "Sessions and agent"
    case .explanation: title = "Why"
    case .reminder(let name): title = "Reminder to \(person(name))"
    }
    return Sheet(
      title: title, right: "\(first + 1)-\(min(lines.count, first + visible)) of \(lines.count)",
      lines: lines.dropFirst(first).prefix(visible).map { .text($0) }, width: width, mode: "TEXT",
      hint: view.isToCopy
        ? "y copy   j/k scroll   g top   esc close" : "j/k scroll   g top   esc close")
  }
}

extension Model {
  /// The lines of a text that is to be read: data with everything that it hides written out.
  func textLines(_ view: TextPopup, width: Int) -> [TextLine] {
    switch view.kind {
    case .sources: return sourceLines(width: width)
    case .standing(let id): return standingText(id, width: width)
    case .explanation(let id): return explanationLines(of: id, width: width)
    case .reminder:
      guard let text = view.text else { return [TextLine("reading", .dim)] }
      return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
        TextLine(Chrome(safe(String($0)))).wrapped(width, indent: 2)
      }
    case .rawEntry(let sequence):
      guard let text = view.text else { return [TextLine("reading", .dim)] }
      return EntryText(text, sequence, in: self).lines(width: width)
    case .rawItem(let id):
      let detail = item?.detail ?? chain.detail
      var fields: [(Chrome, String?)] = []
      if let row = currentRow, row.id == id {
        fields = [
          ("id", row.id.text), ("name", row.name), ("tool", row.tool), ("owner", row.owner),
          ("principal", row.principal), ("reaches", row.reaches),
        ]
      }
      if let item = detail?.item, item.id == id {
        fields += [
          ("source id", item.sourceID), ("tenant", item.tenant), ("client", item.clientID),
          ("publisher", item.publisher?.name), ("holder", item.holder),
          ("requested by", item.requestedBy), ("approved by", item.approvedBy),
          ("embedded in", item.embeddedIn), ("fingerprint", item.fingerprint),
          ("purpose", item.purpose),
        ]
        for permission in item.permissions { fields.append(("scope", permission.scope)) }
      }
      var lines: [TextLine] = []
      for (label, value) in fields {
        guard let value else { continue }
        let raw = SafeText.raw(value, ascii: setup.ascii).lines(width: max(8, width - 14))
        for (index, part) in raw.enumerated() {
          lines.append(
            TextLine(
              (index == 0 ? label.padded(14) : Chrome().padded(14), .dim), (Chrome(part), .text)))
        }
      }
      return lines
    }
  }
}
