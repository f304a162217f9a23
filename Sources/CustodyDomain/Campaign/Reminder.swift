/// What one reviewer has still to decide in a campaign.
public struct Reminder: Hashable, Sendable {
  /// The campaign.
  public var plan: CampaignPlan
  /// Who, by id.
  public var person: String
  /// Their name.
  public var name: String
  /// Where to write to, if known.
  public var email: String?
  /// How many items.
  public var count: Int
  /// How many of them are of high risk or above.
  public var worst: Int
  /// The first of them, the riskiest first.
  public var first: [ItemRow]
  /// A reminder.
  public init(
    plan: CampaignPlan, person: String, name: String, email: String?, count: Int, worst: Int,
    first: [ItemRow]
  ) {
    self.plan = plan
    self.person = person
    self.name = name
    self.email = email
    self.count = count
    self.worst = worst
    self.first = first
  }
}
