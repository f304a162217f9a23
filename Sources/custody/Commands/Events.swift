import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody events`: what happened, newest first, to which items, and how that is known.
struct Events: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "List events: all, those of an item, or those that are about nothing known.",
    discussion: """
      An event finds its items by the id that it names, by a source's id, a credential, a client or a name, \
      or by a task that it shares with others; JOINED BY says which.
      """)

  @Argument(help: "An id, the beginning of one, a source's id or an exact name.")
  var item: String?
  @Flag(help: "Only events about nothing in the inventory.")
  var uncorrelated = false
  @Option(help: ArgumentHelp("At most so many.", valueName: "N"))
  var limit: Int?
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions

  func validate() throws {
    if item != nil, uncorrelated {
      throw ValidationError("an item's events are about it; leave out the item or --uncorrelated")
    }
    if let limit, limit < 1 { throw ValidationError("--limit is a number from 1") }
  }

  func run(in context: RunContext) throws {
    let store = try context.open(context.place.storePath(storeOptions.store))
    let id = try item.map { try store.resolve($0) }
    var last: EventRow?
    var left = limit ?? .max
    try context.list(
      .events, format: formatOptions.format, head: [("asOf", .string(context.now.text))]
    ) {
      guard left > 0 else { return [] }
      let rows = try store.events(
        about: id, uncorrelated: uncorrelated, after: last, limit: min(left, 500))
      last = rows.last
      left -= rows.count
      return rows
    }
  }
}
