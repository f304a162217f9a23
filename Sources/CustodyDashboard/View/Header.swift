import CustodyDomain

/// The first line: what is wrong, what the chains prove, who reviews, and how far they are.
extension Painter {
  mutating func drawHeader() {
    put("custody", 1, 0, .header)
    // What is wrong with the store or its sources comes first, and takes the place of what goes without saying.
    var news: Chrome = model.readOnly == nil ? "" : "READ ONLY"
    let stale = model.staleSources.count
    if stale > 0 {
      news += news.isEmpty ? "" : "  "
      news += "\(Chrome.counted(stale, "source", "sources")) STALE: A"
    }
    if let overdue = model.summary?.tasks.overdue, overdue > 0 {
      news += news.isEmpty ? "" : "  "
      news += "\(Chrome.counted(overdue, "task", "tasks")) OVERDUE: 9"
    }
    let glance = model.glance
    let title: Chrome = glance.map { "\(safe($0.name)) review" } ?? "access review"
    var left = TextLine(news.isEmpty ? title : news, news.isEmpty ? .dim : .warning)
    if !news.isEmpty, let glance { left.add("  \(safe(glance.name))", .dim) }
    if model.setup.rehearsal { left.add("  rehearsal clock", .warning) }
    let alarm = breakGlass
    if !alarm.isEmpty { left.runs.insert(contentsOf: [(alarm, .error), ("  ", .dim)], at: 0) }
    guard let summary = model.summary else {
      return put(left, 10, 0, limit: model.columns - 12)
    }
    var whole = TextLine()
    if !news.isEmpty || !alarm.isEmpty || model.setup.rehearsal || glance != nil {
      whole.runs = left.runs + [("  ", .dim)]
    }
    whole.runs += verdictCounts(summary).runs
    // What the chains prove has a place before the ledger's length and the bar, which have panels of their own.
    let progress =
      glance.map { campaignProgress($0, who: reviewer) } ?? progressLines(summary)
    // But how far a campaign is, and how long it still runs, is what the day is about.
    let pairs =
      glance == nil
      ? [whole, left].flatMap { said in progress.map { (said, $0) } }
      : progress.flatMap { line in [whole, left].map { ($0, line) } }
    for (said, line) in pairs where 10 + said.width + 2 + line.width < model.columns {
      put(said, 10, 0, limit: said.width)
      put(line, model.columns - 1 - line.width, 0, limit: line.width)
      return
    }
    guard let short = progress.last else { return }
    let column = model.columns - 1 - short.width
    put(left, 10, 0, limit: column - 12)
    put(short, column, 0, limit: short.width)
  }

  /// Emergency access that is active or that nobody has answered for.
  private var breakGlass: Chrome {
    guard let first = model.summary?.breakGlass.first else { return "" }
    let count = model.summary?.breakGlass.count ?? 0
    let more: Chrome = count > 1 ? " and \(Chrome(grouped: count - 1)) more" : ""
    let state: Chrome =
      first.isActive(model.now)
      ? "ACTIVE until \(Chrome(moment: first.ends))"
      : first.due < model.now ? "COUNTERSIGNATURE OVERDUE" : "NOT COUNTERSIGNED"
    return " BREAK-GLASS #\(Chrome(grouped: first.entry)) \(state)\(more) "
  }

  /// How many items have which verdict.
  private func verdictCounts(_ summary: StoreSummary) -> TextLine {
    var line = TextLine()
    for verdict in Verdict.allCases {
      let count = summary.verdicts[verdict] ?? 0
      if verdict != .provable { line.add("  ") }
      line.add("\(safe(verdict.rawValue)) ", .dim)
      line.add("\(Chrome(grouped: count))", verdict == .none && count > 0 ? .linkMissing : .text)
    }
    return line
  }

  /// Who reviews and how far they are, from the longest to the shortest.
  private func progressLines(_ summary: StoreSummary) -> [TextLine] {
    let decided = max(0, summary.items - summary.open)
    let percent = summary.items > 0 ? decided * 100 / summary.items : 0
    let bar = glyphs.bar(decided, of: summary.items, width: model.columns >= 110 ? 30 : 12)
    let share: Chrome = "\(Chrome(grouped: decided))/\(Chrome(grouped: summary.items))"
    let who = TextLine((reviewer, .text), ("  ", .text), (share, .text))
    var barred = who
    barred.runs += [
      (" ", .text), (bar.full, .barFull), (bar.empty, .barEmpty), (" \(percent)%", .text),
    ]
    var whole = barred
    whole.add("  ledger \(Chrome(grouped: summary.entries))", .dim)
    return [whole, barred, who, TextLine(share)]
  }

  /// Who reviews: the part before the `@` where there is no room for the rest.
  private var reviewer: Chrome {
    let name = model.setup.reviewer.name
    let shown = model.columns >= 120 ? safe(name) : safe(String(name.prefix { $0 != "@" }))
    return shown.cut(model.columns >= 120 ? 40 : 20, ellipsis: glyphs.ellipsis)
  }
}
