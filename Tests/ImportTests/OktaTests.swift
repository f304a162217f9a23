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

  @Test func `a refresh token is its client's, for a user, and its last use is unknown`() throws {
    let item = try #require(
      try Run.file(Fixture.path("okta/refresh-tokens.json")).sink.items.first)
    #expect(item.kind == .apiKey)
    #expect(item.credential == .oauthToken)
    #expect(item.name == "Native: refresh token")
    #expect(item.holder == "Native")
    #expect(item.principal == "00upcgi9dyWEOeCwM0g3")
    #expect(item.usage == .unknown)
    #expect(item.expires.instant?.dateText == "2018-03-16")
    #expect(item.permissions.map(\.scope) == ["offline_access", "car:drive"])
  }

  @Test func `a service account has its application, its login and its owners`() throws {
    let items = try Run.file(Fixture.path("okta/app-service-accounts.json")).sink.items
    #expect(items.count == 2)
    #expect(items.allSatisfy { $0.parentID == "0oa1gjh63g214q0Hq0g4" })
    #expect(items.allSatisfy { $0.owners.map(\.person) == ["00u11s48p9zgw8yqm0g5"] })
    #expect(items.allSatisfy { $0.status == nil })
    let newer = try Run.text(
      #"[{"id":"a1","name":"crm","accountType":"APP_ACCOUNT","ownerUserIds":[],"details":"#
        + #"{"oktaApplicationId":"0oa1","credentials":{"username":"svc","password":"never kept"}}}]"#
    ).sink
    #expect(newer.items.first?.principal == "svc")
    #expect(newer.items.first?.parentID == "0oa1")
    #expect(!"\(newer.observations)".contains("never kept"))
  }

  @Test func `a user's client is the application of the same id`() throws {
    let sink = try Run.file(Fixture.path("okta/user-clients.json")).sink
    guard case .aside(let client, true)? = sink.observations.first else {
      Issue.record("no client")
      return
    }
    let app = try Run.text(
      #"[{"id":"\#(client.sourceID)","label":"x","signOnMode":"OPENID_CONNECT"}]"#)
    #expect(app.sink.items.map(\.id) == [client.id])
  }
}
