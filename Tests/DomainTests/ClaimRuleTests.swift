import CustodyDomain
import Testing

/// Controls that are claimed, and responsibility that is spread.
@Suite struct ClaimRuleTests {
  struct Row: Sendable {
    var evidence: String?
    var vendor: String?
    var tested: Int?
    var passed: Bool?
    var standing: ControlStanding
    var rule: String?
  }

  @Test(arguments: [
    Row(standing: .claimed, rule: "control-unevidenced"),
    Row(evidence: " ", standing: .claimed, rule: "control-unevidenced"),
    Row(evidence: "CAB-7", standing: .evidenced),
    Row(tested: 1, passed: true, standing: .tested),
    Row(tested: 1, standing: .claimed, rule: "control-unevidenced"),
    Row(tested: 365, passed: true, standing: .stale, rule: "control-unevidenced"),
    Row(tested: 364, passed: true, standing: .tested),
    Row(evidence: "CAB-7", tested: 365, passed: true, standing: .stale),
    Row(
      evidence: "CAB-7", tested: 1, passed: false, standing: .failed, rule: "control-unevidenced"),
    Row(vendor: "Notes Inc", standing: .vendorClaimed, rule: "vendor-claim-untested"),
    Row(
      evidence: "SOC 2", vendor: "Notes Inc", standing: .vendorClaimed,
      rule: "vendor-claim-untested"),
    Row(vendor: "Notes Inc", tested: 1, passed: true, standing: .tested),
    Row(
      vendor: "Notes Inc", tested: 1, passed: false, standing: .failed,
      rule: "vendor-claim-untested"),
    Row(
      vendor: "Notes Inc", tested: 365, passed: true, standing: .stale,
      rule: "vendor-claim-untested"),
    Row(vendor: "Notes Inc", tested: 364, passed: true, standing: .tested),
    Row(vendor: "Notes Inc", tested: 1, standing: .vendorClaimed, rule: "vendor-claim-untested"),
  ])
  func `a claim, evidence and a test are three things`(row: Row) {
    var (item, surroundings) = Sample.clean()
    let control = ControlRecord(
      item: item.id, control: "logging", evidence: row.evidence, claimedBy: row.vendor,
      tested: row.tested.map { Sample.ago($0) }, passed: row.passed)
    surroundings.controls = [control]
    #expect(control.standing(at: Sample.now, Policy()) == row.standing)
    #expect(Sample.rules(item, surroundings) == [row.rule].compactMap(\.self))
    item.status = .revoked
    #expect(Sample.rules(item, surroundings).allSatisfy { $0 != row.rule })
  }

  @Test func `a test grows stale at the limit, to the second`() {
    var (item, surroundings) = Sample.clean()
    item.expires = .at(Sample.now.adding(days: 200))
    let tested = Sample.ago(100)
    surroundings.controls = [
      ControlRecord(
        item: item.id, control: "step-up", claimedBy: "Notes Inc", tested: tested, passed: true)
    ]
    var policy = Policy()
    policy.controlTestAge = 120
    let end = tested.adding(days: 120)
    func rules(_ now: Instant) -> [String] {
      Sample.assess(item, surroundings, policy: policy, now: now).findings.map(\.rule)
    }
    #expect(Sample.assess(item, surroundings, policy: policy).recheck == end)
    #expect(rules(Instant(seconds: end.seconds - 1)) == [])
    #expect(rules(end) == ["vendor-claim-untested"])
  }

  @Test func `the gate of what makes administrators is judged where that is judged`() {
    func rules(_ scope: String, _ gate: ControlRecord) -> [String] {
      let (item, surroundings) = Sample.clean(scopes: [scope])
      var with = surroundings
      with.controls = [gate]
      return Sample.rules(item, with)
    }
    let item = Sample.clean().item.id
    let claimed = ControlRecord(item: item, control: "approval-gate")
    let admin = "RoleManagement.ReadWrite.Directory"
    #expect(!rules(admin, claimed).contains("control-unevidenced"))
    #expect(rules("User.Read", claimed) == ["control-unevidenced"])
    var failed = claimed
    failed.evidence = "CAB-7"
    failed.passed = false
    let (bare, surroundings) = Sample.clean(scopes: [admin])
    var with = surroundings
    with.controls = [failed]
    let found = Sample.finding("can-create-admin", bare, with)
    #expect(found?.severity == .critical)
    #expect(found?.inputs.last == .init("approval gate", "failed"))
  }

