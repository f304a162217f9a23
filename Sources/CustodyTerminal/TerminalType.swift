/// Which terminal description to use where the one in `TERM` is not installed. Debian's base has none of the newer
/// terminals', but each of them understands an older one.
enum TerminalType {
  private static let likeXterm = [
    "xterm", "alacritty", "foot", "kitty", "wezterm", "ghostty", "konsole", "vte", "gnome", "st",
    "rio", "contour", "iterm", "mintty",
  ]

  /// The descriptions to try in order; the first is `name` itself.
  static func candidates(for name: String) -> [String] {
    let family: [String]
    if name.hasPrefix("tmux") || name.hasPrefix("screen") {
      family = ["screen-256color", "screen"]
    } else if likeXterm.contains(where: name.hasPrefix) {
      family = ["xterm-256color", "xterm"]
    } else {
      family = []
    }
    return [name] + family + ["ansi", "vt100"]
  }
}
