import ArgumentParser
import CustodyDomain

/// `custody defer`: somebody else decides, until a date.
struct Defer: DecisionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Defer items to somebody until a date.")

  @OptionGroup var selection: SelectionOptions
  @Option(help: ArgumentHelp("Who is to decide.", valueName: "P"))
  var to: String
  @Option(help: ArgumentHelp("Until when: 14d or 2027-01-31.", valueName: "D"))
  var until: String
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  func actions(for row: ItemRow, context: RunContext) throws -> [Action] {
    [.deferTo(person: to, until: try Until.moment(until, now: context.now))]
  }
}
