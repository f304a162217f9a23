import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite

/// `custody check`: for cron and CI. It decides nothing and writes no entry.
struct Check: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Exit 1 when an open item is at a risk or above it; tell which, and what happened.",
    discussion: """
      Made for cron and CI: it tells the queue that a review would open now, what asks for one outside \
      the quarter (recertifications that ended, new scopes, leavers, what came back, stale sources), and \
      how much of the inventory has an owner, a purpose, an expiry and a provable chain.
      """)

  /// How bad it must be.
  enum Level: String, CaseIterable, ExpressibleByArgument {
    case low, medium, high, critical

    var severity: Severity { Severity(word: rawValue) ?? .high }
  }

  @Option(help: "low, medium, high or critical.")
  var failOn: Level = .high
  @Option(help: ArgumentHelp("Only items that this query holds.", valueName: "Q"))
  var query: String?
  @Option(help: ArgumentHelp("At most so many items of the queue.", valueName: "N"))
  var limit = 20
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions

  func run(in context: RunContext) throws {
    guard limit >= 0 else { throw ValidationError("--limit is a number from 0 on") }
    let asked = try Query(words: query.map { [$0] } ?? [])
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    try ToolHint.tell(asked, in: store, context)
    let report = try report(asked, store, now: context.now)
    let unresolved = try store.access().glasses.filter { $0.state(context.now) == .unresolved }
    let tasks = try store.taskTotals(now: context.now)
    if tasks.overdue > 0 || tasks.cameBack > 0 {
      Output.say(
        "custody: revocations overdue: \(tasks.overdue), came back: \(tasks.cameBack); "
          + "custody revocations list shows them\n")
    }
    if formatOptions.format == .table {
      try context.output.write(report.text(now: context.now, door: context.door))
    }
    let queue = report.query.and(Check.at(failOn.severity, .atLeast))
    var rows = RowWalk(store: store, query: queue, limit: limit, now: context.now)
    if formatOptions.format != .table || min(report.found, limit) > 0 {
      try context.list(
        .check, format: formatOptions.format,
        head: [("breakGlass", .texts(unresolved.map { $0.sentence(context.now) }))]
          + report.json(now: context.now)
      ) { try rows.next().map { try store.detail($0.id, now: context.now) } }
    }
    guard report.found > 0 || !unresolved.isEmpty else { return }
    if report.found > limit, formatOptions.format == .table {
      Output.say("custody: \(report.found - limit) more: custody list '\(queue.description)'\n")
    }
    throw ExitCode(Complaint.Status.checkFailed.rawValue)
  }

  private func report(_ asked: Query, _ store: SQLiteStore, now: Instant) throws -> CheckReport {
    let open = Query([.init(field: .state, values: [.text("open")])]).and(asked)
    return CheckReport(
      query: open, level: failOn.severity,
      risks: try Severity.allCases.reversed().map {
        ($0, try store.count(open.and(Check.at($0, .exactly)), now: now))
      },
      triggers: try ReviewTrigger.all.map { trigger in
        let query = open.and(trigger.query)
        return (trigger, query, try store.count(query, now: now))
      },
      stale: try store.summary(now: now).inventories.filter(\.stale),
      coverage: try store.coverage(), trend: try store.coverageTrend(limit: 5))
  }

  private static func at(_ severity: Severity, _ bound: Query.Bound) -> Query {
    Query([.init(field: .risk, values: [.rank(severity.rawValue, bound)])])
  }
}
