/// Something that must be so before a campaign opens or closes.
public struct CampaignGate: Hashable, Sendable {
  /// Which one; the words stand in JSON.
  public enum Kind: String, CaseIterable, Sendable {
    /// The population has items.
    case population
    /// No other open campaign holds its items.
    case overlap
    /// Each item has somebody who may decide on it.
    case reviewers
    /// The population is as it was frozen, and is the sum of what is decided, pending and refused.
    case account
    /// Nothing is pending.
    case decided
    /// What is kept has an owner.
    case owners
    /// No drafts wait.
    case drafts
    /// The ledger verifies.
    case ledger
    /// Revocations and rotations are proven, or late with a reason.
    case revocations
  }

  /// Which one.
  public var kind: Kind
  /// Whether it is so.
  public var passes: Bool
  /// What must be so, or what is in the way.
  public var sentence: String
  /// What to do, in words of the command line; nil where it passes.
  public var remedy: String?
  /// Items in the way, the first ten.
  public var items: [Named]
  /// How many there are.
  public var count: Int

  /// An item by id and name.
  public struct Named: Hashable, Sendable {
    /// Its id.
    public var item: ItemID
    /// What lists call it.
    public var name: String
    /// What of it is in the way, where items differ in that.
    public var why: String?
    /// A named item.
    public init(item: ItemID, name: String, why: String? = nil) {
      self.item = item
      self.name = name
      self.why = why
    }
  }

  /// How many items are named.
  public static let most = 10

  /// `1 item is`, `3 items are`: how a sentence begins.
  public static func items(_ count: Int) -> String {
    count == 1 ? "1 item is" : "\(count) items are"
  }

  /// A gate that is open.
  public static func open(_ kind: Kind, _ sentence: String) -> CampaignGate {
    CampaignGate(kind: kind, passes: true, sentence: sentence, remedy: nil, items: [], count: 0)
  }

  /// A gate that something stands in.
  public static func shut(
    _ kind: Kind, _ sentence: String, _ remedy: String, _ items: [Named] = [], count: Int? = nil
  ) -> CampaignGate {
    CampaignGate(
      kind: kind, passes: false, sentence: sentence, remedy: remedy,
      items: Array(items.prefix(most)), count: count ?? items.count)
  }

  /// A gate.
  public init(
    kind: Kind, passes: Bool, sentence: String, remedy: String?, items: [Named], count: Int
  ) {
    self.kind = kind
    self.passes = passes
    self.sentence = sentence
    self.remedy = remedy
    self.items = items
    self.count = count
  }
}
