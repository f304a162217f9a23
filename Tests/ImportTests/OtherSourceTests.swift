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
    #expect(reason.hasPrefix("this is no export that custody knows: it has the "), "\(reason)")
  }

  @Test func `the nearest format is named`() throws {
    #expect(
      try refusal("others/entra-applications-recorded.json").hint
        == "the nearest is entra.servicePrincipals, which has oauth2PermissionScopes,"
        + " servicePrincipalNames, servicePrincipalType too; see custody sources")
    #expect(
      try refusal("others/aws-credential-report.csv").reason
        == "this is no export that custody knows: it has the columns user, arn, user_creation_time,"
        + " password_enabled, password_last_used, password_last_changed, password_next_rotation,"
        + " mfa_active, access_key_1_active, access_key_1_last_rotated, access_key_1_last_used_date,"
        + " access_key_1_last_used_region, …")
  }

  @Test func `Okta's tokens aren't taken for anything else`() throws {
    let text =
      #"[{"id":"00T1","name":"api","userId":"00u1","clientName":"Okta API","#
      + #""tokenWindow":"P30D","created":"2021-11-09T20:38:10.000Z"}]"#
    #expect(
      try Run.refusal(text.utf8)
        == "record 1: this is no export that custody knows: it has the members id, name, userId,"
        + " clientName, tokenWindow, created (see custody sources for what can be imported)")
  }
}
