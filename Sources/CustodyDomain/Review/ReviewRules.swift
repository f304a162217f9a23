/// The one place, below every interface, where a decision is accepted or refused (DESIGN.md section 6).
public struct ReviewRules: Sendable {
  /// The limits in force.
  public let policy: Policy
  /// Rules for a policy.
  public init(policy: Policy) { self.policy = policy }

  /// What the checks may look at.
  public struct Context: Sendable {
    /// The item, decisions' owners and facts merged in.
    public var item: Item
    /// What custody concludes about it.
    public var assessment: Assessment
    /// People by every name used for them, in lower case.
    public var people: [String: Person]
    /// The person that a reassignment or deferral names, if any directory has them.
    public var named: Person?
    /// The item's current version.
    public var version: Int
    /// Who changed the item last, for the words of a conflict.
    public var changedBy: String?
    /// The state that it is in.
    public var state: ReviewState
    /// Somebody else's draft on it.
    public var foreignDraft: Draft?
    /// Whether this reviewer has opened the item since it last changed.
    public var seen: Bool
    /// Rules whose findings a decision has accepted, and that holds still.
    public var accepted: Set<String>
    /// Whether its shown name hides characters and the raw text was not opened.
    public var hiddenText: Bool
    /// The open campaign that the item stands in; nil outside of campaigns.
    public var campaign: CampaignContext?
    /// Who was given it by a meeting in their absence, and has yet to accept it.
    public var awaited: String?
    /// What the reviewer may do here, and the emergency access that holds for this item.
    public var access = AccessContext()
    /// Until when it is recertified or deferred.
    public var until: Instant?
    /// What the reviewer saw, where it is not what is there now.
    public var shown: RowView?
    /// A context.
    public init(
      item: Item, assessment: Assessment, people: [String: Person], named: Person?, version: Int,
      changedBy: String?, state: ReviewState, foreignDraft: Draft?, seen: Bool, hiddenText: Bool,
      campaign: CampaignContext? = nil, accepted: Set<String> = []
    ) {
      self.item = item
      self.assessment = assessment
      self.people = people
      self.named = named
      self.version = version
      self.changedBy = changedBy
      self.state = state
      self.foreignDraft = foreignDraft
      self.seen = seen
      self.hiddenText = hiddenText
      self.campaign = campaign
      self.accepted = accepted
    }
  }

  /// The first reason why a request is not accepted; nil when it is.
  public func refusal(
    of request: DecisionRequest, by reviewer: Reviewer, in context: Context, now: Instant
  ) -> Refusal? {
    refusals(of: request, by: reviewer, in: context, now: now).first
  }

  /// Everything that stands in the way of a request: what stops every decision comes first, then what stops
  /// this one. Empty when it is accepted.
  public func refusals(
    of request: DecisionRequest, by reviewer: Reviewer, in context: Context, now: Instant
  ) -> [Refusal] {
    let check = ReviewCheck(request: request, reviewer: reviewer, context: context, now: now)
    // On what another holds, or what is gone, the rest can't be judged.
    if let refusal = check.conflict() ?? check.presence() { return [refusal] }
    let limit = limit(context.assessment.tier, now: now)
    let found: [Refusal?] =
      switch request.action {
      case .recertify(let until):
        check.keeping() + [check.end(until, limit: limit)]
      case .keep(let until, let condition):
        check.keeping() + [check.words(condition, "condition"), check.early(until, limit: limit)]
      case .exception(let rule, let until):
        check.accepting(rule) + [check.end(until, limit: limit)]
      case .revoke, .rotate, .reopen: [check.repetition() ?? check.rotation() ?? check.reason()]
      case .reassign(let role, let person): [check.named(person) ?? check.iamAlone(role)]
      case .deferTo(let person, let until): [check.named(person), check.end(until, limit: limit)]
      case .set(let fact): [check.fact(fact)]
      case .note(let text): [check.words(text, "note")]
      }
    return ([check.role(), check.campaign(), check.unmapped()] + found).compactMap(\.self)
  }

  /// The latest moment until which an item of this tier may be recertified now.
  public func limit(_ tier: Tier, now: Instant) -> Instant {
    now.adding(days: policy.recertify[tier])
  }
}
