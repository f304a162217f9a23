import CustodyDomain
import Testing

/// Keeping on a condition, accepting a finding, and what opens a recertified item again.
@Suite struct ConditionalKeepTests {
  private let later = Sample.now.adding(days: 30)

  // MARK: On a condition

  @Test func `a condition is said, and comes back before the tier's limit`() {
    func rule(_ days: Int, _ condition: String) -> String? {
      ReviewCase(.keep(until: Sample.now.adding(days: days), condition: condition)).rule
    }
    #expect(rule(30, "narrow the scopes to Mail.Read") == nil)
    #expect(rule(30, "  ") == "empty")
    #expect(rule(0, "narrow it") == "until-past")
    let limit = Policy().recertify[.light]
    #expect(rule(limit, "narrow it") == "condition-too-late")
    #expect(rule(limit - 1, "narrow it") == nil)
    #expect(rule(limit + 1, "narrow it") == "until-beyond")
  }

  @Test func `keeping on a condition is refused where recertifying is`() {
    let spoils: [(inout ReviewCase) -> Void] = [
      { $0.item.owners = [] }, { $0.item.purpose = nil }, { $0.item.principal = "ana" },
      { $0.hiddenText = true }, { $0.version = 2 }, { $0.state = .revoking },
      { $0.state = .departed },
    ]
    for spoil in spoils {
      let kept = ReviewCase(.keep(until: later, condition: "narrow it")).with(spoil)
      let recertified = ReviewCase(.recertify(until: later)).with(spoil)
      #expect(kept.rule == recertified.rule)
      #expect(kept.rule != nil)
    }
    let strict = ReviewCase(.keep(until: later, condition: "narrow it"), strict: true)
    #expect(strict.rule == nil)
    #expect(strict.with { $0.seen = false }.rule == "not-opened")
    #expect(strict.with { $0.reason = nil }.rule == "reason-missing")
    #expect(strict.with { $0.bulk = true }.rule == "strict-bulk")
  }

