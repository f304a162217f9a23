import ArgumentParser
import CustodyDomain

/// `custody reassign`: a new owner in a role.
struct Reassign: DecisionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give items a new owner in a role.")

  @OptionGroup var selection: SelectionOptions
  @Option(help: "business, iam, system, secops, workflow, browser, policy, approval or revocation.")
  var role: OwnerRole = .business
  @Option(help: ArgumentHelp("The person: id, login or e-mail.", valueName: "P"))
  var to: String
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  func actions(for row: ItemRow, context: RunContext) -> [Action] {
    [.reassign(role: role, person: to)]
  }
}
