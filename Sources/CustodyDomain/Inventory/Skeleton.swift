/// What a name looks like, so that names that can be mistaken for each other have the same skeleton.
///
/// After Unicode Technical Standard 39, section 4, with a small table of our own: the letters of Cyrillic
/// and Greek, and the digits, that a terminal's font draws like Latin ones.
public enum Skeleton {
  /// The skeleton: compatibility forms, case, marks that a font hardly shows, invisible characters
  ///  folded away; runs of blanks are one. Empty for a name of nothing visible.
  public static func of(_ name: String) -> String {
    var out = String.UnicodeScalarView()
    for letter in letters(name) { out.append(letter.scalar) }
    return String(out)
  }

  /// The skeleton's scalars, each with the place in the name, from 0, of the scalar that it comes from.
  static func letters(_ name: String) -> [(scalar: Unicode.Scalar, place: Int)] {
    var out: [(scalar: Unicode.Scalar, place: Int)] = []
    var blank: Int?
    for (place, scalar) in name.unicodeScalars.enumerated() {
      let properties = scalar.properties
      if properties.isWhitespace {
        if !out.isEmpty { blank = blank ?? place }
        continue
      }
      if properties.isDefaultIgnorableCodePoint { continue }
      if properties.generalCategory == .format || properties.generalCategory == .control {
        continue
      }
      if let place = blank { out.append((" ", place)) }
      blank = nil
      for folded in compatible(scalar).unicodeScalars {
        for letter in plain(folded) { out.append((letter, place)) }
      }
    }
    return out
  }

  /// Whether a scalar beyond ASCII is drawn like one of ASCII.
  static func hasTwin(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && plain(scalar).allSatisfy(\.isASCII)
  }

  private static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if let twin = confusables[scalar] { return [twin] }
    return scalar.properties.lowercaseMapping.unicodeScalars.map { confusables[$0] ?? $0 }
  }

  /// Full-width, mathematical and other styled letters as plain ones: the ranges in which they stand in
  /// the order of the alphabet.
  private static func compatible(_ scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return String(scalar) }
    switch scalar.value {
    case 0xFF01...0xFF5E: return String(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    case 0x1D400...0x1D6A3:
      let place = UInt8((scalar.value - 0x1D400) % 52)
      return String(Unicode.Scalar(place < 26 ? 0x41 + place : 0x61 + place - 26))
    case 0x1D7CE...0x1D7FF:
      return String(Unicode.Scalar(0x30 + UInt8((scalar.value - 0x1D7CE) % 10)))
    case 0x24B6...0x24CF: return String(Unicode.Scalar(UInt8(scalar.value - 0x24B6) + 0x61))
    case 0x24D0...0x24E9: return String(Unicode.Scalar(UInt8(scalar.value - 0x24D0) + 0x61))
    default: return String(scalar)
    }
  }

  /// Pairs that differ in hardly a pixel. `l`, `1`, `I` and `|` are one, as are `o`, `O` and `0`.
  private static let confusables: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [
      "1": "l", "I": "l", "|": "l", "0": "o", "\u{0131}": "i", "\u{2010}": "-",
      "\u{2011}": "-", "\u{2012}": "-", "\u{2013}": "-", "\u{2212}": "-", "\u{04C0}": "l",
      "\u{04CF}": "l", "\u{2113}": "l", "\u{01C0}": "l",
    ]
    let cyrillic: [(String, String)] = [
      ("аАсСеЕоОрРхХуУіІјЈѕЅһҺԁԛԝԜ", "aacceeooppxxyyiljjsshhdqww"),
      ("ВвКкМмНнТтЗзЬьг", "bbkkmmhhtt33bbr"),
      ("αΑβΒεΕζΖηΗιΙκΚμΜνΝοΟρΡτΤυΥχΧγ", "aabbeezznhilkkmmvnooppttuyxxy"),
      ("ѵѴցքոսօհ", "vvgpnuoh"),
    ]
    for (from, to) in cyrillic {
      for (source, target) in zip(from.unicodeScalars, to.unicodeScalars) {
        table[source] = target
      }
    }
    return table
  }()
}
