import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody expiring`: what ends by itself soon, or has ended.
struct Expiring: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "List items that end soon, earliest first; what has ended already is among them.")

  @Argument(help: "Only items that this query holds, too.")
  var query: [String] = []
  @Option(help: ArgumentHelp("How far to look: 30d, 8w, 3m, 1y.", valueName: "T"))
  var within = "30d"
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions

  func run(in context: RunContext) throws {
    let ending: Query
    do { ending = try Query(parsing: "expires:\(within)-") } catch {
      throw ValidationError("'\(within)' is no length of time; write 30d")
    }
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    try ItemLister(
      context: context, store: store, query: try Query(words: query).and(ending), sort: .expires
    ).write(formatOptions.format)
  }
}
