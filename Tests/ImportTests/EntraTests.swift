import CustodyDomain
import CustodyImport
import Foundation
import Testing

/// What Entra's formats say beyond the samples.
@Suite struct EntraTests {
  private func principal(_ members: String) throws -> Collector {
    try Run.text(
      #"[{"id":"sp1","appId":"app1","displayName":"Notes","servicePrincipalNames":["app1"],\#(members)}]"#
    ).sink
  }

  @Test func `a service principal's type decides its kind, not its id`() throws {
    var ids: Set<ItemID> = []
    for (type, kind) in [
      (#""Application""#, ItemKind.application), (#""ManagedIdentity""#, .serviceAccount),
      (#""ServiceIdentity""#, .agent), ("null", .application),
    ] {
      let item = try #require(try principal(#""servicePrincipalType":\#(type)"#).items.first)
      #expect(item.kind == kind)
      ids.insert(item.id)
    }
    #expect(ids.count == 1)
  }

  @Test func `owners, publisher and status are what the export says`() throws {
    let item = try #require(
      try principal(
        #""owners":[{"id":"o1","userPrincipalName":"Ana@Corp.example"},{"id":"o2"}],"#
          + #""verifiedPublisher":{"displayName":"Acme","verifiedPublisherId":"9"},"#
          + #""accountEnabled":true,"disabledByMicrosoftStatus":"DisabledDueToViolationOfServicesAgreement","#
          + #""notes":"keeps the notes""#
      ).items.first)
    #expect(item.owners.map(\.person) == ["ana@corp.example", "o2"])
    #expect(item.owners.allSatisfy { $0.role == .business && $0.source == "entra" })
    #expect(item.publisher == Publisher(name: "Acme", verified: true))
    #expect(item.status == .disabled)
    #expect(item.purpose == "keeps the notes")
  }

  @Test func `Microsoft's own apps have Microsoft as publisher`() throws {
    let sink = try principal(
      #""appOwnerOrganizationId":"f8cdef31-a31e-4b4a-93e4-5f571e91255a","#
        + #""replyUrls":["https://www.office.com/landing","http://localhost:1"],"#
        + #""homepage":"https://office.com""#)
    guard case .application(let app)? = sink.observations.first else {
      Issue.record("no application")
      return
    }
    #expect(app.publisher == Publisher(name: "Microsoft", verified: true))
    #expect(app.domains == ["www.office.com", "office.com"])
  }

  @Test func `a certificate that ends in the year 9999 never ends`() throws {
    let items = try principal(
      #""keyCredentials":[{"keyId":"k","endDateTime":"9999-12-31T23:59:59Z"}]"#
    ).items
    #expect(items.last?.credential == .certificate)
    #expect(items.last?.expires == .never)
    #expect(items.last?.parentID == "sp1")
  }

  @Test func `an application permission is put on its client, by name where it is known`() throws {
    let known = "df021288-bdef-4463-88db-98f22de89214"
    func assignment(_ type: String, _ role: String, _ resource: String) -> String {
      #"{"appRoleId":"\#(role)","principalId":"sp1","principalType":"\#(type)","#
        + #""principalDisplayName":"Notes","resourceId":"r","resourceDisplayName":"\#(resource)"}"#
    }
    let (report, sink) = try Run.text(
      "["
        + [
          assignment("ServicePrincipal", known, "Microsoft Graph"),
          assignment("ServicePrincipal", known, "Our API"),
          assignment("ServicePrincipal", "00000000-0000-0000-0000-000000000000", "Our API"),
          assignment("Group", known, "Our API"),
        ].joined(separator: ",") + "]")
    let granted = sink.observations.compactMap { observation -> (Item, Permission)? in
      if case .permission(_, let permission, let stub) = observation {
        (stub, permission)
      } else {
        nil
      }
    }
    #expect(granted.map(\.1.scope) == ["User.Read.All", known])
    #expect(
      granted.allSatisfy { $0.0.consent == .admin && $0.1.resource == "r" && $0.0.name == "Notes" })
    #expect(granted.first?.0.id == (try principal("\"tags\":[]").items.first?.id))
    #expect(
      report.ignored.map(\.reason) == [
        "is the default access, which grants no role",
        "says who may use the app; it grants no access to data",
      ])
  }

  @Test func `a user has every name by which sources know them`() throws {
    let text = #"""
      {"value":[
      {"id":"O1","userPrincipalName":"Ana@corp.example","displayName":"Ana","mail":"ana.b@corp.example",
       "proxyAddresses":["SMTP:ana.b@corp.example","smtp:ab@corp.example","x500:/o=x"],
       "accountEnabled":true,"employeeLeaveDateTime":"2026-12-31T00:00:00Z","department":"IT",
       "manager":{"id":"O9","userPrincipalName":"Bo@corp.example"}},
      {"id":"O2","userPrincipalName":"gone@corp.example","accountEnabled":false},
      {"id":"O3","userPrincipalName":"x_else.example#EXT#@corp.example","userType":"Guest"}]}
      """#
    let people = try Run.text(text).sink.people
    #expect(people[0].id == "ana@corp.example")
    #expect(
      people[0].aliases == ["o1", "ana@corp.example", "ana.b@corp.example", "ab@corp.example"])
    #expect(people[0].employment == .active)
    #expect(people[0].left?.dateText == "2026-12-31")
    #expect(people[0].manager == "bo@corp.example")
    #expect(people[1].employment == .left)
    #expect(people[2].employment == .unknown)
    #expect(people[2].team == "guests")
  }
}
