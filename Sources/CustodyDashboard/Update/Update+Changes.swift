import CustodyDomain

/// The panel of what imports did.
extension Model {
  /// Asks for the numbers and the first imports.
  mutating func loadChanges() -> [Effect] {
    changes.totalsRequest = nextRequest()
    changes.isCounting = true
    changes.filesRequest = nextRequest()
    changes.restarts = true
    changes.isLoading = true
    changes.asked = max(pageSize, changes.files.count)
    return [
      .loadChangeTotals(since: changes.since, request: changes.totalsRequest),
      .loadImports(before: nil, limit: changes.asked, request: changes.filesRequest),
    ]
  }

  /// The next imports, when the cursor nears the last one loaded.
  mutating func extendImports() -> [Effect] {
    guard changes.hasLoaded, !changes.isLoading, !changes.atEnd, let last = changes.files.last,
      changes.cursor + max(8, rows) >= changes.lineCount
    else { return [] }
    changes.isLoading = true
    changes.filesRequest = nextRequest()
    changes.asked = pageSize
    return [.loadImports(before: last, limit: pageSize, request: changes.filesRequest)]
  }

  /// Enter: the items to which this happened, or everything since this import.
  mutating func openChange() -> [Effect] {
    if let kind = changes.kind {
      guard let since = changes.totals?.since, changes.totals?.items[kind] ?? 0 > 0 else {
        say("that happened to no item since then")
        return []
      }
      changes.notes = [:]
      let query = Query([
        .init(field: .change, values: [.text(kind.rawValue)]),
        .init(field: .since, values: [.rank(since, .exactly)]),
      ])
      lists[.changes] = ItemList(base: query, name: kind.rawValue, sort: .changed)
      return reload(.changes)
    }
    guard let file = changes.file else { return [] }
    changes.since = file.number
    changes.cursor = 0
    changes.totalsRequest = nextRequest()
    changes.isCounting = true
    say("what came since import \(file.number); 8 goes back to the newest")
    return [.loadChangeTotals(since: file.number, request: changes.totalsRequest)]
  }

  /// Asks what happened to these items, where a list of changes shows them.
  func loadNotes(_ rows: [ItemRow], _ panel: Panel) -> [Effect] {
    guard panel == .changes, let since = changes.totals?.since, !rows.isEmpty else { return [] }
    return [.loadChanges(rows.map(\.id), since: since)]
  }

  mutating func take(notes: [ItemID: ItemChanges], since: Int) {
    guard since == changes.totals?.since, let list = lists[.changes] else { return }
    // Only what is loaded is kept.
    let shown = Set(list.rows.map(\.id))
    changes.notes = changes.notes.merging(notes) { $1 }.filter { shown.contains($0.key) }
  }

  /// The sources with an inventory that is stale, each once.
  var staleSources: [String] {
    Set((summary?.inventories ?? []).filter(\.stale).map(\.inventory.source)).sorted()
  }
}
