import CustodyDomain

/// How an item acts: its sessions and, for an agent, its controls, rights and tasks; to be read in a popup.
extension Model {
  /// The item that the popup is about, once it is known.
  private func standingDetail(_ id: ItemID) -> ItemDetail? {
    [item?.detail, chain.detail].compactMap(\.self).first { $0.row.id == id }
  }

  func standingText(_ id: ItemID, width: Int) -> [TextLine] {
    guard let detail = standingDetail(id) else { return [TextLine("reading", .dim)] }
    let told = StandingLine.all(agent: detail.agent, sessions: detail.sessions, now: now)
    guard !told.isEmpty else {
      return TextLine("Neither a session nor an agent, as far as anybody says.", .dim)
        .wrapped(width, indent: 0)
    }
    let column = 18
    var lines: [TextLine] = []
    for line in told {
      let label = Chrome(safe(line.label))
      if line.tone == .heading {
        if !lines.isEmpty { lines.append(TextLine()) }
        lines += TextLine((label, .heading), ("  ", .text), (Chrome(safe(line.text)), .dim))
          .wrapped(width, indent: 2)
        continue
      }
      let role: Role =
        switch line.tone {
        case .good: .success
        case .bad: .warning
        case .unknown: .dim
        case .heading, .plain: .text
        }
      lines += TextLine((label.padded(column), .dim), (Chrome(safe(line.text)), role))
        .wrapped(width, indent: column)
    }
    return lines
  }

  /// Opens it on the cursor's item.
  mutating func openStanding() -> [Effect] {
    guard let row = currentRow else { return [] }
    popup = .text(TextPopup(kind: .standing(row.id)))
    guard standingDetail(row.id) == nil, item == nil else { return [] }
    chain.wanted = row.id
    chain.isLoading = true
    chain.request = nextRequest()
    return [.loadDetail(row.id, request: chain.request)]
  }
}
