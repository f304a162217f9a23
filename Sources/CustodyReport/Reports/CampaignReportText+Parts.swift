import CustodyDomain

/// The parts of the page about how the review was done, and about single items.
extension CampaignReportText {
  func attention() throws {
    try page.heading("How it was looked at")
    let heads = [
      "", "decisions", "not opened", "median s", "largest batch", "in a minute", "reasons",
    ]
    func row(_ name: String, _ tally: Attention.Tally) -> [String] {
      [
        name, String(tally.decisions), "\(tally.unopened) (\(tally.unopenedPercent)%)",
        String(tally.median), String(tally.largestBatch), String(tally.busiestMinute),
        String(tally.reasons),
      ]
    }
    let attention = report.attention
    guard attention.all.decisions > 0 else { return try page.sentence("Nothing was decided.") }
    try page.table(
      heads,
      attention.byReviewer.map { row(page.show($0.reviewer), $0.tally) }
        + Tier.allCases.compactMap { tier in
          attention.byTier[tier].map { row(tier.rawValue, $0) }
        } + [row("all", attention.all)])
    try page.heading("Signals")
    let limits = report.terms.attention
    if attention.signals.isEmpty {
      try page.sentence(
        "None: no \(limits.approvals) approvals in \(limits.seconds) s, no batch of more than "
          + "\(limits.batch) kept, no strict item kept after less than \(limits.strictSeconds) s.")
    }
    for signal in attention.signals {
      let range = signal.entries
      try page.sentence(
        "\(signal.rule.rawValue): \(page.show(signal.reviewer)), \(signal.sentence) "
          + "(entries \(range.lowerBound) to \(range.upperBound))")
    }
  }

  func effort() throws {
    let attention = report.attention
    guard attention.all.decisions > 0 else { return }
    try page.heading("Effort and evidence")
    func row(_ name: String, _ tally: Attention.Tally) -> [String] {
      [name, String(tally.decisions), String(tally.median), minutes(tally.seconds)]
        + [Verdict.provable, .partial, .none].map { String(tally.verdicts[$0] ?? 0) }
        + [String(tally.reasons)]
    }
    try page.table(
      ["Tier", "decisions", "median s", "minutes", "provable", "partial", "no proof", "reasons"],
      Tier.allCases.compactMap { tier in
        attention.byTier[tier].map { row(tier.rawValue, $0) }
      } + [row("all", attention.all)])
  }

  /// Minutes with one digit after the point, rounded down.
  private func minutes(_ seconds: Int) -> String { "\(seconds / 60).\(seconds % 60 / 6)" }

  func planted() throws {
    guard let declared = report.plan.planted else { return }
    try page.heading("Planted items")
    try page.sentence(
      "\(declared.count) declared at the opening, SHA-256 \(page.code(declared.digest))")
    guard let told = campaign.close?.planted else { return }
    let caught = Set(told.caught)
    try page.sentence(
      "\(caught.count) caught, \(told.items.count - caught.count) missed; salt "
        + page.code(told.salt))
    for item in told.items {
      let found = campaign.cases[item]
      let name = page.show(report.listed[item]?.name ?? item.text)
      let by =
        caught.contains(item)
        ? "caught by \(page.show(found?.deniedBy ?? ""))"
        : "missed: \(found?.outcome.rawValue ?? "not in the population")"
          + (keepers(found).isEmpty ? "" : " by \(page.show(keepers(found)))")
      try page.sentence("\(page.show(item.text)) \(name), \(by)")
    }
  }

  private func keepers(_ found: CampaignCase?) -> [String] {
    (found?.keeps ?? []).flatMap { $0.map(\.person) }
  }

  /// One line an item, written as they are found: a campaign may have a hundred thousand.
  func items() throws {
    try page.heading("Items that were not simply kept")
    let particulars = report.particulars
    var none = true
    for item in report.items {
      guard let line = report.line(item, particulars) else { continue }
      none = false
      try page.sentence(text(line))
    }
    if none { try page.sentence("None.") }
  }

  private func text(_ line: CampaignReport.Line) -> String {
    var words = line.outcome.rawValue
    if !line.people.isEmpty { words += " by \(page.show(line.people))" }
    if let entry = line.entry { words += ", entry \(entry)" }
    if line.outcome == .carried {
      words = "carried over on entry \(line.entry ?? 0)"
      words += line.carries > 0 ? ", \(line.carries) in a row" : ", still to be carried out"
    }
    if let status = line.task { words += ", task \(status.words)" }
    if let condition = line.condition { words += ", on condition: \(page.show(condition))" }
    for one in line.exceptions { words += ", exception: \(page.show(one))" }
    if !line.awaited.isEmpty { words += ", asked: \(page.show(line.awaited))" }
    if let reason = line.reason { words += ": \(page.show(reason))" }
    if line.planted { words += " [planted]" }
    let tier = line.tier.map { " (\($0.rawValue))" } ?? ""
    return "\(page.show(line.item.text)) \(page.show(line.name))\(tier): \(words)"
  }

  private func emergencies() throws {
    guard !report.glasses.isEmpty else { return }
    try page.heading("Emergency access used")
    for glass in report.glasses {
      let second =
        glass.countersigner.map { "countersigned by \(page.show($0))" } ?? "not countersigned"
      try page.sentence(
        "entry \(glass.entry), \(glass.time.dateText): \(page.show(glass.by)), "
          + "\(counted(glass.decisions, "decision")), \(page.show(glass.request.ticket)): "
          + "\(page.show(glass.request.reason)); \(second)")
    }
  }

  func handed() throws {
    if !report.handed.isEmpty {
      try page.heading("Delegated and escalated")
      for one in report.handed {
        let delegation = one.delegation
        try page.sentence(
          "entry \(one.entry), \(one.time.dateText): \(counted(delegation.items.count)) "
            + (delegation.escalates ? "escalated" : "delegated")
            + " from \(page.show(delegation.from)) to \(page.show(delegation.to)) by "
            + "\(page.show(one.by)): \(page.show(delegation.note))")
      }
    }
    try emergencies()
    guard !report.meetings.isEmpty else { return }
    try page.heading("Meetings")
    for met in report.meetings {
      try page.sentence(
        "entry \(met.entry), \(met.time.dateText): \(page.show(met.name)), held by "
          + "\(page.show(met.by)), \(counted(met.decisions, "decision")); "
          + page.code("custody meeting minutes \(met.entry)"))
    }
  }
}
