/// How a reviewer looked at an item before deciding on it.
public enum Look: Hashable, Sendable {
  /// Its screen was opened, or its sheet printed.
  case opened
  /// Its texts were read with everything that hides in them shown.
  case raw
  /// Its screen was left after so many seconds.
  case left(seconds: Int)
}
