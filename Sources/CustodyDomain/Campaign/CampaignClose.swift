/// The end of a campaign, in numbers that anybody can count again from the entries before it.
public struct CampaignClose: Codable, Hashable, Sendable {
  /// The planted items, made known.
  public struct Revealed: Codable, Hashable, Sendable {
    /// The salt of the digest that the opening declared.
    public var salt: String
    /// The items, sorted.
    public var items: [ItemID]
    /// Those of them that were revoked, sorted.
    public var caught: [ItemID]
    /// What is made known.
    public init(salt: String, items: [ItemID], caught: [ItemID]) {
      self.salt = salt
      self.items = items
      self.caught = caught
    }
  }

  /// Items by outcome (`CampaignCase.Outcome`); those without any are left out.
  public var outcomes: [String: Int]
  /// SHA-256 of a line `item outcome entry` for each, in the order of the ids, in hex.
  public var digest: String
  /// Why it was closed with items that nobody decided; nil where there are none.
  public var undecidedReason: String?
  /// Revocations and rotations of this campaign that no import has proven, by the entry of their decision.
  public var late: [Int]
  /// Why it was closed nevertheless; nil where there are none.
  public var lateReason: String?
  /// The planted items; nil where none were declared.
  public var planted: Revealed?
  /// Under which limits, and how the gates stood.
  public var terms: CampaignTerms

  /// A close.
  public init(
    outcomes: [String: Int], digest: String, undecidedReason: String? = nil, late: [Int] = [],
    lateReason: String? = nil, planted: Revealed? = nil, terms: CampaignTerms
  ) {
    self.outcomes = outcomes
    self.digest = digest
    self.undecidedReason = undecidedReason
    self.late = late
    self.lateReason = lateReason
    self.planted = planted
    self.terms = terms
  }

  /// How many items there are of each outcome.
  public static func outcomes(of cases: some Sequence<CampaignCase>) -> [String: Int] {
    cases.reduce(into: [:]) { $0[$1.outcome.rawValue, default: 0] += 1 }
  }

  /// The digest of what came of each item.
  public static func digest(of cases: some Sequence<CampaignCase>) -> String {
    let lines = cases.sorted { $0.item < $1.item }.map { one in
      "\(one.item.text) \(one.outcome.rawValue) \(one.entry.map(String.init) ?? "none")\n"
    }
    return Hash256.of(Array(lines.joined().utf8)).hex
  }
}
