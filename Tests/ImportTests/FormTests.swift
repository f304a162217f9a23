import CustodyDomain
import CustodyImport
import Foundation
import Testing

/// The wrappers and spellings in which the same records come.
@Suite struct FormTests {
  private func grant(_ id: String) -> String {
    #"{"id":"\#(id)","clientId":"c","consentType":"Principal","principalId":"p","#
      + #""resourceId":"r","scope":" Mail.Read  User.Read"}"#
  }

  private func ids(_ text: String) throws -> [String] {
    try Run.text(text).sink.items.map(\.sourceID)
  }

  @Test func `every wrapper gives the same records`() throws {
    let (a, b) = (grant("a"), grant("b"))
    for text in [
      "[\(a),\(b)]", "{\"value\":[\(a),\(b)]}", "\u{FEFF}{\"value\":[\(a),\(b)]}\r\n",
      "{\"value\":[\(a)]}\n{\"value\":[\(b)]}", "{\"value\":[\(a)]}{\"value\":[\(b)]}",
      "[{\"value\":[\(a)]},{\"value\":[\(b)]}]", "[\(a)][\(b)]", "[[\(a)],[\(b)]]",
      "\(a)\n\(b)\n", "{\"items\":[\(a),\(b)]}",
    ] {
      #expect(try ids(text) == ["a", "b"], "\(text.prefix(30))")
    }
    #expect(try ids(a) == ["a"])
  }

  @Test func `completeness is what the file says`() throws {
    let (a, b) = (grant("a"), grant("b"))
    func complete(_ text: String) throws -> Bool? { try Run.text(text).report.complete }
    #expect(try complete("{\"value\":[\(a)]}") == true)
    #expect(try complete("{\"value\":[\(a)],\"@odata.nextLink\":\"x\"}") == false)
    #expect(try complete("{\"value\":[\(a)],\"@odata.count\":2}") == false)
    #expect(try complete("{\"@odata.nextLink\":\"x\",\"value\":[\(a)]}{\"value\":[\(b)]}") == true)
    #expect(try complete("{\"value\":[\(a)]}{\"value\":[\(b)]}") == nil)
    #expect(try complete("{\"value\":[\(a)],\"@odata.deltaLink\":\"x\"}") == nil)
    #expect(try complete("[\(a)]") == nil)
    #expect(try complete("\(a)\n\(b)") == nil)
    #expect(try complete(a) == nil)
  }

