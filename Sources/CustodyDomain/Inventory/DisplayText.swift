/// A text from somebody else's file in a form that is safe to show: no control, bidirectional or invisible scalar
/// reaches a terminal, a log or a table through it, and whatever was replaced stays visible as a mark.
///
/// Replacing rather than deleting is the point: without the mark, `ad<U+200B>min` would read as `admin`.
/// Decisions never rest on this form; they bind to ids.
public struct DisplayText: Hashable, Sendable {
  /// One base with at most two marks: what one or two columns of a screen hold.
  public struct Piece: Hashable, Sendable {
    /// The text to draw; `"\n"` for a line break of a multi-line text.
    public var text: String
    /// Whether something here was replaced or dropped, or passes for a letter of another script, so that the
    /// reader must be told.
    public var altered: Bool
  }
  /// The pieces in order.
  public private(set) var pieces: [Piece] = []
  /// What was found on the way: the display flags of ``TextFlag``.
  public private(set) var flags: Set<TextFlag> = []
  /// Whether the text went on after the last scalar that was looked at.
  public private(set) var truncated = false

  /// Scalars that one field of a row may cost; longer text is cut there.
  public static let fieldLimit = 512
  /// Scalars of a multi-line text, as long as an imported note may be (16 KiB).
  public static let noteLimit = 16_384

  /// Makes `raw` safe to show.
  ///
  /// - Parameters:
  ///   - ascii: only bytes under 0x80 in the result; controls as `^X`, other scalars as `?`.
  ///   - multiline: `\n` breaks the line and `\t` is four spaces; elsewhere both are shown as marks.
  ///   - limit: how many scalars are looked at; nil for the limit of a field or a note.
  public init(
    _ raw: some StringProtocol, ascii: Bool = false, multiline: Bool = false, limit: Int? = nil
  ) {
    var scan = DisplayScan(
      ascii: ascii, multiline: multiline,
      left: limit ?? (multiline ? Self.noteLimit : Self.fieldLimit))
    let strangers = Confusables.strangers(in: Array(raw.unicodeScalars.prefix(scan.left)))
    for (place, scalar) in raw.unicodeScalars.enumerated() {
      guard scan.left > 0 else {
        truncated = true
        break
      }
      scan.take(scalar)
      if strangers.contains(place) { scan.markLast() }
    }
    scan.finish()
    pieces = scan.pieces
    flags = scan.flags
  }

  /// The pieces as one string.
  public var plain: String { pieces.reduce(into: "") { $0 += $1.text } }

  /// `raw` as one safe line, whole: for logs, standard error, prompts and tables.
  public static func plain(
    _ raw: some StringProtocol, ascii: Bool = false, multiline: Bool = false
  ) -> String {
    if raw.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(raw) }
    return DisplayText(raw, ascii: ascii, multiline: multiline, limit: .max).plain
  }

  /// The flags of the whole of `raw`, for judging what is imported.
  public static func flags(of raw: String) -> Set<TextFlag> {
    if raw.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return [] }
    return DisplayText(raw, limit: .max).flags
  }

  /// `raw` with every scalar that would not be shown as itself, or passes for another, written as `<U+200B>`;
  /// `altered` marks those.
  public static func revealed(
    _ raw: some StringProtocol, ascii: Bool = false, limit: Int = noteLimit
  ) -> [Piece] {
    var pieces: [Piece] = []
    let scalars = Array(raw.unicodeScalars.prefix(limit))
    let marked = Confusables.marked(in: scalars)
    for (place, scalar) in scalars.enumerated() {
      switch ScalarClass(scalar) {
      case .plain where (scalar.isASCII || !ascii) && !marked.contains(place):
        pieces.append(Piece(text: String(scalar), altered: false))
      case .mark
      where !ascii && pieces.last?.altered == false
        && (pieces.last?.text.unicodeScalars.count ?? 3) < 3:
        pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
      default:
        pieces += "<\(Confusables.codePoint(scalar))>".map {
          Piece(text: String($0), altered: true)
        }
      }
    }
    return pieces
  }
}
