import CustodyDomain

/// The report of a campaign as JSON (`custody.campaign-report/1`): its numbers, then the items that were not simply
/// kept, a line each.
extension Listing where Row == CampaignReport.Line {
  /// The items.
  public static let campaignReport = Listing(
    schema: "custody.campaign-report/1", member: "items",
    columns: [
      Column("id") { .string($0.item.text) },
      Column("name") { .string($0.name) },
      Column("tier") { .text($0.tier?.rawValue) },
      Column("outcome") { .string($0.outcome.rawValue) },
      Column("entry") { .number($0.entry) },
      Column("by") { .texts($0.people) },
      Column("reason") { .text($0.reason) },
      Column("condition") { .text($0.condition) },
      Column("exceptions") { .texts($0.exceptions) },
      Column("task") { .text($0.task?.rawValue) },
      Column("asked") { .texts($0.awaited) },
      Column("carries") { .int($0.carries) },
      Column("planted") { .bool($0.planted) },
    ])
}

extension CampaignReport {
  /// The members before the items.
  public var members: [(String, JSON)] {
    CampaignText.members(plan) + [
      ("opened", .string(campaign.opened.text)), ("openedBy", .string(campaign.by)),
      ("entry", .int(campaign.entry)), ("closed", .text(campaign.closed?.text)),
      ("closedBy", .text(closedBy)), ("closeEntry", .number(campaign.closeEntry)),
      ("rehearsal", .bool(rehearsal)), ("population", .int(campaign.population)),
      ("digest", .string(campaign.digest.hex)), ("decided", .int(count(.decided))),
      ("pending", .int(count(.pending))), ("refused", .int(count(.refused))),
      ("outcomes", CampaignReport.json(outcomes)),
      (
        "outcomesByTier",
        .object(
          Tier.allCases.compactMap { tier in
            outcomesByTier[tier].map { (tier.rawValue, CampaignReport.json($0)) }
          })
      ),
      ("decisions", CampaignReport.json(words)),
      (
        "decisionsByReviewer",
        .array(
          wordsByReviewer.sorted { $0.key < $1.key }.map { person, words in
            .object([("person", .string(person)), ("decisions", CampaignReport.json(words))])
          })
      ),
      ("attention", attentionJSON), ("plantedItems", plantedJSON),
      ("close", campaign.close.map(CampaignText.json) ?? .null),
      (
        "gates",
        .array(
          terms.gates.map {
            .object([("gate", .string($0.gate)), ("sentence", .string($0.sentence))])
          })
      ),
      ("delegations", .array(handed.map(\.json))), ("meetings", .array(meetings.map(\.json))),
      ("breakGlass", .array(glasses.map(\.json))),
      (
        "retentionDays",
        .object(Tier.allCases.map { ($0.rawValue, .int(terms.retention[$0])) })
      ),
      ("before", before.json), ("after", after.json),
    ]
  }

  private static func json(_ counts: [CampaignCase.Outcome: Int]) -> JSON {
    .object(CampaignCase.Outcome.allCases.map { ($0.rawValue, .int(counts[$0] ?? 0)) })
  }

  private static func json(_ counts: [String: Int]) -> JSON {
    .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) })
  }

  private var attentionJSON: JSON {
    .object([
      ("all", attention.all.json),
      (
        "byReviewer",
        .array(
          attention.byReviewer.map {
            .object([("person", .string($0.reviewer))] + $0.tally.members)
          })
      ),
      (
        "byTier",
        .object(
          Tier.allCases.compactMap { tier in
            attention.byTier[tier].map { (tier.rawValue, $0.json) }
          })
      ),
      (
        "signals",
        .array(
          attention.signals.map { signal in
            .object([
              ("rule", .string(signal.rule.rawValue)), ("person", .string(signal.reviewer)),
              ("count", .int(signal.count)), ("firstEntry", .int(signal.entries.lowerBound)),
              ("lastEntry", .int(signal.entries.upperBound)),
              ("sentence", .string(signal.sentence)),
            ])
          })
      ),
      (
        "limits",
        .object([
          ("approvals", .int(terms.attention.approvals)),
          ("seconds", .int(terms.attention.seconds)), ("batch", .int(terms.attention.batch)),
          ("strictSeconds", .int(terms.attention.strictSeconds)),
        ])
      ),
    ])
  }

  private var plantedJSON: JSON {
    .array(
      (campaign.close?.planted?.items ?? []).map { item in
        let found = campaign.cases[item]
        return .object([
          ("id", .string(item.text)), ("outcome", .text(found?.outcome.rawValue)),
          ("caughtBy", .text(found?.deniedBy)),
          ("keptBy", .texts((found?.keeps ?? []).flatMap { $0.map(\.person) })),
        ])
      })
  }
}

extension Attention.Tally {
  fileprivate var json: JSON { .object(members) }

  fileprivate var members: [(String, JSON)] {
    [
      ("decisions", .int(decisions)), ("approvals", .int(approvals)), ("opened", .int(opened)),
      ("notOpened", .int(unopened)), ("seconds", .int(seconds)), ("medianSeconds", .int(median)),
      ("largestBatch", .int(largestBatch)), ("busiestMinute", .int(busiestMinute)),
      ("reasons", .int(reasons)),
      (
        "verdicts",
        .object(Verdict.allCases.map { ($0.rawValue, .int(verdicts[$0] ?? 0)) })
      ),
    ]
  }
}

extension CampaignReport.Handed {
  fileprivate var json: JSON {
    .object([
      ("entry", .int(entry)), ("time", .string(time.text)), ("by", .string(by)),
      ("escalated", .bool(delegation.escalates)), ("from", .string(delegation.from)),
      ("to", .string(delegation.to)), ("note", .string(delegation.note)),
      ("items", .texts(delegation.items.map(\.text))),
    ])
  }
}

extension CampaignReport.Met {
  fileprivate var json: JSON {
    .object([
      ("entry", .int(entry)), ("name", .string(name)), ("time", .string(time.text)),
      ("by", .string(by)), ("decisions", .int(decisions)),
    ])
  }
}

extension CampaignReport.Glass {
  fileprivate var json: JSON {
    .object([
      ("entry", .int(entry)), ("time", .string(time.text)), ("by", .string(by)),
      ("ticket", .string(request.ticket)), ("reason", .string(request.reason)),
      ("minutes", .int(request.minutes)), ("countersigner", .text(countersigner)),
      ("decisions", .int(decisions)),
    ])
  }
}

extension LedgerHead {
  fileprivate var json: JSON { .object([("size", .int(size)), ("root", .string(root))]) }
}
