import CustodyDomain

/// What lies over a meeting: who is there, the read-back at its end, and what was written.
extension Painter {
  func sheet(_ roster: RosterPopup) -> Sheet {
    let people = model.meeting?.meeting.people ?? []
    let (line, column) = typed(roster.field, sheet: 74)
    var lines: [SheetLine] = [.text(line), .divider(title: "", right: "")]
    if roster.field.isEmpty {
      if people.isEmpty { lines.append(.plain("Nobody is named yet: type a name, enter.", .dim)) }
      for (index, person) in people.enumerated() {
        lines.append(
          .choice(roll(person, index + 1, people), selected: index == roster.cursor))
      }
    } else {
      if roster.candidates.isEmpty {
        lines.append(
          .plain(roster.isLoading ? "searching" : "nobody by that name in any directory", .dim))
      }
      for (index, candidate) in roster.candidates.enumerated() {
        let barred = candidate.barred.map { " (\(safe($0)))" as Chrome } ?? ""
        let role: Role = candidate.barred == nil ? .text : .disabled
        lines.append(
          .choice(
            TextLine(
              (safe(candidate.person.name).padded(26), role),
              (safe(candidate.person.id) + barred, .dim)), selected: index == roster.cursor))
      }
    }
    let there = people.count(where: \.present)
    return Sheet(
      title: "Who is there", right: "\(there) present, \(people.count - there) absent",
      lines: lines, width: 74, mode: "PEOPLE",
      hint: roster.field.isEmpty
        ? "type a name   tab absent   1-9 speaks for   del take off   enter go on"
        : "up/down, enter name them   esc close", focus: (0, column), fixed: 2)
  }

  private func roll(_ person: MeetingPerson, _ number: Int, _ people: [MeetingPerson]) -> TextLine {
    var line = TextLine(("\(number < 10 ? Chrome(number) : " ") ", .key))
    line.add(safe(person.name).cut(26, ellipsis: glyphs.ellipsis).padded(28))
    line.add(person.present ? "present" : "absent", person.present ? .success : .warning)
    if let speaker = people.first(where: { $0.id == person.speaker }) {
      line.add(", \(safe(speaker.name)) speaks for them", .dim)
    }
    return line
  }

  /// What a meeting comes to, before it is written.
  func meetingLines() -> [SheetLine] {
    guard let meeting = model.meeting?.meeting else { return [] }
    let tally = meeting.tally
    let open = tally[.open] ?? 0
    var lines: [SheetLine] = [
      .plain(safe(meeting.name), .heading),
      .plain(
        "\(Chrome.items(meeting.agenda.count)): \(tally[.parked] ?? 0) parked, \(open) left open",
        open > 0 ? .warning : .text),
      .blank,
    ]
    if !meeting.people.contains(where: \.present) {
      lines.insert(.plain("nobody is noted as present: esc, then m", .warning), at: 1)
    }
    return lines
  }

  func afterMeeting(_ receipt: MeetingReceipt) -> Sheet {
    let option = model.setup.storeOption.map { " \($0)" } ?? ""
    var lines: [SheetLine] = [
      .text(
        TextLine(
          (
            "\(Chrome.counted(receipt.submit.decisions, "decision", "decisions")) written",
            .success
          ), (", and the meeting as ledger entry #\(receipt.entry)", .text)))
    ]
    if receipt.left > 0 {
      lines.append(.plain("\(Chrome.items(receipt.left)) parked or left open", .text))
    }
    if receipt.awaited > 0 {
      let count = Chrome.counted(receipt.awaited, "item waits", "items wait")
      lines.append(
        .plain("\(count) for an absent owner: custody list acceptance:open", .warning))
    }
    if receipt.submit.tasks > 0 {
      lines.append(
        .plain(
          "\(Chrome.counted(receipt.submit.tasks, "task is", "tasks are")) open: "
            + "custody revocations list", .text))
    }
    lines += [.blank, .plain("The minutes, in Markdown, now or at any time:", .heading)]
    lines += safe("custody meeting minutes \(receipt.entry)" + option).wrapped(66)
      .map { .plain($0, .key) }
    if !receipt.submit.refused.isEmpty {
      lines.append(
        .divider(
          title: "Still drafts", right: items(Set(receipt.submit.refused.map(\.item)).count)))
      lines += refusalLines(receipt.submit.refused)
    }
    return Sheet(
      title: "The meeting has ended", lines: lines, width: 73, mode: "DONE", hint: "enter go on")
  }
}
