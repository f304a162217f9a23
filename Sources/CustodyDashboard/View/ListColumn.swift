import CustodyDomain

/// A column of a list of items. The first ones (cursor, mark, decision, badge, risk, name) never move.
enum ListColumn: CaseIterable {
  case reaches, owner, expires, last, tool, source, tier, principal, state

  /// Those that `<` and `>` scroll, in order.
  static let movable = allCases

  var title: Chrome {
    switch self {
    case .reaches: "Reaches"
    case .owner: "Owner"
    case .expires: "Expire"
    case .last: "Last"
    case .tool: "Tool"
    case .source: "Source"
    case .tier: "Tier"
    case .principal: "Acts for"
    case .state: "State"
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
    case .principal: 18
    case .state: 11
    }
  }

  /// Which columns fit beside a name of at least 20 columns, and how wide name and Reaches become.
  static func fitting(_ width: Int, shift: Int, narrow: Bool) -> (
    columns: [ListColumn], name: Int, reaches: Int
  ) {
    var room = width - nameColumn - 1 - 20
    var columns: [ListColumn] = []
    var order = Array(movable.dropFirst(shift))
    // Narrow screens drop Reaches first: the preview has it whole.
    if narrow, shift == 0 { order.removeFirst() }
    // More than the four that are always wanted only where the name has room to spare.
    for (index, column) in order.enumerated() {
      let need = column.width + 1 + (index >= 4 - shift ? 16 : 0)
      guard room >= need else { break }
      columns.append(column)
      room -= column.width + 1
    }
    guard columns.contains(.reaches) else { return (columns, 20 + room, 0) }
    let reaches = room / 2
    return (columns, 20 + room - reaches, ListColumn.reaches.width + reaches)
  }

  /// Where the name begins.
  static let nameColumn = 9
}
