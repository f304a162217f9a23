import CNcurses
import CustodyDashboard
import CustodyThemes

/// Draws frames into ncurses' screen: the rows that changed, with colours the terminal has.
struct Painter {
  private struct Look: Hashable {
    var role: Role
    var emphasis: Frame.Emphasis
  }
  private struct Ink: Hashable {
    var fg: Int32
    var bg: Int32
  }
  private struct Pen {
    var attributes: attr_t
    var pair: Int32
  }

  private let depth: Color.Depth
  private var shown: Frame?
  private var theme: Theme?
  private var pens: [Look: Pen] = [:]
  private var pairs: [Ink: Int32] = [:]

  init(depth: Color.Depth) { self.depth = depth }

  /// Everything has to be drawn again.
  mutating func forget() { shown = nil }

  /// Puts the rows that differ from the last frame into ncurses' screen. Returns whether there is anything to send.
  mutating func paint(_ frame: Frame, theme: Theme) -> Bool {
    if self.theme != theme {
      self.theme = theme
      pens = [:]
      shown = nil
    }
    guard shown != frame else { return false }
    let last = shown.flatMap { $0.columns == frame.columns && $0.rows == frame.rows ? $0 : nil }
    for row in 0..<frame.rows {
      let range = (row * frame.columns)..<((row + 1) * frame.columns)
      if let last, last.cells[range] == frame.cells[range] { continue }
      paint(row: Int32(row), frame.cells[range])
    }
    shown = frame
    return true
  }

  private mutating func paint(row: Int32, _ cells: ArraySlice<Frame.Cell>) {
    var line: [cchar_t] = []
    line.reserveCapacity(cells.count)
    for cell in cells where cell.width > 0 {
      let pen = pen(for: Look(role: cell.role, emphasis: cell.emphasis))
      var text = cell.text.unicodeScalars.prefix(3).map { wchar_t($0.value) }
      text.append(0)
      var out = cchar_t()
      cu_cell(&out, text, pen.attributes, pen.pair)
      line.append(out)
    }
    mvwadd_wchnstr(cu_stdscr(), row, 0, line, Int32(line.count))
  }

  private mutating func pen(for look: Look) -> Pen {
    if let pen = pens[look] { return pen }
    // Reversed, a dim text would be a grey block in the cursor's row, where nothing is of less weight.
    let fades = look.role == .dim && look.emphasis.contains(.cursor)
    var style = theme?.style(for: (fades ? Role.text : look.role).rawValue) ?? Style()
    if look.emphasis.contains(.marked), let theme {
      style = theme.style(for: Role.rowMarked.rawValue).over(style)
    }
    if look.emphasis.contains(.cursor), let theme {
      style = theme.style(for: Role.rowCursor.rawValue).over(style)
    }
    if look.emphasis.contains(.bold) { style.bold = true }
    if look.emphasis.contains(.underline) { style.underline = true }
    var attributes: attr_t = 0
    if style.bold { attributes |= cu_bold }
    if style.dim { attributes |= cu_dim }
    if style.italic { attributes |= cu_italic }
    if style.underline { attributes |= cu_underline }
    if style.reverse { attributes |= cu_reverse }
    let pen = Pen(attributes: attributes, pair: pair(style))
    pens[look] = pen
    return pen
  }

  /// A pair is made when first used; a terminal that has no more draws in its own colours.
  private mutating func pair(_ style: Style) -> Int32 {
    let ink = Ink(
      fg: style.fg?.reduced(to: depth).map { Int32($0.index) } ?? -1,
      bg: style.bg?.reduced(to: depth).map { Int32($0.index) } ?? -1)
    guard ink.fg >= 0 || ink.bg >= 0 else { return 0 }
    if let known = pairs[ink] { return known }
    let number = Int32(pairs.count + 1)
    guard number < cu_pairs(), init_extended_pair(number, ink.fg, ink.bg) == OK else { return 0 }
    pairs[ink] = number
    return number
  }
}
