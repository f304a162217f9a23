import ArgumentParser
import CustodyDomain

/// `custody note`: a line for the record.
struct Note: DecisionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add a note to items: custody note ITEM --reason \"asked the vendor\".")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  var reason: String? { nil }

  func actions(for row: ItemRow, context: RunContext) throws -> [Action] {
    guard let text = decision.reason, !text.isEmpty else {
      throw ValidationError("give the note's text with --reason")
    }
    return [.note(text)]
  }
}
