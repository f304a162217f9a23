import Foundation

/// What may stand in an id and in a text from outside.
///
/// Ids decide, so they must be what they seem: nothing invisible, nothing that reorders or controls the
/// terminal, one script, one normal form. Texts are kept exactly and made safe only when shown.
public enum TextRules {
  /// The most scalars of an id.
  public static let idLimit = 256
  /// The most scalars of a name, a reason, a description.
  public static let textLimit = 1024

  /// Everything odd about a string: what `DisplayText` finds scalar by scalar, and what only the whole
  /// shows.
  public static func flags(_ text: String) -> Set<TextFlag> {
    if let plain = plainFlags(text) { return plain }
    var flags = DisplayText.flags(of: text)
    let scalars = text.unicodeScalars
    if scalars.count > idLimit { flags.insert(.long) }
    if scalars.allSatisfy({ $0.properties.isWhitespace }) { flags.insert(.blank) }
    if scalars.first == " " || scalars.last == " " { flags.insert(.edgeSpace) }
    if LookalikeScript.mixes(scalars) { flags.insert(.mixedScript) }
    if !scalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars) {
      flags.insert(.nfd)
    } else if flags.isDisjoint(with: [.space, .control, .invisible]),
      !scalars.elementsEqual(text.precomposedStringWithCompatibilityMapping.unicodeScalars)
    {
      // Odd spaces and fillers change, too, and have flags of their own.
      flags.insert(.compat)
    }
    return flags
  }

  /// Why a string can't be an id (account, login, address, scope, key); nil if it can.
  ///
  /// The answer completes a sentence: `is blank`, `holds a control character`.
  public static func idFault(_ text: String) -> String? {
    let flags = flags(text)
    if flags.isSubset(of: [.cluster]) { return nil }
    return reasons.first { flags.contains($0.flag) }?.reason
  }

  /// Why a string can't be kept as text; nil if it can. Control characters are kept as they are; NUL,
  /// at which stores cut strings, is not.
  public static func textFault(_ text: String, limit: Int = textLimit) -> String? {
    if text.utf8.contains(0) { return "holds a NUL" }
    // A scalar has at least one byte, so short strings need no count.
    if text.utf8.count > limit, text.unicodeScalars.count > limit {
      return "is longer than \(limit) characters"
    }
    return nil
  }

  private static let reasons: [(flag: TextFlag, reason: String)] = [
    (.blank, "is blank"), (.control, "holds a control character"),
    (.bidi, "holds a character that reorders text"),
    (.invisible, "holds an invisible character"), (.unassigned, "holds an unknown character"),
    (.privateUse, "holds a private-use character"), (.chrome, "holds a line-drawing character"),
    (.marks, "holds stray or stacked marks"), (.mixedScript, "mixes look-alike scripts"),
    (.space, "holds an unusual space"), (.edgeSpace, "begins or ends with a space"),
    (.nfd, "is not in Unicode normal form C"),
    (.compat, "holds look-alike forms of plain characters"),
    (.long, "is longer than \(idLimit) characters"),
  ]

  /// The flags of printable ASCII, which nearly every id is; nil for anything else.
  private static func plainFlags(_ text: String) -> Set<TextFlag>? {
    var text = text
    return text.withUTF8 { bytes -> Set<TextFlag>? in
      var blanks = 0
      for byte in bytes {
        guard byte >= 32, byte < 127 else { return nil }
        if byte == 32 { blanks += 1 }
      }
      guard blanks > 0 || bytes.count > idLimit || bytes.isEmpty else { return [] }
      var flags: Set<TextFlag> = []
      if blanks == bytes.count { flags.insert(.blank) }
      if bytes.first == 32 || bytes.last == 32 { flags.insert(.edgeSpace) }
      if bytes.count > idLimit { flags.insert(.long) }
      return flags
    }
  }
}
