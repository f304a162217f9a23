import CustodyThemes

/// A screen and a keyboard. The real one is ncurses; tests have one of values.
@MainActor public protocol Terminal: AnyObject {
  /// The size now.
  var size: (columns: Int, rows: Int) { get }
  /// What is typed and what happens to the terminal, until it is closed or goes away; asked for once. What came
  /// together stays together, and is drawn once.
  func inputs() -> AsyncStream<[Input]>
  /// Shows a frame; only what changed since the last one is sent.
  func draw(_ frame: Frame, theme: Theme)
  /// Sends the next frame whole, whatever is thought to be on the screen.
  func repaint()
  /// Gives the terminal back, stops this process until it is continued, and takes it again.
  func suspend()
  /// Gives the terminal to a child until it ends; no shell. Returns its exit status, 128 + n for signal n,
  /// or 127 if it can't be started.
  func withChild(_ argv: [String]) -> Int32
  /// Puts one line into the user's clipboard; false where the terminal can't.
  func copy(_ text: String) -> Bool
  /// Gives the terminal back as it was found; nothing can be drawn after. May be called twice.
  func close()
}
