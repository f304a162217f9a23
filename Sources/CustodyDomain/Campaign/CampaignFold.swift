/// What the entries say of campaigns: a pure fold. The store keeps the same in tables, and `verify` compares.
public struct CampaignFold: Hashable, Sendable {
  /// One campaign as far as it has come.
  public struct Campaign: Hashable, Sendable {
    /// What it is.
    public var plan: CampaignPlan
    /// The entry that opened it.
    public var entry: Int
    /// When that was.
    public var opened: Instant
    /// Who opened it.
    public var by: String
    /// How many items the opening says there are.
    public var population: Int
    /// The digest of their list.
    public var digest: Hash256
    /// The items.
    public var cases: [ItemID: CampaignCase] = [:]
    /// The end; nil while it runs.
    public var close: CampaignClose?
    /// The entry of the end.
    public var closeEntry: Int?
    /// When that was.
    public var closed: Instant?

    /// A campaign that has just been opened, without its items.
    public init(
      plan: CampaignPlan, entry: Int, opened: Instant, by: String, population: Int,
      digest: Hash256
    ) {
      self.plan = plan
      self.entry = entry
      self.opened = opened
      self.by = by
      self.population = population
      self.digest = digest
    }
  }

  /// Campaigns by name.
  public private(set) var campaigns: [String: Campaign] = [:]

  /// Nothing yet.
  public init() {}

  /// Adds an entry.
  ///
  /// - Returns: what in the entry doesn't follow from those before it; nil when all does.
  @discardableResult
  public mutating func apply(_ record: LedgerRecord) -> ReviewFold.Mismatch? {
    switch record.content {
    case .decision(let decision): apply(decision, record)
    case .campaign(let campaign): apply(campaign, record)
    default: nil
    }
  }

  private func wrong(_ reason: String) -> ReviewFold.Mismatch { .init(reason: reason) }

  private mutating func apply(
    _ decision: DecisionRecord, _ record: LedgerRecord
  ) -> ReviewFold.Mismatch? {
    guard let name = decision.campaign else { return nil }
    guard let campaign = campaigns[name], campaign.close == nil,
      var found = campaign.cases[decision.item]
    else { return wrong("it was made in a campaign that doesn't hold the item: \(name)") }
    found.apply(decision, by: record.author.name, entry: record.number, in: campaign.plan)
    campaigns[name]?.cases[decision.item] = found
    return nil
  }

  private mutating func apply(
    _ campaign: CampaignRecord, _ record: LedgerRecord
  ) -> ReviewFold.Mismatch? {
    let name = campaign.campaign
    switch campaign.event {
    case .opened(let plan, let population, let digest):
      guard campaigns[name] == nil, plan.name == name else {
        return wrong("it opens a campaign that was there before: \(name)")
      }
      campaigns[name] = Campaign(
        plan: plan, entry: record.number, opened: record.time, by: record.author.name,
        population: population, digest: digest)
      return nil
    case .closed(let close):
      guard var open = campaigns.removeValue(forKey: name) else {
        return wrong("it closes a campaign that isn't there: \(name)")
      }
      for item in open.cases.keys { open.cases[item]?.leave(record.number) }
      let again = open.close != nil
      (open.close, open.closeEntry, open.closed) = (close, record.number, record.time)
      campaigns[name] = open
      if again { return wrong("it closes a campaign that was closed before: \(name)") }
      if close.outcomes != CampaignClose.outcomes(of: open.cases.values)
        || close.digest != CampaignClose.digest(of: open.cases.values)
      {
        return wrong("its numbers aren't those of the entries before it")
      }
      return nil
    case .listed, .carried, .delegated, .departed, .returned:
      guard campaigns[name]?.close == nil, campaigns[name] != nil else {
        return wrong("it moves a campaign that isn't open: \(name)")
      }
      for (index, item) in campaign.items.enumerated() {
        guard
          let moved = campaign.moved(
            index, campaigns[name]?.cases[item], entry: record.number)
        else { return wrong("it moves an item that can't be so in \(name): \(item)") }
        campaigns[name]?.cases[item] = moved
      }
      return nil
    }
  }
}
