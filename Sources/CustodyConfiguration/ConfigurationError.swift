/// Why a configuration file can't be used: where, what is wrong, and what to do.
public struct ConfigurationError: Error, Hashable, Sendable {
  /// The file.
  public var path: String
  /// The line, counted from 1, where it is known.
  public var line: Int?
  /// What is wrong.
  public var message: String
  /// What to do.
  public var hint: String
  /// An error.
  public init(path: String, line: Int?, message: String, hint: String) {
    self.path = path
    self.line = line
    self.message = message
    self.hint = hint
  }
}
