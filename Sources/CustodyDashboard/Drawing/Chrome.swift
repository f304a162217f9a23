/// Words and lines of our own making, in cells. The compiler keeps data out: a `String` can be neither
/// a literal nor interpolated, so text from outside has to come through `SafeText`.
public struct Chrome: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The cells in order.
  public private(set) var cells: [SafeCell]

  /// Words of the program itself; each character of them is one column wide.
  public init(stringLiteral value: StaticString) {
    cells = value.description.map { SafeCell(text: String($0), width: 1, hidden: false) }
  }

  /// What an interpolated literal makes.
  public init(stringInterpolation: StringInterpolation) { cells = stringInterpolation.cells }

  /// Safe text as it is.
  public init(_ text: SafeText) { cells = text.cells }

  /// A whole number.
  public init(_ number: Int) {
    cells = String(number).map { SafeCell(text: String($0), width: 1, hidden: false) }
  }

  /// No cells.
  public init() { cells = [] }

  init(cells: [SafeCell]) { self.cells = cells }

  /// Width in columns.
  public var width: Int { cells.reduce(0) { $0 + $1.width } }

  /// Whether there are no cells.
  public var isEmpty: Bool { cells.isEmpty }

  /// One after the other.
  public static func + (left: Chrome, right: Chrome) -> Chrome {
    Chrome(cells: left.cells + right.cells)
  }

  /// Appends.
  public static func += (left: inout Chrome, right: Chrome) { left.cells += right.cells }

  /// The same, `count` times.
  public static func * (left: Chrome, count: Int) -> Chrome {
    Chrome(cells: Array(repeatElement(left.cells, count: max(0, count)).joined()))
  }

  /// Filled up with blanks on the right to `width` columns.
  public func padded(_ width: Int) -> Chrome { self + Chrome(" ") * (width - self.width) }

  /// Filled up with blanks on the left to `width` columns.
  public func leading(_ width: Int) -> Chrome { Chrome(" ") * (width - self.width) + self }

  /// Cut at a cell's edge to `width` columns, the last of them `ellipsis` if anything was cut.
  public func cut(_ width: Int, ellipsis: Chrome = "~") -> Chrome {
    guard self.width > width else { return self }
    guard width > 0 else { return Chrome() }
    var kept: [SafeCell] = []
    var used = 0
    for cell in cells {
      if used + cell.width > width - 1 { break }
      kept.append(cell)
      used += cell.width
    }
    return Chrome(cells: kept) + ellipsis
  }

  /// Cut in the middle to `width` columns, for paths and scopes whose end says most.
  public func cutMiddle(_ width: Int, ellipsis: Chrome = "~") -> Chrome {
    guard self.width > width else { return self }
    guard width > 4 else { return cut(width, ellipsis: ellipsis) }
    let tail = (width - 1) / 2
    var end: [SafeCell] = []
    var used = 0
    for cell in cells.reversed() {
      if used + cell.width > tail { break }
      end.insert(cell, at: 0)
      used += cell.width
    }
    let start = cut(width - used, ellipsis: ellipsis)
    return start + Chrome(cells: end)
  }

  /// Broken at blanks into lines of at most `width` columns.
  public func wrapped(_ width: Int) -> [Chrome] {
    guard width > 0 else { return [] }
    var lines: [Chrome] = []
    var line = Chrome()
    for word in cells.split(separator: SafeCell(text: " ", width: 1, hidden: false)) {
      var rest = Chrome(cells: Array(word))
      if !line.isEmpty, line.width + 1 + rest.width > width {
        lines.append(line)
        line = Chrome()
      }
      while rest.width > width {
        let head = rest.cut(width + 1, ellipsis: Chrome())
        guard !head.isEmpty else { return lines }
        lines.append(head)
        rest = Chrome(cells: Array(rest.cells.dropFirst(head.cells.count)))
      }
      line = line.isEmpty ? rest : line + " " + rest
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// Puts together literals, numbers, chrome and safe text, and nothing else.
  public struct StringInterpolation: StringInterpolationProtocol, Sendable {
    fileprivate var cells: [SafeCell] = []
    /// An empty run.
    public init(literalCapacity: Int, interpolationCount: Int) {}
    /// Words of the program.
    public mutating func appendLiteral(_ literal: StaticString) {
      cells += Chrome(stringLiteral: literal).cells
    }
    /// Chrome.
    public mutating func appendInterpolation(_ chrome: Chrome) { cells += chrome.cells }
    /// A whole number.
    public mutating func appendInterpolation(_ number: Int) { cells += Chrome(number).cells }
    /// Text that went through the door.
    public mutating func appendInterpolation(_ text: SafeText) { cells += text.cells }
  }
}
