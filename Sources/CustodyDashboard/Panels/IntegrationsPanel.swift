/// 3 Integrations: consented apps, one line an app however many people consented.
extension Painter {
  mutating func drawIntegrations() {
    drawGroups(
      title: "Integrations", identity: "App",
      columns: [.items, .open, .people, .ownerless, .last, .strict, .drafts]
    ) { group, painter in
      var line = TextLine(group.label.isEmpty ? painter.safe(group.key) : painter.safe(group.label))
      if group.ai { line.add("  AI", .key) }
      if let publisher = group.detail { line.add("  \(painter.safe(publisher))", .dim) }
      return line
    }
  }
}
