import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody revocations`: what is still to be carried out and proven.
struct Revocations: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what is to be carried out at the sources.",
    discussion: "custody runs none of the commands; the next import of the source proves the work.",
    subcommands: [ListTasks.self], defaultSubcommand: ListTasks.self)

  /// `custody revocations list`.
  struct ListTasks: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List tasks, with the command for each.")
    @Flag(help: "Finished tasks, too.")
    var all = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var formatOptions: FormatOptions

    func run(in context: RunContext) throws {
      let store = try context.open(context.place.storePath(storeOptions.store))
      let now = context.now
      let lines = try store.revocations(openOnly: !all).map { task in
        RevocationLine(
          task: task,
          step: RevocationStep(
            item: try store.detail(task.item, now: now).item, rotation: task.rotation))
      }
      try context.list(.revocations(now: now), format: formatOptions.format, rows: lines)
    }
  }
}
