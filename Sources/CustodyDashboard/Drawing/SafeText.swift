import CTerm
import CustodyDomain

/// One cell of the screen's grid with text that is safe to draw. It can be made in this module only, so that data
/// reaches a frame through ``SafeText``.
public struct SafeCell: Hashable, Sendable {
  /// A base and at most two marks; never a control, bidirectional, private or invisible scalar.
  public let text: String
  /// Columns it takes: 1 or 2.
  public let width: Int
  /// Whether characters were replaced or dropped here, or pass for others; drawn in the role `data.hidden`.
  public let hidden: Bool
}

/// Text measured in columns and safe to draw: the only way that data from a file reaches a ``Frame``.
public struct SafeText: Hashable, Sendable {
  /// The cells, in order. A right-to-left text stays in logical order, in cells of its own.
  public private(set) var cells: [SafeCell]
  /// Columns of all cells.
  public private(set) var width: Int
  /// Whether the text went on past what was looked at (512 scalars in a field, 16,384 in a note).
  public let truncated: Bool
  /// The cells before which a line of a multi-line text begins.
  private var breaks: [Int]
  private let ascii: Bool

  /// Makes `raw` safe to draw.
  ///
  /// - Parameters:
  ///   - ascii: only ASCII in the cells: controls as `^X`, every other scalar as `?`.
  ///   - multiline: `\n` begins a line (see ``lines(width:)``) and `\t` is four spaces.
  public init(_ raw: String, ascii: Bool = false, multiline: Bool = false) {
    let shown = DisplayText(raw, ascii: ascii, multiline: multiline)
    self.init(pieces: shown.pieces, ascii: ascii, truncated: shown.truncated)
  }

  /// `raw` with every scalar that is not shown as itself written out, `ad<U+200B>min`: the raw view.
  /// In ASCII that is every scalar past `~`.
  public static func raw(_ raw: String, ascii: Bool = false) -> SafeText {
    SafeText(pieces: DisplayText.revealed(raw, ascii: ascii), ascii: ascii, truncated: false)
  }

  private init(pieces: [DisplayText.Piece], ascii: Bool, truncated: Bool) {
    var cells: [SafeCell] = []
    var breaks: [Int] = []
    cells.reserveCapacity(pieces.count)
    for piece in pieces {
      if piece.text == "\n" {
        breaks.append(cells.count)
      } else {
        cells.append(SafeText.cell(piece, ascii: ascii))
      }
    }
    if truncated { cells.append(SafeText.ellipsis(ascii: ascii)) }
    self.init(cells: cells, breaks: breaks, ascii: ascii, truncated: truncated)
  }

  private init(cells: [SafeCell], breaks: [Int] = [], ascii: Bool, truncated: Bool) {
    self.cells = cells
    self.breaks = breaks
    self.ascii = ascii
    self.truncated = truncated
    width = cells.reduce(0) { $0 + $1.width }
  }

  /// Whether anything was replaced or dropped or passes for another: the row then carries the badge `!`.
  public var hidden: Bool { cells.contains(where: \.hidden) }

  /// The cells as one string, for tests and copies.
  public var plain: String { cells.reduce(into: "") { $0 += $1.text } }

  /// At most `width` columns: what doesn't fit gives way to one cell of ellipsis, and no wide cell is halved.
  public func cut(to width: Int) -> SafeText {
    guard self.width > width else { return self }
    guard width > 0 else { return SafeText(cells: [], ascii: ascii, truncated: true) }
    let head = SafeText.fitting(cells, in: width - 1)
    return SafeText(
      cells: Array(head) + [SafeText.ellipsis(ascii: ascii)], ascii: ascii, truncated: true)
  }

  /// At most `width` columns with the ellipsis in the middle: for ids and paths, whose ends tell them apart.
  public func cutMiddle(to width: Int) -> SafeText {
    guard self.width > width, width >= 3 else { return cut(to: width) }
    let head = SafeText.fitting(cells, in: width / 2)
    let used = head.reduce(0) { $0 + $1.width }
    let tail = SafeText.fitting(cells.reversed(), in: width - 1 - used).reversed()
    return SafeText(
      cells: Array(head) + [SafeText.ellipsis(ascii: ascii)] + tail, ascii: ascii, truncated: true)
  }

  /// The text in lines of at most `width` columns, broken at its own line breaks, then at spaces, then anywhere.
  public func lines(width: Int) -> [SafeText] {
    guard width > 0 else { return [] }
    var lines: [SafeText] = []
    var start = 0
    for end in breaks + [cells.count] {
      for line in SafeText.wrap(cells[start..<end], width: width) {
        lines.append(SafeText(cells: Array(line), ascii: ascii, truncated: false))
      }
      start = end
    }
    return lines
  }

  private static func wrap(_ cells: ArraySlice<SafeCell>, width: Int) -> [ArraySlice<SafeCell>] {
    var lines: [ArraySlice<SafeCell>] = []
    var rest = cells
    while !rest.isEmpty {
      var line = fitting(rest, in: width)
      // A wide cell in a column of one: there is no place for it on any line.
      if line.isEmpty { return lines }
      if line.endIndex < rest.endIndex, rest[line.endIndex].text != " ",
        let space = line.lastIndex(where: { $0.text == " " }), space > line.startIndex
      {
        line = rest[rest.startIndex...space]
      }
      rest = rest[line.endIndex...].drop { $0.text == " " }
      lines.append(line)
    }
    return lines.isEmpty ? [cells] : lines
  }

  private static func fitting<Cells: Collection>(
    _ cells: Cells, in columns: Int
  ) -> Cells.SubSequence where Cells.Element == SafeCell {
    var used = 0
    return cells.prefix { cell in
      used += cell.width
      return used <= columns
    }
  }

  /// glibc measures, so that ncurses and the grid agree; what it can't print is replaced.
  private static func cell(_ piece: DisplayText.Piece, ascii: Bool) -> SafeCell {
    guard let base = piece.text.unicodeScalars.first else {
      return SafeCell(text: " ", width: 1, hidden: piece.altered)
    }
    if base.isASCII { return SafeCell(text: piece.text, width: 1, hidden: piece.altered) }
    let width = Int(cterm_width(base.value))
    guard width == 1 || width == 2 else {
      return SafeCell(text: ascii ? "?" : "\u{FFFD}", width: 1, hidden: true)
    }
    return SafeCell(text: piece.text, width: width, hidden: piece.altered)
  }

  private static func ellipsis(ascii: Bool) -> SafeCell {
    SafeCell(text: ascii ? "~" : "\u{2026}", width: 1, hidden: false)
  }
}
