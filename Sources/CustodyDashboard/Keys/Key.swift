/// A key as the terminal reports it, without the terminal's own codes.
public enum Key: Hashable, Sendable {
  case character(Character)
  /// With Control; the letter in lower case.
  case control(Character)
  /// With Alt.
  case alt(Character)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 is 1.
  case function(Int)
}

/// What comes from the terminal.
public enum Input: Hashable, Sendable {
  case key(Key)
  /// Text between the marks of a bracketed paste, sanitised and at most 64 KiB.
  case paste(String)
  /// Whether the terminal window has the keyboard.
  case focus(Bool)
  case resize(columns: Int, rows: Int)
  /// The program was stopped and goes on; everything has to be drawn again.
  case resumed
}
