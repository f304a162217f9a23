import CustodyDomain
import Testing

@Suite struct LifeCycleRuleTests {
  private let clean = Sample.clean()

  private func found(_ rule: String, _ change: (inout Item) -> Void) -> Finding? {
    var item = clean.item
    change(&item)
    return Sample.finding(rule, item, clean.surroundings)
  }

  @Test func `expired is found at the moment of the end`() {
    #expect(found("expired") { $0.expires = .at(Sample.now) } != nil)
    #expect(
      found("expired") { $0.expires = .at(Instant(seconds: Sample.now.seconds + 1)) } == nil)
    #expect(found("expired") { $0.expires = .at(Sample.now) }?.severity == .medium)
    #expect(found("expired") { $0.status = .expired } != nil)
    #expect(
      found("expired") {
        $0.expires = .at(Sample.now)
        $0.status = .revoked
      } == nil)
    #expect(found("expired") { $0.permissions[0].expires = Sample.now } != nil)
    #expect(found("expired") { $0.permissions[0].expires = Sample.now.adding(days: 1) } == nil)
  }

  @Test func `an inventory is stale at the moment of the limit`() {
    func found(_ seconds: Int64, _ change: (inout Item) -> Void = { _ in }) -> Finding? {
      var item = clean.item
      change(&item)
      var surroundings = clean.surroundings
      surroundings.inventoried = Instant(seconds: Sample.ago(35).seconds + seconds)
      surroundings.inventoryFormat = "entra.grants"
      return Sample.finding("stale-inventory", item, surroundings)
    }
    #expect(found(1) == nil)
    #expect(found(0)?.severity == .low)
    #expect(
      found(0)?.message == "entra.grants was last imported on 2026-10-17; the limit is 35 days")
    #expect(found(0) { $0.status = .revoked } == nil)
    #expect(Sample.finding("stale-inventory", clean.item, clean.surroundings) == nil)
  }

  @Test func `no end is found where there is none or none is known`() {
    #expect(found("no-expiry") { $0.expires = .never }?.message == "it never ends by itself")
    #expect(found("no-expiry") { $0.expires = .unknown }?.message == "no end is known")
    #expect(found("no-expiry") { $0.expires = .at(Sample.now) } == nil)
    #expect(
      found("no-expiry") {
        $0.expires = .never
        $0.permissions[0].expires = Sample.now.adding(days: 9)
      } == nil)
    #expect(
      found("no-expiry") {
        $0.expires = .never
        $0.status = .revoked
      } == nil)
  }

  @Test(arguments: [
    (["User.Read"], 180), (["Calendars.ReadWrite"], 90), (["Mail.Read"], 60),
  ])
  func `dormant begins at the tier's limit`(scopes: [String], limit: Int) {
    func found(_ last: Instant) -> Finding? {
      self.found("dormant") {
        $0.permissions = scopes.map { Sample.scope($0) }
        $0.usage = .seen(last)
      }
    }
    #expect(found(Sample.ago(limit))?.inputs.last == .init("limit", "\(limit) days"))
    #expect(found(Instant(seconds: Sample.ago(limit).seconds + 1)) == nil)
  }

  @Test(arguments: [ItemStatus.disabled, .revoked, .expired, .pending])
  func `what can't be used is neither dormant nor never used`(status: ItemStatus) {
    for usage in [Usage.seen(Sample.ago(900)), .never] {
      var item = clean.item
      item.usage = usage
      item.created = Sample.ago(900)
      item.status = status
      let rules = Sample.rules(item, clean.surroundings)
      #expect(!rules.contains("dormant") && !rules.contains("never-used"))
    }
  }

  @Test(arguments: [(["User.Read"], 60), (["Calendars.ReadWrite"], 30), (["Mail.Read"], 30)])
  func `never used begins at the tier's limit`(scopes: [String], limit: Int) {
    func found(_ created: Instant?, _ usage: Usage) -> Finding? {
      self.found("never-used") {
        $0.permissions = scopes.map { Sample.scope($0) }
        $0.usage = usage
        $0.created = created
      }
    }
    #expect(found(Sample.ago(limit), .never) != nil)
    #expect(found(Instant(seconds: Sample.ago(limit).seconds + 1), .never) == nil)
    #expect(found(nil, .never) != nil)
    #expect(found(Sample.ago(limit), .unknown) == nil)
    #expect(found(Sample.ago(limit), .seen(Sample.ago(1))) == nil)
  }

  @Test func `a rotation is overdue at its date`() {
    #expect(found("rotation-overdue") { $0.rotationDue = Sample.now } != nil)
    #expect(
      found("rotation-overdue") { $0.rotationDue = Instant(seconds: Sample.now.seconds + 1) }
        == nil)
    #expect(
      found("rotation-overdue") {
        $0.rotationDue = Sample.now
        $0.status = .revoked
      } == nil)
  }

  @Test(arguments: CredentialType.allCases)
  func `a secret is long-lived from the limit on`(credential: CredentialType) {
    let secret: Set<CredentialType> = [.apiKey, .clientSecret, .certificate, .sshKey, .agentToken]
    func found(_ created: Instant?, due: Instant? = nil) -> Finding? {
      self.found("long-lived-secret") {
        $0.credential = credential
        $0.created = created
        $0.rotationDue = due
      }
    }
    #expect((found(Sample.ago(365)) != nil) == secret.contains(credential))
    #expect(found(Instant(seconds: Sample.ago(365).seconds + 1)) == nil)
    #expect(found(Sample.ago(365), due: Sample.now.adding(days: 5)) == nil)
    #expect(found(nil) == nil)
  }

  @Test func `a key of unknown sort and unknown reach has the standard limit`() {
    func found(_ age: Int) -> Finding? {
      self.found("long-lived-secret") {
        $0.kind = .apiKey
        $0.permissions = []
        $0.created = Sample.ago(age)
      }
    }
    #expect(found(180)?.severity == .medium)
    #expect(found(179) == nil)
  }

  @Test func `limits come from the policy`() {
    var policy = Policy()
    policy.dormant = .init(light: 1, standard: 1, strict: 1)
    let item = clean.item
    #expect(
      Sample.assess(item, clean.surroundings, policy: policy).findings.map(\.rule) == ["dormant"])
  }
}
