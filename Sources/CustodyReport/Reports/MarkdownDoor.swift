/// The one way of text from outside into Markdown: what it holds is shown as it is, and marks up nothing.
///
/// A template engine was looked at and left: those for Swift escape for HTML, and minutes are a page of fixed lines.
struct MarkdownDoor {
  /// Makes text safe to show; nothing hides in what comes out.
  let door: TextDoor

  /// The text on one line, with a backslash before everything that CommonMark may read as markup (section 2.4 of its
  /// specification: any ASCII punctuation may be escaped so).
  func callAsFunction(_ text: String) -> String {
    let line = door(text).split(whereSeparator: \.isNewline).joined(separator: " ")
    var out = ""
    for (index, character) in line.enumerated() {
      let isMarkup = MarkdownDoor.markup.contains(character)
      // At the start of a line a list or a heading could begin.
      let begins = index == 0 && "-+=".contains(character)
      if isMarkup || begins { out.append("\\") }
      out.append(character)
    }
    return out.isEmpty ? "(empty)" : out
  }

  private static let markup: Set<Character> = [
    "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "(", ")", "#", "!", "|", "~", "&",
  ]
}
