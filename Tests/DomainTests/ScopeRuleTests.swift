import CustodyDomain
import Testing

/// Rules about what it may do, held against what it does and what it is for.
@Suite struct ScopeRuleTests {
  /// An item with these scopes, made so many days ago, and the use of some of them, in days.
  private func item(
    _ scopes: [String], created: Int? = 400, used: [String: Int] = [:]
  ) -> (item: Item, surroundings: Surroundings) {
    var sample = Sample.clean(scopes: scopes)
    sample.item.created = created.map(Sample.ago)
    for index in sample.item.permissions.indices {
      let scope = sample.item.permissions[index].scope
      sample.item.permissions[index].lastUsed = used[scope].map(Sample.ago)
    }
    return sample
  }

  private func unused(
    _ sample: (item: Item, surroundings: Surroundings), now: Instant = Sample.now
  ) -> Finding? {
    Sample.finding("unused-scope", sample.item, sample.surroundings, now: now)
  }

  @Test func `a scope that was never exercised is found where others were`() {
    let found = unused(item(["Mail.Read", "Files.Read"], used: ["Files.Read": 3]))
    #expect(found?.message == "not used within 60 days: Mail.Read")
    #expect(
      found?.inputs == [
        .init("Mail.Read", "last used: never"), .init("unused scopes", "1 of 2"),
        .init("there since", "2025-10-17"), .init("limit", "60 days"),
      ])
    #expect(unused(item(["Mail.Read", "Files.Read"])) == nil)
    #expect(
      unused(item(["Mail.Read", "Files.Read"], used: ["Mail.Read": 1, "Files.Read": 2])) == nil)
  }

  @Test(arguments: [(["Calendars.Read", "Chat.Read"], 90), (["Mail.Read", "Files.Read"], 60)])
  func `use counts until the tier's limit`(scopes: [String], limit: Int) {
    let used = Sample.now
    let out = used.adding(days: limit)
    var sample = item(scopes, used: [scopes[0]: 0])
    sample.item.permissions[1].lastUsed = out
    let before = Instant(seconds: out.seconds - 1)
    #expect(unused(sample, now: before) == nil)
    #expect(unused(sample, now: out)?.inputs.first?.name == scopes[0])
    sample.item.expires = .unknown
    sample.item.usage = .unknown
    let assessment = Sample.assess(sample.item, sample.surroundings, now: before)
    #expect(assessment.recheck == out)
    // Once nothing at all is used any more it is the item that is dormant, not a scope.
    #expect(unused(sample, now: out.adding(days: limit)) == nil)
  }

  @Test func `what came lately, or nobody knows when, is not yet unused`() {
    let scopes = ["Mail.Read", "Files.Read"]
    let used = ["Files.Read": 1]
    #expect(unused(item(scopes, created: 60, used: used)) != nil)
    #expect(unused(item(scopes, created: 59, used: used)) == nil)
    var unknown = item(scopes, created: nil, used: used)
    #expect(unused(unknown) == nil)
    unknown.surroundings.review.firstSeen = Sample.ago(60)
    #expect(unused(unknown) != nil)
    unknown.surroundings.review.firstSeen = Sample.ago(59)
    #expect(unused(unknown) == nil)
    var grown = item(scopes, used: used)
    grown.item.permissions[0].added = true
    #expect(unused(grown) == nil)
  }

  @Test func `basics leave no trace of use, and what can't be used isn't looked at`() {
    let used = ["Mail.Read": 1]
    #expect(unused(item(["Mail.Read", "User.Read", "offline_access"], used: used)) == nil)
    for status in [ItemStatus.disabled, .revoked, .expired, .pending] {
      var sample = item(["Mail.Read", "Files.Read"], used: used)
      sample.item.status = status
      #expect(unused(sample) == nil)
    }
  }

  @Test func `broad scopes are named first, and a few of many`() {
    let rest = ["Chat.Read", "Calendars.Read", "Tasks.Read", "Notes.Read", "Contacts.Read"]
    let found = unused(
      item(["Mail.Read", "Files.ReadWrite.All"] + rest, used: ["Mail.Read": 1]))
    #expect(found?.message == "not used within 60 days: Files.ReadWrite.All +5")
    #expect(found?.inputs.first?.name == "Files.ReadWrite.All")
    #expect(found?.inputs.filter { $0.value == "last used: never" }.count == 5)
    #expect(found?.inputs.contains(.init("unused scopes", "6 of 7")) == true)
  }

  @Test(
    arguments: [
      (["User.Read"], ["Mail.Read"], "intent-mismatch"),
      (["User.Read"], ["Calendars.Read"], "intent-mismatch"),
      (["Calendars.ReadWrite"], ["Mail.Read"], "intent-mismatch"),
      (["Calendars.ReadWrite"], ["Chat.Read"], "scope-creep"),
      (["Mail.Read"], ["Mail.ReadWrite"], "intent-mismatch"),
      (["Mail.ReadWrite"], ["Mail.Read"], "scope-creep"),
      (["Mail.ReadWrite"], ["User.Read"], "scope-creep"),
      (["Files.ReadWrite.All"], ["RoleManagement.ReadWrite.Directory"], "intent-mismatch"),
      (["User.Read"], ["Gone.Scope"], "scope-creep"), (["User.Read"], [], nil),
      ([], ["Calendars.Read"], "scope-creep"), ([], ["Calendars.ReadWrite"], "intent-mismatch"),
    ] as [([String], [String], String?)])
  func `growth beyond the purpose is told as that, and other growth as creep`(
    had: [String], added: [String], rule: String?
  ) {
    var sample = item(had + added.filter { $0 != "Gone.Scope" })
    sample.surroundings.addedScopes = added
    func told() -> [String] {
      Sample.rules(sample.item, sample.surroundings).filter {
        $0 == "intent-mismatch" || $0 == "scope-creep"
      }
    }
    #expect(told() == (rule.map { [$0] } ?? []))
    sample.item.purpose = " "
    #expect(told() == (added.isEmpty ? [] : ["scope-creep"]))
    sample.item.purpose = "minutes"
    sample.item.status = .revoked
    #expect(told() == [])
  }

  @Test func `a scope that says itself what it is for is no mismatch`() {
    var sample = item(["User.Read", "Mail.Read"])
    sample.surroundings.addedScopes = ["Mail.Read"]
    let found = Sample.finding("intent-mismatch", sample.item, sample.surroundings)
    #expect(found?.message == "its purpose was stated before it gained Mail.Read")
    #expect(
      found?.inputs == [
        .init("purpose", "minutes of meetings"), .init("before", "User.Read"),
        .init("gained", "Mail.Read"),
      ])
    sample.item.permissions[1].purpose = "finds the minutes"
    #expect(Sample.finding("intent-mismatch", sample.item, sample.surroundings) == nil)
    #expect(Sample.finding("scope-creep", sample.item, sample.surroundings) != nil)
  }
}
