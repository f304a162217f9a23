/// A list as far as it is loaded: a window that slides downwards over what the store has in order.
struct SlidingList<Row: Sendable>: Sendable {
  var rows: [Row] = []
  var atEnd = false
  var cursor = 0
  var top = 0
  var request = 0
  var isLoading = false
  var hasLoaded = false
  /// Whether the pending question is for the first ones.
  var restarts = true
  var asked = 0

  var current: Row? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  mutating func take(_ new: [Row]) {
    isLoading = false
    hasLoaded = true
    atEnd = new.count < asked
    rows = restarts ? new : rows + new
    restarts = false
  }

  mutating func settle(height: Int) {
    cursor = max(0, min(cursor, rows.count - 1))
    top = Scroll.top(top, showing: cursor, of: rows.count, height: height)
  }
}

/// Where lists begin to be drawn.
enum Scroll {
  /// The first line to draw, moved as little as keeps the cursor's line two away from the edges.
  static func top(_ top: Int, showing cursor: Int, of count: Int, height: Int) -> Int {
    let margin = min(2, max(0, (height - 1) / 2))
    let moved = max(min(top, max(0, cursor - margin)), cursor + margin - height + 1)
    return max(0, min(moved, count - height))
  }
}
