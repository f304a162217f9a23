/// No store yet: what to do, without a popup in the way.
extension Painter {
  mutating func drawFirstRun() {
    let area = layout.body
    box(area, title: TextLine("Welcome to custody", .title), focused: true)
    var lines: [TextLine] = [
      TextLine(("No inventory at ", .text), (safe(model.setup.path), .heading), (".", .text)),
      TextLine(),
      TextLine(
        ("i", .key), ("  import a file: an export of Entra, Google, GitHub, or records", .text)),
      TextLine(("d", .key), ("  open the demo: an invented company, kept apart", .text)),
      TextLine(("q", .key), ("  quit", .text)),
    ]
    for job in model.jobs.values {
      lines.append(TextLine())
      let percent: Chrome = job.percent.map { " \($0)%" } ?? ""
      lines.append(
        TextLine(job.sentence ?? "working\(percent)", job.worked ? .text : .error))
    }
    let top = area.top + max(1, (area.height - lines.count) / 3)
    for (offset, line) in lines.enumerated() where top + offset < area.bottom - 1 {
      put(line, area.left + 6, top + offset, limit: area.width - 8)
    }
    frame.cursor = (area.left + 6, top + 2)
  }
}
