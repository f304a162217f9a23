import ArgumentParser
import CustodyDomain

/// `custody rotate`.
struct Rotate: DecisionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rotate items: keep them, replace their credentials.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  func actions(for row: ItemRow, context: RunContext) -> [Action] { [.rotate] }
}
