/// 3 Integrations: consented apps, one line an app however many people consented.
extension Painter {
  mutating func drawIntegrations() {
    drawGroups(
      title: "Integrations", identity: "App",
      columns: [.ai, .sources, .items, .open, .people, .ownerless, .last, .strict, .drafts],
      label: { group, painter, _ in
        let name = group.label.isEmpty ? painter.safe(group.key) : painter.safe(group.label)
        var line = TextLine(name)
        if let publisher = group.detail, publisher != group.label {
          line.add("  \(painter.safe(publisher))", .dim)
        }
        return line
      }, pane: { group, painter, width in painter.spread(group, width: width) })
  }
}
