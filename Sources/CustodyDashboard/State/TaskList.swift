import CustodyDomain

/// The tasks as far as they are loaded: what came back first, then by when they are due; a sliding window
/// downwards.
struct TaskList: Sendable {
  var rows: [TaskRow] = []
  var atEnd = false
  var cursor = 0
  var top = 0
  var request = 0
  var isLoading = false
  var hasLoaded = false
  /// Whether finished tasks are shown, too.
  var showsAll = false
  /// Whether the pending question is for the first ones.
  var restarts = true
  var asked = 0

  var current: TaskRow? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  mutating func take(_ new: [TaskRow]) {
    isLoading = false
    hasLoaded = true
    atEnd = new.count < asked
    rows = restarts ? new : rows + new
    restarts = false
  }

  mutating func settle(height: Int) {
    cursor = max(0, min(cursor, rows.count - 1))
    let margin = min(2, max(0, (height - 1) / 2))
    top = min(top, max(0, cursor - margin))
    top = max(top, cursor + margin - height + 1)
    top = max(0, min(top, rows.count - height))
  }
}
