import TOMLKit

/// Reads one theme file on top of what it inherits.
struct ThemeFile {
  let text: String
  let path: String
  let table: TOMLTable

  init(text: String, path: String) throws(ThemeError) {
    self.text = text
    self.path = path
    do {
      table = try TOMLTable(string: text)
    } catch {
      let fault = error as? TOMLParseError
      throw ThemeError(
        path: path, line: fault?.source.begin.line,
        message: "not TOML: " + (fault?.description ?? "\(error)"),
        hint: "See one that works: custody theme show custody")
    }
  }

  /// A theme that comes with the program; all but `base` say what they inherit.
  static func builtIn(_ name: String) throws(ThemeError) -> Theme? {
    guard let text = builtInText(name) else { return nil }
    let file = try ThemeFile(text: text, path: name + ".toml")
    guard let inherited = file.table["inherits"]?.string else {
      return try file.theme(on: nil)
    }
    return try file.theme(on: builtIn(inherited))
  }

  /// A theme of the user's; `visited` are the names that led here.
  static func load(
    text: String, path: String, find: (String) -> String?, visited: [String] = []
  ) throws(ThemeError) -> Theme {
    let file = try ThemeFile(text: text, path: path)
    let stem = file.stem
    let name = file.table["inherits"]?.string ?? (builtInText(stem) == nil ? "base" : stem)
    guard !visited.contains(name) else {
      throw file.error(
        at: "inherits", "the theme '\(name)' inherits itself", hint: "Write inherits = \"base\".")
    }
    // A file that changes a built-in theme of its own name stands on the built-in one.
    if name != stem, let other = find(name) {
      return try file.theme(
        on: load(text: other, path: name + ".toml", find: find, visited: visited + [stem, name]))
    }
    guard let parent = try builtIn(name) else {
      throw file.error(
        at: "inherits", "there is no theme '\(name)' to inherit",
        hint: "There are: base, \(Theme.builtInNames.joined(separator: ", ")).")
    }
    return try file.theme(on: parent)
  }

  private static func builtInText(_ name: String) -> String? {
    let bytes: [UInt8]? =
      switch name {
      case "base": PackageResources.base_toml
      case "custody": PackageResources.custody_toml
      case "dark": PackageResources.dark_toml
      case "light": PackageResources.light_toml
      case "mono": PackageResources.mono_toml
      default: nil
      }
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The file's name without folder and ending.
  private var stem: String {
    path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? path
  }

  /// This file's roles over those of `parent`; without a parent it says itself which roles there are.
  private func theme(on parent: Theme?) throws(ThemeError) -> Theme {
    var theme = parent ?? Theme(name: stem, kind: .any, roles: [:], warnings: [])
    theme.name = table["name"]?.string ?? stem
    if let word = table["kind"]?.string {
      guard let kind = Theme.Kind(rawValue: word) else {
        throw error(
          at: "kind", "the kind '\(word)' is not known",
          hint: "Write kind = \"dark\", \"light\" or \"any\".")
      }
      theme.kind = kind
    }
    let palette = try palette()
    guard let roles = table["roles"]?.table else { return theme }
    for name in roles.keys.sorted() {
      guard parent == nil || theme.roles[name] != nil else {
        theme.warnings.append(unknown(role: name, among: theme.roles.keys.sorted()))
        continue
      }
      theme.roles[name] = try style(roles[name]?.string, role: name, palette: palette)
    }
    return theme
  }

  private func style(
    _ value: String?, role: String, palette: [String: Color]
  ) throws(ThemeError) -> Style {
    guard let value else {
      throw error(
        at: role, "the role '\(role)' is not a text", hint: "Write \"\(role)\" = \"<colour> bold\"."
      )
    }
    switch Style.parse(value, palette: palette) {
    case .success(let style): return style
    case .failure(let unknown):
      throw error(
        at: role, "'\(unknown.word)' in the role '\(role)' is no colour and no attribute",
        hint: "A colour is default, an ANSI name, 0-255, #rrggbb or a name of [palette].")
    }
  }

  private func palette() throws(ThemeError) -> [String: Color] {
    var palette: [String: Color] = [:]
    guard let entries = table["palette"]?.table else { return palette }
    for name in entries.keys {
      guard let color = entries[name]?.string.flatMap({ Color($0) }) else {
        throw error(
          at: name, "the palette's '\(name)' is no colour",
          hint: "Write an ANSI name, \"0\" to \"255\" or \"#rrggbb\".")
      }
      palette[name] = color
    }
    return palette
  }

  private func unknown(role: String, among known: [String]) -> String {
    let group = role.split(separator: ".").first.map(String.init) ?? role
    let near = known.filter { $0.hasPrefix(group) }
    let place = line(of: role).map { "\(path):\($0)" } ?? path
    return "\(place): there is no role '\(role)'"
      + (near.isEmpty ? "." : "; there is \(near.joined(separator: ", ")).")
  }

  private func error(at key: String, _ message: String, hint: String) -> ThemeError {
    ThemeError(path: path, line: line(of: key), message: message, hint: hint)
  }

  /// The line on which `key` is set; TOMLKit keeps no places for values.
  private func line(of key: String) -> Int? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let index = lines.firstIndex { line in
      let start = line.drop { $0 == " " || $0 == "\"" }
      guard start.hasPrefix(key) else { return false }
      return start.dropFirst(key.count).first.map { " =\"".contains($0) } ?? false
    }
    return index.map { $0 + 1 }
  }
}
