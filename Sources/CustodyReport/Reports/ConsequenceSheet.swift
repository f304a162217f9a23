import CustodyDomain

/// What taking items away would mean (`custody.consequences/1`): each item with its lines and its command, and the
/// sum over several.
public struct ConsequenceSheet: Sendable {
  private let all: [Consequences]
  private let total: Int
  private let steps: [RevocationStep]
  private let now: Instant

  /// A sheet.
  ///
  /// - Parameters:
  ///   - total: how many items were asked for; the first of them are told.
  ///   - steps: what would be done at the source, for each.
  public init(_ all: [Consequences], of total: Int, steps: [RevocationStep], now: Instant) {
    self.all = all
    self.total = total
    self.steps = steps
    self.now = now
  }

  /// The sheet as text.
  public func text(_ door: TextDoor) -> String {
    var lines: [String] = []
    for (consequences, step) in zip(all, steps) {
      lines.append("\(consequences.row.id.text)  \(door(consequences.row.identity))")
      lines += ConsequenceSheet.indented(consequences.lines(now: now), door)
      lines.append("  do       " + door(step.text))
    }
    if total > 1 {
      lines.append("all \(total)")
      lines += ConsequenceSheet.indented(
        ConsequenceTotals(all, now: now).lines(of: total), door)
    }
    lines.append("nothing was decided")
    return lines.map { $0 + "\n" }.joined()
  }

  /// Lines under a title, for a sheet.
  static func text(_ lines: [Consequences.Line], _ door: TextDoor, title: String) -> String {
    (["", title] + indented(lines, door)).map { $0 + "\n" }.joined()
  }

  private static func indented(_ lines: [Consequences.Line], _ door: TextDoor) -> [String] {
    lines.map { line in
      "  " + line.label + String(repeating: " ", count: max(1, 9 - line.label.count))
        + door(line.text)
    }
  }

  /// The sheet as JSON.
  public var json: JSON {
    let sum = ConsequenceTotals(all, now: now)
    return .object([
      ("schema", .string("custody.consequences/1")), ("asOf", .string(now.text)),
      ("total", .int(total)), ("told", .int(all.count)), ("usedWithin30Days", .int(sum.used)),
      ("usageUnknown", .int(sum.unknown)), ("dependedOn", .int(sum.depended)),
      ("dependents", .int(sum.dependents)), ("people", .int(sum.people)),
      ("findings", .int(sum.findings)),
      (
        "items",
        .array(
          zip(all, steps).map { consequences, step in
            .object(
              [("id", .string(consequences.row.id.text))] + consequences.members(now: now) + [
                ("command", .string(step.text)),
                ("argv", step.arguments.map { .texts($0) } ?? .null),
              ])
          })
      ),
    ])
  }
}

extension Consequences {
  /// The members of the contract.
  public func members(now: Instant) -> [(String, JSON)] {
    [
      ("lastUsed", .text(lastUsed?.text)),
      (
        "evidence",
        use.map { use in
          .object([
            ("source", .string(use.source)), ("last", .string(use.last.text)),
            ("within30Days", .int(use.recent)),
          ])
        } ?? .null
      ),
      (
        "dependents",
        .array(
          dependents.map { dependent in
            .object([
              ("name", .string(dependent.name)), ("id", .text(dependent.item?.text)),
              ("link", .string(dependent.link.rawValue)), ("hop", .int(dependent.hop)),
            ])
          })
      ),
      ("moreDependents", .int(more)), ("people", .texts(people)),
      ("risk", .string(row.risk.word)), ("score", .int(row.score)),
      ("findings", .texts(findings)), ("onlyHere", .texts(onlyHere)),
      ("elsewhere", .int(elsewhere)),
    ]
  }
}
