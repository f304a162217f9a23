import CustodyDomain

/// The report of a campaign as a page, text or Markdown. It rests on ledger entries alone and says of no number more
/// than they do; nothing of the day on which it is made is in it.
public struct CampaignReportText {
  let report: CampaignReport
  let page: ReportPage

  /// A page; `out` gets the text in pieces, in order.
  public init(
    _ report: CampaignReport, _ style: PageStyle, door: TextDoor,
    out: @escaping (String) throws -> Void
  ) {
    self.report = report
    page = ReportPage(style, door: door, out: out)
  }

  /// Writes the whole page.
  public func write() throws {
    try beginning()
    try plan()
    try account()
    try reviewers()
    try attention()
    try effort()
    try planted()
    try items()
    try handed()
    try gates()
    try retention()
    try check()
  }

  var campaign: CampaignFold.Campaign { report.campaign }

  func counted(_ count: Int, _ noun: String = "item") -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  private func beginning() throws {
    let closed = campaign.closed.map { "closed \($0.momentText) UTC" } ?? "not closed yet"
    try page.title("Campaign \(report.plan.name), \(closed)")
    var facts: [(String, [String])] = [
      (
        "Opened",
        ["\(campaign.opened.momentText) UTC by \(page.show(campaign.by)), entry \(campaign.entry)"]
      )
    ]
    if let closed = campaign.closed, let entry = campaign.closeEntry {
      facts.append(
        (
          "Closed",
          ["\(closed.momentText) UTC by \(page.show(report.closedBy ?? "")), entry \(entry)"]
        ))
    } else {
      facts.append(("Open", ["as of entry \(report.after.size); a later entry changes this"]))
    }
    if report.rehearsal { facts.append(("Clock", ["set for a rehearsal"])) }
    try page.facts(facts)
  }

  private func plan() throws {
    let plan = report.plan
    try page.heading("Plan")
    var facts: [(String, [String])] = [
      ("Query", [plan.query.isEmpty ? "everything" : page.show(plan.query)]),
      ("Due", [plan.due.dateText]),
      ("Reviewers", [plan.stages.map { page.show($0.text) }.joined(separator: ", then ")]),
    ]
    if !plan.fallback.isEmpty { facts.append(("Fallback", [page.show(plan.fallback)])) }
    facts.append(
      (
        "Carried over",
        [plan.carriedOver.map { "unchanged items, for at most \($0) reviews" } ?? "nothing"]
      ))
    if let before = plan.repeats { facts.append(("Repeats", [page.show(before)])) }
    if let reason = plan.lateReason {
      facts.append(("Opened although", ["earlier revocations were late: \(page.show(reason))"]))
    }
    facts.append(
      (
        "Population",
        ["\(counted(campaign.population)), SHA-256 \(page.code(campaign.digest.hex))"]
      ))
    facts.append(
      (
        "Rests on",
        plan.sources.map {
          "\(page.show($0.file)) (\(page.show($0.format)), imported \($0.imported.dateText)), "
            + "SHA-256 \(page.code($0.digest))"
        }
      ))
    try page.facts(facts)
  }

  private func account() throws {
    try page.heading("Account")
    let outcomes = report.outcomes
    func parts(_ account: CampaignCase.Account) -> String {
      let words = CampaignCase.Outcome.allCases.filter { $0.account == account }.compactMap {
        outcome in outcomes[outcome].map { "\($0) \(outcome.rawValue)" }
      }
      return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
    }
    let sides = [
      "\(report.count(.decided)) decided\(parts(.decided))", "\(report.count(.pending)) pending",
      "\(report.count(.refused)) without a decision\(parts(.refused))",
    ]
    try page.sentence("\(counted(campaign.population)) = \(sides.joined(separator: " + "))")
    if let close = campaign.close {
      try page.sentence("Outcomes of each item, SHA-256 \(page.code(close.digest))")
      if let reason = close.undecidedReason {
        try page.sentence("Left undecided: \(page.show(reason))")
      }
    }
    let used = CampaignCase.Outcome.allCases.filter { outcomes[$0] != nil }
    let tiers = report.outcomesByTier
    try page.heading("Outcomes by tier")
    try page.table(
      ["Tier"] + used.map(\.rawValue) + ["items"],
      Tier.allCases.filter { tiers[$0] != nil }.map { tier in
        let counts = tiers[tier] ?? [:]
        return [tier.rawValue] + used.map { String(counts[$0] ?? 0) }
          + [String(counts.values.reduce(0, +))]
      } + [
        ["all"] + used.map { String(outcomes[$0] ?? 0) } + [String(campaign.cases.count)]
      ])
  }

  private func reviewers() throws {
    try page.heading("Decisions by reviewer")
    let words = report.words.keys.sorted()
    guard !words.isEmpty else { return try page.sentence("None.") }
    let rows = report.wordsByReviewer.sorted { $0.key < $1.key }.map { person, counts in
      [page.show(person)] + words.map { String(counts[$0] ?? 0) }
        + [String(counts.values.reduce(0, +))]
    }
    try page.table(
      ["Reviewer"] + words + ["entries"],
      rows + [
        ["all"] + words.map { String(report.words[$0] ?? 0) } + [String(report.decisions.count)]
      ])
  }

  private func gates() throws {
    try page.heading("Gates")
    if report.terms.gates.isEmpty {
      try page.sentence(
        "Not closed: \(page.code("custody campaign status \(report.plan.name)")) tells what is in "
          + "the way.")
    }
    for gate in report.terms.gates {
      try page.sentence("\(gate.gate): \(page.show(gate.sentence))")
    }
    guard let close = campaign.close, !close.late.isEmpty else { return }
    try page.heading("Not proven at the close")
    try page.sentence(page.show(close.lateReason ?? ""))
    for entry in close.late {
      guard let task = report.tasks[entry] else { continue }
      try page.sentence(
        "entry \(entry): \(page.show(task.item.text)) \(page.show(task.name)), "
          + "\(task.rotation ? "rotation" : "revocation") \(task.status.words), due "
          + "\(task.due.dateText), with \(page.show(task.owner ?? "nobody"))")
    }
  }

  private func retention() throws {
    try page.heading("Evidence is kept")
    try page.facts(
      Tier.allCases.map { tier in
        (tier.rawValue, ["\(report.terms.retention[tier]) days from the decision"])
      })
    let policy = campaign.close == nil ? "in force" : "of the close"
    try page.sentence("By the policy \(policy). custody itself deletes nothing.")
  }

  private func check() throws {
    try page.heading("Ledger")
    let name = report.plan.name
    let last = report.after.size
    var commands = [
      page.code("custody verify"),
      page.code("custody ledger show \(campaign.entry)") + " (the plan)",
    ]
    if let entry = campaign.closeEntry {
      commands.append(page.code("custody ledger show \(entry)") + " (the end)")
    }
    commands += [
      page.code("custody ledger list --format json")
        + " (entries \(campaign.entry) to \(last); each decision names its campaign)",
      page.code("custody campaign report \(name)") + " (this page again)",
    ]
    try page.facts([
      ("Head before", ["\(report.before.size) entries, \(page.code(report.before.root))"]),
      ("Head after", ["\(last) entries, \(page.code(report.after.root))"]),
      ("Check", commands),
    ])
  }
}