  @Test func `a control that another rule misses is not found twice`() {
    var (item, surroundings) = Sample.clean()
    Sample.makeAgent(&item, &surroundings)
    item.permissions = [Sample.scope("Mail.Read")]
    for index in surroundings.controls.indices where surroundings.controls[index].is(.runtimePolicy)
    {
      surroundings.controls[index].evidence = nil
      surroundings.controls[index].passed = nil
    }
    let watched = ["control-unevidenced", "no-runtime-policy"]
    #expect(Sample.rules(item, surroundings).filter(watched.contains) == ["no-runtime-policy"])
    // Where that rule is switched off, nobody else says it.
    var policy = Policy()
    policy.disabledRules = ["no-runtime-policy"]
    let found = Sample.assess(item, surroundings, policy: policy).findings.map(\.rule)
    #expect(found.filter(watched.contains) == ["control-unevidenced"])
  }

  private func fragments(
    _ teams: [String?], stores: Set<String> = [], limit: Int = 3, status: ItemStatus? = nil,
    role shared: OwnerRole? = nil
  ) -> Finding? {
    var (item, surroundings) = Sample.clean()
    item.status = status
    item.owners = []
    for (index, team) in teams.enumerated() {
      let name = "owner\(index)@corp.example"
      let role: OwnerRole = shared ?? (index == 0 ? .business : index == 1 ? .iam : .system)
      item.owners.append(Ownership(role: role, person: name, source: "decision"))
      surroundings.people[name] = Person(id: name, name: name, team: team, source: "hr")
    }
    surroundings.identityStores = stores
    var policy = Policy()
    policy.fragmentedOver = limit
    return Sample.assess(item, surroundings, policy: policy).findings
      .first { $0.rule == "fragmented" }
  }

  @Test func `many teams or many stores are fragments`() {
    let two: Set<String> = ["entra a", "okta b"]
    #expect(fragments(["IT", "Sales"], stores: two) == nil)
    let found = fragments(["IT", "Sales", "Legal"], stores: two)
    #expect(found?.message == "people of 3 teams answer for it: IT, Legal, Sales")
    #expect(found?.severity == .low)
    #expect(fragments(["IT", "Sales", "SALES"], stores: two) == nil)
    #expect(fragments(["IT", "Sales", nil, " "], stores: two) == nil)
    #expect(fragments(["IT", "Sales"], stores: two, limit: 2) != nil)
    #expect(fragments(["IT"], stores: two) == nil)
    #expect(
      fragments(["IT"], stores: ["entra a", "okta b", "github c"])?.message
        == "it lives in 3 identity stores: entra a, github c, okta b")
    #expect(fragments(["IT", "Sales", "Legal"], stores: two, status: .expired) == nil)
  }

  @Test func `duties kept apart in one store are no fragments, one role over many teams is`() {
    let teams = ["IT", "Sales", "Legal"]
    #expect(fragments(teams, stores: ["entra a"]) == nil)
    #expect(fragments(teams, stores: ["entra a"], role: .iam) != nil)
    #expect(fragments(["IT", "Sales"], stores: ["entra a"], role: .iam) == nil)
    // More than one business owner is another rule's.
    #expect(fragments(teams, stores: ["entra a"], role: .business) == nil)
  }

  @Test func `who has left is in no team`() {
    var (item, surroundings) = Sample.clean()
    item.owners = []
    for (index, team) in ["IT", "Sales", "Legal"].enumerated() {
      let name = "owner\(index)@corp.example"
      item.owners.append(
        Ownership(role: index == 0 ? .business : .iam, person: name, source: "decision"))
      surroundings.people[name] = Person(id: name, name: name, team: team, source: "hr")
    }
    surroundings.identityStores = ["entra a", "okta b"]
    func isFound(_ now: Instant = Sample.now) -> Bool {
      Sample.finding("fragmented", item, surroundings, now: now) != nil
    }
    #expect(isFound())
    let day = Sample.now.adding(days: 3)
    surroundings.people["owner2@corp.example"]?.left = day
    #expect(isFound(Instant(seconds: day.seconds - 1)))
    #expect(!isFound(day))
  }
}
