/// What a client starts to have a local MCP server: the program and, where a package runner starts it,
/// the package. Other arguments may be keys and are never kept.
struct MCPLaunch {
  /// The program without its folder.
  let program: String
  /// The package, module or image, with its version if it has one.
  let package: String?
  /// Whether the next start may run other code: a package without a version of its own.
  let isLoose: Bool
  /// Whether an argument looks like a key, or holds one (`--api-key=…`, `Authorization: Bearer …`).
  let holdsKey: Bool

  /// How a server's `command` and `args` start it; nil without a command.
  init?(_ server: Members) throws(RecordFault) {
    guard let command = server.text("command") else { return nil }
    let program = MCPLaunch.program(command)
    var arguments: [String] = []
    for case .text(let argument) in try server.list("args") ?? [] { arguments.append(argument) }
    let package = MCPLaunch.package(program, arguments).flatMap(MCPLaunch.plain)
    self.program = program
    self.package = package
    holdsKey = arguments.contains { argument in
      argument.split { $0 == " " || $0 == "=" }.contains { Secrets.looksLikeOne(String($0)) }
    }
    // A module of Python's is already there; runners fetch what they are told.
    isLoose =
      program.hasPrefix("python")
      ? false
      : package.map { MCPLaunch.isLoose($0, image: MCPLaunch.images.contains(program)) } ?? false
  }

  /// What stays the same when the version changes.
  var target: String {
    guard let package else { return program }
    return MCPLaunch.images.contains(program)
      ? MCPLaunch.parts(image: package).name : MCPLaunch.parts(package).name
  }

  /// Program, package and version, for a reader.
  var resource: String {
    guard let package else { return program }
    return "\(program) \(package)" + (isLoose ? " (no fixed version)" : "")
  }

  private static let images: Set<String> = ["docker", "podman"]

  private static func program(_ command: String) -> String {
    var name = command.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    for ending in [".exe", ".cmd", ".bat"] where name.lowercased().hasSuffix(ending) {
      name = String(name.dropLast(ending.count))
    }
    // A whole command line could hold a key.
    guard name.utf8.count <= 60, name.utf8.allSatisfy(isWordByte), !name.isEmpty else {
      return "a command line"
    }
    return name
  }

  /// The argument that names what the runner fetches and runs.
  private static func package(_ program: String, _ arguments: [String]) -> String? {
    switch program {
    case "npx", "bunx", "pnpx": first(arguments, named: ["-p", "--package"])
    case "uvx": first(arguments, named: ["--from"])
    case "npm", "pnpm", "yarn", "bun", "pipx", "uv":
      arguments.first.map { ["exec", "dlx", "x", "run", "tool"].contains($0) } == true
        ? afterRunner(program, arguments) : nil
    case "docker", "podman": image(arguments)
    case "python", "python3":
      arguments.firstIndex(of: "-m").flatMap {
        arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil
      }
    default: nil
    }
  }

  /// `npm run x` and `uv run x` start a script of the folder at hand, and fetch nothing.
  private static func afterRunner(_ program: String, _ arguments: [String]) -> String? {
    switch (program, arguments[0]) {
    case ("npm", "exec"), ("pnpm", "dlx"), ("yarn", "dlx"), ("bun", "x"):
      first(Array(arguments.dropFirst()), named: ["-p", "--package"])
    case ("pipx", "run"): first(Array(arguments.dropFirst()), named: ["--spec"])
    case ("uv", "tool"): first(Array(arguments.dropFirst(2)), named: ["--from"])
    default: nil
    }
  }

  /// The value of one of these options, else the first argument that is no option.
  private static func first(_ arguments: [String], named options: Set<String>) -> String? {
    for (place, argument) in arguments.enumerated() {
      if options.contains(argument) {
        return arguments.indices.contains(place + 1) ? arguments[place + 1] : nil
      }
      for option in options where argument.hasPrefix(option + "=") {
        return String(argument.dropFirst(option.count + 1))
      }
    }
    return arguments.first { !$0.hasPrefix("-") }
  }

  /// The image of `docker run`; options that take a value hide it from being one.
  private static func image(_ arguments: [String]) -> String? {
    guard arguments.first == "run" else { return nil }
    var skips = false
    for argument in arguments.dropFirst() {
      if skips {
        skips = false
      } else if argument.hasPrefix("-") {
        skips = !flags.contains(argument) && !argument.contains("=")
      } else {
        return argument
      }
    }
    return nil
  }

  /// Options of `docker run` without a value.
  private static let flags: Set<String> = [
    "-i", "-t", "-it", "-ti", "-d", "--rm", "--interactive", "--tty", "--init", "--privileged",
    "--detach", "--read-only", "-q", "--quiet", "-P",
  ]

  /// The text, if it looks like a package and not like an address or a key.
  private static func plain(_ text: String) -> String? {
    let isKey = ["sk-", "xox", "ghp_", "github_pat_", "glpat-"].contains { text.hasPrefix($0) }
    guard !isKey, !text.contains("://"), text.utf8.count <= 120, let first = text.utf8.first,
      isWordByte(first) || first == UInt8(ascii: "@"),
      text.utf8.allSatisfy({ isWordByte($0) || "@/:=~^+[]".utf8.contains($0) })
    else { return nil }
    return text
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 95: true
    default: false
    }
  }

  private static func isLoose(_ package: String, image: Bool) -> Bool {
    let version = image ? parts(image: package).version : parts(package).version
    guard let version, version != "latest" else { return true }
    if image { return false }
    // A range or a tag (`^1`, `next`) may mean another version tomorrow.
    let digits = version.hasPrefix("v") ? version.dropFirst() : Substring(version)
    return digits.first?.isNumber != true
  }

  /// `@scope/name@1.2.3` and `name==1.2.3` in two.
  private static func parts(_ package: String) -> (name: String, version: String?) {
    if let equals = package.firstIndex(of: "=") {
      let name = package[..<equals].filter { $0 != "~" }
      return (String(name), String(package[equals...].drop { $0 == "=" }))
    }
    guard let at = package.lastIndex(of: "@"), at > package.startIndex else {
      return (package, nil)
    }
    return (String(package[..<at]), String(package[package.index(after: at)...]))
  }

  /// `registry:5000/name:tag` and `name@sha256:…` in two.
  private static func parts(image: String) -> (name: String, version: String?) {
    if let at = image.firstIndex(of: "@") {
      return (String(image[..<at]), String(image[image.index(after: at)...]))
    }
    let last = image.lastIndex(of: "/") ?? image.startIndex
    guard let colon = image[last...].firstIndex(of: ":") else { return (image, nil) }
    return (String(image[..<colon]), String(image[image.index(after: colon)...]))
  }
}
