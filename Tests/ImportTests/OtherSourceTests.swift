import CustodyImport
import Foundation
import Testing

/// Exports that custody doesn't read yet are refused, by the names found in them.
@Suite struct OtherSourceTests {
  private func refusal(_ name: String) throws -> (reason: String, hint: String) {
    do {
      let (report, _) = try Run.file(Fixture.path(name))
      return ("imported as \(report.source)", "")
    } catch ImportError.refused(_, _, let reason, let hint) {
      return (reason, hint)
    }
  }

  @Test(arguments: Fixture.others)
  func `a source that custody doesn't read is refused by its names`(name: String) throws {
    let reason = try refusal(name).reason
    #expect(
      reason.hasPrefix("this is no export that custody knows: it has the ")
        || reason.hasSuffix(", which custody doesn't read yet")
        || reason.hasPrefix("this is Chrome's list of devices")
        || reason.hasPrefix("this is OpenAI's list of projects")
        || reason.hasPrefix("this is Google Cloud's policy")
        || reason.hasPrefix("this is osquery's log of another query")
        || reason.hasSuffix("what you have"), "\(reason)")
  }

  @Test func `the nearest format is named`() throws {
    #expect(
      try Run.refusal(
        (#"[{"createdDateTime":"2026-01-01T00:00:00Z","userPrincipalName":"a@b.example","#
          + #""appId":"1","appDisplayName":"x"}]"#).utf8
      )?.hasSuffix("(the nearest that it reads is entra.users; see custody sources)") == true)
    #expect(
      try refusal("others/ai_domains.csv").reason
        == "this is a list of AI products and their domains: it tells what things are, not what you have"
    )
  }

  /// What Graph answers when it is asked for another set, whose members are like those of one that is read.
  @Test(arguments: [
    (
      "servicePrincipalRiskDetections",
      #"{"id":"1","appId":"2","servicePrincipalType":"Application","displayName":"App"}"#,
      "entra.servicePrincipals"
    ),
    ("riskyUsers", #"{"id":"1","userPrincipalName":"ana@corp.example"}"#, "entra.users"),
    ("auditLogs/signIns", #"{"id":"1","userPrincipalName":"ana@corp.example"}"#, "entra.users"),
    ("directoryObjects", #"{"id":"1","userPrincipalName":"ana@corp.example"}"#, "entra.users"),
  ])
  func `Graph's own name of a set outweighs what its members look like`(
    set: String, record: String, nearest: String
  ) throws {
    let context = #""@odata.context":"https://graph.microsoft.com/v1.0/$metadata#\#(set)""#
    let name = set.split(separator: "/").last ?? ""
    let reason =
      "this is Microsoft Graph's \(name), says its @odata.context, which custody doesn't read yet"
      + " (the nearest that it reads is \(nearest); see custody sources)"
    #expect(try Run.refusal("{\(context),\"value\":[\(record)]}".utf8) == "record 1: " + reason)
    // The context may stand behind the list.
    #expect(
      try Run.refusal("{\"value\":[\(record)],\(context)}".utf8)?.hasSuffix(reason) == true)
    #expect(try Run.text("[\(record)]").report.loaded == 1)
  }

  @Test func `a list of risky applications is none of applications, whatever wraps it`() throws {
    let record =
      #"{"id":"1","appId":"2","servicePrincipalType":"Application","riskLevel":"high","riskState":"x"}"#
    #expect(try Run.text("[\(record)]").report.source == "entra.riskyServicePrincipals")
    let signIn =
      #"{"id":"1","createdDateTime":"2026-01-01T00:00:00Z","userPrincipalName":"a@b.example","#
      + #""appId":"2","appDisplayName":"x"}"#
    #expect(
      try Run.refusal("[\(signIn)]".utf8)?.hasPrefix(
        "record 1: this is Microsoft Entra's sign-in log, which custody doesn't read yet") == true)
  }

  @Test func `one user's part of a set is never the whole of it`() throws {
    let grant =
      #"{"id":"g","clientId":"c","consentType":"Principal","principalId":"p","resourceId":"r","scope":"x"}"#
    let head = #""@odata.context":"https://graph.microsoft.com/v1.0/$metadata#"#
    func complete(_ set: String, _ records: String) throws -> Bool? {
      try Run.text("{\(head)\(set)\",\"value\":[\(records)]}").sink.scope?.complete
    }
    #expect(try complete("oauth2PermissionGrants", grant) == true)
    #expect(try complete("oauth2PermissionGrants", "") == true)
    #expect(try complete("users('u1')/oauth2PermissionGrants", grant) == nil)
    #expect(try complete("users('u1')/oauth2PermissionGrants", "") == nil)
  }

  @Test func `an event that tells of an error is no error answer`() throws {
    let event = #"{"eventTime":"2026-01-01T00:00:00Z","eventName":"x","errorCode":"AccessDenied"}"#
    #expect(
      try Run.refusal(event.utf8)?.hasPrefix("line 1: this is no export that custody knows") == true
    )
  }

  @Test func `a list of devices doesn't say which extension they have`() throws {
    #expect(
      try refusal("others/chrome-findInstalledAppDevices.json")
        == (
          "this is Chrome's list of devices with one extension: it doesn't say which extension",
          "export reports:countInstalledApps, or osquery's chrome_extensions for devices"
        ))
  }
}
