import CustodyDomain

/// What an unattended check found: how many open items are how bad, what happened outside the quarter, and
/// how much of the inventory can be explained.
public struct CheckReport: Sendable {
  /// The open items that were looked at.
  public var query: Query
  /// From which risk on the check fails.
  public var level: Severity
  /// How many of them there are at each risk, the worst first.
  public var risks: [(risk: Severity, items: Int)]
  /// What happened, to how many of them.
  public var triggers: [(trigger: ReviewTrigger, query: Query, items: Int)]
  /// What was imported too long ago.
  public var stale: [InventoryAge]
  /// What is covered now.
  public var coverage: Coverage
  /// What was covered after imports, the newest first.
  public var trend: [ImportedCoverage]

  /// What a check found.
  public init(
    query: Query, level: Severity, risks: [(risk: Severity, items: Int)],
    triggers: [(trigger: ReviewTrigger, query: Query, items: Int)], stale: [InventoryAge],
    coverage: Coverage, trend: [ImportedCoverage]
  ) {
    self.query = query
    self.level = level
    self.risks = risks
    self.triggers = triggers
    self.stale = stale
    self.coverage = coverage
    self.trend = trend
  }

  /// How many items are at the level or above it.
  public var found: Int { risks.reduce(0) { $0 + ($1.risk >= level ? $1.items : 0) } }
  /// All open items that were looked at.
  public var open: Int { risks.reduce(0) { $0 + $1.items } }

  /// The report as members of `custody.check/1`; the items follow it.
  public func json(now: Instant) -> [(String, JSON)] {
    [
      ("asOf", .string(now.text)), ("query", .string(query.description)),
      ("failOn", .string(level.word)), ("found", .int(found)), ("open", .int(open)),
      ("risks", .object(risks.map { ($0.risk.word, .int($0.items)) })),
      (
        "triggers",
        .array(
          triggers.map {
            .object([
              ("what", .string($0.trigger.name)), ("items", .int($0.items)),
              ("query", .string($0.query.description)),
            ])
          })
      ),
      (
        "stale",
        .array(
          stale.map { age in
            .object([
              ("source", .string(age.inventory.source)), ("tenant", .text(age.inventory.tenant)),
              ("format", .string(age.inventory.format)), ("imported", .string(age.imported.text)),
              ("age", .int(age.days(now))),
            ])
          })
      ),
      ("coverage", .object(coverage.json)),
      (
        "trend",
        .array(
          trend.map {
            .object(
              [("import", .int($0.number)), ("time", .string($0.time.text))] + $0.coverage.json)
          })
      ),
    ]
  }

  /// The report for reading; the items follow it.
  public func text(now: Instant, door: TextDoor) -> String {
    var text = "\(found) of \(open) open items at \(level.word) risk or above"
    let worst = risks.filter { $0.items > 0 }.map { "\($0.items) \($0.risk.word)" }
    text += worst.isEmpty ? "\n" : " (\(worst.joined(separator: ", ")))\n"
    text += "\nOutside the quarter\n"
    for (trigger, query, items) in triggers where items > 0 {
      text += "  \(String(items).leading(6)) \(trigger.name): \(door(query.description))\n"
    }
    for age in stale {
      let tenant = age.inventory.tenant.map { " of " + door($0) } ?? ""
      text += "         stale: \(door(age.inventory.format))\(tenant), imported "
      text += "\(age.imported.dateText), \(age.days(now)) days ago\n"
    }
    if stale.isEmpty, triggers.allSatisfy({ $0.items == 0 }) { text += "         nothing\n" }
    text += "\nCoverage of \(coverage.items) items: \(coverage.words)\n"
    for past in trend {
      text += "  after import \(past.number), \(past.time.dateText): \(past.coverage.items) items, "
      text += "\(past.coverage.words)\n"
    }
    return text + (found > 0 ? "\nThe queue\n" : "")
  }
}

extension Coverage {
  /// The numbers as members of a document.
  public var json: [(String, JSON)] {
    [("items", .int(items))]
      + Part.allCases.map { ($0.word, .int(self[$0])) } + [("all", .int(whole))]
  }

  /// `owner 40%, purpose 12%, expiry 70%, chain 9%, all four 2%`.
  public var words: String {
    let parts = Part.allCases.map { "\($0.word) \(Coverage.percent(self[$0], of: items))%" }
    return (parts + ["all four \(Coverage.percent(whole, of: items))%"]).joined(separator: ", ")
  }
}

extension Listing where Row == ItemDetail {
  /// The items of a check with their worst finding each (`custody.check/1`).
  public static let check = Listing(
    schema: "custody.check/1", member: "queue",
    columns: [
      Column(
        "risk", title: "RISK", text: { $0.assessment.risk.short },
        value: { .string($0.assessment.risk.word) }),
      Column("id", title: "ID") { .string($0.item.id.text) },
      Column("name", title: "IDENTITY") { .string($0.item.identity) },
      Column("rule", title: "RULE") { .text($0.assessment.findings.first?.rule) },
      Column("why", title: "WHY") { .text($0.assessment.findings.first?.message) },
      Column("accountable", title: "ACCOUNTABLE") { .string($0.assessment.accountable) },
      Column("score") { .int($0.assessment.score) },
      Column("reopened") { .text($0.reopened) },
      Column("findings") { .texts($0.assessment.findings.map(\.rule)) },
    ])
}

extension String {
  /// With blanks before it.
  fileprivate func leading(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
