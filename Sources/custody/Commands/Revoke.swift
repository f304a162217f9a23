import ArgumentParser
import CustodyDomain

/// `custody revoke`.
struct Revoke: DecisionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Revoke items: they must go. It opens a task; nothing runs by itself.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  func actions(for row: ItemRow, context: RunContext) -> [Action] { [.revoke] }
}
