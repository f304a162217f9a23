/// What happens to a campaign, as one ledger entry. Lists that are too long for one entry go on in the next:
/// `part` of `parts`.
public struct CampaignRecord: Hashable, Sendable {
  /// An item of the population with who is asked about it.
  public struct Listed: Hashable, Sendable {
    /// How many characters of a name are kept.
    public static let nameLimit = 80

    /// The item.
    public var item: ItemID
    /// Its name then, cut to `nameLimit`.
    public var name: String
    /// Its tier then.
    public var tier: Tier
    /// SHA-256 of what was frozen (`ItemContent.frozen`).
    public var frozen: Hash256
    /// Who is asked, stage by stage.
    public var stages: [[String]]
    /// A listed item.
    public init(item: ItemID, name: String, tier: Tier, frozen: Hash256, stages: [[String]]) {
      self.item = item
      self.name = String(name.prefix(CampaignRecord.Listed.nameLimit))
      self.tier = tier
      self.frozen = frozen
      self.stages = stages
    }
  }

  /// An item that is as it was when it was last decided on.
  public struct Carried: Hashable, Sendable {
    /// The item.
    public var item: ItemID
    /// The entry of the decision that it rests on.
    public var entry: Int
    /// For how many reviews in a row, with this one.
    public var carries: Int
    /// A carried item.
    public init(item: ItemID, entry: Int, carries: Int) {
      self.item = item
      self.entry = entry
      self.carries = carries
    }
  }

  /// Items that another person is asked about from now on.
  public struct Delegation: Hashable, Sendable {
    /// Who was asked.
    public var from: String
    /// Who is asked now.
    public var to: String
    /// Why.
    public var note: String
    /// Whether it was taken from somebody who had not answered, and not given away by them.
    public var escalates: Bool
    /// Which items.
    public var items: [ItemID]
    /// A delegation.
    public init(from: String, to: String, note: String, escalates: Bool, items: [ItemID]) {
      self.from = from
      self.to = to
      self.note = note
      self.escalates = escalates
      self.items = items
    }
  }

  /// What happened.
  public enum Event: Hashable, Sendable {
    /// It was opened over a population of so many items, with a digest of the list that follows.
    case opened(CampaignPlan, population: Int, digest: Hash256)
    case listed([Listed])
    case carried([Carried])
    case delegated(Delegation)
    /// An import no longer holds these; the entry that records the import.
    case departed([ItemID], evidence: Int)
    /// An import holds these again.
    case returned([ItemID], evidence: Int)
    case closed(CampaignClose)

    /// One word, as in the ledger.
    public var word: String {
      switch self {
      case .opened: "opened"
      case .listed: "listed"
      case .carried: "carried"
      case .delegated(let delegation): delegation.escalates ? "escalated" : "delegated"
      case .departed: "departed"
      case .returned: "returned"
      case .closed: "closed"
      }
    }
  }

  /// A UUID.
  public var id: String
  /// The campaign's name.
  public var campaign: String
  /// What happened.
  public var event: Event
  /// 1, 2, … of `parts`, where a list goes on over several entries.
  public var part: Int
  /// Parts of the list.
  public var parts: Int

  /// A record.
  public init(id: String, campaign: String, event: Event, part: Int = 1, parts: Int = 1) {
    self.id = id
    self.campaign = campaign
    self.event = event
    self.part = part
    self.parts = parts
  }

  /// The items that it moves.
  public var items: [ItemID] {
    switch event {
    case .opened, .closed: []
    case .listed(let listed): listed.map(\.item)
    case .carried(let carried): carried.map(\.item)
    case .delegated(let delegation): delegation.items
    case .departed(let items, _), .returned(let items, _): items
    }
  }

  /// What it makes of the item at a place in `items`; nil where it can't be so.
  ///
  /// - Parameter entry: the number of this record.
  public func moved(_ index: Int, _ before: CampaignCase?, entry: Int) -> CampaignCase? {
    if case .listed(let listed) = event {
      guard before == nil else { return nil }
      return CampaignCase(
        item: listed[index].item, frozen: listed[index].frozen, stages: listed[index].stages)
    }
    guard var found = before else { return nil }
    switch event {
    case .opened, .listed, .closed: break
    case .carried(let carried):
      found.carry(carried[index].entry, carries: carried[index].carries)
    case .delegated(let delegation): found.hand(from: delegation.from, to: delegation.to)
    case .departed: found.depart(entry)
    case .returned: found.comeBack()
    }
    return found
  }

  /// The digest of a population: SHA-256 of a line `item frozen` for each, in the order of the ids.
  public static func digest(of population: [(item: ItemID, frozen: Hash256)]) -> Hash256 {
    let lines = population.sorted { $0.item < $1.item }.map { "\($0.item.text) \($0.frozen.hex)\n" }
    return Hash256.of(Array(lines.joined().utf8))
  }
}
