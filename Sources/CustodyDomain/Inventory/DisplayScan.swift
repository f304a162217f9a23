/// The scan behind ``DisplayText``: takes scalars one by one, and holds no more of the text than one cluster.
struct DisplayScan {
  let ascii: Bool
  let multiline: Bool
  /// Scalars that may still be looked at.
  var left: Int
  private(set) var pieces: [DisplayText.Piece] = []
  private(set) var flags: Set<TextFlag> = []

  /// The base that marks, selectors and joiners can still go on from; nil after anything replaced.
  private var base: Unicode.Scalar?
  private var marksOnBase = 0
  private var inInvisibleRun = false
  /// A joiner after an emoji, or a selector after a keycap's base: the next scalar decides what it is.
  private var pending: Unicode.Scalar?

  init(ascii: Bool, multiline: Bool, left: Int) {
    self.ascii = ascii
    self.multiline = multiline
    self.left = left
  }

  mutating func take(_ scalar: Unicode.Scalar) {
    left -= 1
    if let waiting = pending {
      pending = nil
      if joins(scalar, after: waiting) { return }
      invisible()
    }
    switch ScalarClass(scalar) {
    case .plain: show(scalar)
    case .control: control(scalar)
    case .c1: replace(.control)
    case .separator: replace(.control, with: "\u{240A}")
    case .bidi: replace(.bidi)
    case .variationSelector: selector(scalar)
    case .joiner:
      if base.map(ScalarClass.isEmoji) == true { pending = scalar } else { invisible() }
    case .skinTone:
      if base?.properties.isEmojiModifierBase == true {
        flags.insert(.cluster)
      } else {
        show(scalar)
      }
    case .regionalIndicator:
      show(Unicode.Scalar(UInt8(scalar.value - 0x1F1E6) + UInt8(ascii: "A")))
    case .enclosing: dropMark()
    case .invisible: invisible()
    case .space: spaces(1)
    case .wideSpace: spaces(2)
    case .privateUse: replace(.privateUse)
    case .chrome: replace(.chrome)
    case .mark: mark(scalar)
    case .unassigned: replace(.unassigned)
    }
  }

  /// The scalar taken last passes for another one.
  mutating func markLast() {
    if !pieces.isEmpty { pieces[pieces.count - 1].altered = true }
  }

  mutating func finish() {
    if pending != nil { invisible() }
    pending = nil
  }

  /// Whether `scalar` makes a cluster with the base and what was waiting; then neither is drawn.
  private mutating func joins(_ scalar: Unicode.Scalar, after waiting: Unicode.Scalar) -> Bool {
    if waiting.value == 0x200D {
      guard ScalarClass.isEmoji(scalar) else { return false }
    } else {
      guard scalar.value == 0x20E3 else { return false }
      dropMark()
    }
    flags.insert(.cluster)
    return true
  }

  /// A selector only means something after an emoji; elsewhere it hides, and can carry hidden text.
  private mutating func selector(_ scalar: Unicode.Scalar) {
    guard let base else { return invisible() }
    if ScalarClass.isEmoji(base) {
      flags.insert(.cluster)
    } else if base.properties.isEmoji {
      pending = scalar
    } else {
      invisible()
    }
  }

  private mutating func control(_ scalar: Unicode.Scalar) {
    if multiline, scalar == "\n" {
      append("\n", altered: false, base: nil)
    } else if multiline, scalar == "\t" {
      for _ in 0..<4 { append(" ", altered: false, base: nil) }
    } else if ascii {
      flags.insert(.control)
      append("^", altered: true, base: nil)
      let letter = Unicode.Scalar(UInt8(scalar.value) ^ 0x40)
      append(String(letter), altered: true, base: nil)
    } else {
      let picture = scalar.value == 0x7F ? 0x2421 : 0x2400 + scalar.value
      replace(.control, with: Unicode.Scalar(picture) ?? "\u{FFFD}")
    }
  }

  private mutating func mark(_ scalar: Unicode.Scalar) {
    guard base != nil, !pieces.isEmpty else { return replace(.marks) }
    guard marksOnBase < 2 else { return dropMark() }
    marksOnBase += 1
    if !ascii { pieces[pieces.count - 1].text.unicodeScalars.append(scalar) }
  }

  /// A mark that is not drawn: too many, or one that encloses its base.
  private mutating func dropMark() {
    guard base != nil, !pieces.isEmpty else { return replace(.marks) }
    flags.insert(.marks)
    pieces[pieces.count - 1].altered = true
  }

  private mutating func invisible() {
    flags.insert(.invisible)
    if !inInvisibleRun { replace(.invisible) }
    inInvisibleRun = true
  }

  private mutating func spaces(_ count: Int) {
    flags.insert(.space)
    for _ in 0..<count { append(" ", altered: true, base: nil) }
  }

  private mutating func replace(_ flag: TextFlag, with mark: Unicode.Scalar = "\u{FFFD}") {
    flags.insert(flag)
    append(ascii ? "?" : String(mark), altered: true, base: nil)
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    append(ascii && !scalar.isASCII ? "?" : String(scalar), altered: false, base: scalar)
  }

  private mutating func append(_ text: String, altered: Bool, base: Unicode.Scalar?) {
    pieces.append(DisplayText.Piece(text: text, altered: altered))
    self.base = base
    marksOnBase = 0
    inInvisibleRun = false
  }
}
