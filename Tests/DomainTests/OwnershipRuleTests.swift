import CustodyDomain
import Testing

@Suite struct OwnershipRuleTests {
  private func owned(_ owners: (OwnerRole, String)...) -> (item: Item, surroundings: Surroundings) {
    var sample = Sample.clean()
    sample.item.owners = owners.map { Ownership(role: $0.0, person: $0.1, source: "entra") }
    return sample
  }

  @Test func `the clean sample has no finding`() {
    let (item, surroundings) = Sample.clean()
    let assessment = Sample.assess(item, surroundings)
    #expect(assessment.findings == [])
    #expect(assessment.risk == .none)
    #expect(assessment.score == 0)
    #expect(assessment.missing == [])
    #expect(assessment.chain.verdict == .provable)
    #expect(assessment.tier == .light)
  }

  @Test func `an item without a business owner is ownerless`() {
    let (item, surroundings) = owned((.iam, "ole@corp.example"))
    let found = Sample.finding("ownerless", item, surroundings)
    #expect(found?.message == "no business owner")
    #expect(found?.inputs == [.init("business owners", "none")])
    #expect(found?.severity == .low)
  }

  @Test(arguments: ["team-finance", "notes-inc", "TEAM-FINANCE"])
  func `a team is no owner, and is told as a team`(name: String) {
    let (item, surroundings) = owned((.business, name), (.iam, "ole@corp.example"))
    #expect(Sample.rules(item, surroundings) == ["alias-only-owner"])
    #expect(Sample.assess(item, surroundings).accountable == "organisation")
    #expect(Sample.assess(item, surroundings).missing == ["owner"])
  }

  @Test(arguments: [
    (["team-finance"], ["alias-only-owner"]),
    (["team-finance", "notes-inc"], ["alias-only-owner"]),
    (["team-finance", "ana"], []), (["team-finance", "somebody in no directory"], []),
    (["team-finance", "lars"], ["owner-left"]), (["vendor:notes"], ["vendor-as-owner"]),
    (["team-finance", "vendor:notes"], ["vendor-as-owner"]), (["", " "], ["ownerless"]),
    (["model:gpt", "lars"], ["owner-left", "vendor-as-owner"]), ([], ["ownerless"]),
  ])
  func `that nobody stands for the purpose is told by one rule for each cause`(
    names: [String], rules: [String]
  ) {
    var (item, surroundings) = owned((.iam, "ole@corp.example"))
    item.owners += names.map { Ownership(role: .business, person: $0, source: "entra") }
    #expect(Sample.rules(item, surroundings) == rules)
    item.status = .revoked
    #expect(Sample.rules(item, surroundings).filter { $0 != "owner-left" } == [])
  }

  @Test(arguments: [
    ("Notes Inc", true), ("NOTES INC", true), ("OpenAI", true), ("chatgpt", true),
    ("ChatGPT", true), ("vendor:anybody", true), ("Model:gpt-5", true), ("notes-inc", true),
    ("ana", false), ("team-finance", false), ("OpenAI Ltd", false),
  ])
  func `the vendor, the publisher and the tool own nothing, in any role`(
    name: String, isFound: Bool
  ) {
    var (item, surroundings) = owned((.business, "ana"), (.iam, "ole@corp.example"), (.data, name))
    item.publisher = Publisher(name: "Notes Inc")
    item.tool = ToolReference(id: "chatgpt", name: "ChatGPT", vendor: "OpenAI")
    let found = Sample.finding("vendor-as-owner", item, surroundings)
    #expect((found != nil) == isFound)
    if isFound { #expect(found?.inputs == [.init("data owner", name)]) }
    #expect(
      RuleSubject(item, surroundings, policy: Policy(), now: Sample.now)
        .standingOwners(.data).isEmpty == (isFound || name == "team-finance"))
  }

  @Test func `a person who bears the name of the publisher is a person`() {
    var (item, surroundings) = owned((.business, "ana"), (.iam, "ole@corp.example"))
    item.publisher = Publisher(name: "ana")
    #expect(Sample.rules(item, surroundings) == [])
    surroundings.people = [:]
    #expect(Sample.rules(item, surroundings) == ["vendor-as-owner"])
  }

