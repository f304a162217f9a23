import CustodyDomain

/// What imports did: a line for each kind of change, and below them the files that were imported.
struct ChangesList: Sendable {
  /// The import that was chosen to begin with; nil: the newest.
  var since: Int?
  var totals: ChangeTotals?
  var totalsRequest = 0
  /// Whether other numbers than those shown are on their way.
  var isCounting = false

  /// The imported files as far as they are loaded: newest import first, a window that grows downwards.
  var files: [ImportedFile] = []
  var atEnd = false
  var restarts = true
  var asked = 0
  var filesRequest = 0
  var isLoading = false
  var hasLoaded = false

  /// The line of the cursor: first the kinds, then the files.
  var cursor = 0
  /// The first file drawn.
  var top = 0
  /// What happened to the items of the list that is open.
  var notes: [ItemID: ItemChanges] = [:]

  /// The kinds, in the order of their lines.
  static let kinds = ChangeKind.allCases

  /// Whether what the cursor stands on is about to be another thing.
  var awaitsAnswer: Bool { isCounting || (isLoading && !hasLoaded) }

  var lineCount: Int { ChangesList.kinds.count + files.count }

  /// The kind of the cursor's line.
  var kind: ChangeKind? {
    ChangesList.kinds.indices.contains(cursor) ? ChangesList.kinds[cursor] : nil
  }

  /// The file of the cursor's line.
  var file: ImportedFile? {
    let index = cursor - ChangesList.kinds.count
    return files.indices.contains(index) ? files[index] : nil
  }

  mutating func take(_ new: [ImportedFile]) {
    isLoading = false
    hasLoaded = true
    atEnd = new.count < asked
    files = restarts ? new : files + new
    restarts = false
  }

  mutating func settle(height: Int) {
    cursor = max(0, min(cursor, lineCount - 1))
    let index = cursor - ChangesList.kinds.count
    guard index >= 0 else {
      top = 0
      return
    }
    top = Scroll.top(top, showing: index, of: files.count, height: height)
  }
}
