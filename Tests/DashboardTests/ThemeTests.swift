import CustodyDashboard
import CustodyThemes
import Testing

struct ThemeTests {
  @Test(arguments: ["base"] + Theme.builtInNames)
  func `a theme that comes with the program knows every role and no other`(name: String) throws {
    let theme = try #require(Theme.builtIn(named: name))
    #expect(theme.warnings.isEmpty)
    #expect(Set(theme.roles.keys) == Set(Role.allCases.map(\.rawValue)))
  }

  @Test(arguments: Theme.builtInNames)
  func `a theme that comes with the program passes its own check`(name: String) throws {
    let problems = ThemeCheck.problems(in: try #require(Theme.builtIn(named: name)))
    #expect(problems.map(\.message) == [])
  }

  @Test func `without colours the states still differ`() throws {
    let mono = try #require(Theme.builtIn(named: "mono"))
    #expect(mono.roles.values.allSatisfy { $0.fg == nil && $0.bg == nil })
    for role in [Role.rowCursor, .rowMarked, .riskCritical, .linkMissing, .dataHidden, .tabActive] {
      #expect(mono.style(for: role.rawValue) != mono.style(for: Role.text.rawValue), "\(role)")
    }
  }

  @Test func `a user's theme changes what it names and keeps the rest`() throws {
    let theme = try Theme.load(
      text: "[palette]\nsea = \"#0087af\"\n[roles]\n\"risk.crit\" = \"sea on 16 bold italic\"\n",
      path: "/home/ana/.config/custody/themes/custody.toml")
    let builtIn = try #require(Theme.builtIn(named: "custody"))
    #expect(
      theme.style(for: "risk.crit") == Style(fg: .ansi(31), bg: .ansi(16), bold: true, italic: true)
    )
    #expect(theme.style(for: "risk.high") == builtIn.style(for: "risk.high"))
  }

  @Test func `a theme can stand on another theme of the user's, but not on itself`() throws {
    let files = [
      "mine": "inherits = \"dark\"\n[roles]\nkey = \"1\"", "loop": "inherits = \"loop2\"",
      "loop2": "inherits = \"loop\"",
    ]
    let theme = try Theme.load(text: "inherits = \"mine\"", path: "other.toml") { files[$0] }
    #expect(theme.style(for: "key") == Style(fg: .ansi(1)))
    #expect(theme.kind == .dark)
    #expect(throws: ThemeError.self) {
      try Theme.load(text: "inherits = \"loop\"", path: "loop2.toml") { files[$0] }
    }
  }

  @Test func `an unknown role is a warning with its line and what there is`() throws {
    let theme = try Theme.load(text: "[roles]\ntext = \"1\"\n\"risk.huge\" = \"2\"", path: "t.toml")
    #expect(theme.warnings.count == 1)
    #expect(theme.warnings[0].hasPrefix("t.toml:3: there is no role 'risk.huge'"))
    #expect(theme.warnings[0].contains("risk.high"))
    #expect(theme.style(for: "text") == Style(fg: .ansi(1)))
  }

  @Test(arguments: [
    ("[roles]\ntext = \"blurple\"", 2), ("[roles]\n\ntext = 7", 3), ("kind = \"odd\"", 1),
    ("[palette]\nx = \"#12\"", 2), ("name = ", 1), ("inherits = \"nowhere\"", 1),
  ])
  func `what is no theme is refused with its line`(text: String, line: Int) {
    let error = #expect(throws: ThemeError.self) { try Theme.load(text: text, path: "t.toml") }
    #expect(error?.line == line)
    #expect(error?.hint.isEmpty == false)
  }

  @Test func `colours are taken to what the terminal has`() throws {
    #expect(Color("#d7005f") == .ansi(161))
    #expect(Color("#d7005e") == .ansi(161))
    #expect(Color("bright-blue") == .ansi(12))
    #expect(Color("256") == nil)
    #expect(Color("#12345g") == nil)
    #expect(Color.ansi(161).reduced(to: .palette) == .ansi(161))
    #expect(Color.ansi(16).reduced(to: .eight) == .ansi(0))
    #expect(Color.ansi(231).reduced(to: .sixteen) == .ansi(15))
    #expect(Color.ansi(9).reduced(to: .eight) == .ansi(1))
    #expect(Color.ansi(9).reduced(to: .none) == nil)
    #expect(Color.Depth(colors: 8) == .eight)
    #expect(Color.Depth(colors: -1) == .none)
  }

  @Test func `a row's look lies over the roles in it`() {
    let cursor = Style(reverse: true)
    let risk = Style(fg: .ansi(161), bold: true)
    #expect(cursor.over(risk) == Style(fg: .ansi(161), bold: true, reverse: true))
  }

  @Test func `the check finds weak contrast, near colours, and colour alone`() throws {
    let theme = try Theme.load(
      text: """
        kind = "dark"
        [roles]
        text = "234"
        "risk.crit" = "130 bold"
        "risk.high" = "64 bold"
        match = "220"
        nonsense = "1"
        """, path: "t.toml")
    let kinds = Set(ThemeCheck.problems(in: theme).map(\.kind))
    #expect(kinds == [.unknownRole, .contrast, .colourBlind, .colourAlone])
    let problems = ThemeCheck.problems(in: theme)
    #expect(problems.contains { $0.kind == .contrast && $0.roles == ["text"] })
    #expect(problems.contains { $0.kind == .colourAlone && $0.roles == ["match"] })
  }
}
