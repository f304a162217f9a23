import CustodyDomain

/// A request in its surroundings that nothing speaks against, to be spoiled by a test.
struct ReviewCase {
  var item: Item
  var surroundings: Surroundings
  var reviewer = Reviewer(uid: 1000, account: "ana", person: "ana@corp.example")
  var action: Action
  var reason: String?
  var version: Int? = 3
  var bulk = false
  var state = ReviewState.open
  var named: Person?
  var draft: Draft?
  var seen = true
  var hiddenText = false
  var roles = AccessRole.open
  var breakGlass: Int?
  var campaign: CampaignContext?

  init(_ action: Action = .recertify(until: Sample.now.adding(days: 30)), strict: Bool = false) {
    (item, surroundings) =
      strict ? Sample.clean(scopes: ["Mail.Read"]) : Sample.clean()
    self.action = action
    if strict { reason = "still needed" }
  }

  var refusal: Refusal? { refusals.first }

  var refusals: [Refusal] {
    var context = ReviewRules.Context(
      item: item, assessment: Sample.assess(item, surroundings), people: Sample.people,
      named: named, version: 3, changedBy: "ole", state: state, foreignDraft: draft,
      seen: seen, hiddenText: hiddenText, campaign: campaign)
    context.access = AccessContext(roles: roles, breakGlass: breakGlass)
    return ReviewRules(policy: Policy()).refusals(
      of: DecisionRequest(
        item: item.id, action: action, reason: reason, version: version, bulk: bulk),
      by: reviewer, in: context, now: Sample.now)
  }

  var rule: String? { refusal?.rule }

  func with(_ change: (inout ReviewCase) -> Void) -> ReviewCase {
    var copy = self
    change(&copy)
    return copy
  }
}
