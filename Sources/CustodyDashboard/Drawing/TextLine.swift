/// A line of several runs, each with a meaning of its own.
struct TextLine: Sendable {
  var runs: [(text: Chrome, role: Role)] = []

  init() {}
  init(_ text: Chrome, _ role: Role = .text) { runs = [(text, role)] }
  init(_ runs: (Chrome, Role)...) { self.runs = runs.map { ($0.0, $0.1) } }
  init(runs: [(text: Chrome, role: Role)]) { self.runs = runs }

  var width: Int { runs.reduce(0) { $0 + $1.text.width } }

  mutating func add(_ text: Chrome, _ role: Role = .text) { runs.append((text, role)) }

  /// Filled with blanks up to a column.
  mutating func tab(to column: Int) { add(Chrome(" ") * (column - width)) }
}

/// A line of a box: text, or a divider with a title.
enum SheetLine: Sendable {
  case text(TextLine)
  /// A line that Enter or a number would choose.
  case choice(TextLine, selected: Bool)
  case divider(title: Chrome, right: Chrome)

  static func plain(_ text: Chrome, _ role: Role = .text) -> SheetLine {
    .text(TextLine(text, role))
  }
  static let blank = SheetLine.text(TextLine())
}

/// A popup ready to be drawn.
struct Sheet: Sendable {
  var title: Chrome
  var right: Chrome = ""
  var lines: [SheetLine]
  /// Columns wanted, borders included.
  var width = 58
  /// The word at the right of the last line.
  var mode: Chrome
  /// What the keys do here.
  var hint: Chrome
  /// The line that has to be visible, and the column in it for the terminal's cursor.
  var focus: (line: Int, column: Int)?
  /// Lines at the top that stay while the rest scrolls.
  var fixed = 0
}
