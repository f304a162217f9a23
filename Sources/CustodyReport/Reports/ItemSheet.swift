import CustodyDomain

/// Everything about one item on one sheet: the four questions first, then why and by whom.
public struct ItemSheet: Sendable {
  /// The item.
  public var detail: ItemDetail
  /// The moment to which ages refer.
  public var now: Instant
  /// A sheet.
  public init(_ detail: ItemDetail, now: Instant) {
    self.detail = detail
    self.now = now
  }

  /// The sheet as `custody.item/1`: the item as in lists, then chain, sessions, agent, findings in full, events and history.
  public var json: JSON {
    .object([
      ("schema", .string("custody.item/1")), ("asOf", .string(now.text)),
      (
        "item",
        .object(Listing<ItemDetail>.items.columns.map { ($0.key, $0.value(detail)) })
      ),
      ("chain", ChainSheet(detail).json),
      ("sessions", .array(detail.sessions.map(StandingText.json))),
      ("agent", detail.agent.map(StandingText.json) ?? .null),
      ("findings", .array(detail.assessment.findings.map(FindingText.json))),
      ("since", detail.since.map(RecommendationText.json) ?? .null),
      ("accountable", accountable),
      ("events", .array(detail.surroundings.events.map(ChainSheet.event))),
      ("lookalikes", .array(detail.surroundings.lookalikes.map(lookalike))),
      ("blastRadius", detail.blastRadius.map(ReachText.json) ?? .null),
      (
        "consequences", detail.consequences.map { .object($0.members(now: now)) } ?? .null
      ),
      ("answers", .object(answers.parts.map { ($0.key, .array($0.answers.map(answer))) })),
      (
        "campaign",
        detail.row.campaign.map { place in
          .object([
            ("name", .string(place.campaign)), ("outcome", .string(place.found.outcome.rawValue)),
            ("entry", .number(place.found.entry)), ("asked", .texts(place.found.asked)),
          ])
        } ?? .null
      ),
      ("reopened", .text(detail.reopened)),
      ("firstSeen", .string(detail.firstSeen.text)), ("lastSeen", .string(detail.lastSeen.text)),
      (
        "history",
        .array(
          detail.history.map { line in
            .object(Listing<LedgerLine>.ledger.columns.map { ($0.key, $0.value(line)) })
          })
      ),
    ])
  }

  private var answers: ItemAnswers { ItemAnswers(detail, now: now) }

  private var accountable: JSON {
    let found = Accountability.of(detail.item, detail.surroundings, now: now)
    return .object([("party", .string(found.party)), ("ground", .string(found.ground.rawValue))])
  }

  private func answer(_ answer: Answer) -> JSON {
    .object([
      ("asked", .string(answer.asked)), ("standing", .string(answer.standing.rawValue)),
      ("who", .text(answer.who)), ("time", Words.time(answer.time)),
      ("text", .string(answer.text)),
    ])
  }

  private func lookalike(_ other: Surroundings.Lookalike) -> JSON {
    .object([
      ("id", .string(other.id.text)), ("name", .string(other.name)), ("owned", .bool(other.owned)),
      ("verified", .bool(other.verified)),
    ])
  }

  /// The sheet for reading.
  public func text(_ door: TextDoor) -> String {
    let reaches = detail.blastRadius.map { ReachText.text($0, door) } ?? ""
    return head(door) + ChainSheet(detail).text(door) + RecommendationText.text(detail, door)
      + standing(door) + findings(door) + permissions(door) + reaches + consequences(door)
      + answers.parts.map { text($0, door) }.joined()
      + history(door)
  }

  /// What taking it away would mean.
  private func consequences(_ door: TextDoor) -> String {
    guard let consequences = detail.consequences, detail.row.state != .departed,
      detail.row.state != .removed
    else { return "" }
    return ConsequenceSheet.text(consequences.lines(now: now), door, title: "If revoked")
  }

