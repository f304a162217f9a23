import CustodyDomain

/// How far a tool or an app has spread: below the lists of tools and of integrations.
extension Painter {
  func spread(_ group: GroupRow, width: Int) -> GroupPane {
    var lines: [TextLine] = []
    func add(_ label: Chrome, _ text: Chrome, _ role: Role = .text) {
      lines += TextLine((label.padded(8), .dim), (text, role)).wrapped(width, indent: 8)
    }
    let kinds = ItemKind.allCases.filter { group.kinds[$0] != nil }
      .sorted { (group.kinds[$0] ?? 0) > (group.kinds[$1] ?? 0) }
    var trust = Chrome()
    for kind in kinds {
      let (one, many) = Painter.trusted(kind)
      trust += "\(trust.isEmpty ? "" : ", ")\(Chrome.counted(group.kinds[kind] ?? 0, one, many))"
    }
    if !trust.isEmpty {
      add(
        "Trust", "\(Chrome.counted(group.count, "decision", "decisions")), each by itself: \(trust)"
      )
    }
    add(
      "Spread",
      "\(Chrome.counted(group.people, "identity", "identities")) behind \(items(group.count)), listed by \(listed(group))"
    )
    if group.adrift > 0 {
      add(
        "Adrift",
        "\(Chrome(grouped: group.adrift)) with no known end, no rotation date and no decision: in no life cycle",
        .warning)
    }
    if !group.parts.isEmpty {
      let more = group.parts.count > 6 ? " and \(group.parts.count - 6) more" : ""
      let names = safe(group.parts.prefix(6).joined(separator: ", ") + more)
      add("Parts", model.panel == .tools ? "part of \(names)" : "AI features in it: \(names)")
    }
    return GroupPane(
      title: group.label.isEmpty ? safe(group.key) : safe(group.label),
      right: Chrome.counted(group.strict, "strict item", "strict items"), lines: lines)
  }

  /// Each source with when it was last imported.
  private func listed(_ group: GroupRow) -> Chrome {
    let ages = model.summary?.inventories ?? []
    var text = Chrome()
    for source in group.sources {
      if !text.isEmpty { text += ", " }
      text += model.sourceName(source)
      let own = ages.filter { $0.inventory.source == source }
      guard let newest = own.map(\.imported).max() else { continue }
      text += " \(Chrome(day: newest)) (\(Ages(now: model.now).last(.seen(newest))))"
      if own.contains(where: \.stale) { text += " STALE" }
    }
    return text.isEmpty ? "no source" : text
  }

  /// What is trusted by an item of a kind.
  private static func trusted(_ kind: ItemKind) -> (Chrome, Chrome) {
    switch kind {
    case .oauthGrant: ("consent", "consents")
    case .application: ("application", "applications")
    case .serviceAccount: ("service account", "service accounts")
    case .apiKey: ("key", "keys")
    case .browserSession: ("session", "sessions")
    case .browserExtension: ("extension", "extensions")
    case .agent: ("agent", "agents")
    case .aiAccount: ("sign-in account", "sign-in accounts")
    }
  }
}
