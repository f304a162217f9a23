/// 4 Owners: who answers for what, in which role; leavers and the ownerless come first.
extension Painter {
  mutating func drawOwners() {
    drawGroups(
      title: "Owners", identity: "Owner",
      columns: [
        .items, .open, .role("business", .business), .role("IAM", .iam), .role("system", .system),
        .role("secops", .secops), .role("workflow", .workflow), .role("approval", .approval),
        .role("revocation", .revocation), .drafts,
      ]
    ) { group, painter, _ in
      if group.key.isEmpty { return TextLine("no owner", .ownerMissing) }
      var line = TextLine()
      if group.left { line.add("!left ", .ownerMissing) }
      line.add(painter.safe(group.label.isEmpty ? group.key : group.label))
      if let team = group.detail { line.add("  \(painter.safe(team))", .dim) }
      return line
    }
  }
}
