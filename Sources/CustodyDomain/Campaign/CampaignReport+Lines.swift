extension CampaignReport {
  /// An item that was not simply kept.
  public struct Line: Sendable {
    /// The item.
    public var item: ItemID
    /// Its name at the opening.
    public var name: String
    /// Its tier at the opening.
    public var tier: Tier?
    /// What came of it.
    public var outcome: CampaignCase.Outcome
    /// The entry that this rests on.
    public var entry: Int?
    /// Who brought it about: who kept it, or revoked it.
    public var people: [String]
    /// The reason that was given.
    public var reason: String?
    /// On which condition it is kept, and until when.
    public var condition: String?
    /// The rules that were accepted, each with its end.
    public var exceptions: [String]
    /// Where the task of its revocation or rotation stood.
    public var task: Revocation.Status?
    /// Who was asked and did not decide.
    public var awaited: [String]
    /// For how many reviews in a row it has been carried over.
    public var carries: Int
    /// Whether it was a planted item.
    public var planted: Bool
  }

  /// The items in the order of their ids.
  public var items: [ItemID] { campaign.cases.keys.sorted() }

  /// The decisions on items that need a line of their own for what was decided: conditions and exceptions.
  public var particulars: [ItemID: [Decided]] {
    Dictionary(
      grouping: decisions.filter { one in
        switch one.action {
        case .keep, .exception, .revoke, .rotate: true
        case .recertify, .reassign, .deferTo, .set, .note, .reopen: false
        }
      }, by: \.item)
  }

  /// The line of an item; nil where it was simply kept.
  ///
  /// - Parameter particulars: of this report.
  public func line(_ item: ItemID, _ particulars: [ItemID: [Decided]]) -> Line? {
    guard let found = campaign.cases[item] else { return nil }
    let own = particulars[item] ?? []
    let last = own.last { $0.entry == found.entry }
    var condition: String?
    if case .keep(let until, let text)? = last?.action {
      condition = "\(text), by \(until.dateText)"
    }
    let exceptions = own.compactMap { one -> String? in
      guard case .exception(let rule, let until) = one.action else { return nil }
      return "\(rule) until \(until.dateText)"
    }
    let planted = campaign.close?.planted?.items.contains(item) ?? false
    if found.outcome == .kept, condition == nil, exceptions.isEmpty, !planted { return nil }
    return Line(
      item: item, name: listed[item]?.name ?? item.text, tier: listed[item]?.tier,
      outcome: found.outcome, entry: found.entry, people: people(found, last),
      reason: reason(found, last), condition: condition, exceptions: exceptions,
      task: found.entry.flatMap { tasks[$0]?.status }, awaited: awaited(found),
      carries: found.carries, planted: planted)
  }

  private func reason(_ found: CampaignCase, _ last: Decided?) -> String? {
    found.outcome == .undecided ? campaign.close?.undecidedReason : last?.reason
  }

  private func people(_ found: CampaignCase, _ last: Decided?) -> [String] {
    switch found.outcome {
    case .revoked, .rotated: (found.deniedBy ?? last?.person).map { [$0] } ?? []
    case .kept, .pending, .undecided: unique(found.keeps.flatMap { $0.map(\.person) })
    case .carried, .departed: []
    }
  }

  private func awaited(_ found: CampaignCase) -> [String] {
    guard found.outcome == .pending || found.outcome == .undecided || found.outcome == .departed,
      found.stages.indices.contains(found.stage)
    else { return [] }
    let done = Set(found.keeps[found.stage].map(\.person))
    return found.stages[found.stage].filter { !done.contains($0) }
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
