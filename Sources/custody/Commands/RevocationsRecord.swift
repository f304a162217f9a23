import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite

extension Revocations {
  /// `custody revocations record`.
  struct RecordTasks: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "record",
      abstract: "Record how tasks went: done, failed, or nobody knows.",
      discussion: """
        Done is a claim: the next import of the source proves it or opens the item again.
        """)

    /// How it went.
    enum Outcome: String, EnumerableFlag {
      case done, failed, unknown

      var status: Revocation.Status {
        switch self {
        case .done: .carriedOut
        case .failed: .failed
        case .unknown: .unknown
        }
      }

      static func help(for value: Outcome) -> ArgumentHelp? {
        switch value {
        case .done: "It was carried out."
        case .failed: "It was tried and didn't work; it stays to be done."
        case .unknown: "It was tried and nobody knows; it stays to be done."
        }
      }
    }

    @Argument(help: "The entries that decided the tasks, as custody revocations lists them.")
    var entries: [Int]
    @Flag(exclusivity: .exclusive)
    var outcome: Outcome
    @Option(help: ArgumentHelp("What came of it, a ticket.", valueName: "T"))
    var note: String?
    @Option(help: "table (text) or json.")
    var format: ListingFormat = .table
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      let store = try context.open(context.place.storePath(storeOptions.store))
      let moves = entries.map { TaskMove(task: $0, status: outcome.status, note: note) }
      if outcome == .done {
        let account = try context.reviewer(in: store).account
        for row in try store.tasks(entries) {
          if let advice = TaskRules.advice(on: row.task, tier: row.tier, by: account) {
            Output.say("custody: hint: \(advice)\n")
          }
        }
      }
      try context.tell(context.move(moves, in: store), format: format)
    }
  }

  /// `custody revocations cannot-apply`.
  struct CannotApply: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "cannot-apply",
      abstract: "Give up a task that can't be carried out; its item is open again with the reason.")
    @Argument(help: "The entry that decided the task, as custody revocations lists it.")
    var entry: Int
    @Option(help: ArgumentHelp("Why.", valueName: "T"))
    var reason: String?
    @Option(help: "table (text) or json.")
    var format: ListingFormat = .table
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      let store = try context.open(context.place.storePath(storeOptions.store))
      let move = TaskMove(task: entry, status: .cannotApply, note: reason)
      try context.tell(context.move([move], in: store), format: format)
    }
  }
}
