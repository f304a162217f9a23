import CustodyDomain

/// What the dashboard asks of the store for a campaign. Each is answered by one `CampaignAnswer`.
public enum CampaignStep: Equatable, Sendable {
  /// Read a campaign whole, and the others in numbers; nil: the newest.
  case load(String?)
  /// The text that reminds one person.
  case remind(String, person: String)
  /// Ask another person in the place of one who is asked.
  case delegate(CampaignDelegation)
  /// Give what one person did not answer by the due date to whoever stands in.
  case escalate(String, from: String)
  /// Open a campaign, or tell what that would come to.
  case open(CampaignPlan, dryRun: Bool)
  /// Close one, or tell what is in the way.
  case close(String, undecided: String?, late: String?, dryRun: Bool)
}

/// What the store says to a `CampaignStep`.
public enum CampaignAnswer: Sendable {
  /// All campaigns in numbers, the newest first, and the wanted one whole; nil where there is none.
  case board([CampaignStanding], CampaignStanding?)
  /// A reminder to be sent; nil where the person is asked about nothing.
  case reminder(String?)
  /// How many items somebody else is asked about now, and whom.
  case given(Int, to: [String])
  /// What opening came to.
  case opening(CampaignOpening)
  /// What closing came to.
  case closing(CampaignClosing)
}

/// Who is to decide in the place of whom, and why.
public struct CampaignDelegation: Hashable, Sendable {
  /// The campaign.
  public var campaign: String
  /// Who is asked now.
  public var from: String
  /// Who is to be asked.
  public var to: String
  /// Why.
  public var note: String
  /// Only these items; nil: all that they are asked about.
  public var items: [ItemID]?

  /// The query for the items.
  public var query: Query? {
    items.map { Query([Query.Term(field: .id, values: $0.map { .text($0.text) })]) }
  }
}
