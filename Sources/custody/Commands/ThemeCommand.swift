import ArgumentParser
import CustodyReport
import CustodyThemes
import Glibc

/// `custody theme`: what the dashboard's roles look like.
struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "List, show or check themes.",
    subcommands: [ListThemes.self, ShowTheme.self, CheckTheme.self],
    defaultSubcommand: ListThemes.self)

  /// `custody theme list`.
  struct ListThemes: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the themes there are.")
    @OptionGroup var formatOptions: FormatOptions

    private struct Line: Sendable {
      var name, kind, origin: String
    }

    func run(in context: RunContext) throws {
      let finder = ThemeFinder(context: context)
      let own = finder.ownNames
      let names = Theme.builtInNames + own.filter { !Theme.builtInNames.contains($0) }
      try context.list(
        Listing<Line>(
          schema: "custody.themes/1", member: "themes",
          columns: [
            Column("name", title: "NAME") { .string($0.name) },
            Column("kind", title: "KIND") { .string($0.kind) },
            Column("origin", title: "FROM") { .string($0.origin) },
          ]),
        format: formatOptions.format,
        rows: try names.map {
          Line(
            name: $0, kind: try finder.named($0).kind.rawValue,
            origin: own.contains($0) ? "yours" : "built in")
        })
    }
  }

  /// `custody theme show`.
  struct ShowTheme: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Draw every role by its name.")
    @Argument(help: "A theme; without one, the one in force.")
    var name: String?
    @Option(help: "always, never or auto.")
    var color: LookOptions.ColorChoice = .auto

    func run(in context: RunContext) throws {
      let finder = ThemeFinder(context: context)
      let theme = try finder.chosen(name)
      let colours = finder.color(color) ?? (isatty(1) == 1)
      for role in Theme.roleNames {
        let style = theme.style(for: role)
        let gap = String(repeating: " ", count: max(1, 24 - role.count))
        try context.output.write(
          (colours ? StyleText.painted(role, style) : role) + gap + StyleText.words(style) + "\n")
      }
      for warning in theme.warnings { Output.say("custody: hint: \(context.door(warning))\n") }
    }
  }

  /// `custody theme check`.
  struct CheckTheme: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check a theme file: unknown roles, contrast, colours that look alike.")
    @Argument(help: "The file, or a theme's name.")
    var file: String

    func run(in context: RunContext) throws {
      let finder = ThemeFinder(context: context)
      let theme: Theme
      if let text = try Files.text(file) {
        theme = try finder.load(text, file)
      } else if file.contains("/") || file.hasSuffix(".toml") {
        throw Complaint(.noInput, "no file at \(file)")
      } else {
        theme = try finder.named(file)
      }
      let problems = ThemeCheck.problems(in: theme)
      for problem in problems { try context.output.write("\(context.door(problem.message))\n") }
      if problems.isEmpty {
        try context.output.write("\(context.door(theme.name)): right\n")
      } else {
        throw ExitCode(Complaint.Status.checkFailed.rawValue)
      }
    }
  }
}

/// A style in words, and as the terminal's own sequences for `custody theme show`.
enum StyleText {
  static func words(_ style: Style) -> String {
    var words: [String] = []
    if let fg = style.fg { words.append("\(fg.index)") }
    if let bg = style.bg { words.append("on \(bg.index)") }
    words += attributes(style).map(\.0)
    return words.isEmpty ? "default" : words.joined(separator: " ")
  }

  static func painted(_ text: String, _ style: Style) -> String {
    var codes = attributes(style).map(\.1)
    if let fg = style.fg { codes.append("38;5;\(fg.index)") }
    if let bg = style.bg { codes.append("48;5;\(bg.index)") }
    return codes.isEmpty ? text : "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  private static func attributes(_ style: Style) -> [(String, String)] {
    let all: [(Bool, String, String)] = [
      (style.bold, "bold", "1"), (style.dim, "dim", "2"), (style.italic, "italic", "3"),
      (style.underline, "underline", "4"), (style.reverse, "reverse", "7"),
      (style.strike, "strike", "9"),
    ]
    return all.filter(\.0).map { ($0.1, $0.2) }
  }
}
