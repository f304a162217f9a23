import CNcurses

/// What the locale lets us draw. Called once, before a terminal is opened and before the frame's form is chosen.
public enum TerminalLocale {
  /// What was found.
  public struct Found: Sendable, Hashable {
    /// Whether the terminal is told UTF-8; otherwise draw ASCII only.
    public var utf8: Bool
    /// Whether the language's terminals may draw frame characters two columns wide (Chinese, Japanese, Korean).
    public var wideAmbiguous: Bool
    /// Whether ASCII is the safe choice.
    public var prefersASCII: Bool { !utf8 || wideAmbiguous }
  }

  /// Takes the user's locale. Without it ncurses draws wide characters as junk, and Swift does not take it by itself.
  ///
  /// A locale that isn't there (common over SSH) gives way to `C.UTF-8`; one that is there and isn't UTF-8 does
  /// not, because then the terminal itself is something else.
  public static func prepare() -> Found {
    if setlocale(LC_ALL, "") == nil { _ = setlocale(LC_ALL, "C.UTF-8") }
    let codeset = String(cString: cu_codeset())
    let language = setlocale(LC_CTYPE, nil).map { String(cString: $0).prefix(2) } ?? ""
    return Found(
      utf8: codeset.uppercased() == "UTF-8", wideAmbiguous: ["zh", "ja", "ko"].contains(language))
  }
}
