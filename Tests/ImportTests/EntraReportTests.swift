import CustodyDomain
import CustodyImport
import Testing

/// Registrations, and what Entra's reports and deltas say of items that other exports list.
@Suite struct EntraReportTests {
  private func registration(_ members: String) throws -> (report: FileReport, sink: Collector) {
    try Run.text(
      #"{"value":[{"id":"reg1","appId":"app1","displayName":"Notes","signInAudience":"AzureADMyOrg""#
        + "\(members)}]}")
  }

  @Test func `a registration's secrets and certificates are items, and it is none itself`() throws {
    let (_, sink) = try registration(
      #","owners":[{"id":"o1","userPrincipalName":"Ana@corp.example"}],"#
        + #""passwordCredentials":[{"keyId":"k1","displayName":"ci","hint":"a1b","#
        + #""secretText":"never kept","startDateTime":"2026-01-01T00:00:00Z","#
        + #""endDateTime":"2027-01-01T00:00:00Z"}],"#
        + #""keyCredentials":[{"keyId":"k2","key":"MIIC","endDateTime":"9999-12-31T23:59:59Z"}]"#)
    #expect(sink.items.map(\.name) == ["Notes: ci", "Notes: certificate"])
    #expect(sink.items.map(\.kind) == [.apiKey, .apiKey])
    #expect(sink.items.map(\.credential) == [.clientSecret, .certificate])
    #expect(sink.items.map(\.fingerprint) == ["a1b", "k2"])
    #expect(sink.items.map(\.expires.instant?.dateText) == ["2027-01-01", nil])
    #expect(sink.items[1].expires == .never)
    #expect(sink.items.allSatisfy { $0.parentID == "reg1" && $0.clientID == "app1" })
    #expect(sink.items.allSatisfy { $0.owners.map(\.person) == ["ana@corp.example"] })
    #expect(sink.items.allSatisfy { $0.status == nil && $0.usage == .unknown })
    #expect(!"\(sink.observations)".contains("never kept"))
    #expect(!"\(sink.observations)".contains("MIIC"))
  }

  @Test func `keys depart only by an export that has both lists of keys`() throws {
    let empty = try registration(#","passwordCredentials":[],"keyCredentials":[]"#)
    #expect(empty.sink.scope?.complete == true)
    #expect(try registration("").sink.scope?.complete == nil)
    #expect(
      try registration(#","passwordCredentials":[{"keyId":"k1"}]"#).sink.scope?.complete == nil)
  }

  @Test func `a key that the report doesn't date stays unknown, not unused`() throws {
    let (_, sink) = try Run.text(
      #"[{"keyId":"k1","appId":"app1","credentialOrigin":"application","keyType":"clientSecret","#
        + #""appObjectId":"reg1","signInActivity":{"lastSignInDateTime":null}}]"#)
    guard case .aside(let item, true)? = sink.observations.first else {
      Issue.record("no observation")
      return
    }
    #expect(item.usage == .unknown)
    #expect(item.expires == .unknown)
    #expect(item.parentID == "reg1")
    let listed = try registration(#","passwordCredentials":[{"keyId":"k1"}]"#).sink.items
    #expect(listed.map(\.id) == [item.id])
  }

  @Test func `a delta takes away exactly the grants that it names`() throws {
    let (report, sink) = try Run.text(
      #"""
      {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#oauth2PermissionGrants",
       "@odata.deltaLink":"x","value":[{"id":"g1","@removed":{"reason":"deleted"}}]}
      """#)
    #expect(report.loaded == 1)
    #expect(sink.scope?.complete == nil)
    guard case .removal(let id)? = sink.observations.first, sink.observations.count == 1 else {
      Issue.record("no removal")
      return
    }
    #expect(id == ItemID(kind: .oauthGrant, source: "entra", sourceID: "g1"))
  }
}
