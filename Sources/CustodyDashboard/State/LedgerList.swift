import CustodyDomain

/// The ledger as far as it is loaded: newest first, a sliding window downwards.
struct LedgerList: Sendable {
  var lines: [LedgerLine] = []
  var atEnd = false
  var cursor = 0
  var top = 0
  var request = 0
  var isLoading = false
  var hasLoaded = false
  /// Whether the pending question is for the newest entries.
  var restarts = true
  var asked = 0
  var report: VerifyReport?

  var current: LedgerLine? { lines.indices.contains(cursor) ? lines[cursor] : nil }

  mutating func take(_ new: [LedgerLine]) {
    isLoading = false
    hasLoaded = true
    atEnd = new.count < asked
    lines = restarts ? new : lines + new
    restarts = false
  }

  mutating func settle(height: Int) {
    cursor = max(0, min(cursor, lines.count - 1))
    let margin = min(2, max(0, (height - 1) / 2))
    top = min(top, max(0, cursor - margin))
    top = max(top, cursor + margin - height + 1)
    top = max(0, min(top, lines.count - height))
  }
}
