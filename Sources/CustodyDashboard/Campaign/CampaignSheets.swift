import CustodyDomain

/// Closing and opening a campaign, and what came of it.
extension Painter {
  func sheet(_ close: CloseCampaignPopup) -> Sheet {
    let width = 74
    var lines: [SheetLine] = []
    let gates = close.closing?.gates ?? []
    if close.closing == nil, close.fault == nil {
      lines.append(.plain("looking at what must be so", .dim))
    }
    lines += gates.flatMap { boxed($0, width: width) }
    lines.append(.divider(title: "", right: ""))
    let shut = close.shut(model.now)
    let pending = gates.first { $0.kind == .decided }?.count ?? 0
    let late = gates.first { $0.kind == .revocations }?.count ?? 0
    let prompt: Chrome =
      switch close.step {
      case .name: "Its name, to close it: "
      case .undecided: "Why \(Chrome.items(pending)) stay undecided: "
      case .late: "Why \(Chrome.counted(late, "task waits", "tasks wait")): "
      }
    let (line, column) = typed(close.field, prompt: prompt, sheet: width)
    var place = (line: lines.count, column: column)
    if shut.isEmpty {
      lines.append(.text(line))
      let words = close.fault ?? "Nothing can be added to it afterwards."
      lines += words.wrapped(width - 4).map { .plain($0, close.fault == nil ? .dim : .error) }
    } else {
      place.column = 0
      lines.append(.plain("It can't be closed yet.", .warning))
      if let fault = close.fault { lines += fault.wrapped(width - 4).map { .plain($0, .error) } }
    }
    let open = gates.count(where: \.passes)
    return Sheet(
      title: "Close \(safe(close.name))",
      right: gates.isEmpty ? "" : "\(open) of \(gates.count) checks pass", lines: lines,
      width: width, mode: "CLOSE",
      hint: shut.isEmpty ? "enter go on   esc cancel" : "esc back   C lists what is in the way",
      focus: place)
  }

  /// A gate with its box, on as many lines as it needs.
  private func boxed(_ gate: CampaignGate, width: Int) -> [SheetLine] {
    TextLine(
      ("[\(gate.passes ? "x" : " ")] ", gate.passes ? .success : .warning),
      (safe(gate.sentence), gate.passes ? .dim : .text)
    ).wrapped(sheetWidth(width) - 4, indent: 4).map { .text($0) }
  }

  func sheet(_ open: OpenCampaignPopup) -> Sheet {
    let width = 76
    var lines: [SheetLine] = []
    var place = (line: 0, column: 0)
    for line in OpenCampaignPopup.Line.allCases {
      let isChosen = open.focus == line.rawValue
      let label: Chrome = (isChosen ? "> " : "  ") + line.label.padded(11)
      let (text, column) = typed(open.fields[line.rawValue], prompt: label, sheet: width)
      if isChosen { place = (lines.count, column) }
      lines.append(
        .text(TextLine(runs: [(label, isChosen ? .key : .dim)] + text.runs.dropFirst())))
    }
    lines.append(.divider(title: open.opening == nil ? "" : "Before it opens", right: ""))
    if let fault = open.fault {
      lines += fault.wrapped(width - 4).map { .plain($0, .error) }
    } else if let opening = open.opening {
      lines += openingLines(opening, width: width)
    } else {
      let focus = OpenCampaignPopup.Line(rawValue: open.focus) ?? .name
      lines.append(.plain(focus.help, .dim))
      lines.append(.plain("Enter shows what would be; nothing is written yet.", .dim))
    }
    return Sheet(
      title: "Open a campaign", lines: lines, width: width, mode: "OPEN",
      hint: open.isReady
        ? "enter OPENS it   tab change something   esc cancel"
        : "tab next line   enter look   esc cancel", focus: place)
  }

  private func openingLines(_ opening: CampaignOpening, width: Int) -> [SheetLine] {
    var line = TextLine(("\(Chrome.items(opening.population))", .text), (": ", .dim))
    line.add("\(Chrome(grouped: opening.toDecide)) to decide")
    if opening.carried > 0 {
      line.add(", \(Chrome(grouped: opening.carried)) unchanged and carried over")
    }
    var lines: [SheetLine] = [.text(line)]
    let asked = opening.asked.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !asked.isEmpty {
      var who = TextLine(("asked: ", .dim))
      for (index, one) in asked.prefix(6).enumerated() {
        who.add("\(index > 0 ? ", " : "")\(person(one.key)) \(Chrome(grouped: one.value))")
      }
      if asked.count > 6 { who.add(" and \(asked.count - 6) more", .dim) }
      lines += who.wrapped(sheetWidth(width) - 4, indent: 7).map { .text($0) }
    }
    for gate in opening.gates {
      lines += boxed(gate, width: width)
      for one in gate.items.prefix(2) {
        lines.append(.plain("      \(safe(one.name))", .dim))
      }
      if !gate.passes, let remedy = gate.remedy {
        lines += TextLine(("    ", .dim), (safe(remedy), .dim)).wrapped(
          sheetWidth(width) - 4, indent: 4
        )
        .map { .text($0) }
      }
    }
    return lines
  }

  func campaignOpened(_ opening: CampaignOpening) -> Sheet {
    Sheet(
      title: "Opened",
      lines: [
        .text(
          TextLine(
            ("\(safe(opening.plan.name)) is open", .success),
            (" as ledger entry #\(opening.entry ?? 0)", .text))),
        .plain(
          "\(Chrome(grouped: opening.toDecide)) to decide by \(Chrome(day: opening.plan.due)); its population is frozen.",
          .text),
        .blank,
        .plain("f shows its queues, C how far it is. Silence is never approval.", .dim),
      ], width: 73, mode: "DONE", hint: "enter go on")
  }

  func campaignClosed(_ name: String, _ closing: CampaignClosing) -> Sheet {
    var lines: [SheetLine] = [
      .text(
        TextLine(
          ("\(safe(name)) is closed", .success),
          (" as ledger entry #\(closing.entry ?? 0)", .text)))
    ]
    if let close = closing.close {
      lines.append(.divider(title: "Its numbers", right: ""))
      let population = close.outcomes.values.reduce(0, +)
      lines += closeLines(close, population: population, width: 69).map { .text($0) }
    }
    lines.append(.blank)
    lines.append(.plain("Anybody can count them again from the ledger: custody verify", .dim))
    return Sheet(
      title: "Closed", lines: lines, width: 73, mode: "DONE", hint: "enter go on")
  }
}

extension OpenCampaignPopup.Line {
  fileprivate var label: Chrome {
    switch self {
    case .name: "Name"
    case .query: "Covers"
    case .due: "Due"
    case .reviewers: "Reviewers"
    case .second: "Then"
    case .fallback: "Stand-ins"
    case .anew: "Carry over"
    }
  }

  fileprivate var help: Chrome {
    switch self {
    case .name: "such as Q4-2026; lists, queries and files call it so"
    case .query: "a filter, as after /; what it holds now is frozen"
    case .due: "days from now (28d) or a date (2027-01-31)"
    case .reviewers: "owner, role:iam, list:ana,ben in turn, each:ana,ben all of them"
    case .second: "who decides in a second stage on what the first keeps; may be empty"
    case .fallback: "who decides where nobody else may: ana,ben"
    case .anew: "yes: what is as it was when it was decided isn't asked again; space changes"
    }
  }
}
