/// A colour of a terminal's palette.
public enum Color: Hashable, Sendable {
  /// 0...15 are the terminal's own sixteen, whose look is its user's choice; 16...255 are fixed by xterm.
  case ansi(Int)

  /// How many colours a terminal can show.
  public enum Depth: Int, Comparable, Sendable {
    /// None: attributes only.
    case none = 0
    /// The eight of ANSI.
    case eight = 8
    /// The eight and their bright forms.
    case sixteen = 16
    /// The 256 of xterm.
    case palette = 256

    /// Fewer before more.
    public static func < (left: Depth, right: Depth) -> Bool { left.rawValue < right.rawValue }

    /// The depth of a terminal that says it has `colors` colours.
    public init(colors: Int) {
      self =
        switch colors {
        case 256...: .palette
        case 16...: .sixteen
        case 8...: .eight
        default: .none
        }
    }
  }

  /// The ANSI names, in palette order.
  static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
    "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
  ]

  /// Reads an ANSI name, `0`...`255`, or `#rrggbb` (taken for the nearest fixed colour); nil for anything else.
  public init?(_ text: some StringProtocol) {
    let word = String(text)
    if let index = Color.names.firstIndex(of: word) {
      self = .ansi(index)
    } else if let number = Int(word), (0...255).contains(number) {
      self = .ansi(number)
    } else if word.hasPrefix("#"), word.utf8.count == 7,
      let hex = UInt32(word.dropFirst(), radix: 16)
    {
      self = .ansi(RGB(hex: hex).nearest(among: 16...255))
    } else {
      return nil
    }
  }

  /// The palette index.
  public var index: Int {
    switch self {
    case .ansi(let index): index
    }
  }

  /// The colour as a terminal of `depth` can show it; nil where it can show none.
  public func reduced(to depth: Depth) -> Color? {
    switch depth {
    case .palette: self
    case .sixteen: .ansi(index < 16 ? index : rgb.nearest(among: 0...15))
    case .eight: .ansi(index < 8 ? index : index < 16 ? index - 8 : rgb.nearest(among: 0...7))
    case .none: nil
    }
  }

  /// What xterm draws by default.
  var rgb: RGB {
    let index = index
    if index < 16 { return RGB(hex: Color.sixteen[index]) }
    if index >= 232 {
      let grey = Double(8 + 10 * (index - 232))
      return RGB(red: grey, green: grey, blue: grey)
    }
    let cube = index - 16
    return RGB(
      red: Color.levels[cube / 36], green: Color.levels[cube / 6 % 6], blue: Color.levels[cube % 6])
  }

  private static let levels: [Double] = [0, 95, 135, 175, 215, 255]
  private static let sixteen: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]
}
