import ArgumentParser
import CustodyDomain

/// `custody exception`: a finding is accepted until a date, by somebody other than the item's user.
struct AcceptFinding: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "exception",
    abstract: "Accept what one rule finds on an item, until a date and with a reason.")

  @OptionGroup var selection: SelectionOptions
  @Option(help: ArgumentHelp("The rule whose finding is accepted.", valueName: "R"))
  var rule: String
  @Option(
    help: ArgumentHelp("Until when: 30d or 2027-01-31, at most the tier's limit.", valueName: "D"))
  var until: String
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  func actions(for row: ItemRow, context: RunContext) throws -> [Action] {
    guard RuleCatalogue.rule(rule) != nil else {
      throw Complaint(
        .usage, "no rule '\(rule)'",
        hint: nearestHint(to: rule, among: RuleCatalogue.all.map(\.id)))
    }
    return [.exception(rule: rule, until: try Until.moment(until, now: context.now))]
  }
}
