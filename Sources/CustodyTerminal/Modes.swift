import Glibc

/// What we switch on in a terminal beyond what ncurses does, and off again.
enum Modes {
  /// Bracketed paste and focus reports.
  static let on = "\u{1B}[?2004h\u{1B}[?1004h"
  /// The same, off.
  static let off = "\u{1B}[?2026l\u{1B}[?1004l\u{1B}[?2004l"
  /// Everything until the end is shown at once (mode 2026); terminals that don't know it ignore it.
  static let beginFrame = "\u{1B}[?2026h"
  /// The end of such a frame.
  static let endFrame = "\u{1B}[?2026l"

  /// Writes to the terminal past ncurses; only between its own writes.
  static func write(_ text: String, to descriptor: Int32 = 1) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR && errno != EAGAIN {
        return
      }
    }
  }
}
