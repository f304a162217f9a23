import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody config`: where things lie and which values are in force.
struct Config: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print paths and the values in force.")

  @Option(help: "table (text) or json.")
  var format: ListingFormat = .table
  @OptionGroup var storeOptions: StoreOptions

  func run(in context: RunContext) throws {
    let configuration = context.configuration
    let user = context.place.user()
    let person = configuration.reviewer[user.account]
    func file(_ path: String) -> String { path + (Files.exists(path) ? "" : "  (not there)") }
    let store = context.place.storePath(storeOptions.store)
    let values: [(String, String)] = [
      ("store", file(store)),
      ("demo", file(context.place.demoPath(nil))),
      ("config", file(context.configPath)),
      ("policy", file(context.policyPath)),
      ("catalogue", file(context.cataloguePath)),
      ("themes", file("\(context.place.configFolder)/themes")),
      ("reviewer", "\(user.account) (uid \(user.uid))" + (person.map { " is \($0)" } ?? "")),
      ("theme", configuration.theme ?? context.place["CUSTODY_THEME"] ?? "custody"),
      ("ascii", configuration.ascii.map { $0 ? "yes" : "no" } ?? "by the terminal"),
      ("accessible", configuration.accessible ? "yes" : "no"),
      ("color", configuration.color.map { $0 ? "yes" : "no" } ?? "by the terminal"),
      ("queues", String(Queue.builtIn.count + configuration.queues.count)),
      ("keys", configuration.keys.isEmpty ? "as built in" : "\(configuration.keys.count) changed"),
      ("clock", context.place.rehearsedMoment.map { "\($0.text) (rehearsal)" } ?? "the system's"),
    ]
    if format == .table {
      for (name, value) in values {
        let gap = String(repeating: " ", count: max(1, 12 - name.count))
        try context.output.write(name + gap + context.door(value) + "\n")
      }
    } else {
      try context.output.write(
        JSON.object(
          [("schema", .string("custody.config/1"))] + values.map { ($0.0, .string($0.1)) }
        ).text + "\n")
    }
  }
}
