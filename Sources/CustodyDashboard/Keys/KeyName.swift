extension Key {
  /// The name in config.toml, help and the README: `c`, `space`, `ctrl-d`, `alt-u`, `F2`.
  public var name: String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .control(let character): "ctrl-\(character)"
    case .alt(let character): "alt-\(character)"
    case .function(let number): "F\(number)"
    default: Key.words.first { $0.key == self }?.word ?? "?"
    }
  }

  /// Reads a name; nil for what no terminal sends.
  public init?(name: String) {
    if let named = Key.words.first(where: { $0.word == name.lowercased() }) {
      self = named.key
    } else if name.count == 1, let character = name.first {
      self = .character(character)
    } else if name.lowercased().hasPrefix("ctrl-"), name.count == 6, let last = name.last {
      self = .control(Character(last.lowercased()))
    } else if name.lowercased().hasPrefix("alt-"), name.count == 5, let last = name.last {
      self = .alt(last)
    } else if name.first == "F" || name.first == "f", let number = Int(name.dropFirst()),
      (1...24).contains(number)
    {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static let words: [(word: String, key: Key)] = [
    ("space", .character(" ")), ("enter", .enter), ("esc", .escape), ("tab", .tab),
    ("shift-tab", .backTab), ("backspace", .backspace), ("delete", .delete), ("up", .up),
    ("down", .down), ("left", .left), ("right", .right), ("home", .home), ("end", .end),
    ("pgup", .pageUp), ("pgdn", .pageDown),
  ]
}
