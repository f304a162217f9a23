import CustodyDomain

/// Where everything goes, for a size. Breakpoints: SCREENS 1.3.
struct Layout: Sendable {
  let isTooSmall: Bool
  /// Queues, groups and owners at the left, chain at the right.
  let isWide: Bool
  /// List and chain side by side.
  let isBeside: Bool
  /// Everything between the tabs and the last lines.
  let body: Area
  /// The frame of the list, or of what takes its place.
  let main: Area
  /// The chain folded into one line of the list's frame.
  let foldsChain: Bool
  /// Rows of the chain within the list's frame, its divider included.
  let chainRows: Int
  /// The column at the right with item, chain and findings.
  let aside: Area?
  /// The queues and what stands below them.
  let queues: Area?
  /// The expiry pane below the list.
  let calendarPane: Area?
  /// Rows below a panel's groups that tell more of the chosen one, their divider included.
  let groupPaneRows: Int
  let stripRow: Int?
  let draftRow: Int
  let hintRows: Range<Int>
  let statusRow: Int

  /// Columns of the list before anything stands beside it.
  static let listWidth = 80
  static let queueWidth = 23
  static let leastAside = 37

  /// Below this there is only a message.
  static let smallest = (columns: 60, rows: 15)

  init(_ model: Model) {
    let columns = model.columns
    let rows = model.rows
    isTooSmall = columns < Layout.smallest.columns || rows < Layout.smallest.rows
    // Beside a list that is no narrower than on a screen of 80: what is added takes nothing away.
    isWide = columns >= Layout.listWidth + Layout.queueWidth + Layout.leastAside && rows >= 24
    isBeside = columns >= Layout.listWidth + Layout.leastAside
    statusRow = rows - 1
    let hints = isWide && rows >= 36 ? 2 : 1
    hintRows = (rows - 1 - hints)..<(rows - 1)
    draftRow = rows - 2 - hints
    let showsItems = model.listPanel != nil && model.item == nil
    let hasPane = isWide && rows >= 40 && model.panel == .review && showsItems && !model.isZoomed
    stripRow = !hasPane && rows >= 20 ? rows - 3 - hints : nil
    let bottom = (stripRow ?? draftRow)
    body = Area(left: 0, top: 2, width: columns, height: bottom - 2)
    let tells: Set<Panel> = [.owners, .tools, .integrations]
    groupPaneRows =
      !tells.contains(model.panel) || model.listPanel != nil || body.height < 16
      ? 0 : body.height < 30 ? 6 : 11

    let showsChain = showsItems && model.showsChain && model.panel != .expiry
    let zoomsList = model.isZoomed && model.focus != .chain
    let zoomsChain = model.isZoomed && model.focus == .chain
    var area = body
    if isWide, model.panel == .review, showsItems, !model.isZoomed {
      let width = Layout.queueWidth
      queues = Area(left: 0, top: area.top, width: width, height: area.height)
      area = Area(left: width, top: area.top, width: area.width - width, height: area.height)
    } else {
      queues = nil
    }
    let asideWidth = max(
      Layout.leastAside, min(64, columns * 31 / 100, area.width - Layout.listWidth))
    if zoomsChain, showsChain {
      aside = area
      chainRows = 0
      foldsChain = false
    } else if isBeside, showsChain, !zoomsList {
      aside = Area(
        left: area.right - asideWidth, top: area.top, width: asideWidth, height: area.height)
      area.width -= asideWidth
      chainRows = 0
      foldsChain = false
    } else {
      aside = nil
      foldsChain = showsChain && !zoomsList && rows < 24
      chainRows = !showsChain || zoomsList ? 0 : foldsChain ? 1 : 5
    }
    if hasPane {
      calendarPane = Area(left: area.left, top: area.bottom - 11, width: area.width, height: 11)
      area.height -= 11
    } else {
      calendarPane = nil
    }
    main = area
  }

  var hasChain: Bool { aside != nil || chainRows > 1 }

  /// Rows of items within a list's frame.
  func listRows(of panel: Panel, in model: Model) -> Int {
    panel == .expiry && model.panel == .expiry && !model.isZoomed
      ? max(1, dayArea.height - 2) : max(1, main.height - 3 - chainRows)
  }

  /// Rows of groups: borders, column names and what is told of the chosen one go off.
  var groupRows: Int { max(1, body.height - 3 - groupPaneRows) }
  var ledgerRows: Int { max(1, body.height - 3) }
  /// Rows of imported files: borders, kinds, divider, column names and the last line go off.
  var importRows: Int { max(1, body.height - 5 - ChangesList.kinds.count) }

  /// The list under the calendar: its divider row and what follows, to the frame's lower border.
  var dayArea: Area {
    let used = min(10, max(4, body.height - 6))
    return Area(
      left: body.left, top: body.top + used, width: body.width, height: body.height - used)
  }

  /// Rows that a popup may have, borders included: the panel's frame stays around it where there is room.
  var sheetRows: Int { body.height >= 12 ? body.height - 2 : body.height }
  /// Columns of text in a popup that is to be read.
  var textWidth: Int { max(1, min(100, body.width - 4) - 4) }
  /// Rows of it.
  var textRows: Int { max(1, sheetRows - 2) }
}
