import CustodyDomain

/// Queues, sorting, grouping and the choices of facts: chosen by number, arrows or Enter.
extension Painter {
  func sheet(_ menu: Menu) -> Sheet {
    var title: Chrome
    var labels: [Chrome]
    var rights: [Chrome] = []
    switch menu.kind {
    case .queues:
      title = "Queues"
      labels = model.queues.map { safe($0.name) }
      rights = menu.counts.map { Chrome(grouped: $0) }
    case .sort:
      title = "Sort by"
      labels = [
        "risk, worst first", "name", "last use, oldest first", "ends, soonest first",
        "granted, newest first", "no owner first", "newest change first",
      ]
    case .grouping:
      title = "Group by"
      labels = Grouping.allCases.map { safe($0.rawValue) } + ["not at all"]
    case .facts:
      title = "State a fact on \(subject(menu.target))"
      labels = [
        "purpose: what it is needed for", "initiation: who starts the work",
        "acting: in whose name", "acceptance by the organisation",
      ]
    case .meeting:
      title = "Begin a meeting over what is listed and open"
      labels = ["by tool", "by owner"]
    case .initiation:
      title = "Who starts the work"
      labels = Initiation.allCases.map { safe($0.rawValue) }
    case .acting:
      title = "In whose name it acts"
      labels = ActingMode.allCases.map { safe($0.rawValue) }
    case .exceptions(let rules):
      title = "Accept a finding of \(subject(menu.target))"
      labels = rules.map { ruleTitle($0) }
    }
    var lines = targetLines(menu.target)
    if !lines.isEmpty { lines.append(.divider(title: "", right: "")) }
    let first = lines.count
    for (index, label) in labels.enumerated() {
      var line = TextLine(
        (index < 9 ? "\(index + 1) " : "  ", .key), (label.padded(26), .text))
      if rights.indices.contains(index) { line.add(rights[index].leading(8), .dim) }
      lines.append(.choice(line, selected: index == menu.cursor))
    }
    return Sheet(
      title: title, lines: lines, width: menu.width, mode: "MENU",
      hint: "1-9 choose   j/k move   enter choose   esc close",
      focus: (first + menu.cursor, 2))
  }

  func sheet(_ reason: ReasonPopup) -> Sheet {
    var lines = targetLines(reason.target)
    if reason.target.isBulk, reason.verb.isRecertification {
      let strict = (reason.target.rows ?? []).count { $0.tier == .strict }
      if strict > 0 {
        lines.append(
          .plain("\(strict) strict ones are skipped: open each and decide alone", .warning))
      }
    }
    lines += consequenceLines(reason, width: 54)
    if let row = reason.target.rows?.first, !reason.target.isBulk,
      let made = model.shownDetail(of: row)?.recommendation, made.verb != .none
    {
      lines.append(.plain("advice: \(safe(made.line))", .dim))
    }
    if !lines.isEmpty {
      lines.append(.divider(title: reason.optional ? "Reason, if any" : "Reason", right: ""))
    }
    for (index, text) in reason.reasons.enumerated() {
      let chosen = reason.field.isEmpty
      lines.append(
        .text(
          TextLine(
            ("\(index + 1) ", chosen ? .key : .disabled),
            (safe(text), chosen ? .text : .disabled))))
    }
    if !isLow { lines.append(.divider(title: "", right: "")) }
    let (line, column) = typed(reason.field, prompt: "or type: ")
    lines.append(.text(line))
    let number: Chrome = "1-\(reason.reasons.count) reason   "
    return Sheet(
      title: "\(reason.verb.title) \(subject(reason.target))",
      right: reason.target.isBulk ? items(reason.target.count) : "", lines: lines, mode: "REASON",
      hint: reason.optional
        ? "\(number)or type one   enter go on, with or without   esc cancel"
        : "\(number)or type one and enter   esc cancel",
      focus: (lines.count - 1, column))
  }

  func sheet(_ ask: AskPopup) -> Sheet {
    var lines = targetLines(ask.target)
    if !lines.isEmpty { lines.append(.divider(title: "", right: "")) }
    var title: Chrome
    var help: Chrome
    switch ask.question {
    case .until:
      title = "Recertify \(subject(ask.target)) until"
      help = "days from now (30d) or a date (2027-01-31)"
      if let limit = model.limit(of: ask.target) {
        help += ", until \(Chrome(day: limit))"
      }
    case .note:
      title = "Note on \(subject(ask.target))"
      help = "one line; ctrl-e writes it in your editor"
    case .condition:
      title = "Keep \(subject(ask.target)) on a condition"
      help = "what is to be done meanwhile: narrow the scopes to Mail.Read"
    case .conditionUntil(let condition):
      title = "Keep \(subject(ask.target)) until"
      help = "if \(safe(condition)); 30d or 2027-01-31"
      if let limit = model.limit(of: ask.target) { help += ", before \(Chrome(day: limit))" }
    case .exceptionUntil(let rule):
      title = "Accept \(ruleTitle(rule)) until"
      help = "days from now (30d) or a date (2027-01-31)"
      if let limit = model.limit(of: ask.target) { help += ", until \(Chrome(day: limit))" }
    case .deferUntil(let person):
      title = "Defer \(subject(ask.target)) to \(safe(person)) until"
      let place = inMyPlace(ask.target)
      help =
        place.isEmpty
        ? "days from now (14d) or a date (2027-01-31)" : "14d or 2027-01-31; \(place)"
    case .delegation(let delegation):
      title =
        "Why \(self.person(delegation.to)) decides in place of \(self.person(delegation.from))"
      help = "one line; it stands in the ledger"
    case .purpose:
      title = "Purpose of \(subject(ask.target))"
      help = "what it is needed for, in one line"
    case .acceptance:
      title = "Acceptance of \(subject(ask.target))"
      help = "who accepted it for the organisation"
    case .park:
      title = "Park \(subject(ask.target))"
      help = "in a word why; then who sees to it"
    case .breakGlass:
      title = "Break-glass: emergency access for \(BreakGlassRequest.usualMinutes) minutes"
      help = "the ticket, a blank, then the reason; a second person must countersign"
    case .countersign:
      title = "Countersign emergency access"
      help = countersignHelp
    case .task(let entry, let status):
      title = "Task of entry #\(Chrome(grouped: entry)): \(safe(status.words))"
      help =
        status == .cannotApply
        ? "why it can't be carried out; its item is open again with this"
        : "what came of it, a ticket; may be empty"
    case .importPath:
      title = "Import a file"
      help = "path of an export; custody recognises what it is"
    }
    let (line, column) = typed(ask.field, sheet: 66)
    lines.append(.text(line))
    let place = lines.count - 1
    lines.append(ask.fault.map { .plain($0, .error) } ?? .plain(help, .dim))
    return Sheet(
      title: title, lines: lines, width: 66, mode: "INPUT",
      hint: ask.question == .note
        ? "enter go on   ctrl-e editor   esc cancel" : "enter go on   esc cancel",
      focus: (place, column))
  }
}
