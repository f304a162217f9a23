import CustodyDomain
import CustodyImport
import Foundation
import Testing

/// Grants, tokens and integrations of Okta.
@Suite struct OktaTests {
  private func token(_ window: String?, end: String, created: String) throws -> Item {
    let member = window.map { "\"\($0)\"" } ?? "null"
    return try Run.text(
      #"[{"id":"00T1","name":"api","userId":"00U1","clientName":"Okta API","#
        + #""tokenWindow":\#(member),"created":"\#(created)","expiresAt":"\#(end)"}]"#
    ).sink.items[0]
  }

  @Test func `a token's last use follows from its end and its window`() throws {
    let made = "2026-01-01T00:00:00.000Z"
    let used = try token("P30D", end: "2026-03-02T12:00:00.000Z", created: made)
    #expect(used.usage == .seen(try #require(Instant(text: "2026-01-31T12:00:00Z"))))
    let short = try token("PT5M", end: "2026-01-02T00:05:00.000Z", created: made)
    #expect(short.usage == .seen(try #require(Instant(text: "2026-01-02T00:00:00Z"))))
    let untouched = try token("P30D", end: "2026-01-31T00:00:00.000Z", created: made)
    #expect(untouched.usage == .never)
  }

  @Test(arguments: [nil, "P1M", "P1Y", "30", "P", "PT5", "P99999999999D", "P1H", "PT1D"])
  func `a window that is no fixed time says nothing of the last use`(window: String?) throws {
    let item = try token(
      window, end: "2026-01-31T00:00:00.000Z", created: "2026-01-01T00:00:00.000Z")
    #expect(item.usage == .unknown)
    #expect(item.expires.instant != nil)
  }

  @Test func `a scope has its name wherever Okta writes it`() throws {
    let user = try Run.file(Fixture.path("okta/user-grants.json")).sink.items
    #expect(user.map(\.permissions.first?.scope) == ["My phone"])
    #expect(user.first?.consent == nil)
    let app = try Run.file(Fixture.path("okta/app-grants.json")).sink.items
    #expect(app.map(\.permissions.first?.scope) == ["okta.users.read", "okta.apps.manage"])
    #expect(app.allSatisfy { $0.consent == .admin && $0.principal == nil })
    #expect(app.allSatisfy { $0.approvedBy == "00u6eltha0nrSc47i0h7" })
  }

  @Test func `Okta's lists don't say whether they are whole, so nothing departs`() throws {
    for name in ["user-grants", "apps", "api-tokens", "api-service-integrations"] {
      let (report, sink) = try Run.file(Fixture.path("okta/\(name).json"))
      #expect(report.complete == nil)
      #expect(sink.scope?.complete == nil)
    }
  }
}
