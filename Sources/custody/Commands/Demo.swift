import ArgumentParser
import CustodyDomain
import CustodyTerminal

/// `custody demo`: an invented company to look at, in a store of its own.
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make an invented company from vendor-shaped exports, and open its dashboard.",
    discussion: "It has a store of its own, which a second run keeps; --fresh makes it anew.")

  @Option(help: ArgumentHelp("How many items, from 150.", valueName: "N"))
  var items = 400
  @Flag(help: "Make it anew.")
  var fresh = false
  @Flag(inversion: .prefixedNo, help: "Open the dashboard.")
  var dashboard = true
  @Option(help: ArgumentHelp("Begin with this filter.", valueName: "Q"))
  var query: String?
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var look: LookOptions

  func validate() throws {
    guard (150...5_000_000).contains(items) else {
      throw ValidationError("--items is a number from 150 to 5000000")
    }
  }

  func run() async throws {
    // It starts the program once more; done now, --fresh does not make everything twice.
    if dashboard { CrashLog.prepareBacktraces() }
    let context = try RunContext()
    let path = context.place.demoPath(storeOptions.store)
    let demo = DemoStore(context: context, path: path, items: items)
    let made = try demo.make(fresh: fresh, progress: ProgressLine())
    guard dashboard else {
      let store = try context.open(path)
      let count = try store.count(.all, now: context.now)
      try context.output.write(
        "\(made ? "made" : "kept") \(context.door(path)): \(count) items\n"
          + "exports in \(context.door(demo.folder))\n")
      try context.output.flush()
      return
    }
    try await DashboardProgram(context: context, path: path, look: look, query: query).run()
  }
}
