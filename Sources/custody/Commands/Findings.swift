import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite

/// `custody findings`: what the rules say, by rule, by item, or why.
struct Findings: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "List findings by rule; with --rule the items of one; with --explain why.")

  @Argument(help: "Only items that this query holds.")
  var query: [String] = []
  @Option(help: ArgumentHelp("One rule's findings, an item a line.", valueName: "R"))
  var rule: String?
  @Option(
    help: ArgumentHelp("Everything that the rules say of one item, and why.", valueName: "ITEM"))
  var explain: String?
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions

  func run(in context: RunContext) throws {
    let query = try Query(words: query)
    if let rule, RuleCatalogue.rule(rule) == nil {
      throw Complaint(
        .usage, "no rule '\(rule)'",
        hint: nearestHint(to: rule, among: RuleCatalogue.all.map(\.id)))
    }
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    if let off = context.policy.origins.first(where: { $0.key == "rules.disabled" }),
      !off.value.isEmpty
    {
      Output.say("custody: switched off by the policy (\(off.origin)): \(off.value)\n")
    }
    try ToolHint.tell(query, in: store, context)
    if let explain {
      try self.explain(try store.resolve(explain), context, store)
    } else if let rule {
      try items(of: rule, query, context, store)
    } else {
      let groups = try store.groups(.findings, query: query, limit: 1000, now: context.now)
      try context.list(
        .findings, format: formatOptions.format,
        head: [("query", .string(query.description))], rows: groups)
    }
  }

  private func explain(_ id: ItemID, _ context: RunContext, _ store: SQLiteStore) throws {
    let (now, policy) = (context.now, context.policy.origins)
    let detail = try store.detail(id, now: now)
    let assessor = Assessor(policy: context.policy.policy)
    let explanations =
      rule.flatMap { RuleCatalogue.rule($0) }.map {
        [assessor.explain($0, detail.item, detail.surroundings, now: now)]
      } ?? assessor.explanations(detail.item, detail.surroundings, now: now)
    guard formatOptions.format == .table else {
      try context.list(
        .explanations(now: now, policy: policy), format: formatOptions.format,
        head: [
          ("item", .object([("id", .string(id.text)), ("name", .string(detail.item.name))])),
          ("recommendation", detail.recommendation.map(RecommendationText.json) ?? .null),
        ],
        rows: explanations)
      return
    }
    try context.output.write("\(context.door(detail.item.name))  \(id.text)\n")
    if explanations.isEmpty { try context.output.write("  no rule finds anything here\n") }
    for explanation in explanations {
      try context.output.write(explanation.text(now: now, policy: policy, door: context.door))
    }
    try context.output.write(RecommendationText.text(detail, context.door))
  }

  private func items(
    of rule: String, _ query: Query, _ context: RunContext, _ store: SQLiteStore
  ) throws {
    let all = query.and(Query([.init(field: .finding, values: [.text(rule)])]))
    let now = context.now
    var walk = RowWalk(store: store, query: all, now: now)
    try context.list(
      .itemFindings, format: formatOptions.format,
      head: [
        ("asOf", .string(now.text)), ("query", .string(all.description)),
        ("total", .int(try store.count(all, now: now))),
      ]
    ) {
      try walk.next().flatMap { row in
        try store.detail(row.id, now: now).assessment.findings.filter { $0.rule == rule }.map {
          ItemFinding(item: row, finding: $0)
        }
      }
    }
  }
}
