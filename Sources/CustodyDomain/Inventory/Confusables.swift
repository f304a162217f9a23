/// Letters that pass for others: where they stand in a text, and what they really are.
public enum Confusables {
  /// Whether a word of the text has letters of two scripts that are taken for one another.
  public static func mixes(_ text: String) -> Bool {
    !text.utf8.allSatisfy { $0 < 0x80 } && LookalikeScript.mixes(text.unicodeScalars)
  }

  /// The places, from 0, of letters that are strangers in their word: of another script than most of it.
  static func strangers(in scalars: [Unicode.Scalar]) -> Set<Int> {
    guard !scalars.allSatisfy(\.isASCII) else { return [] }
    var found: Set<Int> = []
    for word in LookalikeScript.words(scalars) {
      var counts: [LookalikeScript: Int] = [:]
      for letter in word { counts[letter.script, default: 0] += 1 }
      guard counts.count > 1 else { continue }
      // Of equals, Latin is what the word seems to be.
      let most = counts.max {
        ($0.value, $0.key == .latin ? 1 : 0) < ($1.value, $1.key == .latin ? 1 : 0)
      }
      for letter in word where letter.script != most?.key { found.insert(letter.place) }
    }
    return found
  }

  /// The places of all letters that the raw view writes out: strangers, and the words in which every letter
  /// is drawn like a Latin one.
  static func marked(in scalars: [Unicode.Scalar]) -> Set<Int> {
    guard !scalars.allSatisfy(\.isASCII) else { return [] }
    var found = strangers(in: scalars)
    for word in LookalikeScript.words(scalars) {
      let places = word.map(\.place)
      if places.allSatisfy({ Skeleton.hasTwin(scalars[$0]) }) { found.formUnion(places) }
    }
    return found
  }

  /// What a name has in place of what another one has that looks the same: `Cyrillic о (U+043E) at 4`. Empty
  /// where they don't look the same, or differ in case only.
  static func differences(of name: String, from other: String) -> [String] {
    let (mine, others) = (Array(name.unicodeScalars), Array(other.unicodeScalars))
    let (left, right) = (Skeleton.letters(name), Skeleton.letters(other))
    guard left.map(\.scalar) == right.map(\.scalar) else { return [] }
    var shown: [Int: String] = [:]
    for (one, two) in zip(left, right) {
      let (scalar, twin) = (mine[one.place], others[two.place])
      if scalar.properties.lowercaseMapping == twin.properties.lowercaseMapping { continue }
      let instead = scalar.isASCII ? " for \(described(twin))" : ""
      shown[one.place] = "\(described(scalar)) at \(one.place + 1)\(instead)"
    }
    let visible = Set(left.map(\.place))
    for (place, scalar) in mine.enumerated() where !visible.contains(place) {
      guard !scalar.properties.isWhitespace else { continue }
      shown[place] = "invisible (\(codePoint(scalar))) at \(place + 1)"
    }
    return shown.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func described(_ scalar: Unicode.Scalar) -> String {
    let script = LookalikeScript(scalar).flatMap { $0 == .latin ? nil : $0.name + " " } ?? ""
    return "\(script)\(DisplayText.plain(String(scalar))) (\(codePoint(scalar)))"
  }

  /// `U+043E`.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
