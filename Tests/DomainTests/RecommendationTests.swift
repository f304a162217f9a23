import CustodyDomain
import Testing

/// What is recommended, and why, for each ground.
@Suite struct RecommendationTests {
  private typealias Change = (inout Item, inout Surroundings, inout ItemReview) -> Void

  private func recommend(
    at now: Instant = Sample.now, _ change: Change = { _, _, _ in }
  ) -> Recommendation {
    var (item, around) = Sample.clean()
    var review = ItemReview()
    change(&item, &around, &review)
    let assessment = Assessor(policy: Policy()).assess(item, around, now: now)
    let facts = Standing.Facts(
      present: true, returned: nil, scopes: Set(item.permissions.map(\.scope)),
      risk: assessment.risk, ownerLeft: false, task: nil)
    return Recommendation(
      item, around, assessment, review, Standing(review, facts, now: now), policy: Policy(),
      now: now)
  }

  private func input(_ made: Recommendation, _ name: String) -> Recommendation.Input? {
    made.inputs.first { $0.name == name }
  }

  @Test func `what is used, owned and has a purpose is kept until the limit of its tier`() {
    let made = recommend()
    #expect(made.verb == .keep)
    #expect(made.until == Sample.now.adding(days: Policy().recertify[.light]))
    #expect(made.action == .recertify(until: Sample.now.adding(days: 365)))
    #expect(input(made, "last used")?.value == Sample.ago(1).dateText)
    #expect(input(made, "owner")?.value == "ana@corp.example")
    #expect(made.against == [])
  }

  @Test func `what nobody uses is revoked, with the evidence and the limit`() {
    let made = recommend { item, around, _ in
      item.usage = .seen(Sample.ago(200))
      item.created = Sample.ago(400)
      around.inventoried = Sample.ago(2)
      around.inventoryFormat = "entra.signIns"
    }
    #expect(made.verb == .revoke)
    #expect(made.action == .revoke)
    #expect(made.sentence == "last used on \(Sample.ago(200).dateText); the limit is 180 days")
    let use = input(made, "last used")
    #expect(use?.source == "entra")
    #expect(use?.since == Sample.ago(2))
    #expect(input(made, "limit")?.source == "policy dormant.light")
    #expect(
      made.against == ["ana@corp.example answers for it for: minutes of meetings"])
    #expect(
      recommend { item, _, _ in
        item.usage = .never
        item.created = Sample.ago(90)
      }.verb == .revoke)
  }

  @Test func `unknown is no good news: it says what to find out`() {
    let made = recommend { item, _, _ in item.usage = .unknown }
    #expect(made.verb == .findOut)
    #expect(made.action == nil)
    #expect(made.sentence.contains("ask its owner"))
    #expect(input(made, "last used")?.value == "unknown")
    let purposeless = recommend { item, _, _ in item.purpose = nil }
    #expect(purposeless.verb == .findOut)
  }

  @Test func `nobody who answers for it is named first, whether they left or never were`() {
    #expect(
      recommend { item, _, _ in item.owners.removeAll { $0.role == .business } }.verb == .reassign)
    let left = recommend { _, around, _ in
      for (name, var person) in around.people where person.id == "ana@corp.example" {
        person.employment = .left
        person.left = Sample.ago(9)
        around.people[name] = person
      }
    }
    #expect(left.verb == .reassign)
    #expect(input(left, "owner")?.value == "ana@corp.example (can't answer any more)")
    #expect(left.action == nil)
  }

  @Test func `growth is kept on the condition that it goes`() {
    let made = recommend { item, around, review in
      item.permissions.append(Sample.scope("Mail.Send"))
      around.addedScopes = ["Mail.Send"]
      review.scopes = ["User.Read"]
    }
    #expect(made.verb == .narrow)
    #expect(made.condition == "remove Mail.Send")
    let until = Sample.now.adding(days: 30)
    #expect(made.action == .keep(until: until, condition: "remove Mail.Send"))
  }

  @Test func `a credential that lies open is replaced, and taken away where it can't be`() {
    func exposed(_ kind: ItemKind) -> Recommendation {
      recommend { item, _, _ in
        item.kind = kind
        item.credential = kind == .apiKey ? .apiKey : .oauthToken
        item.handling = .exposed
      }
    }
    #expect(exposed(.apiKey).verb == .rotate)
    #expect(exposed(.oauthGrant).verb == .revoke)
  }

  @Test func `what was kept before and is as it was is kept again, by its entry`() {
    let made = recommend { item, _, review in
      review.state = .recertified
      review.until = Sample.ago(1)
      review.at = Sample.ago(90)
      review.by = "ana"
      review.entry = 18
      review.disposition = 17
      review.scopes = ["User.Read"]
      review.risk = Severity.none
    }
    #expect(made.verb == .keep)
    #expect(made.sentence == "decided before and unchanged, entry 17")
    #expect(input(made, "decided before")?.source == "entry 17")
  }

  @Test func `what is settled or gone needs no decision`() {
    let made = recommend { _, _, review in
      review.state = .recertified
      review.until = Sample.now.adding(days: 9)
      review.disposition = 17
    }
    #expect(made.verb == .none)
    #expect(made.sentence.hasPrefix("decided before and unchanged: recertified until"))
    #expect(recommend { item, _, _ in item.status = .revoked }.verb == .none)
  }

  @Test func `the same record makes the same recommendation`() {
    let first = recommend { item, _, _ in item.usage = .seen(Sample.ago(200)) }
    #expect(first == recommend { item, _, _ in item.usage = .seen(Sample.ago(200)) })
  }

  // MARK: Since the last decision

  @Test func `what differs since a decision is named, in reading order`() {
    var (item, around) = Sample.clean()
    let before = Sample.assess(item, around)
    var decision = DecisionRecord(
      id: "d-17", item: item.id, name: item.name, source: item.source,
      content: ItemContent.digest(of: item), action: .recertify(until: Sample.now), reason: nil,
      bulk: false, limits: .init(tier: .light, recertifyDays: 365, revocationDays: 7),
      risk: before.risk, scopes: item.permissions.map(\.scope),
      before: .init(state: .open, until: nil, owners: [], version: 1),
      after: .init(
        state: .recertified, until: nil,
        owners: item.owners.map { "\($0.role.rawValue):\($0.person)" }.sorted(), version: 2),
      supersedes: nil, task: nil, basis: DecisionBasis(item, before), frozen: .empty)
    func since() -> SinceDecision {
      SinceDecision(
        of: item, Sample.assess(item, around), from: decision, entry: 17, at: Sample.ago(9))
    }
    #expect(since().changes == [])
    #expect(since().line == "since entry 17: nothing has changed")
    item.permissions.append(Sample.scope("Mail.Send", resource: "Payroll"))
    item.owners.removeAll { $0.role == .business }
    item.usage = .seen(Sample.now)
    let changes = since().changes
    #expect(changes.first == "+ Mail.Send")
    #expect(changes.contains("+ target Payroll"))
    #expect(changes.contains("owner ana@corp.example to none"))
    #expect(changes.contains { $0.hasPrefix("risk none to ") })
    #expect(changes.contains("+ finding ownerless"))
    #expect(changes.last?.hasPrefix("last used ") == true)
    decision.scopes.append("Files.Read")
    #expect(since().changes.contains("- Files.Read"))
    around.events = []
  }
}
