/// What each role looks like. The role names are those of `base.toml`, which gives every one a meaning
/// without colour; the other themes inherit it.
public struct Theme: Hashable, Sendable {
  /// The background a theme is made for.
  public enum Kind: String, CaseIterable, Sendable {
    /// A dark one.
    case dark
    /// A light one.
    case light
    /// Both: its colours can be read on black and on white.
    case any
  }
  /// Its name, for people.
  public var name: String
  /// The background it is made for.
  public var kind: Kind
  /// Styles by role name.
  public var roles: [String: Style]
  /// What was not understood while loading, in whole sentences; loading goes on past these.
  public var warnings: [String]

  /// The style of a role; plain for a role that the theme doesn't know.
  public func style(for roleName: String) -> Style { roles[roleName] ?? Style() }

  /// Names of the themes that come with the program, the default first.
  public static let builtInNames = ["custody", "dark", "light", "mono"]

  /// A theme that comes with the program; nil if there is none of that name.
  public static func builtIn(named name: String) -> Theme? {
    try? ThemeFile.builtIn(name)
  }

  /// Loads a theme file.
  ///
  /// Without `inherits` a file with the name of a built-in theme changes that one role by role, and any other
  /// stands on `base`.
  /// - Parameters:
  ///   - path: for messages, and for the name where the file has none.
  ///   - find: the text of another theme of the user's, by name, for `inherits`.
  /// - Throws: ``ThemeError``.
  public static func load(
    text: String, path: String, find: (String) -> String? = { _ in nil }
  ) throws(ThemeError) -> Theme {
    try ThemeFile.load(text: text, path: path, find: find)
  }

  /// Every role name there is.
  public static var roleNames: [String] { base.roles.keys.sorted() }

  /// Roles by attributes alone.
  static let base =
    Theme.builtIn(named: "base") ?? Theme(name: "base", kind: .any, roles: [:], warnings: [])
}

/// Why a theme file can't be used.
public struct ThemeError: Error, Hashable, Sendable {
  /// The file.
  public var path: String
  /// The line, from 1, where that is known.
  public var line: Int?
  /// What is wrong.
  public var message: String
  /// What to do.
  public var hint: String
}
