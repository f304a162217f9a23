import ArgumentParser
import CustodyDomain

/// `custody recertify`: still needed, until a date.
struct Recertify: DecisionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Recertify items: they are still needed, until a date.")

  @OptionGroup var selection: SelectionOptions
  @Option(help: ArgumentHelp("30d or 2027-01-31; without it the tier's limit.", valueName: "D"))
  var until: String?
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  func actions(for row: ItemRow, context: RunContext) throws -> [Action] {
    let rules = ReviewRules(policy: context.policy.policy)
    let end =
      try until.map { try Until.moment($0, now: context.now) }
      ?? rules.limit(row.tier, now: context.now)
    return [.recertify(until: end)]
  }
}
