import ArgumentParser
import CustodyDomain

/// `custody reopen`: an entry in the ledger can't be taken back, but the next one can say otherwise.
struct Reopen: DecisionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put items back to undecided, with a reason; an open task of theirs is superseded.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  func actions(for row: ItemRow, context: RunContext) -> [Action] { [.reopen] }
}
