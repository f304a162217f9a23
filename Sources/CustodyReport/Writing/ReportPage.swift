/// How a page is marked up.
public enum PageStyle: Sendable { case text, markdown }

/// Writes a page of headings, facts and tables piece by piece, as plain text or as Markdown. What comes from outside
/// goes through `show`; everything else is custody's own words.
struct ReportPage {
  private let style: PageStyle
  private let door: TextDoor
  private let markdown: MarkdownDoor
  private let out: (String) throws -> Void

  init(_ style: PageStyle, door: TextDoor, out: @escaping (String) throws -> Void) {
    self.style = style
    self.door = door
    markdown = MarkdownDoor(door: door)
    self.out = out
  }

  /// Text from outside, harmless here.
  func show(_ text: String) -> String { style == .text ? door(text) : markdown(text) }

  /// Names from outside, one after the other.
  func show(_ texts: [String]) -> String { texts.map { show($0) }.joined(separator: ", ") }

  /// A digest or a command of custody's own.
  func code(_ text: String) -> String { style == .text ? text : "`\(text)`" }

  func title(_ text: String) throws {
    try out(style == .text ? "\(text)\n" : "# \(text)\n")
  }

  func heading(_ text: String) throws {
    try out(style == .text ? "\n\(text)\n" : "\n## \(text)\n\n")
  }

  /// A sentence of its own.
  func sentence(_ text: String) throws {
    try out(style == .text ? "  \(text)\n" : "- \(text)\n")
  }

  /// Facts with what they are; several values stand below each other.
  func facts(_ facts: [(label: String, values: [String])]) throws {
    let width = facts.map(\.label.count).max() ?? 0
    var text = ""
    for (label, values) in facts {
      for (index, value) in values.enumerated() {
        switch style {
        case .text:
          let shown = index == 0 ? label : ""
          text += "  \(shown)\(String(repeating: " ", count: width - shown.count))  \(value)\n"
        case .markdown: text += "- \(label): \(value)\n"
        }
      }
    }
    try out(text)
  }

  /// A small table; numbers stand to the right.
  func table(_ heads: [String], _ rows: [[String]], left: Int = 1) throws {
    guard style == .text else {
      try out("| " + heads.joined(separator: " | ") + " |\n")
      let rule = heads.indices.map { $0 < left ? "---" : "---:" }
      try out("| " + rule.joined(separator: " | ") + " |\n")
      for row in rows { try out("| " + row.joined(separator: " | ") + " |\n") }
      return
    }
    let all = [heads] + rows
    let widths = heads.indices.map { column in all.map { cells($0[column]) }.max() ?? 0 }
    for row in all {
      var line = ""
      for (column, cell) in row.enumerated() {
        let gap = String(repeating: " ", count: max(0, widths[column] - cells(cell)))
        line += "  " + (column < left ? cell + gap : gap + cell)
      }
      while line.last == " " { line.removeLast() }
      try out(line + "\n")
    }
  }

  private func cells(_ text: String) -> Int { door.show(text).cells }
}
