import CustodyDomain

/// Campaigns as text for reading, and as JSON.
public enum CampaignText {
  /// The gates as a list with boxes, and what stands in each that is shut.
  public static func gates(_ gates: [CampaignGate], door: TextDoor) -> String {
    var text = ""
    for gate in gates {
      text += "  [\(gate.passes ? "x" : " ")] \(door(gate.sentence))\n"
      for one in gate.items {
        text += "        \(one.item.text)  \(door(one.name))"
        text += one.why.map { ": \(door($0))" } ?? ""
        text += "\n"
      }
      if gate.count > gate.items.count {
        text += "        and \(gate.count - gate.items.count) more\n"
      }
      if let remedy = gate.remedy { text += "      -> \(door(remedy))\n" }
    }
    return text
  }

  /// The gates as JSON.
  public static func json(_ gates: [CampaignGate]) -> JSON {
    .array(
      gates.map { gate in
        .object([
          ("gate", .string(gate.kind.rawValue)), ("passes", .bool(gate.passes)),
          ("sentence", .string(gate.sentence)), ("remedy", .text(gate.remedy)),
          ("count", .int(gate.count)),
          (
            "items",
            .array(
              gate.items.map {
                .object([
                  ("id", .string($0.item.text)), ("name", .string($0.name)), ("why", .text($0.why)),
                ])
              })
          ),
        ])
      })
  }

  /// What opening came to.
  public static func opened(_ opening: CampaignOpening, door: TextDoor) -> String {
    let plan = opening.plan
    var text =
      opening.entry.map { "opened \(plan.name), entry \($0)\n" } ?? "\(plan.name) is not opened\n"
    text += "  query    \(door(plan.query))\n"
    text += "  due      \(plan.due.dateText)\n"
    text += "  items    \(opening.population): \(opening.toDecide) to decide, "
    text += "\(opening.carried) carried over\n"
    let asked = opening.asked.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (index, one) in asked.enumerated() {
      text += "  \(index == 0 ? "asked   " : "        ") \(door(one.key)) \(one.value)\n"
    }
    if let planted = plan.planted {
      text += "  planted  \(planted.count) items that must be caught, digest \(planted.digest)\n"
    }
    for (index, source) in plan.sources.enumerated() {
      text += "  \(index == 0 ? "rests on" : "        ") \(source.digest.prefix(16)) "
      text += "\(door(source.file)) (\(door(source.format))), \(source.imported.dateText)\n"
    }
    return text + gates(opening.gates, door: door)
  }

