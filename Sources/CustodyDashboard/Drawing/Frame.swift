/// One drawn screen: a grid of cells with roles. It is a value; a terminal or a test shows it.
///
/// Text gets in only as `SafeText` or `Chrome`. A wide glyph takes two cells, the second with width 0, and
/// is never halved: what overwrites or cuts one half blanks the other.
public struct Frame: Hashable, Sendable {
  /// What is laid over a cell's role.
  public struct Emphasis: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// A set of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The theme's `row.cursor` goes over the role.
    public static let cursor = Emphasis(rawValue: 1)
    /// The theme's `row.marked` goes over the role.
    public static let marked = Emphasis(rawValue: 2)
    /// Bold, whatever the role says.
    public static let bold = Emphasis(rawValue: 4)
    /// Underlined, whatever the role says.
    public static let underline = Emphasis(rawValue: 8)
  }

  /// One place on the screen.
  public struct Cell: Hashable, Sendable {
    /// One base character and at most two marks; empty for the right half of a wide glyph.
    public var text: String
    /// Columns: 1 or 2, and 0 for the right half of a wide glyph.
    public var width: Int
    /// What it means.
    public var role: Role
    /// What is laid over the role.
    public var emphasis: Emphasis
    /// A blank cell.
    public static let blank = Cell(text: " ", width: 1, role: .text, emphasis: [])
  }

  /// Width in columns.
  public let columns: Int
  /// Height in rows.
  public let rows: Int
  /// Row by row, `columns` cells each.
  public private(set) var cells: [Cell]
  /// Where the terminal's own cursor stands, for screen readers and input methods; nil hides it.
  public var cursor: (column: Int, row: Int)? {
    get { place.map { ($0 % max(1, columns), $0 / max(1, columns)) } }
    set {
      place = newValue.flatMap {
        (0..<columns).contains($0.column) && (0..<rows).contains($0.row)
          ? $0.row * columns + $0.column : nil
      }
    }
  }
  private var place: Int?

  /// A blank screen; a size below one is taken for one.
  public init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    cells = Array(repeating: .blank, count: self.columns * self.rows)
  }

  /// The cell at a place within the frame.
  public subscript(column: Int, row: Int) -> Cell { cells[row * columns + column] }

  /// Writes text from data; what it hides shows as `data.hidden`. Returns the columns used.
  @discardableResult
  public mutating func put(
    _ text: SafeText, column: Int, row: Int, role: Role = .text, emphasis: Emphasis = [],
    limit: Int = .max
  ) -> Int {
    put(text.cells, column: column, row: row, role: role, emphasis: emphasis, limit: limit)
  }

  /// Writes our own words. Returns the columns used.
  @discardableResult
  public mutating func put(
    chrome: Chrome, column: Int, row: Int, role: Role = .text, emphasis: Emphasis = [],
    limit: Int = .max
  ) -> Int {
    put(chrome.cells, column: column, row: row, role: role, emphasis: emphasis, limit: limit)
  }

  private mutating func put(
    _ run: [SafeCell], column: Int, row: Int, role: Role, emphasis: Emphasis, limit: Int
  ) -> Int {
    guard (0..<rows).contains(row), column < columns, limit > 0 else { return 0 }
    let end = limit > columns - column ? columns : column + limit
    var at = column
    for cell in run {
      guard at < end else { break }
      let look = cell.hidden ? Role.dataHidden : role
      if at >= 0, at + cell.width <= end {
        set(cell.text, cell.width, at, row, look, emphasis)
      } else if at >= 0 || at + cell.width > 0 {
        // A wide glyph across an edge: the half inside becomes a blank.
        set(" ", 1, max(0, at), row, look, emphasis)
      }
      at += cell.width
    }
    return max(0, min(at, end) - column)
  }

  private mutating func set(
    _ text: String, _ width: Int, _ column: Int, _ row: Int, _ role: Role, _ emphasis: Emphasis
  ) {
    let base = row * columns
    for place in column..<(column + width) { unpair(base, place) }
    cells[base + column] = Cell(text: text, width: width, role: role, emphasis: emphasis)
    if width == 2 {
      cells[base + column + 1] = Cell(text: "", width: 0, role: role, emphasis: emphasis)
    }
  }

  /// Blanks the other half of a wide glyph before one half is overwritten.
  private mutating func unpair(_ base: Int, _ column: Int) {
    let cell = cells[base + column]
    if cell.width == 0, column > 0 {
      cells[base + column - 1].text = " "
      cells[base + column - 1].width = 1
    } else if cell.width == 2, column + 1 < columns {
      cells[base + column + 1].text = " "
      cells[base + column + 1].width = 1
    }
  }

  /// Blanks a rectangle.
  public mutating func clear(_ area: Area, role: Role = .text) {
    for row in area.top..<max(area.top, area.bottom) {
      put(chrome: Chrome(" ") * area.width, column: area.left, row: row, role: role)
    }
  }

  /// Lays emphasis over a stretch of a row without changing its text.
  public mutating func emphasise(_ emphasis: Emphasis, row: Int, from: Int, to: Int) {
    guard (0..<rows).contains(row) else { return }
    for column in max(0, from)..<max(max(0, from), min(columns, to)) {
      cells[row * columns + column].emphasis.formUnion(emphasis)
    }
  }
}

/// A rectangle of a frame.
public struct Area: Hashable, Sendable {
  /// First column.
  public var left: Int
  /// First row.
  public var top: Int
  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int
  /// A rectangle; negative sizes are taken for none.
  public init(left: Int, top: Int, width: Int, height: Int) {
    self.left = left
    self.top = top
    self.width = max(0, width)
    self.height = max(0, height)
  }
  /// The column after the last.
  public var right: Int { left + width }
  /// The row after the last.
  public var bottom: Int { top + height }
  /// What a border leaves.
  public var inside: Area {
    Area(left: left + 1, top: top + 1, width: width - 2, height: height - 2)
  }
}
