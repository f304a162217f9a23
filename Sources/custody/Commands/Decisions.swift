import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite

/// Which items a decision is about: named ones, or all that a query holds if their number is as expected.
struct SelectionOptions: ParsableArguments {
  @Argument(help: "Ids, beginnings of ids, a source's ids or exact names.")
  var items: [String] = []
  @Option(help: ArgumentHelp("All items that this query holds.", valueName: "Q"))
  var query: String?
  @Option(help: ArgumentHelp("How many they must be.", valueName: "N"))
  var expect: Int?
}

/// A command that decides: what it does is written to the ledger at once, all of it or nothing.
protocol DecisionCommand: CustodyCommand {
  var selection: SelectionOptions { get }
  var decision: DecisionOptions { get }
  var storeOptions: StoreOptions { get }
  /// The words of `selection.items` that name items.
  var itemWords: [String] { get }
  /// Why; nil where the action says it itself.
  var reason: String? { get }
  /// What is to happen with an item.
  func actions(for row: ItemRow, context: RunContext) throws -> [Action]
}

/// What every decision may say besides.
struct DecisionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Why.", valueName: "T"))
  var reason: String?
  @Option(help: "table (text) or json.")
  var format: ListingFormat = .table
}

extension DecisionCommand {
  var itemWords: [String] { selection.items }
  var reason: String? { decision.reason }

  func run(in context: RunContext) throws { try decide(in: context) }

  /// Writes what the command says of the items that were named.
  func decide(in context: RunContext) throws {
    try checkSelection()
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    let rows = try selected(context, store)
    let requests = try rows.flatMap { row in
      try actions(for: row, context: context).map {
        DecisionRequest(
          item: row.id, action: $0, reason: reason, version: row.version,
          bulk: rows.count > 1, shown: RowView(row))
      }
    }
    let receipt = try store.decide(
      requests, by: try context.reviewer(in: store), now: context.now)
    if !receipt.refused.isEmpty {
      for refusal in receipt.refused { Output.say(Complaint(refusal).lines) }
      throw ExitCode(Complaint.Status.refused.rawValue)
    }
    try tell(receipt, rows, requests, context)
  }

  /// That items are named one way or the other.
  func checkSelection() throws {
    guard selection.query != nil || !itemWords.isEmpty else {
      throw ValidationError("name an item, or give --query Q")
    }
    guard selection.query == nil || itemWords.isEmpty else {
      throw ValidationError("name items or give --query, not both")
    }
  }

  /// The items that the words or the query mean.
  func selected(_ context: RunContext, _ store: SQLiteStore) throws -> [ItemRow] {
    let now = context.now
    if let text = selection.query {
      let query = try Query(parsing: text)
      let count = try store.count(query, now: now)
      guard let expect = selection.expect else {
        throw ValidationError("--query needs --expect N; it holds \(count) items now")
      }
      guard expect == count else {
        throw Complaint(
          .refused, "the query holds \(count) items, not \(expect)",
          hint: "nothing was decided; look with custody list")
      }
      var walk = RowWalk(store: store, query: query, now: now)
      return try walk.all()
    }
    var seen: Set<ItemID> = []
    var rows: [ItemRow] = []
    for word in itemWords {
      let id = try store.resolve(word)
      if seen.insert(id).inserted { rows.append(try store.detail(id, now: now).row) }
    }
    if let expect = selection.expect, expect != rows.count {
      throw Complaint(
        .refused, "\(rows.count) items are named, not \(expect)", hint: "nothing was decided")
    }
    return rows
  }

  private func tell(
    _ receipt: SubmitReceipt, _ rows: [ItemRow], _ requests: [DecisionRequest],
    _ context: RunContext
  ) throws {
    guard decision.format == .table else {
      try context.output.write(
        JSON.object([
          ("schema", .string("custody.decision/1")), ("entry", .int(receipt.entry)),
          ("items", .texts(rows.map(\.id.text))), ("decisions", .int(receipt.decisions)),
          ("tasks", .int(receipt.tasks)), ("size", .int(receipt.head.size)),
          ("head", .string(receipt.head.root)),
        ]).text + "\n")
      return
    }
    let names = rows.prefix(3).map { "\($0.id.text) \(context.door($0.name))" }
    let more = rows.count > 3 ? " and \(rows.count - 3) more" : ""
    try context.output.write(
      "recorded entry \(receipt.entry): \(requests[0].action.word) "
        + names.joined(separator: ", ") + more + "\n")
    if receipt.tasks > 0 {
      Output.say("custody: hint: custody revocations list shows what is to be carried out\n")
    }
  }
}

/// The moment that `--until` means: `30d`, `8w`, or a date.
enum Until {
  static func moment(_ text: String, now: Instant) throws -> Instant {
    let units: [Character: Int] = ["d": 1, "w": 7, "m": 30, "y": 365]
    if let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()), count > 0,
      count <= 3650
    {
      return now.adding(days: count * unit)
    }
    guard let moment = Instant(text: text) else {
      throw ValidationError("'\(text)' is no date; write 30d or 2027-01-31")
    }
    return moment
  }
}
