/// What a scalar is to a screen, before its width is known: the table behind ``DisplayText``.
///
/// The ranges are those that a terminal or a reader can be fooled with (Unicode 15: bidirectional controls of UAX 9,
/// default-ignorable code points, private use, and the box-drawing blocks that the dashboard's frame uses).
enum ScalarClass {
  case plain, control, c1, separator, bidi, enclosing, invisible, space, wideSpace
  case privateUse, chrome, mark, unassigned, variationSelector, joiner, skinTone
  case regionalIndicator

  /// The class of one scalar; the first range that holds it wins.
  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x20...0x7E: self = .plain
    case 0x00...0x1F, 0x7F: self = .control
    case 0x80...0x9F: self = .c1
    case 0x2028, 0x2029: self = .separator
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: self = .bidi
    case 0xFE0E, 0xFE0F: self = .variationSelector
    case 0x200D: self = .joiner
    case 0x1F3FB...0x1F3FF: self = .skinTone
    case 0x1F1E6...0x1F1FF: self = .regionalIndicator
    case 0x20DD...0x20E0, 0x20E2...0x20E4: self = .enclosing
    case 0x3000: self = .wideSpace
    case 0x00A0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: self = .space
    case 0x2500...0x259F: self = .chrome
    default:
      if Self.isInvisible(value) {
        self = .invisible
      } else {
        self = Self.byProperties(of: scalar)
      }
    }
  }

  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200D,
      0x2060...0x2065, 0x206A...0x206F, 0x2800, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0,
      0xFFF9...0xFFFC, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  private static func byProperties(of scalar: Unicode.Scalar) -> ScalarClass {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .privateUse: return .privateUse
    case .unassigned, .surrogate: return .unassigned
    case .enclosingMark: return .enclosing
    default: break
    }
    guard let age = properties.age, age.major <= 15 else { return .unassigned }
    switch properties.generalCategory {
    case .nonspacingMark, .format: return .mark
    default: return isConjoining(scalar.value) ? .mark : .plain
    }
  }

  /// Hangul vowels and finals of the conjoining blocks: letters by category, but drawn on the syllable before.
  private static func isConjoining(_ value: UInt32) -> Bool {
    (0x1161...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
  }

  /// Whether an emoji cluster can go on from this scalar; ASCII digits are emoji by property only for keycaps.
  static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x7F && scalar.properties.isEmoji
  }
}
