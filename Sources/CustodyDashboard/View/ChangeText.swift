import CustodyDomain

/// What imports did to an item, in words.
extension Painter {
  /// A kind of change as a line of the panel and the title of its list.
  func name(_ kind: ChangeKind) -> Chrome {
    switch kind {
    case .creep: "Scope creep"
    case .owners: "Owner changes"
    case .newTool: "New tools"
    case .added: "New"
    case .returned: "Came back"
    case .departed: "Departed"
    case .changed: "Changed"
    }
  }

  /// What it means.
  func meaning(_ kind: ChangeKind) -> Chrome {
    switch kind {
    case .creep: "their source gave them scopes that they hadn't"
    case .owners: "somebody became an owner, stopped being one, or left"
    case .newTool: "of tools seen for the first time"
    case .added: "not there before"
    case .returned: "had departed and are there again"
    case .departed: "their source no longer holds them"
    case .changed: "other facts differ"
    }
  }

  /// What happened to an item: the kind that its list is of comes first.
  func changeParts(_ changes: ItemChanges) -> [(label: Chrome, text: Chrome, role: Role)] {
    let listed = model.lists[.changes].flatMap { ChangeKind(rawValue: $0.name) }
    let kinds =
      changes.kinds.filter { $0 == listed } + changes.kinds.filter { $0 != listed }
    return kinds.map { kind in
      let difference = changes.difference
      switch kind {
      case .creep: return ("creep", scopes(difference.addedScopes, "+"), .warning)
      case .owners: return ("owners", owners(difference.owners), .text)
      case .newTool: return ("new tool", "new tool", .text)
      case .added: return ("new", "new", .text)
      case .returned: return ("came back", "came back", .warning)
      case .departed: return ("departed", "departed", .dim)
      case .changed:
        // Scopes that are no creep came with another source's account of the item.
        let gained = changes.kinds.contains(.creep) ? [] : difference.addedScopes
        let parts = [
          scopes(gained, "+"), scopes(difference.removedScopes, "-"),
          safe(difference.fields.joined(separator: ", ")),
        ].filter { !$0.isEmpty }
        return ("changed", parts.dropFirst().reduce(parts.first ?? "") { "\($0), \($1)" }, .text)
      }
    }
  }

  private func scopes(_ names: [String], _ sign: Chrome) -> Chrome {
    names.reduce(Chrome()) { text, name in
      "\(text)\(text.isEmpty ? "" : " ")\(sign)\(safe(ScopeGrader.spoken(name)))"
    }
  }

  private func owners(_ changes: [OwnerChange]) -> Chrome {
    changes.reduce(Chrome()) { text, change in
      let sign: Chrome =
        switch change.what {
        case .added: "+"
        case .removed: "-"
        case .left: "!left "
        case .returned: "back: "
        }
      let role: Chrome = change.role == .business ? "" : " (\(safe(change.role.rawValue)))"
      return "\(text)\(text.isEmpty ? "" : " ")\(sign)\(person(change.person))\(role)"
    }
  }

  /// The cell of a list of changes.
  func changeCell(_ item: ItemRow, _ width: Int) -> (Chrome, Role) {
    guard let changes = model.changes.notes[item.id] else { return ("reading", .dim) }
    let parts = changeParts(changes)
    let text = parts.dropFirst().reduce(parts.first?.text ?? "") { "\($0); \($1.text)" }
    return (text.cut(width, ellipsis: glyphs.ellipsis), parts.first?.role ?? .text)
  }

  /// What imports did to an item that a list of changes shows, whole.
  func changeLines(_ row: ItemRow, width: Int) -> [TextLine] {
    guard model.panel == .changes, let changes = model.changes.notes[row.id] else { return [] }
    var line = TextLine(("News   ", .dim))
    for (index, part) in changeParts(changes).enumerated() {
      line.add(index == 0 ? "" : "; ", .dim)
      if part.label != part.text { line.add("\(part.label): ", .dim) }
      line.add(part.text, part.role)
    }
    line.add("  import \(changes.number), \(Chrome(day: changes.time))", .dim)
    return line.wrapped(width, indent: 7)
  }
}
