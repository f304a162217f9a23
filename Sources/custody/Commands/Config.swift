import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody config`: where things lie and which values are in force.
struct Config: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print paths and the values in force.")

  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions

  private struct Line: Sendable {
    var key, value, origin: String
  }

  func run(in context: RunContext) throws {
    let configuration = context.configuration
    let place = context.place
    let user = place.user()
    let file = Files.exists(context.configPath) ? context.configPath : "built in"
    var lines: [Line] = []
    func add(_ key: String, _ value: String, _ origin: String) {
      lines.append(Line(key: key, value: value, origin: origin))
    }
    func path(_ key: String, _ path: String, _ origin: String) {
      add(key, path, origin + (Files.exists(path) ? "" : ", not there"))
    }
    let data = place["XDG_DATA_HOME"] == nil ? "built in" : "XDG_DATA_HOME"
    let folder = place["XDG_CONFIG_HOME"] == nil ? "built in" : "XDG_CONFIG_HOME"
    path(
      "store", place.storePath(storeOptions.store),
      storeOptions.store != nil ? "--store" : place["CUSTODY_STORE"] != nil ? "CUSTODY_STORE" : data
    )
    path("demo", place.demoPath(nil), data)
    path("config", context.configPath, folder)
    path("policy", context.policyPath, folder)
    path("catalogue", context.cataloguePath, folder)
    path("themes", "\(place.configFolder)/themes", folder)
    path("crash-log", "\(place.stateFolder)/crash.log", "built in")
    add("account", "\(user.account) (uid \(user.uid))", "the system")
    if let person = configuration.reviewer[user.account] {
      add("reviewer", person, file)
    } else {
      add("reviewer", "whom the people directory knows by the account", "built in")
    }
    if let theme = configuration.theme {
      add("theme", theme, file)
    } else {
      add(
        "theme", place["CUSTODY_THEME"] ?? "custody",
        place["CUSTODY_THEME"] == nil ? "built in" : "CUSTODY_THEME")
    }
    func flag(_ key: String, _ value: Bool?) {
      add(
        key, value.map { $0 ? "yes" : "no" } ?? "auto", value == nil ? "by the terminal" : file)
    }
    flag("ascii", configuration.ascii)
    if configuration.color == nil, place["NO_COLOR"] != nil {
      add("color", "no", "NO_COLOR")
    } else {
      flag("color", configuration.color)
    }
    add("accessible", configuration.accessible ? "yes" : "no", file)
    add(
      "queues", "\(Queue.builtIn.count) and \(configuration.queues.count) of your own",
      configuration.queues.isEmpty ? "built in" : file)
    add(
      "keys", configuration.keys.isEmpty ? "standard" : "\(configuration.keys.count) changed",
      configuration.keys.isEmpty ? "built in" : file)
    add(
      "clock", context.now.text,
      place.rehearsedMoment == nil ? "the system" : "CUSTODY_CLOCK, a rehearsal")
    try context.list(
      Listing<Line>(
        schema: "custody.config/1", member: "values",
        columns: [
          Column("key", title: "KEY") { .string($0.key) },
          Column("value", title: "VALUE", whole: true) { .string($0.value) },
          Column("origin", title: "FROM") { .string($0.origin) },
        ]),
      format: formatOptions.format, rows: lines)
  }
}
