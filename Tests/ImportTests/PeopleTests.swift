import CustodyDomain
import CustodyImport
import Testing

/// People of Okta, Workday, LastPass, JumpCloud and Slack.
@Suite struct PeopleTests {
  private func people(_ name: String) throws -> [Person] {
    try Run.file(Fixture.path(name)).sink.people
  }

  @Test(arguments: [
    ("ACTIVE", Employment.active), ("LOCKED_OUT", .active), ("SUSPENDED", .left),
    ("DEPROVISIONED", .left), ("STAGED", .unknown),
  ])
  func `an Okta account tells whether its person is there`(
    status: String, employment: Employment
  ) throws {
    let person = try #require(
      try Run.text(
        #"[{"id":"00u1","status":"\#(status)","statusChanged":"2026-02-03T00:00:00.000Z","#
          + #""profile":{"login":"Ana@corp.example","employeeNumber":"007","managerId":"003"}}]"#
      ).sink.people.first)
    #expect(person.employment == employment)
    #expect(person.left?.dateText == (employment == .left ? "2026-02-03" : nil))
    #expect(person.id == "ana@corp.example")
    #expect(person.aliases == ["ana@corp.example", "00u1", "007"])
    #expect(person.manager == "003")
  }

  @Test func `an employee's manager is found by number, with its zeros`() throws {
    let people = try people("people/workday-report.json")
    #expect(people.count == 4)
    let alice = people[0]
    #expect(alice.manager == "emp003")
    #expect(people[2].aliases.contains("emp003"))
    #expect(people[3].manager == nil)
    #expect(people.allSatisfy { $0.employment == .unknown && $0.left == nil })
  }

  @Test func `LastPass's users stand in an object, by id`() throws {
    let people = try people("people/lastpass-users.json")
    #expect(people.map(\.employment) == [.active, .left])
    #expect(people.map(\.aliases.last) == ["123456", "234567"])
  }

  @Test func `a suspended JumpCloud user has left, one who isn't activated is unknown`() throws {
    #expect(
      try people("people/jumpcloud-systemusers.json").map(\.employment) == [.active, .left])
    let waiting = try Run.text(
      #"[{"_id":"1","username":"a","email":"a@b.example","activated":false,"suspended":false}]"#)
    #expect(waiting.sink.people.map(\.employment) == [.unknown])
  }

  @Test func `Slack's bots are no people`() throws {
    let people = try people("slack/users.list.json")
    #expect(people.map(\.isHuman) == [true, true, false])
    let gone = try Run.text(
      #"{"ok":true,"members":[{"id":"U1","team_id":"T","deleted":true,"profile":{}}]}"#)
    #expect(gone.sink.people.map(\.employment) == [.left])
  }

  @Test func `a group's members are no list of people`() throws {
    let group = try Run.text(
      #"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"members":[{"value":"1"}]}"#)
    #expect(group.report.ignored.map(\.reason) == ["a group, not a person"])
  }
}
