import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody owners`.
struct Owners: PanelCommand {
  static let configuration = CommandConfiguration(
    abstract: "Owners with their items by role, leavers and the ownerless first.")
  static let panel = GroupPanel.owners
  static let listing = Listing<GroupRow>.owners

  @Argument(help: "Only groups with an item that this query holds.")
  var query: [String] = []
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions
}
