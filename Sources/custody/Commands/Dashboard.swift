import ArgumentParser

/// `custody` and `custody dashboard`.
struct Dashboard: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the dashboard; so does custody without a command.")

  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var look: LookOptions
  @Option(help: ArgumentHelp("Begin with this filter.", valueName: "Q"))
  var query: String?

  func run() async throws {
    let context = try RunContext()
    try await DashboardProgram(
      context: context, path: context.place.storePath(storeOptions.store), look: look, query: query
    ).run()
  }
}
