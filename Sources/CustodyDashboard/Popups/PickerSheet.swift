import CustodyDomain

/// People to choose from: why the first is first, and why some can't be chosen.
extension Painter {
  func sheet(_ picker: PickerPopup) -> Sheet {
    let (line, column) = typed(picker.field, sheet: PickerPopup.width)
    var lines: [SheetLine] = [.text(line)]
    lines.append(
      .divider(title: picker.teams ? "Teams" : "People", right: picker.isLoading ? "searching" : "")
    )
    let shown = picker.shown
    let visible = 8
    let first = max(0, min(picker.cursor - visible + 1, shown.count - visible))
    if shown.isEmpty {
      lines.append(
        .plain(picker.isLoading ? "searching" : "nobody by that name in any directory", .dim))
    }
    let domain = shared(shown)
    for (index, candidate) in shown.enumerated().dropFirst(first).prefix(visible) {
      lines.append(
        .choice(
          person(candidate, number: picker.field.isEmpty ? index + 1 : nil, without: domain),
          selected: index == picker.cursor))
    }
    if shown.indices.contains(picker.cursor) {
      let chosen = shown[picker.cursor]
      lines.append(
        .divider(title: chosen.barred == nil ? "Why" : "Why not", right: ""))
      if let barred = chosen.barred {
        lines.append(.plain(safe(barred), .warning))
      } else {
        let usual: Chrome =
          picker.field.isEmpty ? "in the people directory" : "matches what was typed"
        lines.append(.plain(chosen.why.map { safe($0) } ?? usual, .text))
        let verb: Chrome =
          switch picker.use {
          case .owner: "gets"
          case .deferral, .delegation: "is asked about"
          case .parking: "sees to"
          }
        lines.append(
          .plain(
            "\(safe(chosen.person.name)) \(verb) \(items(picker.target.count))\(inMyPlace(picker))",
            .dim))
      }
    }
    let role: Chrome = picker.use == .deferral ? "" : "ctrl-r role   "
    let title: Chrome =
      switch picker.use {
      case .owner(let role): "New \(safe(role.rawValue)) owner for \(subject(picker.target))"
      case .deferral: "Defer \(subject(picker.target)) to"
      case .delegation(let campaign, let from, _):
        from == model.setup.reviewer.name
          ? "Who decides in \(safe(campaign)) in your place"
          : "Who decides in \(safe(campaign)) in place of \(person(from))"
      case .parking: "Who sees to \(subject(picker.target)); esc for nobody"
      }
    return Sheet(
      title: title, right: "\(Chrome(grouped: shown.count)) found", lines: lines,
      width: PickerPopup.width, mode: "PICK",
      hint: picker.field.isEmpty
        ? "type a name   1-9, enter choose   tab people/teams   \(role)ctrl-o items"
        : "up/down, enter choose   @ by address   tab people/teams   ctrl-o items",
      focus: (0, column), fixed: 2)
  }

  /// The domain that more than half of the addresses end in: it tells nobody apart.
  private func shared(_ shown: [Candidate]) -> String? {
    var tally: [String: Int] = [:]
    for candidate in shown {
      if let domain = Model.domain(of: candidate.person.id) { tally[domain, default: 0] += 1 }
    }
    return tally.first { $0.value * 2 > shown.count }?.key
  }

  private func person(_ candidate: Candidate, number: Int?, without domain: String?) -> TextLine {
    let barred = candidate.barred != nil
    let role: Role = barred ? .disabled : .text
    var id = candidate.person.id
    if let domain, Model.domain(of: id) == domain { id.removeLast(domain.count + 1) }
    var line = TextLine()
    if let number {
      line.add(number < 10 ? "\(number) " : "  ", barred ? .disabled : .key)
    }
    let start = line.width
    if candidate.person.employment == .left { line.add("(left) ", .ownerMissing) }
    line.add(safe(id).cut(start + 20 - line.width, ellipsis: glyphs.ellipsis), role)
    line.tab(to: start + 21)
    line.add(safe(candidate.person.name).cut(20, ellipsis: glyphs.ellipsis), role)
    line.tab(to: start + 42)
    line.add(safe(candidate.person.team ?? "").cut(17, ellipsis: glyphs.ellipsis), .dim)
    line.tab(to: start + 60)
    line.add(Chrome(grouped: candidate.owns).leading(4), .dim)
    return line
  }
}

extension PickerPopup {
  /// Columns wanted, borders included.
  static let width = 74
}
