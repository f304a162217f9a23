import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody reassign`: a new owner in a role.
struct Reassign: DecisionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give items a new owner in a role.",
    discussion: "Without --to: who could be it, best first, and nothing is decided.")

  @OptionGroup var selection: SelectionOptions
  @Option(help: "business, iam, system, secops, workflow, browser, policy, approval or revocation.")
  var role: OwnerRole = .business
  @Option(help: ArgumentHelp("The person: id, login or e-mail.", valueName: "P"))
  var to: String?
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  func actions(for row: ItemRow, context: RunContext) -> [Action] {
    to.map { [.reassign(role: role, person: $0)] } ?? []
  }

  func run(in context: RunContext) throws {
    guard to == nil else { return try decide(in: context) }
    try checkSelection()
    let store = try context.open(context.place.storePath(storeOptions.store))
    let rows = try selected(context, store)
    let people = try store.candidates("", for: rows.map(\.id), limit: 20, now: context.now)
    try context.list(
      .candidates, format: decision.format, rows: people.filter { $0.barred == nil })
    Output.say("custody: hint: nothing was decided; --to PERSON names one of them\n")
  }
}
