/// An open campaign in the few numbers that stand on every screen.
public struct CampaignGlance: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// What it covers, as a query.
  public var query: String
  /// By when everything is to be decided.
  public var due: Instant
  /// How many items were frozen.
  public var population: Int
  /// Items that are decided.
  public var decided: Int
  /// Items that nobody who is asked has settled.
  public var pending: Int
  /// How many items each person is asked about.
  public var asked: [String: Int]
  /// A campaign at a glance.
  public init(
    name: String, query: String, due: Instant, population: Int, decided: Int, pending: Int,
    asked: [String: Int]
  ) {
    self.name = name
    self.query = query
    self.due = due
    self.population = population
    self.decided = decided
    self.pending = pending
    self.asked = asked
  }

  /// The queues that a reviewer works through in it.
  public var queues: [Queue] {
    [
      Queue("Mine in \(name)", "campaign:\(name) asked:me"),
      Queue("Pending in \(name)", "campaign:\(name) outcome:pending"),
      Queue("New since \(name) opened", "\(query) !campaign:\(name)"),
    ]
  }
}

/// An open campaign that holds an item, and the item in it.
public struct CampaignPlace: Codable, Hashable, Sendable {
  /// The campaign's name.
  public var campaign: String
  /// The item in it.
  public var found: CampaignCase
  /// A place in a campaign.
  public init(campaign: String, found: CampaignCase) {
    self.campaign = campaign
    self.found = found
  }
}
