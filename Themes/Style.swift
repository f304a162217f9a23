/// How a role looks: colours, where nil leaves what the terminal or the role below has, and attributes.
public struct Style: Hashable, Sendable {
  /// The colour of the text; nil for the terminal's own.
  public var fg: Color?
  /// The colour behind it; nil for the terminal's own.
  public var bg: Color?
  /// Bold.
  public var bold = false
  /// Dim.
  public var dim = false
  /// Italic.
  public var italic = false
  /// Underlined.
  public var underline = false
  /// Text and background change places.
  public var reverse = false
  /// Struck through.
  public var strike = false

  /// A style; plain without arguments.
  public init(
    fg: Color? = nil, bg: Color? = nil, bold: Bool = false, dim: Bool = false,
    italic: Bool = false, underline: Bool = false, reverse: Bool = false, strike: Bool = false
  ) {
    self.fg = fg
    self.bg = bg
    self.bold = bold
    self.dim = dim
    self.italic = italic
    self.underline = underline
    self.reverse = reverse
    self.strike = strike
  }

  /// Whether it differs from plain text by more than colour.
  public var hasAttribute: Bool { bold || dim || italic || underline || reverse || strike }

  /// This style laid over `below`, as a cursor's row over the roles in it: colours that are not set and all
  /// attributes come through.
  public func over(_ below: Style) -> Style {
    Style(
      fg: fg ?? below.fg, bg: bg ?? below.bg, bold: bold || below.bold, dim: dim || below.dim,
      italic: italic || below.italic, underline: underline || below.underline,
      reverse: reverse || below.reverse, strike: strike || below.strike)
  }

  /// Reads `[fg] [on bg] [attribute]*`, where a colour is `default`, a colour of ``Color/init(_:)`` or a name of the
  /// palette. On failure returns the word that is neither.
  static func parse(_ text: String, palette: [String: Color]) -> Result<Style, UnknownWord> {
    var style = Style()
    var behind = false
    for word in text.split(separator: " ") {
      if word == "on" {
        behind = true
        continue
      }
      if !behind, let attribute = attribute(word) {
        style[keyPath: attribute] = true
        continue
      }
      let color: Color?
      if word == "default" {
        color = nil
      } else if let named = palette[String(word)] ?? Color(word) {
        color = named
      } else {
        return .failure(UnknownWord(word: String(word)))
      }
      if behind { style.bg = color } else { style.fg = color }
      behind = false
    }
    return .success(style)
  }

  /// A word of a style that is no colour and no attribute.
  struct UnknownWord: Error {
    var word: String
  }

  private static func attribute(_ word: Substring) -> WritableKeyPath<Style, Bool>? {
    switch word {
    case "bold": \.bold
    case "dim": \.dim
    case "italic": \.italic
    case "underline": \.underline
    case "reverse": \.reverse
    case "strike": \.strike
    default: nil
    }
  }
}
