import CustodyDomain

/// A list of items as far as it is loaded: a window of rows that slides over the store's list, with group
/// headers when it is grouped. At most one group is open, so there is one window.
struct ItemList: Sendable {
  /// A line of the list.
  enum Line: Hashable, Sendable {
    case header(Int)
    case row(Int)
  }

  /// What the list is of: a queue, a group, a day.
  var base: Query
  /// The name of that, as data.
  var name: String
  /// The role that nobody holds for its items, where it is a list of these.
  var role: OwnerRole?
  /// What was typed on top of it.
  var filter = ""
  var filterQuery = Query.all
  var sort = Sort.risk
  var grouping: Grouping?
  var groups: [GroupRow] = []
  var openGroup: Int?
  /// Whether the cursor goes to the first row when the open group's rows come.
  var entersGroup = false

  var rows: [ItemRow] = []
  var atStart = true
  var atEnd = false
  /// How many rows stand before the first loaded one, once known.
  var before: Int?
  /// How many rows the query holds, once counted.
  var total: Int?

  /// The line of the cursor and the first line drawn.
  var cursor = 0
  var top = 0
  var columnShift = 0
  /// Where a range of marks began.
  var rangeStart: ItemID?

  /// The newest questions; older answers are dropped.
  var rowsRequest = 0
  var countRequest = 0
  var groupsRequest = 0
  var positionRequest = 0
  var isLoading = false
  /// Whether any answer has come yet.
  var hasLoaded = false
  /// Whether the pending question is for another list than the one shown.
  var isNew = false
  /// How many rows the pending question asked for.
  var asked = 0
  /// Where the pending question began.
  var anchor = Window.Anchor.first
  /// The item that the cursor shall stand on when the rows come.
  var wanted: ItemID?
  /// Whether the pending question is for the end of the list.
  var wantsLast = false

  init(base: Query, name: String, sort: Sort = .risk) {
    self.base = base
    self.name = name
    self.sort = sort
  }

  /// Everything that the list holds.
  var query: Query { base.and(filterQuery) }

  /// What the window of rows is of.
  var rowsQuery: Query {
    guard grouping != nil, let openGroup, groups.indices.contains(openGroup) else { return query }
    return query.and(groups[openGroup].query)
  }

  /// Whether other rows than those shown are on their way.
  var awaitsRows: Bool { isLoading && (isNew || entersGroup || wantsLast || wanted != nil) }

  var isGrouped: Bool { grouping != nil }

  var lineCount: Int {
    isGrouped ? groups.count + (openGroup == nil ? 0 : rows.count) : rows.count
  }

  func line(_ index: Int) -> Line? {
    guard (0..<lineCount).contains(index) else { return nil }
    guard isGrouped else { return .row(index) }
    guard let openGroup, index > openGroup else { return .header(index) }
    let inside = index - openGroup - 1
    return inside < rows.count ? .row(inside) : .header(index - rows.count)
  }

  func lineIndex(ofRow row: Int) -> Int { isGrouped ? (openGroup ?? -1) + 1 + row : row }

  func lineIndex(ofHeader header: Int) -> Int {
    guard let openGroup, header > openGroup else { return header }
    return header + rows.count
  }

  /// The row of the cursor; nil on a header and in an empty list.
  var current: ItemRow? {
    guard case .row(let index)? = line(cursor) else { return nil }
    return rows[index]
  }

  /// The header of the cursor; nil on a row.
  var currentGroup: GroupRow? {
    guard case .header(let index)? = line(cursor) else { return nil }
    return groups[index]
  }

  /// The number of the cursor's row in the whole list, from 1, if known.
  var position: Int? {
    guard case .row(let index)? = line(cursor), let before else { return nil }
    return before + index + 1
  }

  /// Puts the cursor on an item if it is loaded.
  mutating func select(_ id: ItemID) -> Bool {
    guard let index = rows.firstIndex(where: { $0.id == id }) else { return false }
    cursor = lineIndex(ofRow: index)
    return true
  }

  /// Keeps the cursor in the list and two lines away from the edges of what is drawn.
  mutating func settle(height: Int) {
    cursor = max(0, min(cursor, lineCount - 1))
    top = Scroll.top(top, showing: cursor, of: lineCount, height: height)
  }

  // MARK: Answers

  /// A window that begins anew. The cursor keeps its item where that is still there.
  mutating func replace(with new: [ItemRow]) {
    let kept = wanted ?? (isNew ? nil : current?.id)
    let header = currentGroup?.key
    let place = cursor
    rows = new
    hasLoaded = true
    isLoading = false
    let full = new.count >= asked
    switch anchor {
    case .last:
      atEnd = true
      atStart = !full
    case .from(let id):
      atEnd = !full
      atStart = new.first?.id != id
    default:
      atEnd = !full
      atStart = true
    }
    before = atStart ? 0 : nil
    if wantsLast {
      cursor = isGrouped ? lineCount - 1 : rows.count - 1
    } else if entersGroup, !rows.isEmpty {
      cursor = lineIndex(ofRow: 0)
    } else if let kept, select(kept) {
      // The cursor found its item again.
    } else if let header, let index = groups.firstIndex(where: { $0.key == header }) {
      cursor = lineIndex(ofHeader: index)
    } else {
      cursor = min(place, max(0, lineCount - 1))
    }
    wantsLast = false
    entersGroup = false
    isNew = false
    wanted = nil
  }

  /// Rows after the last one. What is far above is let go.
  mutating func append(_ new: [ItemRow], keeping limit: Int) {
    isLoading = false
    atEnd = new.count < asked
    rows += new
    let excess = rows.count - limit
    let inside = cursor - lineIndex(ofRow: 0)
    guard excess > 0, inside > excess else { return }
    rows.removeFirst(excess)
    atStart = false
    before = before.map { $0 + excess }
    cursor -= excess
    top = max(0, top - excess)
  }

  /// Rows before the first one. What is far below is let go.
  mutating func prepend(_ new: [ItemRow], keeping limit: Int) {
    isLoading = false
    atStart = new.count < asked
    rows = new + rows
    before = atStart ? 0 : before.map { max(0, $0 - new.count) }
    cursor += new.count
    top += new.count
    let excess = rows.count - limit
    let inside = cursor - lineIndex(ofRow: 0)
    guard excess > 0, inside < rows.count - excess else { return }
    rows.removeLast(excess)
    atEnd = false
  }

  /// New headers; the open group and the cursor stay with theirs.
  mutating func replaceGroups(with new: [GroupRow]) {
    let open = openGroup.flatMap { groups.indices.contains($0) ? groups[$0].key : nil }
    let row = current?.id
    let header = currentGroup?.key
    groups = new
    hasLoaded = true
    if openGroup == nil || rows.isEmpty { isLoading = false }
    isNew = false
    openGroup = open.flatMap { key in new.firstIndex { $0.key == key } }
    if openGroup == nil { rows = [] }
    if let row, select(row) { return }
    if let header, let index = new.firstIndex(where: { $0.key == header }) {
      cursor = lineIndex(ofHeader: index)
    }
    cursor = max(0, min(cursor, lineCount - 1))
  }
}
