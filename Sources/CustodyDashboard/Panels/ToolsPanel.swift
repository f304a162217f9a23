/// 2 AI tools: which assistants reach in, the most dangerous first.
extension Painter {
  mutating func drawTools() {
    drawGroups(
      title: "AI tools", identity: "Tool",
      columns: [.items, .open, .people, .ownerless, .strict, .last, .drafts],
      label: { group, painter, _ in
        var line = TextLine(group.label.isEmpty ? "no known tool" : painter.safe(group.label))
        if let vendor = group.detail, vendor != group.label {
          line.add("  \(painter.safe(vendor))", .dim)
        }
        return line
      }, pane: { group, painter, width in painter.spread(group, width: width) })
  }
}
