import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite
import CustodyTerminal

/// `custody meeting`: people in a room, one item at a time, and minutes at the end.
struct MeetingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting", abstract: "Hold a meeting over items, and print its minutes.",
    discussion: """
      custody meeting owner:none kind:oauth-grant --name "Integrations"   begins one
      custody meeting                                                     goes on with it
      """,
    subcommands: [Hold.self, Minutes.self, Accept.self, ListMeetings.self],
    defaultSubcommand: Hold.self)

  /// `custody meeting hold`.
  struct Hold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "hold",
      abstract: "Begin a meeting over the open items of a query, or go on with yours.")
    @Argument(help: "Which items; without any, those that nobody owns.")
    var query: [String] = []
    @Option(help: "By what the agenda is grouped: tool or owner.")
    var by: AgendaGrouping = .tool
    @Option(help: ArgumentHelp("What it is called in its minutes.", valueName: "T"))
    var name: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var look: LookOptions

    func run() async throws {
      // It starts the program once more; done now, no meeting is begun twice.
      CrashLog.prepareBacktraces()
      let context = try RunContext()
      let path = context.place.storePath(storeOptions.store)
      let store = try context.openCurrent(path)
      let reviewer = try context.reviewer(in: store)
      let goesOn = try store.meeting(of: reviewer) != nil
      if !goesOn || !query.isEmpty {
        let words = query.isEmpty ? ["owner:none"] : query
        _ = try store.beginMeeting(
          MeetingPlan(
            name: name ?? "Review meeting", query: try Query(words: words), grouping: by),
          by: reviewer, now: context.now)
      }
      try store.close()
      try await DashboardProgram(
        context: context, path: path, look: look, query: nil, opensMeeting: true
      ).run()
    }
  }

  /// `custody meeting minutes`.
  struct Minutes: CustodyCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the minutes of a meeting in Markdown, made from the ledger.")
    @Argument(help: "The meeting's ledger entry; without one, the newest meeting.")
    var entry: Int?
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      let store = try context.open(context.place.storePath(storeOptions.store))
      guard let minutes = try store.minutes(of: entry) else {
        throw Complaint(
          .noInput, entry.map { "entry \($0) is no meeting" } ?? "no meeting was held yet",
          hint: "custody meeting list shows those that were held")
      }
      try context.output.write(MinutesText(minutes, door: context.rawDoor).markdown)
    }
  }

  /// `custody meeting accept`.
  struct Accept: DecisionCommand {
    static let configuration = CommandConfiguration(
      commandName: "accept",
      abstract: "Accept items that a meeting gave you while you were absent.",
      discussion: "custody list acceptance:open shows what waits.")
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var storeOptions: StoreOptions

    func actions(for row: ItemRow, context: RunContext) throws -> [Action] {
      let store = try context.open(context.place.storePath(storeOptions.store))
      return [.set(.ownership(by: try context.reviewer(in: store).name))]
    }
  }

  /// `custody meeting list`.
  struct ListMeetings: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the meetings that were held, newest first.")
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var formatOptions: FormatOptions

    func run(in context: RunContext) throws {
      let store = try context.open(context.place.storePath(storeOptions.store))
      try context.list(
        .meetings, format: formatOptions.format, rows: try store.meetings(limit: .max))
    }
  }
}

extension AgendaGrouping: ExpressibleByArgument {}
