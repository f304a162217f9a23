import CustodyDomain

/// A column of a list of items. The first ones (cursor, mark, decision, badge, risk, name) never move.
enum ListColumn: CaseIterable {
  case reaches, owner, expires, last, tool, source, tier, kind, created, principal, state
  /// Who is asked in a campaign; only where one holds a row of the list.
  case asked

  /// Those that `<` and `>` scroll, in order.
  static let movable = allCases.filter { $0 != .asked }

  var title: Chrome {
    switch self {
    case .reaches: "Reaches"
    case .owner: "Owner"
    case .expires: "Ends"
    case .last: "Last"
    case .tool: "Tool"
    case .source: "Source"
    case .tier: "Tier"
    case .kind: "Kind"
    case .created: "Granted"
    case .principal: "Acts for"
    case .state: "State"
    case .asked: "Asked"
    }
  }

  /// Width without the blank that follows; for Reaches the least.
  var width: Int {
    switch self {
    case .reaches: 15
    case .owner: 10
    case .expires: 6
    case .last: 5
    case .tool: 14
    case .source: 8
    case .tier: 8
    case .kind: 11
    case .created: 10
    case .principal: 18
    case .state: 11
    case .asked: 9
    }
  }

  /// Which columns fit beside a name of at least 20 columns, and how wide name and Reaches become.
  ///
  /// - Parameter changes: whether Reaches tells what happened, which wants the room of when it ends.
  static func fitting(
    _ width: Int, shift: Int, narrow: Bool, changes: Bool = false, campaign: Bool = false
  )
    -> (
      columns: [ListColumn], name: Int, reaches: Int
    )
  {
    var room = width - nameColumn - 1 - 20
    var columns: [ListColumn] = []
    var order = Array(movable.dropFirst(shift))
    // Narrow screens drop Reaches first: the preview has it whole.
    if narrow, shift == 0, !changes { order.removeFirst() }
    // Who is asked stands where the end stood, which the item's own screen has.
    if campaign, shift == 0, let end = order.firstIndex(of: .expires) {
      order[end] = .asked
      order.insert(.expires, at: min(order.count, end + 2))
    }
    if changes, shift == 0 { order.removeAll { $0 == .expires } }
    // More than the four that are always wanted only where the name has room to spare.
    for (index, column) in order.enumerated() {
      // Whoever scrolls the columns wants them, and the name keeps its least.
      let need = column.width + 1 + (shift == 0 && index >= (changes ? 3 : 4) ? 16 : 0)
      guard room >= need else { break }
      columns.append(column)
      room -= column.width + 1
    }
    guard columns.contains(.reaches) else { return (columns, 20 + room, 0) }
    let reaches = room / 2
    return (columns, 20 + room - reaches, ListColumn.reaches.width + reaches)
  }

  /// How far `>` may scroll: until the last column is on the screen.
  static func mostShift(_ width: Int) -> Int {
    let shifts = 0..<movable.count
    return shifts.first {
      fitting(width, shift: $0, narrow: false).columns.last == movable.last
    } ?? movable.count - 1
  }

  /// Where the name begins.
  static let nameColumn = 9
}
