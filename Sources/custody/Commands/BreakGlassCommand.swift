import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody break-glass`: emergency access to listed items, for a while, that a second person answers for.
struct BreakGlassCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "break-glass",
    abstract: "Begin, list and countersign emergency access to items.",
    discussion: """
      It lifts role, assignment, only-owner and opened-first for the items that are named; never \
      self-review, owner or purpose. What is decided by it names its entry.
      """,
    subcommands: [Begin.self, ListAll.self, Countersign.self], defaultSubcommand: Begin.self)

  /// `custody break-glass ITEM…`.
  struct Begin: CustodyCommand {
    static let configuration = CommandConfiguration(abstract: "Begin emergency access.")
    @Argument(help: "Ids, beginnings of ids, a source's ids or exact names.")
    var items: [String]
    @Option(help: ArgumentHelp("Why.", valueName: "T"))
    var reason: String
    @Option(help: ArgumentHelp("Where the emergency is recorded.", valueName: "K"))
    var ticket: String
    @Option(name: .customLong("for"), help: ArgumentHelp("How long: 60m, 2h.", valueName: "D"))
    var duration = "\(BreakGlassRequest.usualMinutes)m"
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      let minutes = try BreakGlassCommand.minutes(duration)
      let store = try context.open(context.place.storePath(storeOptions.store))
      let request = BreakGlassRequest(
        items: try Set(items.map { try store.resolve($0) }).sorted(), reason: reason,
        ticket: ticket, minutes: minutes,
        countersignHours: context.policy.policy.countersignHours)
      let entry = try store.change(
        .breakGlass(request), by: try context.reviewer(in: store), now: context.now)
      let end = Instant(seconds: context.now.seconds + Int64(minutes) * 60)
      try context.output.write(
        "recorded entry \(entry): break-glass on \(request.items.count) item(s) until \(end.text)\n"
      )
      Output.say(
        "custody: hint: within \(request.countersignHours) hours a second person countersigns it: "
          + "custody break-glass countersign \(entry)\n")
    }
  }

  /// `custody break-glass list`.
  struct ListAll: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List emergency access, what is active or unresolved first.")
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var formatOptions: FormatOptions

    func run(in context: RunContext) throws {
      let now = context.now
      let all = try context.open(context.place.storePath(storeOptions.store)).access().glasses
      try context.list(
        .breakGlass(now: now), format: formatOptions.format,
        rows: all.filter { $0.isPending(now) } + all.filter { !$0.isPending(now) }.reversed())
    }
  }

  /// `custody break-glass countersign`.
  struct Countersign: CustodyCommand {
    static let configuration = CommandConfiguration(
      abstract: "Answer, as a second person, for emergency access.")
    @Argument(help: "Its entry, as custody break-glass list shows it.")
    var entry: Int
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      let store = try context.open(context.place.storePath(storeOptions.store))
      let made = try store.change(
        .countersign(entry), by: try context.reviewer(in: store), now: context.now)
      try context.output.write("recorded entry \(made): countersigned break-glass \(entry)\n")
    }
  }

  private static func minutes(_ text: String) throws -> Int {
    let units: [Character: Int] = ["m": 1, "h": 60]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()),
      (1...100_000).contains(count)
    else { throw ValidationError("'\(text)' is no duration; write 60m or 2h") }
    return count * unit
  }
}
