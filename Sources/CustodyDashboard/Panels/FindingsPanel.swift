/// 6 Findings: one line a rule, the worst first.
extension Painter {
  mutating func drawFindings() {
    drawGroups(
      title: "Findings", identity: "Rule",
      columns: [.items, .open, .ownerless, .strict, .drafts]
    ) { group, painter, width in
      var line = TextLine(group.detail.map { painter.safe($0) } ?? painter.ruleTitle(group.key))
      // The id stands beside the title where it tells more and there is room for it whole.
      let id = painter.safe(group.key)
      if group.detail != group.key, width >= 58 {
        line.tab(to: 36)
        line.add(id, .dim)
      }
      return line
    }
  }
}
