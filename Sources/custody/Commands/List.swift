import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody list`: the items that a query holds.
struct List: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "List items.",
    discussion: """
      QUERY is the language of the dashboard's filter: custody list kind:oauth-grant owner:none risk:high+
      """)

  @Argument(help: "A blank is and, a comma or, a leading ! not.")
  var query: [String] = []
  @Option(help: "risk, name, 'last used', expires, created or owner.")
  var sort: Sort = .risk
  @Option(help: ArgumentHelp("At most so many.", valueName: "N"))
  var limit: Int?
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions

  func run(in context: RunContext) throws {
    let query = try Query(words: query)
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    try ItemLister(context: context, store: store, query: query, sort: sort, limit: limit).write(
      formatOptions.format)
  }
}
