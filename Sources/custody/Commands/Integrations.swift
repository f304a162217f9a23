import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody integrations`.
struct Integrations: PanelCommand {
  static let configuration = CommandConfiguration(
    abstract: "Consented integrations, one line an app.")
  static let panel = GroupPanel.integrations
  static let listing = Listing<GroupRow>.integrations

  @Argument(help: "Only groups with an item that this query holds.")
  var query: [String] = []
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions
}
