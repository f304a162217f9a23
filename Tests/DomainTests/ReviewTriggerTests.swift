import CustodyDomain
import Testing

@Suite struct ReviewTriggerTests {
  @Test func `every trigger is a query over rules that exist, and tells of open items alone`()
    throws
  {
    for trigger in ReviewTrigger.all {
      #expect(!trigger.rules.isEmpty)
      for rule in trigger.rules { #expect(RuleCatalogue.rule(rule) != nil, "\(rule)") }
      let text = trigger.query.description
      let parsed = try Query(parsing: text)
      #expect(parsed == trigger.query)
      #expect(text.hasPrefix("state:open "))
    }
  }

  @Test func `what a quarter doesn't wait for is told`() {
    #expect(
      Set(ReviewTrigger.all.flatMap(\.rules)).isSuperset(
        of: ["recertification-overdue", "expired", "scope-creep", "owner-left", "came-back"]))
  }

  @Test func `coverage counts each part, and all four together`() {
    let coverage = Coverage(counts: [0: 5, 1: 3, 7: 2, 15: 4, 8: 1])
    #expect(coverage.items == 15)
    #expect(coverage[.owner] == 9)
    #expect(coverage[.purpose] == 6)
    #expect(coverage[.expiry] == 6)
    #expect(coverage[.chain] == 5)
    #expect(coverage.whole == 4)
    #expect(Coverage.percent(coverage.whole, of: coverage.items) == 26)
    #expect(Coverage.percent(0, of: 0) == 0)
    #expect(Coverage.bits(missing: [], verdict: .provable) == 15)
    #expect(Coverage.bits(missing: ["owner", "initiation"], verdict: .partial) == 6)
    #expect(Coverage.bits(missing: ["purpose", "expiry"], verdict: .provable) == 9)
  }
}
