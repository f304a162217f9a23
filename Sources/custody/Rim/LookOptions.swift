import ArgumentParser
import CustodyDomain
import CustodyThemes

/// How the dashboard looks.
struct LookOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A theme by name (custody theme list).", valueName: "T"))
  var theme: String?
  @Flag(help: "Draw with ASCII only.")
  var ascii = false
  @Option(help: "always, never or auto.")
  var color: ColorChoice = .auto

  /// Whether to use colours.
  enum ColorChoice: String, CaseIterable, ExpressibleByArgument { case always, never, auto }
}

/// Finds themes: those that come with the program, and the user's own, which change them by role.
struct ThemeFinder {
  let context: RunContext

  /// The folder of the user's themes.
  var folder: String { "\(context.place.configFolder)/themes" }

  /// The names of the user's themes.
  var ownNames: [String] {
    Files.names(in: folder).filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }
  }

  /// The theme that is asked for: the option, else config.toml, else `CUSTODY_THEME`, else custody.
  func chosen(_ option: String?) throws -> Theme {
    try named(
      option ?? context.configuration.theme ?? context.place["CUSTODY_THEME"]
        ?? Theme.builtInNames[0])
  }

  /// A theme by name.
  func named(_ name: String) throws -> Theme {
    if !name.contains("/"), let text = try Files.text(path(name)) {
      return try load(text, path(name))
    }
    guard let theme = Theme.builtIn(named: name) else {
      let names = Theme.builtInNames + ownNames
      throw Complaint(
        .usage, "no theme '\(name)'", hint: nearestHint(to: name, among: names))
    }
    return theme
  }

  /// A theme from a file's text.
  func load(_ text: String, _ path: String) throws -> Theme {
    do {
      return try Theme.load(text: text, path: path) { name in
        name.contains("/") ? nil : (try? Files.text(self.path(name))).flatMap { $0 }
      }
    } catch {
      throw Complaint(
        .badInput, "\(error.path)\(error.line.map { ":\($0)" } ?? ""): \(error.message)",
        hint: error.hint)
    }
  }

  private func path(_ name: String) -> String { "\(folder)/\(name).toml" }

  /// Whether to use colours: the option, then config.toml, then `NO_COLOR` (no-color.org: set and not
  /// empty); nil leaves it to the terminal.
  func color(_ option: LookOptions.ColorChoice) -> Bool? {
    switch option {
    case .always: true
    case .never: false
    case .auto: context.configuration.color ?? (context.place["NO_COLOR"] == nil ? nil : false)
    }
  }
}
