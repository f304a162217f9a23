import CustodyDomain
import Foundation

/// What writes the user's clipboard (OSC 52).
enum Clipboard {
  /// Bytes of text that are written at most.
  static let limit = 8192

  /// The sequence for one line of text, made safe; nil if it is too long.
  static func sequence(for text: String) -> String? {
    let line = Data(DisplayText.plain(text).utf8)
    guard line.count <= limit else { return nil }
    return "\u{1B}]52;c;" + line.base64EncodedString() + "\u{07}"
  }
}
