/// 2 AI tools: which assistants reach in, the most dangerous first.
extension Painter {
  mutating func drawTools() {
    drawGroups(
      title: "AI tools", identity: "Tool",
      columns: [.items, .open, .people, .ownerless, .strict, .last, .drafts]
    ) { group, painter in
      var line = TextLine(group.label.isEmpty ? "unrecognised" : painter.safe(group.label))
      if let vendor = group.detail { line.add("  \(painter.safe(vendor))", .dim) }
      return line
    }
  }
}
