import CustodyDomain
import CustodyImport
import Foundation
import Testing

/// Keys of AI vendors' organisations: who holds them, whether they end, and what departs.
@Suite struct VendorKeyTests {
  private func admin(_ members: String, more: Bool = false) -> String {
    #"{"object":"list","data":[{"object":"organization.admin_api_key","id":"key_1","name":"n","#
      + #""redacted_value":"sk-admin...def","created_at":1711471533,"#
      + #""owner":{"type":"user","id":"user_1","name":"Ana"}\#(members)}],"has_more":\#(more)}"#
  }

  @Test func `null says never, and an absent member says nothing`() throws {
    let never = try Run.text(admin(#","last_used_at":null,"expires_at":null"#)).sink.items[0]
    #expect(never.usage == .never)
    #expect(never.expires == .never)
    let unknown = try Run.text(admin("")).sink.items[0]
    #expect(unknown.usage == .unknown)
    #expect(unknown.expires == .unknown)
  }

  @Test func `a person owns a key, a service account doesn't`() throws {
    #expect(try Run.text(admin("")).sink.items[0].owners.map(\.person) == ["user_1"])
    let (_, sink) = try Run.file(Fixture.path("openai/admin_api_keys.json"))
    #expect(sink.items[0].owners.isEmpty)
    #expect(sink.items[0].holder == "My Service Account")
  }

  @Test func `a project's key in the organisation's list is no admin key`() throws {
    #expect(
      try Run.text(admin("")).sink.items[0].permissions.map(\.scope)
        == ["organization.admin_api_key"])
    let project = admin("").replacingOccurrences(of: "sk-admin", with: "sk-proj")
    #expect(try Run.text(project).sink.items[0].permissions.isEmpty)
  }

  @Test func `only a list that says it ends lets keys depart`() throws {
    #expect(try Run.text(admin("")).sink.scope?.complete == true)
    #expect(try Run.text(admin("", more: true)).sink.scope?.complete == false)
    #expect(try Run.text(admin("", more: true)).report.complete == false)
    // Projects' keys don't say which project's they are.
    #expect(
      try Run.file(Fixture.path("openai/project_api_keys.json")).sink.scope?.complete == nil)
    #expect(try Run.file(Fixture.path("anthropic/api_keys.json")).sink.scope?.complete == true)
  }

  @Test func `one key has one id in both of OpenAI's lists`() throws {
    let ids = try ["openai/admin_api_keys.json", "openai/project_api_keys.json"].map {
      try Run.file(Fixture.path($0)).sink.items[0].id
    }
    #expect(ids[0] == ids[1])
  }

  @Test(arguments: [
    ("active", ItemStatus.active), ("inactive", .disabled), ("archived", .revoked),
    ("expired", .expired), ("sleeping", nil),
  ])
  func `Anthropic's words for a key's state are known`(word: String, status: ItemStatus?) throws {
    let text =
      #"{"data":[{"id":"apikey_1","type":"api_key","partial_key_hint":"x","status":"\#(word)","#
      + #""expires_at":null}],"has_more":false}"#
    let item = try Run.text(text).sink.items[0]
    #expect(item.status == status)
    #expect(item.expires == .unknown)
    #expect(item.usage == .unknown)
  }

  @Test(arguments: ["openai/users.json", "anthropic/users.json"])
  func `a user is an account at the tool, and the address behind an id`(name: String) throws {
    let sink = try Run.file(Fixture.path(name)).sink
    let item = try #require(sink.items.first)
    #expect(item.kind == .aiAccount)
    #expect(item.ai && item.management == .enterprise)
    #expect(item.principal?.contains("@") == true)
    #expect(item.usage == .unknown)
    let person = try #require(sink.people.first)
    #expect(person.id == item.principal)
    #expect(person.aliases.contains(item.sourceID.lowercased()))
    #expect(person.employment == .unknown)
    #expect(sink.scope?.complete == true)
  }
}