  private func head(_ door: TextDoor) -> String {
    let item = detail.item
    var lines = [("", "\(door(item.name))  \(item.id.text)")]
    func add(_ label: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append((label, door(value))) }
    }
    let kind = [item.kind.rawValue, item.tool?.name].compactMap { $0 }.joined(separator: ", ")
    add("Kind", kind + (item.ai ? " (AI)" : ""))
    add(
      "Source",
      [item.source, item.tenant].compactMap { $0 }.joined(separator: " ") + "  "
        + item.sourceID)
    add("Publisher", item.publisher.map { $0.name + ($0.verified == true ? " (verified)" : "") })
    add("Client", item.clientID)
    add("Principal", item.principal)
    add("Purpose", item.purpose ?? "?? not stated")
    add(
      "Risk",
      "\(detail.assessment.risk.short), score \(detail.assessment.score), reach "
        + "\(detail.assessment.reach.rawValue), \(detail.assessment.tier.rawValue) tier")
    add(
      "Dates",
      "granted \(item.created?.dateText ?? "?"), used \(item.usage.ageText(now: now)), expires "
        + item.expires.distanceText(now: now))
    add("State", state)
    if let place = detail.row.campaign {
      let asked = place.found.asked.joined(separator: ", ")
      add(
        "Campaign",
        "\(place.campaign), \(place.found.outcome.rawValue)"
          + (place.found.entry.map { " on entry \($0)" } ?? "")
          + (asked.isEmpty ? "" : "; asked: \(asked)"))
    }
    return lines.map { label, value in
      label.isEmpty ? value : label.padded(to: 11) + value
    }.joined(separator: "\n") + "\n"
  }

  private var state: String {
    var text = detail.row.state.rawValue
    if let until = detail.row.until { text += " until \(until.dateText)" }
    if let status = detail.item.status, status != .active {
      text += "; \(status.rawValue), says \(detail.item.source)"
    }
    let drafts = detail.row.drafts
    if let first = drafts.first {
      text += ", drafted by \(first.author): " + drafts.map(\.action.word).joined(separator: ", ")
    }
    if let reopened = detail.reopened { text += ", open again: \(reopened)" }
    return text
  }

  /// Its sessions and, for an agent, how it acts; nothing for other items.
  private func standing(_ door: TextDoor) -> String {
    StandingText.text(
      StandingLine.all(agent: detail.agent, sessions: detail.sessions, now: now), door: door)
  }

  private func findings(_ door: TextDoor) -> String {
    guard !detail.assessment.findings.isEmpty else { return "\nNo findings\n" }
    return "\nFindings\n"
      + detail.assessment.findings.map { FindingText.text($0, door: door) }.joined()
  }

  private func permissions(_ door: TextDoor) -> String {
    guard !detail.item.permissions.isEmpty else { return "\nNo permissions on record\n" }
    return "\nPermissions\n"
      + detail.item.permissions.map { permission in
        let grade = permission.ranked ? "reach \(permission.reach.rawValue)" : "unranked"
        let place = permission.resource.map { " on " + door($0) } ?? ""
        return
          "  \(door(permission.scope))\(place)  \(permission.permissionClass.rawValue), \(grade)"
          + (permission.administers ? ", can change administrators" : "") + "\n"
      }.joined()
  }

  private func text(_ part: ItemAnswers.Part, _ door: TextDoor) -> String {
    let dated = part.answers.contains { $0.time != nil }
    let widest = part.answers.map { door($0.who ?? "").count }.max() ?? 0
    let tally = part.tally.isEmpty ? "" : ": \(part.tally)"
    return "\n\(part.title)\(tally)\n"
      + part.answers.map { answer in
        var line = "  " + answer.asked.padded(to: 15)
        if answer.standing == .missing, answer.who == nil, answer.time == nil {
          return line + (answer.text.hasPrefix(Answer.nobody) ? "" : "?? ") + door(answer.text)
            + "\n"
        }
        if dated { line += (answer.time?.dateText ?? "").padded(to: 12) }
        if widest > 0 { line += door(answer.who ?? "").padded(to: widest + 2) }
        line += door(answer.text)
        while line.last == " " { line.removeLast() }
        return line + "\n"
      }.joined()
  }

  private func history(_ door: TextDoor) -> String {
    var text =
      "\nHistory\n  first seen \(detail.firstSeen.dateText), last seen \(detail.lastSeen.dateText)\n"
    for line in detail.history {
      text +=
        "  \(line.time.momentText)  #\(line.sequence) "
        + "\(line.action) by \(door(line.author))  \(door(line.detail))\n"
    }
    return text
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
