/// Why no dashboard can be drawn here.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is no terminal.
  case notATerminal
  /// `TERM` is empty or `dumb`.
  case dumb
  /// Neither `TERM` nor anything like it is described on this machine.
  case unknownType(String)
}
