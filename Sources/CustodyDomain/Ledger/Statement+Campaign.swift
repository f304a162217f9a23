extension Statement {
  static func subjects(of campaign: CampaignRecord) -> [StatementValue] {
    switch campaign.event {
    case .opened(let plan, _, let digest):
      return [subject("population", digest)]
        + plan.sources.compactMap { source in
          Hash256(hex: source.digest).map { subject(source.file, $0) }
        }
    case .listed(let listed): return listed.map { subject($0.item.text, $0.frozen) }
    case .closed(let close):
      return Hash256(hex: close.digest).map { [subject("outcomes", $0)] } ?? []
    case .carried, .delegated, .departed, .returned: return []
    }
  }

  static func predicateMembers(of campaign: CampaignRecord) -> [String: StatementValue?] {
    var members: [String: StatementValue?] = [
      "campaign_id": .text(campaign.id), "campaign": .text(campaign.campaign),
      "event": .text(campaign.event.word), "part": .number(campaign.part),
      "parts": .number(campaign.parts),
    ]
    switch campaign.event {
    case .opened(let plan, let population, _):
      members["population"] = .number(population)
      members["plan"] = value(of: plan)
    case .listed(let listed):
      members["reviewers"] = .list(
        listed.map { .list($0.stages.map { .list($0.map { .text($0) }) }) })
      members["names"] = .list(listed.map { .text($0.name) })
      members["tiers"] = .list(listed.map { .text($0.tier.rawValue) })
    case .carried(let carried):
      members["carried"] = .list(
        carried.map {
          .object([
            "item": .text($0.item.text), "entry": .number($0.entry),
            "carries": .number($0.carries),
          ])
        })
    case .delegated(let delegation):
      members["from"] = .text(delegation.from)
      members["to"] = .text(delegation.to)
      members["note"] = .text(delegation.note)
      members["items"] = .list(delegation.items.map { .text($0.text) })
    case .departed(let items, let evidence), .returned(let items, let evidence):
      members["items"] = .list(items.map { .text($0.text) })
      members["evidence"] = .number(evidence)
    case .closed(let close):
      members["outcomes"] = .object(close.outcomes.mapValues { .number($0) })
      members["undecided_reason"] = .optional(close.undecidedReason)
      members["late"] = .list(close.late.map { .number($0) })
      members["late_reason"] = .optional(close.lateReason)
      members["terms"] = close.terms.statement
      members["planted"] = close.planted.map { planted in
        .object([
          "salt": .text(planted.salt), "items": .list(planted.items.map { .text($0.text) }),
          "caught": .list(planted.caught.map { .text($0.text) }),
        ])
      }
    }
    return members
  }

  private static func value(of plan: CampaignPlan) -> StatementValue {
    .members([
      "query": .text(plan.query), "due": .text(plan.due.text),
      "stages": .list(plan.stages.map { .text($0.text) }),
      "fallback": .list(plan.fallback.map { .text($0) }),
      "carried_over": plan.carriedOver.map { .number($0) },
      "repeats": .optional(plan.repeats), "late_reason": .optional(plan.lateReason),
      "planted": plan.planted.map {
        .object(["count": .number($0.count), "sha256": .text($0.digest)])
      },
      "sources": .list(
        plan.sources.map {
          .object([
            "file": .text($0.file), "format": .text($0.format), "sha256": .text($0.digest),
            "imported": .text($0.imported.text),
          ])
        }),
    ])
  }
}