  /// What opening came to, as `custody.campaign-opening/1`.
  public static func json(_ opening: CampaignOpening) -> JSON {
    .object(
      [
        ("schema", .string("custody.campaign-opening/1")),
        ("entry", .number(opening.entry)),
      ] + members(opening.plan) + [
        ("population", .int(opening.population)), ("toDecide", .int(opening.toDecide)),
        ("carried", .int(opening.carried)),
        (
          "asked",
          .object(opening.asked.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) })
        ),
        ("gates", json(opening.gates)),
      ])
  }

  /// Where a campaign stands.
  public static func status(
    _ standing: CampaignStanding, now: Instant, door: TextDoor
  ) -> String {
    let plan = standing.plan
    let decided = standing.count(.decided)
    var text = "\(plan.name)  opened \(standing.opened.dateText) by \(door(standing.by))"
    if let closed = standing.closed {
      text += ", closed \(closed.dateText) (entry \(standing.closeEntry ?? 0))\n"
    } else {
      text += ", due \(plan.due.dateText)\(standing.isOverdue(now) ? ", OVERDUE" : "")\n"
    }
    text += "  decided  \(decided) of \(standing.population)"
    text += " (\(standing.population == 0 ? 0 : decided * 100 / standing.population)%)"
    text +=
      ", \(standing.count(.pending)) pending, \(standing.count(.refused)) without a decision\n"
    let outcomes = CampaignCase.Outcome.allCases.compactMap { outcome in
      standing.outcomes[outcome].map { "\($0) \(outcome.rawValue)" }
    }
    text += "  of them  \(outcomes.joined(separator: ", "))\n"
    if standing.close == nil {
      text += "  drift    \(standing.drift.new) new, \(standing.drift.departed) departed, "
      text += "\(standing.drift.changed) changed since the opening\n"
    }
    if !standing.shares.isEmpty {
      text += "\nBy reviewer\n"
      let width = standing.shares.map { door.show($0.person).cells }.max() ?? 0
      for share in standing.shares {
        let name = door.show(share.person)
        let done = share.decisions.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        text += "  \(name.text)\(String(repeating: " ", count: width - name.cells))  "
        text += "\(share.asked) asked"
        text += done.isEmpty ? "\n" : "; \(done.joined(separator: ", "))\n"
      }
    }
    if let close = standing.close { return text + "\n" + closed(close, door: door) }
    return text + "\nBefore it closes\n" + gates(standing.gates, door: door)
  }

  /// The end of a campaign.
  public static func closed(_ close: CampaignClose, door: TextDoor) -> String {
    var text = "Closed with "
    text +=
      CampaignCase.Outcome.allCases.compactMap { outcome in
        close.outcomes[outcome.rawValue].map { "\($0) \(outcome.rawValue)" }
      }.joined(separator: ", ") + "\n"
    text += "  outcomes \(close.digest)\n"
    if let reason = close.undecidedReason { text += "  undecided: \(door(reason))\n" }
    if let reason = close.lateReason {
      text += "  not proven: entries \(close.late.map(String.init).joined(separator: ", ")); "
      text += "\(door(reason))\n"
    }
    if let planted = close.planted {
      text += "  planted: \(planted.caught.count) of \(planted.items.count) caught"
      let missed = Set(planted.items).subtracting(planted.caught).sorted()
      text += missed.isEmpty ? "\n" : "; missed \(missed.map(\.text).joined(separator: " "))\n"
    }
    return text
  }

  /// Where a campaign stands, as members of `custody.campaign/1`.
  public static func members(_ standing: CampaignStanding, now: Instant) -> [(String, JSON)] {
    members(standing.plan) + [
      ("entry", .int(standing.entry)), ("opened", .string(standing.opened.text)),
      ("by", .string(standing.by)), ("digest", .string(standing.digest.hex)),
      ("population", .int(standing.population)), ("decided", .int(standing.count(.decided))),
      ("pending", .int(standing.count(.pending))), ("refused", .int(standing.count(.refused))),
      (
        "outcomes",
        .object(
          CampaignCase.Outcome.allCases.map { ($0.rawValue, .int(standing.outcomes[$0] ?? 0)) })
      ),
      ("overdue", .bool(standing.isOverdue(now))),
      ("closed", .text(standing.closed?.text)), ("closeEntry", .number(standing.closeEntry)),
      ("close", standing.close.map(json) ?? .null),
    ]
  }

  /// Where a campaign stands, whole, as `custody.campaign/1`.
  public static func json(_ standing: CampaignStanding, now: Instant) -> JSON {
    let shares = standing.shares.map { share in
      JSON.object([
        ("person", .string(share.person)), ("asked", .int(share.asked)),
        (
          "decisions",
          .object(share.decisions.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) })
        ),
      ])
    }
    return .object(
      [("schema", .string("custody.campaign/1"))] + members(standing, now: now) + [
        ("reviewers", .array(shares)),
        (
          "drift",
          .object([
            ("new", .int(standing.drift.new)), ("departed", .int(standing.drift.departed)),
            ("changed", .int(standing.drift.changed)),
          ])
        ),
        ("gates", json(standing.gates)),
      ])
  }

  static func members(_ plan: CampaignPlan) -> [(String, JSON)] {
    [
      ("campaign", .string(plan.name)), ("query", .string(plan.query)),
      ("due", .string(plan.due.text)), ("reviewers", .texts(plan.stages.map(\.text))),
      ("fallback", .texts(plan.fallback)), ("carriedOver", .number(plan.carriedOver)),
      ("repeats", .text(plan.repeats)), ("planted", .number(plan.planted?.count)),
      (
        "sources",
        .array(
          plan.sources.map {
            .object([
              ("file", .string($0.file)), ("format", .string($0.format)),
              ("sha256", .string($0.digest)), ("imported", .string($0.imported.text)),
            ])
          })
      ),
    ]
  }

  /// The end, as JSON.
  public static func json(_ close: CampaignClose) -> JSON {
    .object([
      (
        "outcomes",
        .object(close.outcomes.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) })
      ),
      ("digest", .string(close.digest)), ("undecidedReason", .text(close.undecidedReason)),
      ("late", .array(close.late.map(JSON.int))), ("lateReason", .text(close.lateReason)),
      (
        "planted",
        close.planted.map { planted in
          .object([
            ("salt", .string(planted.salt)), ("items", .texts(planted.items.map(\.text))),
            ("caught", .texts(planted.caught.map(\.text))),
          ])
        } ?? .null
      ),
    ])
  }
}

extension CampaignText {
  /// What closing came to.
  public static func closing(
    _ name: String, _ closing: CampaignClosing, door: TextDoor
  ) -> String {
    var text =
      closing.entry.map { "closed \(name), entry \($0)\n" } ?? "\(name) is not closed\n"
    text += gates(closing.gates, door: door)
    if let close = closing.close { text += closed(close, door: door) }
    return text
  }

  /// What closing came to, as `custody.campaign-closing/1`.
  public static func json(_ name: String, _ closing: CampaignClosing) -> JSON {
    .object([
      ("schema", .string("custody.campaign-closing/1")), ("campaign", .string(name)),
      ("entry", .number(closing.entry)), ("close", closing.close.map(json) ?? .null),
      ("gates", json(closing.gates)),
    ])
  }
}
