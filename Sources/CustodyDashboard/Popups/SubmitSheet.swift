import CustodyDomain

/// The read-back before submitting. What is typed is the number of revocations, so that it can't become
/// a habit of the fingers.
extension Painter {
  func sheet(_ submit: SubmitPopup) -> Sheet {
    guard let rows = submit.rows else {
      return Sheet(
        title: "Submit", lines: [.plain("reading your drafts", .dim)], mode: "CONFIRM",
        hint: "esc cancel")
    }
    if rows.isEmpty, !submit.endsMeeting {
      return Sheet(
        title: "Submit", lines: [.plain("There is no draft of yours.", .text)], mode: "CONFIRM",
        hint: "esc close")
    }
    let drafts = submit.drafts
    if submit.showsList { return draftList(submit, drafts) }
    var lines = (submit.endsMeeting ? meetingLines() : []) + counts(drafts)
    lines.append(.blank)
    lines += reasons(drafts.map(\.draft))
    if let sentence = submit.pace?.sentence {
      lines.append(.plain("How: \(safe(sentence))", .dim))
    }
    if !submit.endsMeeting {
      lines.append(
        .plain(
          "Marked rows outside the filter: \(submit.markedOutside)",
          submit.markedOutside > 0 ? .warning : .dim))
    }
    lines.append(.plain("Goes to: the ledger now; revocation tasks to carry out", .dim))
    if rows.count == SubmitPopup.limit {
      lines.append(.plain("only the first \(items(rows.count)) are read back", .warning))
    }
    lines.append(.divider(title: "", right: ""))
    var focus = (line: lines.count, column: 0)
    if submit.revocations > 0 {
      let (line, column) = typed(
        submit.field, prompt: "Type the number of revocations to go on: ")
      lines.append(.text(line))
      focus = (lines.count - 1, column)
    } else {
      lines.append(.plain("No revocations: choose Submit with tab, then enter.", .text))
    }
    lines.append(.blank)
    var buttons = TextLine()
    buttons.add("[ Cancel ]", submit.focus == .cancel ? .buttonFocus : .button)
    buttons.add("    ")
    if submit.isUnlocked {
      buttons.add("[ Submit ]", submit.focus == .cancel ? .button : .buttonFocus)
    } else {
      buttons.add("Submit (locked until the number fits)", .disabled)
    }
    lines.append(.text(buttons))
    if submit.focus == .cancel { focus = (lines.count - 1, 2) }
    if submit.focus == .submit { focus = (lines.count - 1, 16) }
    return Sheet(
      title: submit.endsMeeting
        ? "End the meeting" : submitTitle(decisions: drafts.count, items: rows.count),
      right: "cannot be unsent", lines: lines, mode: "CONFIRM",
      hint: "esc cancel   tab buttons   v view the list", focus: focus)
  }

  /// Decisions, and on how many items where these are fewer.
  private func submitTitle(decisions: Int, items count: Int) -> Chrome {
    let what = Chrome.counted(decisions, "decision", "decisions")
    return decisions == count ? "Submit \(what)" : "Submit \(what) on \(items(count))"
  }

  /// One line a kind of decision: how many, and of what risk.
  private func counts(_ drafts: [(row: ItemRow, draft: Draft)]) -> [SheetLine] {
    var lines: [SheetLine] = []
    for (word, letter, name, role) in Painter.decisions {
      let these = drafts.filter { $0.draft.action.word == word }
      guard !these.isEmpty else { continue }
      var pieces = Severity.allCases.reversed().compactMap { risk -> TextLine? in
        let count = these.count { $0.row.risk == risk }
        guard count > 0, risk != .none else { return nil }
        return TextLine(("\(Chrome(grouped: count)) ", .text), (safe(risk.short), Role(risk)))
      }
      let strict = these.count { $0.row.tier == .strict }
      if strict > 0 { pieces.append(TextLine("\(Chrome(grouped: strict)) strict", .dim)) }
      if word == "reassign" { pieces += people(these.map(\.draft)) }
      lines += packed(
        pieces,
        after: TextLine(
          (letter, role), ((" \(name)" as Chrome).padded(9), .text),
          (Chrome(grouped: these.count).leading(5), .text)))
    }
    return lines
  }

  /// To whom items go.
  private func people(_ drafts: [Draft]) -> [TextLine] {
    let people = Set(
      drafts.compactMap { draft -> String? in
        if case .reassign(_, let person) = draft.action { person } else { nil }
      }
    ).sorted()
    var pieces = people.prefix(3).map { TextLine("to \(person($0))", .dim) }
    if people.count > 3 { pieces.append(TextLine("and to \(people.count - 3) more", .dim)) }
    return pieces
  }

  /// Pieces that stay whole, in as many lines as they need.
  private func packed(_ pieces: [TextLine], after head: TextLine) -> [SheetLine] {
    let room = sheetWidth(58) - 4
    var lines = [head]
    for piece in pieces {
      let last = lines[lines.count - 1]
      if last.width + 3 + piece.width > room, last.width > head.width {
        lines.append(TextLine(Chrome(" ") * head.width))
      }
      lines[lines.count - 1].add("   ")
      for run in piece.runs { lines[lines.count - 1].add(run.text, run.role) }
    }
    return lines.map { .text($0) }
  }

  private func reasons(_ drafts: [Draft]) -> [SheetLine] {
    var tally: [String: Int] = [:]
    for draft in drafts {
      guard let reason = draft.reason else { continue }
      tally["\(draft.action.word): \(reason)", default: 0] += 1
    }
    let sorted = tally.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var lines = sorted.prefix(4).map { text, count in
      SheetLine.text(
        TextLine(
          (safe(text).cut(46, ellipsis: glyphs.ellipsis), .text), (" (\(count))", .dim)))
    }
    if sorted.count > 4 {
      lines.append(
        .plain("and \(Chrome.counted(sorted.count - 4, "other reason", "other reasons"))", .dim))
    }
    return lines
  }

  /// Every draft as it will be written: which item, whose, what is done with it, and why.
  private func draftList(
    _ submit: SubmitPopup, _ drafts: [(row: ItemRow, draft: Draft)]
  ) -> Sheet {
    let visible = max(3, layout.sheetRows - 2)
    let first = max(0, min(submit.top, drafts.count - visible))
    let width = 120
    let room = sheetWidth(width) - 4
    let name = max(20, min(40, room * 2 / 5))
    let lines = drafts.dropFirst(first).prefix(visible).map { row, draft -> SheetLine in
      var line = TextLine((safe(String(draft.action.letter)), Role(draft.action)), (" ", .text))
      line.add(safe(row.risk.short), Role(row.risk))
      line.add(gap(after: row.risk))
      line.add(called(row).cut(name, ellipsis: glyphs.ellipsis).padded(name + 1))
      // Whose it is, where its name doesn't say so already.
      if room >= 90 {
        let whose = row.principal.map { person($0) } ?? ""
        line.add(whose.cut(18, ellipsis: glyphs.ellipsis).padded(19), .dim)
      }
      line.add(sentence(draft.action))
      if let reason = draft.reason { line.add(", \(safe(reason))", .dim) }
      return .text(line)
    }
    let shown: Chrome =
      "\(Chrome(grouped: first + 1))-\(Chrome(grouped: first + lines.count))"
    return Sheet(
      title: "Drafts to submit", right: "\(shown) of \(Chrome(grouped: drafts.count))",
      lines: Array(lines), width: width, mode: "LIST",
      hint: "j/k scroll   v back   esc cancel")
  }
}
