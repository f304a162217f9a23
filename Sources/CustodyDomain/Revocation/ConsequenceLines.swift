/// Consequences in words: the same for the dashboard, for reports and for the script of a plan.
extension Consequences {
  /// A label with what it says.
  public struct Line: Hashable, Sendable {
    /// `used`, `depends`, `loses`, `goes`.
    public var label: String
    /// What it says.
    public var text: String
    /// Whether it speaks against taking the item away without asking.
    public var warns: Bool
  }

  /// The lines, at most `names` names in each.
  public func lines(now: Instant, names: Int = 3) -> [Line] {
    [usedLine(now), dependsLine(names), losesLine(names), goesLine(names)]
  }

  private func usedLine(_ now: Instant) -> Line {
    guard let lastUsed else {
      let text =
        row.usage == .never ? "never, says its source" : "nothing says whether it is used"
      return Line(label: "used", text: text, warns: row.usage == .unknown)
    }
    let age = lastUsed.agoText(now: now)
    let by =
      use.map { use in
        use.last >= lastUsed
          ? ", shown by \(use.source)" + (use.recent > 1 ? "; \(use.recent) times in 30 days" : "")
          : ", says its source"
      } ?? ", says its source"
    return Line(
      label: "used", text: "\(age) (\(lastUsed.dateText))\(by)",
      warns: lastUsed >= now.adding(days: -30))
  }

  private func dependsLine(_ names: Int) -> Line {
    let count = breaking.count + more
    let siblings = dependents.count - breaking.count
    let stays = siblings > 0 ? "\(siblings) of the same client stay" : nil
    guard count > 0 else {
      return Line(
        label: "depends",
        text: ["nothing on record", stays].compactMap(\.self).joined(separator: "; "), warns: false)
    }
    let named = breaking.map { "\($0.name) \($0.link.words)\($0.hop > 1 ? " by another" : "")" }
    return Line(
      label: "depends",
      text: ["\(count): " + Consequences.listed(named, count, names), stays]
        .compactMap(\.self).joined(separator: "; "), warns: true)
  }

  private func losesLine(_ names: Int) -> Line {
    Line(
      label: "loses",
      text: people.isEmpty
        ? "nobody on record" : Consequences.listed(people, people.count, names),
      warns: false)
  }

  private func goesLine(_ names: Int) -> Line {
    var parts = ["\(row.risk.word) risk, score \(row.score)"]
    if !findings.isEmpty {
      parts.append(findings.count == 1 ? "1 finding" : "\(findings.count) findings")
    }
    if !onlyHere.isEmpty {
      parts.append("only here: " + Consequences.listed(onlyHere, onlyHere.count, names))
    }
    if elsewhere > 0 {
      parts.append("\(elsewhere) \(elsewhere == 1 ? "scope" : "scopes") it has otherwise too")
    }
    return Line(label: "goes", text: parts.joined(separator: "; "), warns: false)
  }

  static func listed(_ texts: [String], _ count: Int, _ most: Int) -> String {
    let shown = texts.prefix(most)
    return shown.joined(separator: ", ") + (count > shown.count ? ", +\(count - shown.count)" : "")
  }
}

extension ConsequenceTotals {
  /// The sum in words, of `total` items of which these were looked at.
  public func lines(of total: Int) -> [Consequences.Line] {
    let part = total > items ? "of the first \(items): " : ""
    let risk = Severity.allCases.reversed().compactMap { severity in
      risks[severity].map { "\($0) \(severity.word)" }
    }
    return [
      .init(
        label: "used",
        text: "\(part)\(used) of \(items) within 30 days"
          + (unknown > 0 ? ", of \(unknown) nothing says" : ""), warns: used > 0),
      .init(
        label: "depends",
        text: dependents == 0
          ? "nothing on record"
          : "\(dependents) on \(depended) of them", warns: dependents > 0),
      .init(
        label: "loses", text: people == 1 ? "1 person" : "\(people) people", warns: false),
      .init(
        label: "goes",
        text: risk.joined(separator: ", ")
          + (findings > 0 ? "; \(findings) \(findings == 1 ? "finding" : "findings")" : ""),
        warns: false),
    ]
  }
}

extension Instant {
  /// How long ago, in days: `today`, `1 day ago`, `40 days ago`.
  fileprivate func agoText(now: Instant) -> String {
    switch now.dayNumber - dayNumber {
    case ..<1: "today"
    case 1: "1 day ago"
    case let days: "\(days) days ago"
    }
  }
}
