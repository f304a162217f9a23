import CustodyDomain
import CustodyTestSupport
import Testing

/// The table of who may do what, and the checks that ask it.
@Suite struct SegregationTests {
  private typealias Deed = Segregation.Deed
  private typealias Relation = Segregation.Relation

  @Test func `the manual says what the table says`() throws {
    do {
      try Golden.check(SegregationLine.manual, "../../Sources/CustodyDomain/Access/README.md")
    } catch {
      Issue.record(error, "it is stale: UPDATE_GOLDEN=1 swift test --filter Segregation")
    }
  }

  @Test func `each deed is allowed to exactly the roles that it names`() {
    for deed in Deed.allCases {
      for role in AccessRole.allCases {
        let allowed = deed.roles?.contains(role) ?? true
        let rule = Segregation.rule(deed, roles: [role], relation: .none)
        #expect(rule == (allowed ? nil : .role), "\(role) \(deed)")
      }
    }
    for deed in Deed.allCases {
      #expect(Segregation.rule(deed, roles: AccessRole.open, relation: .none) == nil)
    }
  }

  @Test func `an administrator decides on nothing and an auditor changes nothing`() {
    let decisions: [Deed] = [
      .recertify, .keep, .revoke, .rotate, .reassign, .deferring, .set, .note, .exception, .reopen,
    ]
    for deed in decisions { #expect(!deed.isFor([.admin]) && !deed.isFor([.executor])) }
    for deed in Deed.allCases where deed != .verify && deed != .export {
      #expect(!deed.isFor([.auditor]))
    }
    #expect(AccessRole.admin.excludes(.reviewer) && AccessRole.reviewer.excludes(.auditor))
    #expect(!AccessRole.admin.excludes(.executor) && !AccessRole.admin.excludes(.admin))
  }

  @Test func `revoking is refused to no reviewer, whoever they are to the item`() {
    for relation in Relation.allCases {
      #expect(Segregation.rule(.revoke, roles: [.reviewer], relation: relation) == nil)
    }
  }

  @Test func `emergency access lifts role, assignment and only-owner, and nothing else`() {
    for deed in Deed.allCases {
      for relation in Relation.allCases {
        let plain = Segregation.rule(deed, roles: [.executor], relation: relation)
        let lifted = Segregation.rule(
          deed, roles: [.executor], relation: relation, breakGlass: true)
        #expect(lifted.map(\.yieldsToBreakGlass) != true)
        if plain == nil { #expect(lifted == nil) }
        let kept: [Relation] = [.principal, .requester, .unmapped, .answered, .deniedByOther]
        if deed == .recertify || deed == .keep {
          #expect((lifted == nil) == !kept.contains(relation))
        }
      }
    }
  }

  @Test func `the checks of a decision give the table's answer in every cell`() {
    for action in Self.actions {
      for relation in Relation.allCases {
        for roles in [AccessRole.open] + AccessRole.allCases.map({ [$0] }) {
          let wanted = Segregation.rule(action.deed, roles: roles, relation: relation)
          let found = Self.rules(action, relation, roles)
          #expect(
            wanted.map { found.contains($0.rawValue) } ?? found.isDisjoint(with: Self.rules),
            "\(roles) \(action.word) \(relation): \(found)")
        }
      }
    }
  }

  private static let rules = Set(Segregation.Rule.allCases.map(\.rawValue))

  static let actions: [Action] = [
    .recertify(until: Sample.now.adding(days: 30)), .revoke, .rotate,
    .reassign(role: .business, person: "bo@corp.example"),
    .deferTo(person: "bo@corp.example", until: Sample.now.adding(days: 7)),
    .keep(until: Sample.now.adding(days: 30), condition: "a smaller scope"),
    .exception(rule: "dormant", until: Sample.now.adding(days: 30)),
    .set(.purpose("calendar")), .note("asked"), .reopen,
  ]

  /// The rules that the checks name for a reviewer who stands so to an item.
  private static func rules(
    _ action: Action, _ relation: Relation, _ roles: Set<AccessRole>
  ) -> Set<String> {
    let strict = relation == .onlyOwner || relation == .unmapped
    var subject = ReviewCase(action, strict: strict)
    subject.reason = "because"
    subject.roles = roles
    let me = "ana@corp.example"
    switch relation {
    case .none, .author: break
    case .assigned: subject.campaign = CampaignContext(name: "Q4", asked: [me])
    case .notAsked: subject.campaign = CampaignContext(name: "Q4", asked: ["bo@corp.example"])
    case .answered: subject.campaign = CampaignContext(name: "Q4", asked: [], decided: [me])
    case .deniedByOther:
      subject.campaign = CampaignContext(name: "Q4", asked: [me], deniedBy: "bo@corp.example")
    case .owner, .onlyOwner:
      subject.item.owners = [Ownership(role: .business, person: me, source: "custody")]
    case .principal: subject.item.principal = me
    case .requester: subject.item.requestedBy = me
    case .unmapped: subject.reviewer = Reviewer(uid: 1, account: "nobody-known", person: nil)
    }
    return Set(subject.refusals.map(\.rule))
  }

  @Test func `a campaign's refusals name who is asked, who has denied, and what to do`() throws {
    var subject = ReviewCase()
    subject.campaign = CampaignContext(name: "Q4", asked: ["bo@corp.example"])
    let asked = try #require(subject.refusal)
    #expect(asked.rule == "not-asked" && asked.message.contains("bo@corp.example"))
    #expect(asked.hint.contains("custody campaign delegate"))
    subject.campaign = CampaignContext(
      name: "Q4", asked: ["ana@corp.example"], deniedBy: "bo@corp.example")
    #expect(subject.refusal?.rule == "denied")
    // Who denied may put it back.
    let reopen = ReviewCase(.reopen).with {
      $0.state = .revoking
      $0.reason = "a mistake"
      $0.campaign = CampaignContext(name: "Q4", asked: [], deniedBy: "ana@corp.example")
    }
    #expect(reopen.refusals.isEmpty)
    #expect(
      reopen.with {
        $0.campaign = CampaignContext(name: "Q4", asked: [], deniedBy: "bo@corp.example")
      }.rule == "denied")
  }

  @Test
  func `emergency access lifts opened-first and only-owner, never owner, purpose or self-review`() {
    var subject = ReviewCase(strict: true)
    subject.seen = false
    subject.roles = [.executor]
    subject.item.owners = [
      Ownership(role: .business, person: "ana@corp.example", source: "custody")
    ]
    #expect(
      Set(subject.refusals.map(\.rule)).isSuperset(of: ["not-opened", "only-owner", "role-missing"])
    )
    subject.breakGlass = 7
    #expect(subject.refusals.isEmpty)
    #expect(subject.with { $0.item.principal = "ana@corp.example" }.rule == "self-review")
    #expect(subject.with { $0.item.owners = [] }.rule == "ownerless")
  }
}
