/// 6 Findings: one line a rule, the worst first.
extension Painter {
  mutating func drawFindings() {
    drawGroups(
      title: "Findings", identity: "Rule",
      columns: [.items, .open, .strict, .ownerless, .drafts]
    ) { group, painter in
      var line = TextLine(painter.safe(group.key).padded(20))
      if group.label != group.key { line.add("  \(painter.safe(group.label))", .dim) }
      if let title = group.detail { line.add("  \(painter.safe(title))", .dim) }
      return line
    }
  }
}