  @Test(
    arguments: [
      (["ana"], nil), (["ana", "ANA.LIND", "ana@corp.example"], nil), (["ana", "kim"], 2),
      (["ana", "kim", "somebody"], 3), (["ana", "lars"], nil), (["ana", "team-finance"], nil),
      (["ana", "vendor:x"], nil),
    ] as [([String], Int?)])
  func `exactly one person is business owner`(names: [String], count: Int?) {
    var (item, surroundings) = owned((.iam, "ole@corp.example"), (.iam, "kim"))
    item.owners += names.map { Ownership(role: .business, person: $0, source: "entra") }
    let found = Sample.finding("several-business-owners", item, surroundings)
    #expect(found?.inputs.count == count)
    if let count {
      #expect(found?.message == "\(count) people are its business owner; it wants exactly one")
      #expect(found?.inputs.first == .init("business owner", "ana, says entra"))
    }
    item.status = .expired
    #expect(Sample.finding("several-business-owners", item, surroundings) == nil)
  }

  @Test func `a second business owner is one too many until their last day`() {
    let (item, surroundings) = owned(
      (.business, "ana"), (.business, "nora@corp.example"), (.iam, "ole@corp.example"))
    let day = Sample.now.adding(days: 10)
    #expect(Sample.rules(item, surroundings) == ["several-business-owners"])
    #expect(Sample.rules(item, surroundings, now: day) == ["owner-left"])
    #expect(Sample.assess(item, surroundings).recheck == day)
  }

  @Test(arguments: ["ana@corp.example", "ANA.LIND", "somebody in no directory"])
  func `a person who is here or in no directory is an owner`(name: String) {
    let (item, surroundings) = owned((.business, name), (.iam, "ole@corp.example"))
    #expect(Sample.rules(item, surroundings) == [])
    #expect(Sample.assess(item, surroundings).accountable == name)
  }

  @Test func `an owner who left is found once, as a leaver`() {
    let (item, surroundings) = owned((.business, "lars"), (.iam, "ole@corp.example"))
    #expect(Sample.rules(item, surroundings) == ["owner-left"])
    let found = Sample.finding("owner-left", item, surroundings)
    #expect(found?.severity == .medium)
    #expect(found?.inputs == [.init("business owner", "lars, left 2026-08-23")])
    #expect(Sample.assess(item, surroundings).missing == ["owner"])
  }

  @Test func `an owner leaves at the moment of their last day and not before`() {
    let (item, surroundings) = owned((.business, "nora@corp.example"), (.iam, "ole@corp.example"))
    let day = Sample.now.adding(days: 10)
    let before = Instant(seconds: day.seconds - 1)
    #expect(Sample.rules(item, surroundings, now: before) == [])
    #expect(Sample.rules(item, surroundings, now: day) == ["owner-left"])
    #expect(Sample.assess(item, surroundings).recheck == day)
  }

  @Test func `an IAM owner must be a person who is here`() {
    #expect(
      Sample.rules(owned((.business, "ana")).item, Surroundings(people: Sample.people))
        .contains("iam-owner-missing"))
    let (item, surroundings) = owned((.business, "ana"), (.iam, "lars"))
    #expect(Sample.rules(item, surroundings) == ["owner-left", "iam-owner-missing"])
    var ended = owned((.business, "ana"))
    ended.item.status = .revoked
    #expect(!Sample.rules(ended.item, ended.surroundings).contains("iam-owner-missing"))
  }

  @Test(arguments: [("lars", true), ("LARS", true), ("kim", false), ("nobody known", false)])
  func `a leaver who still holds access is found`(principal: String, found: Bool) {
    var sample = Sample.clean()
    let expected = found ? ["principal-left"] : []
    sample.item.principal = principal
    #expect(Sample.rules(sample.item, sample.surroundings) == expected)
    sample.item.principal = "kim"
    sample.item.holder = principal
    #expect(Sample.rules(sample.item, sample.surroundings) == expected)
    sample.item.status = .revoked
    #expect(!Sample.rules(sample.item, sample.surroundings).contains("principal-left"))
  }

  @Test func `accountable is the owner, else the control plane's, else the organisation`() {
    var (item, surroundings) = Sample.clean()
    #expect(Sample.assess(item, surroundings).accountable == "ana@corp.example")
    item.owners = []
    #expect(Sample.assess(item, surroundings).accountable == "organisation")
    var policy = Policy()
    policy.controlPlaneOwners = ["entra": "ole@corp.example"]
    #expect(
      Sample.assess(item, surroundings, policy: policy).accountable == "ole@corp.example")
    surroundings.controlPlaneOwner = "kim@corp.example"
    #expect(
      Sample.assess(item, surroundings, policy: policy).accountable == "kim@corp.example")
    surroundings.controlPlaneOwner = " "
    policy.controlPlaneOwners = ["entra": ""]
    #expect(Sample.assess(item, surroundings, policy: policy).accountable == "organisation")
  }
}
