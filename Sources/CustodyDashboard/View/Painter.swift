import CustodyDomain

/// Draws a model into a frame. Each panel and popup adds its part in a file of its own.
struct Painter {
  let model: Model
  let layout: Layout
  let glyphs: Glyphs
  var frame: Frame

  init(_ model: Model) {
    self.model = model
    layout = Layout(model)
    glyphs = Glyphs(ascii: model.setup.ascii)
    frame = Frame(columns: model.columns, rows: model.rows)
  }

  /// Data on its way to the screen.
  func safe(_ raw: String) -> Chrome { Chrome(SafeText(raw, ascii: glyphs.ascii)) }

  mutating func put(
    _ text: Chrome, _ column: Int, _ row: Int, _ role: Role = .text,
    emphasis: Frame.Emphasis = [], limit: Int = .max
  ) {
    frame.put(
      chrome: text, column: column, row: row, role: role, emphasis: emphasis, limit: limit)
  }

  /// A line within `limit` columns; what doesn't fit ends in an ellipsis.
  mutating func put(
    _ line: TextLine, _ column: Int, _ row: Int, limit: Int, emphasis: Frame.Emphasis = []
  ) {
    var at = column
    let end = column + max(0, limit)
    for (index, run) in line.runs.enumerated() where at < end {
      let rest = line.runs[(index + 1)...].reduce(0) { $0 + $1.text.width }
      let room = end - at
      // The last run that has room carries the ellipsis.
      let text =
        run.text.width + rest > room && run.text.width >= room
        ? (run.text.width > room || rest > 0
          ? run.text.cut(min(room, run.text.width), ellipsis: glyphs.ellipsis) : run.text)
        : run.text
      put(text, at, row, run.role, emphasis: emphasis, limit: room)
      at += run.text.width
    }
  }

  /// A frame with a title and something at the right in its upper border.
  mutating func box(_ area: Area, title: TextLine, right: Chrome = "", focused: Bool = false) {
    guard area.width >= 2, area.height >= 2 else { return }
    let role: Role = focused ? .borderFocus : .border
    edge(
      area, row: area.top, glyphs.topLeft, glyphs.topRight, title: title, right: right, role: role)
    for row in (area.top + 1)..<max(area.top + 1, area.bottom - 1) {
      put(glyphs.vertical, area.left, row, role)
      put(glyphs.vertical, area.right - 1, row, role)
    }
    edge(
      area, row: area.bottom - 1, glyphs.bottomLeft, glyphs.bottomRight, title: TextLine(),
      right: "", role: role)
  }

  /// A line across a frame, with a title.
  mutating func divider(
    _ area: Area, row: Int, title: Chrome, right: Chrome = "", focused: Bool = false
  ) {
    edge(
      area, row: row, glyphs.leftJoint, glyphs.rightJoint, title: TextLine(title, .title),
      right: right, role: focused ? .borderFocus : .border)
  }

  private mutating func edge(
    _ area: Area, row: Int, _ left: Chrome, _ end: Chrome, title: TextLine, right: Chrome,
    role: Role
  ) {
    put(left + glyphs.horizontal * (area.width - 2) + end, area.left, row, role)
    let room = area.width - 6
    guard room > 0 else { return }
    let tail = title.width + right.width + 4 > room && title.width > 0 ? Chrome() : right
    if title.width > 0 {
      let limit = room - (tail.isEmpty ? 0 : tail.width + 3)
      put(" ", area.left + 2, row, role)
      put(title, area.left + 3, row, limit: limit)
      put(" ", area.left + 3 + min(title.width, limit), row, role)
    }
    if !tail.isEmpty { put(" \(tail) ", area.right - 4 - tail.width, row, .dim) }
  }

  /// A thumb in the right border that shows where the lines drawn lie in the whole.
  mutating func scrollbar(_ area: Area, first: Int, shown: Int, of count: Int) {
    guard count > shown, area.height > 2 else { return }
    let size = min(area.height, 2)
    let place = first * (area.height - size) / max(1, count - shown)
    for row in 0..<size {
      put(glyphs.thumb, area.right, area.top + min(place, area.height - size) + row, .scrollbar)
    }
  }
}
