/// Comma-separated values as RFC 4180 has them: CRLF after each record, quotes doubled.
enum CSV {
  /// One record with its line end.
  static func record(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// A cell. Text that a spreadsheet would run as a formula gets an apostrophe before it, in its
  /// full-width forms, too; characters that act on a terminal become `\u` and four digits.
  static func cell(_ text: String) -> String {
    var body = ""
    if let first = text.unicodeScalars.first, formulaStarts.contains(first) { body = "'" }
    Escape.append(text, to: &body, quotes: false)
    guard body.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 }) else { return body }
    return "\""
      + body.split(separator: "\"", omittingEmptySubsequences: false).joined(
        separator: "\"\"") + "\""
  }

  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
}
