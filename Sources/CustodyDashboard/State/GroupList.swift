import CustodyDomain

/// The lines of a panel of groups.
struct GroupList: Sendable {
  /// More lines than this are not asked for; a filter narrows them.
  static let limit = 1000

  var filter = ""
  var filterQuery = Query.all
  var groups: [GroupRow] = []
  var cursor = 0
  var top = 0
  var request = 0
  var isLoading = false
  var hasLoaded = false

  var current: GroupRow? { groups.indices.contains(cursor) ? groups[cursor] : nil }

  /// New lines; the cursor keeps its group where that is still there.
  mutating func replace(with new: [GroupRow]) {
    let key = current?.key
    groups = new
    isLoading = false
    hasLoaded = true
    if let key, let index = new.firstIndex(where: { $0.key == key }) { cursor = index }
  }

  mutating func settle(height: Int) {
    cursor = max(0, min(cursor, groups.count - 1))
    let margin = min(2, max(0, (height - 1) / 2))
    top = min(top, max(0, cursor - margin))
    top = max(top, cursor + margin - height + 1)
    top = max(0, min(top, groups.count - height))
  }
}
