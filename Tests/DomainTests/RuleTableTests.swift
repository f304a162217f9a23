import CustodyDomain
import Testing

/// What is true of every rule, whoever wrote it.
@Suite struct RuleTableTests {
  @Test(arguments: RuleCatalogue.all.map(\.id))
  func `every rule has a case in which it finds something`(rule: String) {
    let cases = RuleFixture.all.filter { $0.rule == rule }
    #expect(!cases.isEmpty, "add a RuleFixture for \(rule) in Tests/DomainTests/RuleFixtures")
  }

  @Test(arguments: RuleFixture.all)
  func `a rule finds its case, and can show why`(fixture: RuleFixture) throws {
    let (item, surroundings) = fixture.subject
    let assessment = Sample.assess(item, surroundings)
    let found = try #require(
      assessment.findings.first { $0.rule == fixture.rule },
      "\(fixture.rule) finds nothing in its own case")
    #expect(assessment.findings.count { $0.rule == fixture.rule } == 1)
    for finding in assessment.findings { check(finding) }
    #expect(found.severity <= assessment.risk)
  }

  private func check(_ finding: Finding) {
    #expect(!finding.inputs.isEmpty, "\(finding.rule) shows no input")
    for input in finding.inputs {
      #expect(!input.name.isEmpty && !input.value.isEmpty, "\(finding.rule): \(input)")
    }
    for text in [finding.message, finding.remedy] {
      #expect(!text.isEmpty && !text.hasSuffix("."), "\(finding.rule): \(text)")
      // A proper name may begin a sentence; a word of ours is written small.
      #expect(text.first?.isWhitespace == false, "\(finding.rule): \(text)")
    }
    #expect(finding.remedy.first?.isUppercase == false, "\(finding.rule): \(finding.remedy)")
    #expect(finding.severity > .none)
    #expect(!finding.controls.isEmpty)
    for id in finding.controls {
      #expect(ControlCatalogue.control(id)?.id == id, "\(finding.rule) cites \(id)")
    }
  }

  @Test(arguments: RuleFixture.all)
  func `whether it is an AI tool changes no finding`(fixture: RuleFixture) {
    let (item, surroundings) = fixture.subject
    expectSameWithoutAI(item, surroundings)
  }

  @Test(arguments: 0..<200)
  func `whether a mixture of cases is an AI tool changes no finding`(seed: Int) {
    let (item, surroundings) = RuleFixture.mixture(seed)
    expectSameWithoutAI(item, surroundings)
  }

  private func expectSameWithoutAI(_ item: Item, _ surroundings: Surroundings) {
    var flipped = item
    flipped.ai.toggle()
    #expect(Sample.assess(flipped, surroundings) == Sample.assess(item, surroundings))
  }

  /// What can make administrators is judged alike, whoever runs it: an app of a vendor's, an agent of our
  /// own, a script.
  @Test func `who operates a privileged integration changes none of the core findings`() {
    let core: Set<String> = [
      "ownerless", "iam-owner-missing", "purpose-missing", "no-expiry", "chain-incomplete",
      "overbroad-scope", "can-create-admin", "dormant",
    ]
    func findings(_ kind: ItemKind, _ holder: String, _ publisher: Publisher?) -> [Finding] {
      var item = Sample.bare("RoleManagement.ReadWrite.Directory")
      item.usage = .seen(Sample.ago(300))
      item.kind = kind
      item.holder = holder
      item.publisher = publisher
      let found = Sample.assess(item, Surroundings(people: Sample.people)).findings
      return found.filter { core.contains($0.rule) }
    }
    let vendor = findings(.application, "notes-inc", Publisher(name: "Notes Inc", verified: true))
    #expect(Set(vendor.map(\.rule)) == core)
    #expect(findings(.agent, "svc-agent", nil) == vendor)
    #expect(findings(.serviceAccount, "nightly.sh", nil) == vendor)
  }

  @Test(arguments: RuleFixture.all)
  func `time changes an assessment at its recheck and never before`(fixture: RuleFixture) {
    let (item, surroundings) = fixture.subject
    walk(item, surroundings, fixture.rule)
  }

  @Test(arguments: 0..<100)
  func `time changes a mixture of cases at its recheck and never before`(seed: Int) {
    let (item, surroundings) = RuleFixture.mixture(seed)
    walk(item, surroundings, "mixture \(seed)")
  }

  /// Goes from one turning point to the next, from long ago until nothing is ahead: the recheck is the
  /// nearest moment that any rule names, and a second before it all is as it was.
  private func walk(_ item: Item, _ surroundings: Surroundings, _ name: String) {
    let rules = RuleCatalogue.all
    var now = Sample.ago(1000)
    for _ in 0..<200 {
      let assessment = Sample.assess(item, surroundings, now: now)
      let subject = RuleSubject(item, surroundings, policy: Policy(), now: now)
      let named = rules.flatMap { $0.moments(subject) }.filter { $0 > now }.min()
      guard let next = assessment.recheck else {
        #expect(named == nil, "\(name) at \(now.text)")
        expectSame(assessment, item, surroundings, at: now.adding(days: 20_000), name)
        return
      }
      #expect(next > now && next <= named ?? next, "\(name) at \(now.text)")
      expectSame(assessment, item, surroundings, at: Instant(seconds: next.seconds - 1), name)
      now = next
    }
    Issue.record("\(name) has no end of turning points")
  }

  private func expectSame(
    _ assessment: Assessment, _ item: Item, _ surroundings: Surroundings, at later: Instant,
    _ name: String
  ) {
    let then = Sample.assess(item, surroundings, now: later)
    let lost = Set(assessment.findings).symmetricDifference(then.findings).map(\.rule)
    #expect(
      then == assessment,
      "\(name): \(lost.sorted().joined(separator: ", ")) changed by \(later.text) without a moment")
  }

  @Test(arguments: RuleFixture.all)
  func `a policy that names every rule silences all but the hard ones`(fixture: RuleFixture) throws
  {
    var policy = Policy()
    policy.disabledRules = Set(RuleCatalogue.all.map(\.id))
    let (item, surroundings) = fixture.subject
    let found = Sample.assess(item, surroundings, policy: policy).findings.map(\.rule)
    let rule = try #require(RuleCatalogue.rule(fixture.rule))
    #expect(found.contains(fixture.rule) == rule.isHard)
    #expect(found.allSatisfy { RuleCatalogue.rule($0)?.isHard == true })
  }

  @Test(arguments: RuleFixture.all)
  func `an exception silences all but the hard rules`(fixture: RuleFixture) throws {
    var (item, surroundings) = fixture.subject
    surroundings.exceptions.append(
      ExceptionRecord(
        item: item.id, rule: fixture.rule, approver: "ole@corp.example", reason: "until it is gone",
        until: Sample.now.adding(days: 9)))
    let rule = try #require(RuleCatalogue.rule(fixture.rule))
    #expect(Sample.rules(item, surroundings).contains(fixture.rule) == rule.isHard)
  }
}
