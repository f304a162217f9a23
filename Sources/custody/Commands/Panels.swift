import ArgumentParser
import CustodyDomain
import CustodyReport

/// A command that lists one of the panels of groups.
protocol PanelCommand: CustodyCommand {
  var query: [String] { get }
  var storeOptions: StoreOptions { get }
  var formatOptions: FormatOptions { get }
  static var panel: GroupPanel { get }
  static var listing: Listing<GroupRow> { get }
}

extension PanelCommand {
  func run(in context: RunContext) throws {
    let query = try Query(words: query)
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    let groups = try store.groups(Self.panel, query: query, limit: 100_000, now: context.now)
    try context.list(
      Self.listing, format: formatOptions.format, head: [("query", .string(query.description))],
      rows: groups)
  }
}
