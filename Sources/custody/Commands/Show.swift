import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody show`: who asked, who approved, what ran, what changed, and everything else about one item.
struct Show: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show everything about one item; it counts as opened.")

  @Argument(help: "An id, the beginning of one, a source's id or an exact name.")
  var item: String
  @Flag(help: "Show what hides in its texts, as the dashboard's r does; table only.")
  var raw = false
  @OptionGroup var storeOptions: StoreOptions
  @Option(help: "table (text) or json.")
  var format: ListingFormat = .table

  func run(in context: RunContext) throws {
    let store = try context.open(context.place.storePath(storeOptions.store))
    let id = try store.resolve(item)
    var detail = try store.detail(id, now: context.now)
    detail.blastRadius = try store.reach(of: id)
    detail.consequences = try store.consequences(of: [id], now: context.now).first
    let sheet = ItemSheet(detail, now: context.now)
    switch format {
    case .table: try context.output.write(sheet.text(raw ? context.rawDoor : context.door))
    case .json, .jsonl: try context.output.write(sheet.json.text + "\n")
    case .csv: throw ValidationError("'custody show' writes table or json")
    }
    guard !raw || format == .table else {
      throw ValidationError("--raw belongs to a table; JSON has every text as it is")
    }
    // A strict item wants to be opened before it is decided; this was the opening. A store that is open
    // for reading only can still be looked at.
    if try store.summary(now: context.now).readOnly == nil {
      let reviewer = try context.reviewer(in: store)
      try store.seen(id, .opened, by: reviewer, now: context.now)
      if raw { try store.seen(id, .raw, by: reviewer, now: context.now) }
    }
  }
}