  @Test func `only a whole account lets items depart`() throws {
    func retires(_ text: String) throws -> Bool { try Run.text(text).sink.scope?.complete == true }
    #expect(try retires("{\"value\":[\(grant("a"))]}"))
    // A rejected record's item is still there.
    #expect(try !retires("{\"value\":[\(grant("a")),{\"clientId\":7}]}"))
    // An API's list of roles says nothing about which applications there are.
    #expect(
      try !retires(
        #"{"value":[{"id":"a","appId":"b","displayName":"c","appRoles":[],"oauth2PermissionScopes":[]}]}"#
      ))
    // Items of two organisations: neither list is known to be whole.
    let apps = ["x", "y"].map {
      #"{"id":1,"account":{"login":"\#($0)"},"app_slug":"a","permissions":{},"target_type":"O"}"#
    }
    #expect(try retires("{\"total_count\":1,\"installations\":[\(apps[0])]}"))
    #expect(
      try !retires("{\"total_count\":2,\"installations\":[\(apps.joined(separator: ","))]}"))
  }

  @Test func `an empty list is complete, and holds none`() throws {
    let context = "https://graph.microsoft.com/v1.0/$metadata#"
    for (text, source) in [
      (
        "{\"@odata.context\":\"\(context)oauth2PermissionGrants\",\"value\":[]}",
        "entra.oauth2PermissionGrants"
      ),
      (
        "{\"@odata.context\":\"\(context)servicePrincipals\",\"value\":[]}",
        "entra.servicePrincipals"
      ),
      ("{\"@odata.context\":\"\(context)users\",\"value\":[]}", "entra.users"),
      ("{\"kind\":\"admin#directory#tokenList\"}", "google.tokens"),
      ("{\"kind\":\"admin#directory#tokenList\",\"items\":[]}", "google.tokens"),
      ("{\"total_count\":0,\"installations\":[]}", "github.installations"),
    ] {
      let (report, sink) = try Run.text(text)
      #expect(report.source == source)
      #expect(report.complete == true)
      #expect(report.read == 0)
      #expect(sink.observations.isEmpty)
    }
    let (report, sink) = try Run.text("[]")
    #expect(report.source == "empty list")
    #expect(report.complete == nil)
    #expect(sink.scope?.complete == nil)
    #expect(
      try Run.text("user,clientId,displayText,scopes\r\n").report.source == "google.gam-tokens")
  }

  @Test func `PowerShell's capitals read like Graph's`() throws {
    let text =
      #"[{"AdditionalProperties":{"x":"y"},"Id":"a","ClientId":"c","#
      + #""ConsentType":"AllPrincipals","PrincipalId":null,"ResourceId":"r","Scope":"Mail.Read"}]"#
    let item = try #require(try Run.text(text).sink.items.first)
    #expect(item.sourceID == "a")
    #expect(item.consent == .admin)
    #expect(item.permissions.map(\.scope) == ["Mail.Read"])
  }

  @Test func `a type's name in place of nested values rejects the record`() throws {
    let text =
      #"[{"Id":"a","AppId":"b","ServicePrincipalNames":["b"],"DisplayName":"x","#
      + #""PasswordCredentials":"System.Object[]"}]"#
    let (report, sink) = try Run.text(text)
    #expect(sink.observations.isEmpty)
    #expect(
      report.rejected.first?.reason
        == "'passwordCredentials' was cut off by the export: use ConvertTo-Json -Depth 10")
  }

  @Test func `each record has its place`() throws {
    let wrong = #"{"clientId":"c","consentType":"Principal","resourceId":"r","scope":""}"#
    let list = try Run.text("[\(grant("a")),\n\(wrong)]").report
    #expect(list.rejected == [SkippedRecord(at: "record 2", reason: "has no 'id'")])
    let lines = try Run.text("\(grant("a"))\n\n\(wrong)").report
    #expect(lines.rejected.map(\.at) == ["line 3"])
    #expect(lines.read == 2)
    let other = try Run.text("[\(grant("a")),{\"colour\":\"red\"},null]").report
    #expect(
      other.rejected.map(\.reason)
        == ["is not entra.oauth2PermissionGrants: it has colour", "is null, not a record"])
  }

  @Test func `deltas tell what was removed`() throws {
    let text = "{\"value\":[\(grant("a")),{\"id\":\"b\",\"@removed\":{\"reason\":\"deleted\"}}]}"
    let report = try Run.text(text).report
    #expect(report.loaded == 2)
    #expect(report.ignored.isEmpty)
  }

  @Test func `hostile ids reject the record, hostile names don't`() throws {
    let id = #"{"clientId":"ad\u200bmin","displayText":"x","scopes":["a"],"userKey":"u"}"#
    let name = #"{"clientId":"admin","displayText":"a\u001b[31m","scopes":["a"],"userKey":"u"}"#
    let (report, sink) = try Run.text("[\(id),\(name)]")
    #expect(report.rejected.map(\.reason) == ["'clientId' holds an invisible character"])
    #expect(sink.items.map(\.name) == ["a\u{1B}[31m"])
  }

  @Test func `an id put together from two members must be one, too`() throws {
    let long = String(repeating: "a", count: 200)
    let report = try Run.text(
      "[{\"clientId\":\"\(long)\",\"displayText\":\"x\",\"scopes\":[],\"userKey\":\"\(long)\"}]"
    ).report
    #expect(report.rejected.map(\.reason) == ["its id is longer than 256 characters"])
  }

  @Test func `secrets are forgotten while reading`() throws {
    let text = #"""
      {"value":[{"id":"a","appId":"b","servicePrincipalNames":[],"displayName":"x",
      "passwordCredentials":[{"keyId":"k1","secretText":"hunter2","hint":"hun","displayName":"d"}],
      "keyCredentials":[{"keyId":"k2","key":"MIIhunter2","customKeyIdentifier":"AB12"}]}]}
      """#
    let (report, sink) = try Run.text(text)
    #expect(report.secretsDropped == 2)
    #expect(sink.items.map(\.fingerprint) == [nil, "hun", "AB12"])
    #expect(!"\(sink.observations)".contains("hunter2"))
  }
}
