extension CampaignRecord {
  /// One line for a list of entries.
  public var detail: String {
    let rest = LedgerRecord.part(part, parts)
    return switch event {
    case .opened(let plan, let population, _):
      "\(campaign): opened over \(population) items, due \(plan.due.dateText)"
    case .listed(let listed): "\(campaign): \(listed.count) items listed\(rest)"
    case .carried(let carried): "\(campaign): \(carried.count) items carried over\(rest)"
    case .delegated(let delegation):
      "\(campaign): \(delegation.items.count) items "
        + (delegation.escalates ? "escalated" : "delegated")
        + " from \(delegation.from) to \(delegation.to)\(rest); \(delegation.note)"
    case .departed(let items, _): "\(campaign): \(items.count) items departed undecided\(rest)"
    case .returned(let items, _): "\(campaign): \(items.count) items came back\(rest)"
    case .closed(let close):
      "\(campaign): closed, "
        + close.outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        .joined(separator: ", ")
    }
  }
}
