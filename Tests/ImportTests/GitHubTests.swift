import CustodyDomain
import CustodyImport
import Testing

@Suite struct GitHubTests {
  @Test func `two people who share a number are two seats`() throws {
    let items = try Run.file(Fixture.path("github/copilot-seats.json")).sink.items
    #expect(items.map(\.principal) == ["octocat", "octokitten"])
    #expect(Set(items.map(\.id)).count == 2)
    #expect(items.allSatisfy { $0.ai && $0.kind == .aiAccount })
    #expect(items[0].expires == .unknown)
    #expect(items[1].expires.instant?.text == "2021-11-01T00:00:00Z")
  }

  @Test func `seats that name no organisation retire nobody's`() throws {
    func complete(_ more: String) throws -> Bool? {
      let seat =
        #"{"assignee":{"login":"a","id":1},"last_activity_editor":null,"last_activity_at":null\#(more)}"#
      let (_, sink) = try Run.text(#"{"total_seats":1,"seats":[\#(seat)]}"#)
      #expect(sink.items.first?.usage == .never)
      return sink.scope?.complete
    }
    #expect(try complete("") == nil)
    #expect(try complete(#","organization":{"login":"octo-org"}"#) == true)
    #expect(try Run.text(#"{"total_seats":0,"seats":[]}"#).sink.scope?.complete == nil)
  }

  @Test func `a deploy key that can push writes code, and the key itself is not kept`() throws {
    let text =
      #"[{"id":7,"key":"ssh-ed25519 AAAAC3Nz","title":"ci","read_only":false,"enabled":false,"#
      + #""url":"https://api.github.com/repos/o/r/keys/7","last_used":null}]"#
    let (report, sink) = try Run.text(text)
    let item = try #require(sink.items.first)
    let permission = try #require(item.permissions.first)
    #expect(permission.scope == "contents:write" && permission.resource == "o/r")
    #expect(
      ScopeGrader.grade(permission, source: "github", forEveryone: false).reach == .writes)
    #expect(item.status == .disabled && item.usage == .never && item.principal == nil)
    #expect(!Rendering.text(report, sink).contains("AAAAC3Nz"))
  }
}
