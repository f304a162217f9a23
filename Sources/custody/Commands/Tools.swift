import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody tools`.
struct Tools: PanelCommand {
  static let configuration = CommandConfiguration(
    abstract: "AI and other tools, most dangerous first.")
  static let panel = GroupPanel.tools
  static let listing = Listing<GroupRow>.tools

  @Argument(help: "Only groups with an item that this query holds.")
  var query: [String] = []
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions
}
