/// Help and palette: one table, narrowed by typing a name or a key; Enter runs the row.
extension Painter {
  func sheet(_ commands: CommandsPopup) -> Sheet {
    let matches = model.matching(commands)
    let (line, column) = typed(
      commands.field, prompt: commands.isPalette ? ": " : "/ ", sheet: 70)
    let count = Chrome.counted(matches.count, "action", "actions")
    var lines: [SheetLine] = [.text(line), .divider(title: "", right: count)]
    let visible = max(3, layout.sheetRows - 6)
    let first = max(0, min(commands.cursor - visible + 1, matches.count - visible))
    if matches.isEmpty { lines.append(.plain("no action by that name or key", .dim)) }
    for (index, binding) in matches.enumerated().dropFirst(first).prefix(visible) {
      var keys = Chrome()
      for key in binding.keys { keys += keys.isEmpty ? safe(key.name) : " \(safe(key.name))" }
      let reason = model.unavailable(binding.id)
      var line = TextLine((keys.cut(12).padded(13), reason == nil ? .key : .disabled))
      line.add(binding.title.chrome, reason == nil ? .text : .disabled)
      if commands.isPalette, model.columns >= 100 {
        line.tab(to: 58)
        line.add(safe(binding.id.rawValue), .dim)
      }
      lines.append(.choice(line, selected: index == commands.cursor))
    }
    if matches.indices.contains(commands.cursor),
      let reason = model.unavailable(matches[commands.cursor].id)
    {
      lines.append(.divider(title: "Not now", right: ""))
      lines.append(.plain(reason, .warning))
    }
    return Sheet(
      title: commands.isPalette ? "Commands" : "Help", lines: lines,
      width: commands.isPalette ? 90 : 70, mode: commands.isPalette ? "COMMAND" : "HELP",
      hint: "type a name or a key   up/down move   enter run   esc close", focus: (0, column),
      fixed: 2)
  }
}
