import CustodyDomain

extension Listing where Row == Explanation {
  /// One line a rule, with all that it rests on and the ages of it (`custody.explanation/1`).
  public static func explanations(now: Instant, policy: [PolicyValue]) -> Listing {
    Listing(
      schema: "custody.explanation/1", member: "rules",
      columns: [
        Column("rule", title: "RULE") { .string($0.rule) },
        Column("title") { .string($0.title) },
        Column("outcome", title: "OUTCOME") { .string($0.outcome.word) },
        Column("severity", title: "RISK") { .string($0.severity.word) },
        Column("weight") { .string($0.weight.rawValue) },
        Column("reach") { .int($0.reach.rawValue) },
        Column("hard") { .bool($0.isHard) },
        Column("message", title: "FINDING") { .text($0.finding?.message) },
        Column(
          "inputs", text: { $0.words(now) },
          value: { row in
            .array((row.finding?.inputs ?? []).map { FindingText.input($0, now: now) })
          }),
        Column("whyNot") { .texts($0.whyNot(policy)) },
        Column("turn") { row in
          row.turn.map {
            .object([("at", .string($0.at.text)), ("message", .text($0.finding?.message))])
          } ?? .null
        },
        Column("remedy") { .text($0.finding?.remedy) },
        Column("limits") { row in
          .array(
            row.values(in: policy).map { value in
              .object([
                ("key", .string(value.key)), ("value", .string(value.value)),
                ("origin", .string(value.origin)),
              ])
            })
        },
        Column("inventory") { row in
          row.inventory.map {
            .object([
              ("format", .string($0.format)), ("imported", .string($0.imported.text)),
              ("age", .int($0.imported.days(until: now))),
            ])
          } ?? .null
        },
        Column("controls") { row in
          .array(
            (RuleCatalogue.rule(row.rule)?.controls ?? []).compactMap {
              ControlCatalogue.control($0)
            }.map { control in
              .object([
                ("id", .string(control.id)), ("title", .string(control.title)),
                ("edition", .string(control.edition)), ("status", .string(control.status)),
              ])
            })
        },
        Column("exceptions") { row in .array(row.exceptions.map { exception($0, of: row) }) },
      ])
  }

  private static func exception(_ exception: ExceptionRecord, of row: Explanation) -> JSON {
    .object([
      ("kind", .string(exception.kind.rawValue)), ("approver", .text(exception.approver)),
      ("reason", .string(exception.reason)), ("from", Words.time(exception.from)),
      ("until", Words.time(exception.until)), ("plan", .text(exception.plan)),
      ("holds", .bool(row.outcome == .accepted(exception))),
    ])
  }
}

extension Explanation.Outcome {
  /// What it is called in JSON.
  var word: String {
    switch self {
    case .found: "found"
    case .accepted: "accepted"
    case .switchedOff: "switched-off"
    case .nothing: "nothing"
    }
  }
}

extension Explanation {
  fileprivate func words(_ now: Instant) -> String {
    (finding?.inputs ?? []).map { "\($0.name)=\(aged($0.value, now: now))" }
      .joined(separator: " ")
  }

  /// The explanation for reading, below a line that names the rule.
  public func text(now: Instant, policy: [PolicyValue], door: TextDoor) -> String {
    var text = "  \(severity.short) \(rule): \(title)\n"
    for line in lines(now: now, policy: policy) {
      text += "       \(line.label.padded(to: 10))\(door(line.text))\n"
    }
    return text
  }
}
