/// What the checks may know of the open campaign that an item stands in.
public struct CampaignContext: Hashable, Sendable {
  /// The campaign's name.
  public var name: String
  /// Persons who are asked to decide on the item now, by id: those of the running stage who have not decided.
  public var asked: [String]
  /// Persons who have decided in the running stage.
  public var decided: [String]
  /// The person who has it revoked in this campaign: one deny denies.
  public var deniedBy: String?
  /// A context.
  public init(name: String, asked: [String], decided: [String] = [], deniedBy: String? = nil) {
    self.name = name
    self.asked = asked
    self.decided = decided
    self.deniedBy = deniedBy
  }
}
