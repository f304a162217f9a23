/// The lines and blocks that frames are drawn with; each is one column wide.
struct Glyphs: Sendable {
  let ascii: Bool

  var horizontal: Chrome { ascii ? "-" : "─" }
  var vertical: Chrome { ascii ? "|" : "│" }
  var topLeft: Chrome { ascii ? "+" : "╭" }
  var topRight: Chrome { ascii ? "+" : "╮" }
  var bottomLeft: Chrome { ascii ? "+" : "╰" }
  var bottomRight: Chrome { ascii ? "+" : "╯" }
  var leftJoint: Chrome { ascii ? "+" : "├" }
  var rightJoint: Chrome { ascii ? "+" : "┤" }
  var full: Chrome { ascii ? "#" : "█" }
  var empty: Chrome { ascii ? "." : "░" }
  var thumb: Chrome { ascii ? "#" : "█" }
  var ellipsis: Chrome { ascii ? "~" : "…" }

  /// A bar of `width` columns of which `part` of `whole` are filled.
  func bar(_ part: Int, of whole: Int, width: Int) -> (full: Chrome, empty: Chrome) {
    let filled = whole > 0 ? min(width, max(0, part) * width / whole) : 0
    return (full * filled, empty * (width - filled))
  }
}
