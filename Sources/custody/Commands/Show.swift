import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody show`: who asked, who approved, what ran, what changed, and everything else about one item.
struct Show: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show everything about one item; it counts as opened.")

  @Argument(help: "An id, the beginning of one, a source's id or an exact name.")
  var item: String
  @OptionGroup var storeOptions: StoreOptions
  @Option(help: "table (text) or json.")
  var format: ListingFormat = .table

  func run(in context: RunContext) throws {
    let store = try context.open(context.place.storePath(storeOptions.store))
    let id = try store.resolve(item)
    let sheet = ItemSheet(try store.detail(id, now: context.now), now: context.now)
    switch format {
    case .table: try context.output.write(sheet.text(context.door))
    case .json, .jsonl: try context.output.write(sheet.json.text + "\n")
    case .csv: throw ValidationError("'custody show' writes table or json")
    }
    // A strict item wants to be opened before it is decided; this was the opening. A store that is open
    // for reading only can still be looked at.
    if try store.summary(now: context.now).readOnly == nil {
      try store.seen(
        id, seconds: 0, by: try context.reviewer(in: store), now: context.now)
    }
  }
}
