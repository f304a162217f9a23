import ArgumentParser
import CustodyDomain

/// `custody recertify`: still needed, until a date.
struct Recertify: DecisionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Recertify items: they are still needed, until a date.",
    discussion: """
      With --if they are kept on a condition: it says what is to be done by the date, and on that day the item is \
      open again and says which condition fell due.
      """)

  @OptionGroup var selection: SelectionOptions
  @Option(help: ArgumentHelp("30d or 2027-01-31; without it the tier's limit.", valueName: "D"))
  var until: String?
  @Option(
    name: .customLong("if"),
    help: ArgumentHelp(
      "A condition to be met by --until, which must be before the tier's limit.", valueName: "T"))
  var condition: String?
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  func actions(for row: ItemRow, context: RunContext) throws -> [Action] {
    if let condition {
      guard let until else {
        throw ValidationError("--if needs --until D: the day by which the condition is to be met")
      }
      return [
        .keep(until: try Until.moment(until, now: context.now), condition: condition)
      ]
    }
    let rules = ReviewRules(policy: context.policy.policy)
    let end =
      try until.map { try Until.moment($0, now: context.now) }
      ?? rules.limit(row.tier, now: context.now)
    return [.recertify(until: end)]
  }
}
