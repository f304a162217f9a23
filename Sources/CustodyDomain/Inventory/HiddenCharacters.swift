/// Finds characters that a reader doesn't see, or that make text read as something else: controls,
/// bidirectional controls, invisible and tag characters, private use, stray and stacked marks, and the
/// box drawing that frames custody's own screen (TERMINAL.md section 2.3).
public enum HiddenCharacters {
  /// What kinds occur in a text, sorted; empty where it shows as it is.
  public static func kinds(in text: String) -> [String] {
    // Nearly all names are printable ASCII.
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return [] }
    var found: Set<String> = []
    var marks = 0
    var base: Unicode.Scalar?
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if isEmojiGlue(
        scalar, after: base, next: index + 1 < scalars.count ? scalars[index + 1] : nil)
      {
        continue
      }
      if let kind = kind(of: scalar) { found.insert(kind) }
      switch scalar.properties.generalCategory {
      case .nonspacingMark:
        marks += 1
        if base == nil || marks > 2 { found.insert("marks") }
      case .enclosingMark: found.insert("marks")
      default:
        marks = 0
        base = scalar
      }
    }
    return found.sorted()
  }

  /// The text with every such character written as `<U+202E>`; other text unchanged.
  public static func revealed(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      if kind(of: scalar) == nil {
        shown.unicodeScalars.append(scalar)
      } else {
        shown += "<\(Confusables.codePoint(scalar))>"
      }
    }
    return shown
  }

  /// Joiners and selectors that build one emoji out of several are what they seem.
  private static func isEmojiGlue(
    _ scalar: Unicode.Scalar, after base: Unicode.Scalar?, next: Unicode.Scalar?
  ) -> Bool {
    guard let base, base.properties.isEmoji else { return false }
    if scalar.value == 0xFE0F || scalar.value == 0xFE0E { return true }
    return scalar.value == 0x200D && next?.properties.isEmoji == true
  }

  private static func kind(of scalar: Unicode.Scalar) -> String? {
    let value = scalar.value
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: return "control"
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return "bidi"
    case 0xE0000...0xE007F: return "tag"
    case 0x2500...0x259F: return "chrome"
    default: break
    }
    if invisible.contains(where: { $0.contains(value) }) { return "invisible" }
    switch scalar.properties.generalCategory {
    case .privateUse: return "private"
    case .unassigned: return "unassigned"
    default: return nil
    }
  }

  private static let invisible: [ClosedRange<UInt32>] = [
    0xAD...0xAD, 0x034F...0x034F, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
    0x200B...0x200D, 0x2060...0x2065, 0x206A...0x206F, 0x2800...0x2800, 0x3164...0x3164,
    0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0, 0xFFF9...0xFFFC, 0x1BCA0...0x1BCA3,
    0x1D173...0x1D17A, 0xE0080...0xE0FFF,
  ]
}
