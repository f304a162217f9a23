import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody ledger`: what was decided, by whom, in order.
struct Ledger: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the ledger.",
    subcommands: [ListEntries.self, ShowEntry.self, ExportEntries.self],
    defaultSubcommand: ListEntries.self)

  /// `custody ledger list`.
  struct ListEntries: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List entries, newest first.")
    @Option(help: ArgumentHelp("At most so many.", valueName: "N"))
    var limit: Int?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var formatOptions: FormatOptions

    func run(in context: RunContext) throws {
      let store = try context.open(context.place.storePath(storeOptions.store))
      let head = try store.head()
      var before: Int?
      var left = limit ?? Int.max
      try context.list(
        .ledger, format: formatOptions.format,
        head: [
          ("asOf", .string(context.now.text)), ("total", .int(head.size)),
          ("head", .string(head.root)),
        ]
      ) {
        guard left > 0 else { return [] }
        let lines = try store.ledger(before: before, limit: min(1000, left))
        left -= lines.count
        before = lines.last?.sequence
        return lines
      }
    }
  }

  /// `custody ledger show`.
  struct ShowEntry: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print an entry's stored bytes, exactly.")
    @Argument(help: "The entry's number.")
    var entry: Int
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      let store = try context.open(context.place.storePath(storeOptions.store))
      guard let bytes = try store.entry(entry) else {
        throw Complaint(
          .noInput, "no entry \(entry)", hint: "the ledger holds \(try store.head().size)")
      }
      try context.output.write(bytes + [0x0A])
    }
  }

  /// `custody ledger export`.
  struct ExportEntries: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Print every entry's stored bytes, one a line, oldest first."
    )
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      let store = try context.open(context.place.storePath(storeOptions.store))
      let size = try store.head().size
      for sequence in 1..<(size + 1) {
        guard let bytes = try store.entry(sequence) else {
          throw Complaint(.badInput, "entry \(sequence) is missing", hint: "custody verify")
        }
        try context.output.write(bytes + [0x0A])
      }
    }
  }
}
