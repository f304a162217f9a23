import CustodyDomain

/// People to choose from: why the first is first, and why some can't be chosen.
extension Painter {
  func sheet(_ picker: PickerPopup) -> Sheet {
    let (line, column) = typed(picker.field)
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
    for (index, candidate) in shown.enumerated().dropFirst(first).prefix(visible) {
      lines.append(.choice(person(candidate, index), selected: index == picker.cursor))
    }
    if shown.indices.contains(picker.cursor) {
      let chosen = shown[picker.cursor]
      lines.append(
        .divider(title: chosen.barred == nil ? "Why" : "Why not", right: ""))
      if let barred = chosen.barred {
        lines.append(.plain(safe(barred), .warning))
      } else {
        lines.append(.plain(chosen.why.map { safe($0) } ?? "matches what was typed", .text))
        let verb: Chrome = picker.use == .owner ? "gets" : "is asked about"
        lines.append(
          .plain("\(safe(chosen.person.name)) \(verb) \(items(picker.target.count))", .dim))
      }
    }
    let title: Chrome =
      picker.use == .owner
      ? "New owner for \(subject(picker.target))" : "Defer \(subject(picker.target)) to"
    return Sheet(
      title: title, right: "\(shown.count) found", lines: lines, width: 66, mode: "PICK",
      hint: "type to search   1-9 or enter choose   tab people/teams   ctrl-o items",
      focus: (0, column), fixed: 2)
  }

  private func person(_ candidate: Candidate, _ index: Int) -> TextLine {
    let barred = candidate.barred != nil
    let role: Role = barred ? .disabled : .text
    var line = TextLine((index < 9 ? "\(index + 1) " : "  ", barred ? .disabled : .key))
    if candidate.person.employment == .left { line.add("(left) ", .ownerMissing) }
    line.add(
      safe(candidate.person.id).cut(20, ellipsis: glyphs.ellipsis), role)
    line.tab(to: 23)
    line.add(safe(candidate.person.name).cut(18, ellipsis: glyphs.ellipsis), role)
    line.tab(to: 42)
    line.add(safe(candidate.person.team ?? "").cut(11, ellipsis: glyphs.ellipsis), .dim)
    line.tab(to: 54)
    line.add(Chrome(candidate.owns).leading(4), .dim)
    return line
  }
}