  @Test func `on its day the item is open and says which condition fell due`() {
    var review = ItemReview()
    review.state = .recertified
    review.until = later
    review.facts["condition"] = "narrow the scopes to Mail.Read"
    let facts = Standing.Facts(
      present: true, returned: nil, scopes: [], risk: .none, ownerLeft: false, task: nil)
    let before = Standing(review, facts, now: later.adding(days: -1))
    #expect(before.state == .recertified)
    #expect(before.recheck == later)
    let then = Standing(review, facts, now: later)
    #expect(then.state == .open)
    #expect(
      then.reopened
        == "its condition fell due on \(later.dateText): narrow the scopes to Mail.Read")
  }

  @Test func `the next disposition takes the condition's place`() {
    var sample = LedgerSample()
    sample.append(sample.decision("g-1", .keep(until: later, condition: "narrow it")))
    #expect(sample.fold.items[ItemID("g-1")]?.facts["condition"] == "narrow it")
    sample.append(sample.decision("g-1", .note("asked")))
    #expect(sample.fold.items[ItemID("g-1")]?.facts["condition"] == "narrow it")
    sample.append(sample.decision("g-1", .recertify(until: later)))
    #expect(sample.fold.items[ItemID("g-1")]?.facts["condition"] == nil)
  }

  // MARK: Exceptions

  private func exception(_ rule: String = "purpose-missing") -> ReviewCase {
    ReviewCase(.exception(rule: rule, until: later)).with {
      $0.item.purpose = nil
      $0.reason = "its owner is writing one"
    }
  }

  @Test func `a finding is accepted by somebody other than its user, with a reason and an end`() {
    let found = Sample.assess(exception().item, exception().surroundings).findings.map(\.rule)
    let rule = found.first { RuleCatalogue.rule($0)?.isHard == false } ?? ""
    #expect(exception(rule).rule == nil)
    #expect(exception(rule).with { $0.reason = " " }.rule == "reason-missing")
    #expect(exception(rule).with { $0.item.principal = "ana" }.rule == "self-exception")
    #expect(exception(rule).with { $0.item.holder = "ana@corp.example" }.rule == "self-exception")
    #expect(exception(rule).with { $0.item.requestedBy = "ana" }.rule == "self-exception")
    #expect(exception(rule).with { $0.bulk = true }.rule == "exception-bulk")
    let limit = Policy().recertify[.light]
    #expect(
      exception(rule).with {
        $0.action = .exception(rule: rule, until: Sample.now.adding(days: limit + 1))
      }.rule == "until-beyond")
  }

  @Test func `what isn't found, no rule finds, or a hard rule finds is not accepted`() {
    #expect(exception("dormant").rule == "no-such-finding")
    #expect(exception("no-such-rule").rule == "unknown-rule")
    #expect(exception("exception-expired").rule == "exception-of-exception")
    for rule in RuleCatalogue.all where rule.isHard {
      #expect(exception(rule.id).rule == "hard-rule")
    }
  }

  @Test func `an exception moves nothing but itself, and a newer one takes its place`() {
    var sample = LedgerSample()
    sample.append(sample.decision("g-1", .recertify(until: later)))
    let until = sample.fold.items[ItemID("g-1")]?.until
    sample.append(
      sample.decision("g-1", .exception(rule: "dormant", until: later), reason: "seasonal"))
    sample.append(
      sample.decision(
        "g-1", .exception(rule: "dormant", until: later.adding(days: 9)), reason: "still"))
    let review = sample.fold.items[ItemID("g-1")]
    #expect(review?.state == .recertified)
    #expect(review?.until == until)
    #expect(review?.exceptions.count == 1)
    #expect(review?.exceptions["dormant"]?.entry == 3)
    #expect(review?.exceptionRecords(of: ItemID("g-1")).first?.approver == "ana@corp.example")
    sample.append(sample.submit())
    #expect(LedgerSample.check(sample.rows) == [])
  }

  // MARK: Another target, reach or task

  private func reopened(
    _ basis: DecisionBasis, _ change: (inout Standing.Facts) -> Void
  ) -> String? {
    var review = ItemReview()
    review.state = .recertified
    review.until = later
    review.scopes = ["Files.Read", "Mail.Read"]
    review.basis = basis
    var facts = Standing.Facts(
      present: true, returned: nil, scopes: ["Files.Read", "Mail.Read"], risk: .none,
      ownerLeft: false, task: nil,
      places: [
        ScopePlace(scope: "Mail.Read", resource: "Graph"),
        ScopePlace(scope: "Files.Read", resource: nil),
      ], reach: .reads, purpose: "minutes of meetings")
    change(&facts)
    return Standing(review, facts, now: Sample.now).reopened
  }

  private let basis = DecisionBasis(
    reach: .reads, targets: ["Graph"], unplaced: ["Files.Read"], purpose: "Minutes of  meetings")

  @Test func `another target, reach or task opens a recertified item again`() {
    #expect(reopened(basis) { _ in } == nil)
    #expect(
      reopened(basis) {
        $0.places.insert(ScopePlace(scope: "Mail.Read", resource: "Payroll"))
      } == "it reaches another target: Payroll")
    #expect(reopened(basis) { $0.reach = .broad } == "its reach rose from 1 to 3")
    #expect(reopened(basis) { $0.reach = .basic } == nil)
    #expect(
      reopened(basis) { $0.purpose = "payroll" }
        == "it has another task: its purpose was changed")
  }

  @Test func `what was unknown and is filled in opens nothing`() {
    #expect(
      reopened(basis) {
        $0.places = [
          ScopePlace(scope: "Mail.Read", resource: "Graph"),
          ScopePlace(scope: "Files.Read", resource: "SharePoint"),
        ]
      } == nil)
    #expect(reopened(basis) { $0.reach = nil } == nil)
    var blank = basis
    blank.purpose = nil
    #expect(reopened(blank) { $0.purpose = "payroll" } == nil)
    #expect(reopened(basis) { $0.purpose = nil } == nil)
  }
}
