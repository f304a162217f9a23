/// Arguments as a line that a POSIX shell reads back as exactly these arguments.
public enum ShellLine {
  /// The arguments, each quoted where it needs it, with blanks between.
  public static func text(_ arguments: [String]) -> String {
    arguments.map(quoted).joined(separator: " ")
  }

  /// One argument. In single quotes a shell takes every character as it is; only the quote itself must leave them.
  public static func quoted(_ argument: String) -> String {
    let plain = argument.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: #"_@%+=:,./-"#.utf8.contains(byte)
      }
    }
    guard !plain || argument.isEmpty else { return argument }
    return "'" + argument.replacing("'", with: #"'\''"#) + "'"
  }
}
