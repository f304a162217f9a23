import CNcurses
import CustodyDashboard
import CustodyDomain

/// Turns what ncurses reads into inputs. Holds what is unfinished between two reads: a paste, or a sequence that came
/// in pieces.
struct KeyDecoder {
  /// One thing that ncurses read.
  enum Code: Equatable {
    /// A character, or a control.
    case scalar(UInt32)
    /// A key code of ncurses, or one of ours.
    case key(Int32)
  }

  private enum Own {
    static let pasteStart: Int32 = 2000
    static let pasteEnd: Int32 = 2001
    static let focusIn: Int32 = 2002
    static let focusOut: Int32 = 2003
  }

  /// Scalars of a paste that are kept (64 KiB).
  static let pasteLimit = 65_536
  private var pasted: String.UnicodeScalarView?
  private var pastedCount = 0
  /// The sequence that is being swallowed.
  private var swallowing: Unknown?

  /// Sequences that nobody knows, by how they end.
  private enum Unknown {
    /// `ESC [`: at a byte from `@` to `~`.
    case control
    /// `ESC O`: after one more.
    case single
    /// `ESC P ] ^ _`: at BEL or ESC `\`.
    case string

    func ends(at value: UInt32) -> Bool {
      switch self {
      case .control: (0x40...0x7E).contains(value)
      case .single: true
      case .string: value == 7 || value == 0x5C
      }
    }
  }

  private var isPasting: Bool { pasted != nil }

  /// Teaches ncurses the forms that terminal descriptions leave out. After `newterm`.
  static func defineKeys() {
    let forms: [(String, Int32)] = [
      ("[A", KEY_UP), ("[B", KEY_DOWN), ("[C", KEY_RIGHT), ("[D", KEY_LEFT),
      ("OA", KEY_UP), ("OB", KEY_DOWN), ("OC", KEY_RIGHT), ("OD", KEY_LEFT),
      ("[H", KEY_HOME), ("[F", KEY_END), ("OH", KEY_HOME), ("OF", KEY_END),
      ("[1~", KEY_HOME), ("[4~", KEY_END), ("[7~", KEY_HOME), ("[8~", KEY_END),
      ("[3~", KEY_DC), ("[5~", KEY_PPAGE), ("[6~", KEY_NPAGE), ("[Z", KEY_BTAB),
      ("[200~", Own.pasteStart), ("[201~", Own.pasteEnd), ("[I", Own.focusIn), ("[O", Own.focusOut),
    ]
    for (form, code) in forms { define_key("\u{1B}" + form, code) }
  }

  /// Reads everything there is; `next` gives nil when there is nothing more now.
  mutating func decode(next: () -> Code?) -> [Input] {
    var inputs: [Input] = []
    var again: Code?
    while let code = again ?? next() {
      again = nil
      switch code {
      case _ where isPasting:
        if let text = paste(code) { inputs.append(.paste(text)) }
      case .scalar(let value) where swallowing != nil && !(value == 27 && swallowing == .control):
        if swallowing?.ends(at: value) == true { swallowing = nil }
      case .key(let number):
        swallowing = nil
        if let input = input(number) { inputs.append(input) }
      case .scalar(27):
        again = escape(next: next, into: &inputs)
      case .scalar(let value):
        if let key = key(value) { inputs.append(.key(key)) }
      }
    }
    return inputs
  }

  /// After a pause: a sequence comes at once or never, and a paste whose end never came (the terminal was cut off)
  /// must not swallow keys for ever.
  mutating func pause(seconds: Double) {
    if seconds > 0.1 { swallowing = nil }
    if seconds > 2 { endPaste() }
  }

  private mutating func endPaste() {
    pasted = nil
    pastedCount = 0
  }

  private mutating func paste(_ code: Code) -> String? {
    switch code {
    case .key(Own.pasteEnd):
      let text = DisplayText.plain(String(pasted ?? .init()), multiline: true)
      endPaste()
      return text
    case .key: break
    case .scalar(let value):
      pastedCount += 1
      // Terminals paste line ends as carriage returns.
      if pastedCount <= Self.pasteLimit, let scalar = Unicode.Scalar(value == 13 ? 10 : value) {
        pasted?.append(scalar)
      }
    }
    return nil
  }

  private mutating func input(_ code: Int32) -> Input? {
    switch code {
    case Own.pasteStart:
      pasted = .init()
      return nil
    case Own.pasteEnd: return nil
    case Own.focusIn: return .focus(true)
    case Own.focusOut: return .focus(false)
    default: return Self.key(code: code).map { .key($0) }
    }
  }

  private static func key(code: Int32) -> Key? {
    switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_HOME: .home
    case KEY_END: .end
    case KEY_PPAGE: .pageUp
    case KEY_NPAGE: .pageDown
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_ENTER: .enter
    case KEY_BTAB: .backTab
    case (KEY_F0 + 1)...(KEY_F0 + 12): .function(Int(code - KEY_F0))
    default: nil
    }
  }

  /// After ESC: the key itself, Alt with the next one, or a sequence that nobody knows, which is swallowed whole:
  /// its letters would otherwise be taken for keys, and keys decide things. Returns what was read too far.
  private mutating func escape(next: () -> Code?, into inputs: inout [Input]) -> Code? {
    swallowing = nil
    guard let code = next() else {
      inputs.append(.key(.escape))
      return nil
    }
    guard case .scalar(let value) = code, value != 27 else {
      inputs.append(.key(.escape))
      return code
    }
    switch value {
    case 0x5B: swallowing = .control
    case 0x4F: swallowing = .single
    case 0x50, 0x5D, 0x5E, 0x5F: swallowing = .string
    default:
      if case .character(let character)? = key(value) { inputs.append(.key(.alt(character))) }
    }
    return nil
  }

  private func key(_ value: UInt32) -> Key? {
    switch value {
    case 9: .tab
    case 10, 13: .enter
    case 8, 127: .backspace
    case 0: .control(" ")
    case 1...26: Unicode.Scalar(value + 0x60).map { .control(Character($0)) }
    case 28...31: Unicode.Scalar(value + 0x40).map { .control(Character($0)) }
    case 0x80...0x9F: nil
    default: Unicode.Scalar(value).map { .character(Character($0)) }
    }
  }
}
