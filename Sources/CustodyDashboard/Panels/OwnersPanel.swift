import CustodyDomain

/// 4 Owners: the duty matrix, who answers for what in which role and what nobody answers for; below it what the
/// chosen one owes.
extension Painter {
  mutating func drawOwners() {
    var columns: [GroupColumn] = [
      .items, .open, .role("business", .business), .role("IAM", .iam), .role("system", .system),
      .role("secops", .secops),
    ]
    // Roles that only some items need, where somebody holds or lacks them.
    let held = Set((model.groupLists[.owners]?.all ?? []).flatMap(\.roles.keys))
    columns += Painter.otherRoles.filter { held.contains($0.role) }.map { .role($0.title, $0.role) }
    columns.append(.drafts)
    drawGroups(
      title: "Owners", identity: "Owner", columns: columns,
      label: { group, painter, _ in
        if group.key.isEmpty { return TextLine(painter.unheld(group.lacks), .ownerMissing) }
        var line = TextLine()
        if group.left { line.add("!left ", .ownerMissing) }
        line.add(painter.safe(group.label.isEmpty ? group.key : group.label))
        if let team = group.detail { line.add("  \(painter.safe(team))", .dim) }
        return line
      }, pane: { group, painter, width in painter.owes(group, width: width) })
  }

  private static let otherRoles: [(title: Chrome, role: OwnerRole)] = [
    ("workflow", .workflow), ("browser", .browser), ("policy", .policy), ("approval", .approval),
    ("revocation", .revocation), ("data", .data), ("prevention", .prevention),
    ("detection", .detection), ("evidence", .evidence),
  ]

  /// What nobody answers for, as a line of the list.
  private func unheld(_ roles: [OwnerRole]) -> Chrome {
    switch roles {
    case [], [.business]: "no owner"
    case [.iam]: "no IAM owner"
    case [.system]: "no system owner"
    case [.secops]: "no secops"
    default: "no owner, other roles"
    }
  }

  /// What somebody owes by role, or what is owed by nobody. A line each where there is no room for all of it.
  private func owes(_ group: GroupRow, width: Int) -> GroupPane {
    let roles = OwnerRole.allCases.filter { group.roles[$0] != nil }
    var pane = GroupPane(
      title: group.key.isEmpty ? "Owed by nobody" : "Owes",
      right: Chrome.counted(roles.count, "role", "roles"), lines: [])
    if group.left {
      pane.lines.append(
        TextLine("!left: whoever takes these items over owes what is owed here", .ownerMissing))
    }
    let room = layout.groupPaneRows - 1 - pane.lines.count
    let whole = roles.flatMap { owes($0, group).wrapped(width, indent: 21) }
    if whole.count <= room {
      pane.lines += whole
    } else {
      let shown = roles.count <= room ? roles.count : max(0, room - 1)
      pane.lines += roles.prefix(shown).map { owes($0, group) }
      if shown < roles.count {
        let more = roles.dropFirst(shown).map { "\($0.rawValue) \(group.roles[$0] ?? 0)" }
        pane.lines.append(TextLine("and \(safe(more.joined(separator: ", ")))", .dim))
      }
    }
    return pane
  }

  private func owes(_ role: OwnerRole, _ group: GroupRow) -> TextLine {
    let name = safe(role.rawValue).padded(11)
    let count = Chrome(grouped: group.roles[role] ?? 0).leading(7)
    return TextLine(
      (name, group.key.isEmpty ? .ownerMissing : .heading), (count, .text), ("   ", .text),
      (safe(role.duty), .dim))
  }
}
