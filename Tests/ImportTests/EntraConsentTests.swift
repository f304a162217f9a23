import CustodyDomain
import CustodyImport
import Foundation
import Testing

/// Reports of consents as CSV, sign-ins by application id, and agents' identities.
@Suite struct EntraConsentTests {
  private let head =
    "PermissionType,ClientObjectId,ClientDisplayName,ResourceObjectId,ResourceDisplayName,Permission,"
    + "PrincipalObjectId,Privilege,ConsentType\n"
  private let client = "4c43a528-ba33-40b0-8821-c8643587f351"
  private let api = "911e3bbe-33bf-4a5c-89ff-f2a09363baaa"
  private let user = "03ee6546-f113-4ec5-ba9d-e57381b0c928"

  private func permissions(_ rows: String...) throws -> [(permission: Permission, stub: Item)] {
    try Run.text(head + rows.joined(separator: "\n")).sink.observations.compactMap {
      if case .permission(_, let permission, let stub) = $0 { (permission, stub) } else { nil }
    }
  }

  @Test func `rows of one client, API and user are the grant that Graph lists`() throws {
    let rows = try Run.file(Fixture.path("entra/consent-report-msidentitytools.csv")).sink
    let ids = rows.observations.compactMap { observation -> ItemID? in
      if case .permission(let id, _, _) = observation { id } else { nil }
    }
    #expect(ids.count == 3)
    #expect(ids[1] == ids[2])
    let listed = try Run.file(Fixture.path("entra/oauth2PermissionGrants-delta-page1.json")).sink
    #expect(listed.items.map(\.id) == [ids[1]])
    // The id that the audit log gives the same grant.
    let told = try Run.file(Fixture.path("entra/directoryAudits-first-consent.json")).sink
    guard case .aside(let grant, _)? = told.observations.first else {
      Issue.record("the log tells of no grant")
      return
    }
    #expect(grant.id == ids[0])
  }

  @Test func `consent for everyone and a permission without a user are another's grant`() throws {
    let found = try permissions(
      "Delegated-AllPrincipals,\(client),Notes,\(api),Graph,Mail.Read,,High,",
      "Delegated,\(client),Notes,\(api),Graph,User.Read,\(user),Low,Principal",
      "Application,\(client),Notes,\(api),Microsoft Graph,df021288-bdef-4463-88db-98f22de89214,,,")
    #expect(found.map(\.stub.kind) == [.oauthGrant, .oauthGrant, .application])
    #expect(found.map(\.stub.consent) == [.admin, .user, .admin])
    #expect(found.map(\.stub.principal) == [nil, user, nil])
    #expect(found.map(\.permission.scope) == ["Mail.Read", "User.Read", "User.Read.All"])
    #expect(Set(found.map(\.stub.id)).count == 3)
  }

  @Test func `a type that is none rejects its row`() throws {
    let (report, _) = try Run.text(head + "Delegated,\(client),Notes,\(api),Graph,Mail.Read,,,")
    #expect(report.rejected.map(\.at) == ["line 2"])
    #expect(report.loaded == 0)
  }

  @Test func `the workbook's links show their names`() throws {
    let link = #""=HYPERLINK(""https://entra.example/x"",""Notes, """"beta"""""")""#
    let found = try permissions("Application,\(client),\(link),\(api),Graph,Mail.Read,,,")
    #expect(found.map(\.stub.name) == [#"Notes, "beta""#])
  }

  @Test func `the tool's grade is its report and not the permission's`() throws {
    let text = head + "Delegated-AllPrincipals,\(client),Notes,\(api),Graph,Mail.Read,,High,"
    let events = try Run.text("#TYPE Selected.Row\r\n" + text).sink.observations.compactMap {
      if case .event(let event) = $0 { event } else { nil }
    }
    #expect(events.map(\.summary) == ["MSIdentityTools grades Mail.Read as High"])
    #expect(events.map(\.kind) == [.policyDecision])
  }

  @Test func `a sign-in is the application's only where it was the client`() throws {
    func sign(_ members: String) throws -> (FileReport, Event?) {
      let (report, sink) = try Run.text(
        #"[{"appId":"app1","lastSignInActivity":{"lastSignInDateTime":"2026-04-01T00:00:00Z"}"#
          + members + "}]")
      let event = sink.observations.first.flatMap {
        if case .event(let event) = $0 { event } else { nil }
      }
      return (report, event)
    }
    let called =
      #","delegatedResourceSignInActivity":{"lastSignInDateTime":"2026-04-01T00:00:00Z"}"#
    #expect(try sign(called).0.ignored.count == 1)
    let event = try sign(
      called
        + #","delegatedClientSignInActivity":{"lastSignInDateTime":"2026-02-01T00:00:00Z"}"#
    ).1
    #expect(event?.time?.dateText == "2026-02-01")
    #expect(event?.item == nil)
    #expect(event?.keys?.clientID == "app1")
    #expect(event?.keys?.kind == .application)
  }

  @Test func `an agent's identity is the service principal of the same id`() throws {
    let agent = try Run.file(Fixture.path("entra/agentIdentities.json")).sink
    let item = try #require(agent.items.first)
    #expect(item.kind == .agent)
    #expect(item.ai)
    #expect(item.expires.instant?.dateText == "2024-12-31")
    let principal = try Run.text(
      #"[{"id":"\#(item.sourceID)","appId":"a","servicePrincipalType":"ServiceIdentity"}]"#)
    #expect(principal.sink.items.map(\.id) == [item.id])
    #expect(principal.report.source == "entra.servicePrincipals")
  }
}
