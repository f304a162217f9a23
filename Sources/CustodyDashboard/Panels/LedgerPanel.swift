import CustodyDomain

/// 7 Ledger: what was decided, newest first, and whether it verifies.
extension Painter {
  mutating func drawLedger() {
    let area = layout.body
    let ledger = model.ledger
    var right: Chrome = model.summary.map { "\(Chrome(grouped: $0.entries)) entries" } ?? ""
    if let report = model.ledgerReport {
      right = report.intact ? "\(right), intact" : "\(right), \(report.problems.count) PROBLEMS"
    }
    box(area, title: TextLine("Ledger", .title), right: right, focused: true)
    let inside = area.inside
    put("  Entry", inside.left, inside.top, .heading)
    put("When", inside.left + 9, inside.top, .heading)
    put("Who", inside.left + 27, inside.top, .heading)
    put("Action", inside.left + 39, inside.top, .heading)
    put("What", inside.left + 50, inside.top, .heading)
    if ledger.rows.isEmpty {
      put(
        ledger.hasLoaded ? "Nothing is in the ledger yet: S submits a draft." : "reading",
        inside.left + 2, inside.top + 2, .dim)
      return
    }
    for offset in 0..<(inside.height - 1) {
      let index = ledger.top + offset
      guard ledger.rows.indices.contains(index) else { break }
      let line = ledger.rows[index]
      let row = inside.top + 1 + offset
      put(Chrome(line.sequence).leading(7), inside.left, row, .dim)
      put(Chrome(moment: line.time), inside.left + 9, row, .dim)
      put(
        person(line.author).cut(11, ellipsis: glyphs.ellipsis), inside.left + 27, row)
      put(safe(line.action).cut(10), inside.left + 39, row, actionRole(line.action))
      var what = TextLine()
      if let called = line.called {
        what.add("\(safe(called))  ")
      } else if let item = line.item {
        // Its name alone may be that of others.
        if let name = line.name { what.add("\(safe(name))  ") }
        what.add("\(safe(String(item.text.prefix(10))))  ", .dim)
      }
      what.add(safe(line.detail), .dim)
      put(what, inside.left + 50, row, limit: inside.right - 1 - inside.left - 50)
      guard index == ledger.cursor else { continue }
      put(">", inside.left, row, .key)
      frame.emphasise(.cursor, row: row, from: inside.left, to: inside.right)
      if model.popup == nil { frame.cursor = (inside.left + 50, row) }
    }
    let rows = Area(
      left: inside.left, top: inside.top + 1, width: inside.width, height: inside.height - 1)
    scrollbar(
      rows, first: ledger.top, shown: rows.height,
      of: max(ledger.rows.count, ledger.atEnd ? 0 : model.summary?.entries ?? 0))
  }

  private func actionRole(_ word: String) -> Role {
    Painter.decisions.first { $0.0 == word }?.3 ?? .text
  }
}
