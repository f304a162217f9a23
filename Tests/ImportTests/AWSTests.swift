import CustodyDomain
import CustodyImport
import Foundation
import Testing

@Suite struct AWSTests {
  private let header =
    "user,arn,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,"
    + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,cert_1_active,"
    + "cert_1_last_rotated,cert_2_active,cert_2_last_rotated\n"

  private func report(_ rows: String...) throws -> [Item] {
    try Run.text(header + rows.joined(separator: "\n")).sink.items
  }

  private func wrapped(_ csv: String, format: String = "text/csv") -> String {
    let content = Data(csv.utf8).base64EncodedString()
    return #"{"Content":"\#(content)","ReportFormat":"\#(format)"}"#
  }

  @Test func `the report has sixteen keys of fourteen users, three of them never used`() throws {
    let (_, sink) = try Run.file(Fixture.path("aws/credential-report.csv"))
    #expect(sink.items.count == 16)
    #expect(Set(sink.items.map(\.id)).count == 16)
    #expect(Set(sink.items.compactMap(\.principal)).count == 14)
    #expect(
      sink.items.filter { $0.usage == .never }.compactMap(\.principal)
        == ["andrew", "c7n-iam-test", "ryanwolfe"])
    #expect(sink.items.allSatisfy { $0.tenant == "644160558196" && $0.status == .active })
    #expect(sink.items.allSatisfy { $0.expires == .unknown })
    // No copy of a password's dates, of which there are two for christopher.
    #expect(sink.items.count { $0.principal == "christopher" } == 1)
  }

  @Test func `the answer of the command line gives the same as the CSV, and is whole`() throws {
    let csv = try Run.file(Fixture.path("aws/credential-report.csv"))
    let answer = try Run.file(Fixture.path("aws/credential-report-cli.json"))
    #expect(answer.sink.items == csv.sink.items)
    #expect(answer.report.read == csv.report.read)
    #expect(answer.sink.begun == csv.sink.begun)
    #expect(csv.sink.scope?.complete == nil)
    #expect(answer.sink.scope?.complete == true)
    #expect(answer.sink.scope?.tenant == "644160558196")
    var options = ImportOptions()
    options.source = "aws.credential-report"
    #expect(
      try Run.file(Fixture.path("aws/credential-report-cli.json"), options).report.loaded == 14)
  }

  @Test func `two accounts in one file, or a wrong row, retire nothing`() throws {
    let one = wrapped(header + "a,arn:aws:iam::1:user/a,true,2020-01-01T00:00:00Z,N/A,,,,,,,")
    let two = wrapped(header + "b,arn:aws:iam::2:user/b,true,2020-01-01T00:00:00Z,N/A,,,,,,,")
    #expect(try Run.text(one).sink.scope?.complete == true)
    let both = try Run.text(one + "\n" + two)
    #expect(both.report.loaded == 2)
    #expect(both.sink.scope?.complete == nil)
    let wrong = wrapped(header + "a,arn:aws:iam::1:user/a,perhaps,x,N/A,,,,,,,\n")
    #expect(try Run.text(wrong).report.rejected.count == 1)
    #expect(try Run.text(wrong).sink.scope?.complete == nil)
  }

  @Test func `a report that isn't base64 of CSV is refused`() throws {
    for text in [#"{"Content":"!","ReportFormat":"text/csv"}"#, wrapped("x", format: "pdf")] {
      #expect(
        try Run.refusal(text.utf8)
          == "line 1: this is a report whose Content isn't base64 of CSV (nothing was imported;"
          + " export the file again)")
    }
    #expect(
      try Run.refusal(wrapped("\u{0}").utf8)?.isEmpty == false)
  }

  @Test func `a key of the report and of the list is one item`() throws {
    let known = try Run.file(Fixture.path("aws/credential-report.csv")).sink.items
    let listed = try Run.file(Fixture.path("aws/list-access-keys-kapil.json")).sink.items
    let joined = try #require(listed.first { key in known.contains { $0.id == key.id } })
    #expect(joined.fingerprint == "AKIAIFX6HPKAM5F7JVAA")
    #expect(joined.usage == .unknown)
    #expect(listed.count { key in known.contains { $0.id == key.id } } == 1)
  }

  @Test func `never is said only of keys made since use is recorded`() throws {
    let items = try report(
      "old,arn:aws:iam::1:user/old,true,2015-04-21T23:59:59Z,N/A,false,N/A,N/A,false,N/A,false,N/A",
      "new,arn:aws:iam::1:user/new,false,2015-04-22T00:00:00Z,N/A,false,N/A,N/A,false,N/A,false,N/A"
    )
    #expect(items.map(\.usage) == [.unknown, .never])
    #expect(items.map(\.status) == [.active, .disabled])
    let list = #"""
      {"AccessKeyMetadata":[
      {"UserName":"a","AccessKeyId":"AKIA0000000000000001","CreateDate":"2014-01-01T00:00:00Z",
       "LastUsedDate":null},
      {"UserName":"a","AccessKeyId":"AKIA0000000000000002","CreateDate":"2020-01-01T00:00:00Z",
       "AccessKeyLastUsed":{"ServiceName":"N/A","Region":"N/A"}},
      {"UserName":"a","AccessKeyId":"AKIA0000000000000003","CreateDate":"2020-01-02T00:00:00Z",
       "AccessKeyLastUsed":{"LastUsedDate":"2021-01-01T00:00:00Z","ServiceName":"s3"}},
      {"UserName":"a","AccessKeyId":"AKIA0000000000000004","CreateDate":"2020-01-03T00:00:00Z"}]}
      """#
    let used = try #require(Instant(text: "2021-01-01T00:00:00Z"))
    #expect(
      try Run.text(list).sink.items.map(\.usage) == [.unknown, .never, .seen(used), .unknown])
  }

  @Test func `a key of root may do anything, and certificates are credentials too`() throws {
    let items = try report(
      "<root_account>,arn:aws:iam::1:root,true,2020-01-01T00:00:00Z,N/A,false,N/A,N/A,"
        + "true,2019-01-01T00:00:00Z,false,N/A")
    #expect(items.map(\.credential) == [.apiKey, .certificate])
    #expect(items.map(\.usage) == [.never, .unknown])
    let root = ScopeGrader.grade(items[0].permissions[0], source: "aws", forEveryone: false)
    #expect(root.reach == .broad && root.administers)
  }

  @Test func `two keys of one second stay two`() throws {
    let made = "2020-01-01T00:00:00Z"
    let items = try report("a,arn:aws:iam::1:user/a,true,\(made),N/A,true,\(made),N/A,,,,")
    #expect(Set(items.map(\.id)).count == 2)
    let key = #"{"UserName":"a","CreateDate":"\#(made)","Status":"Active","AccessKeyId":"#
    let list = "[\(key)\"AKIA1\"},\(key)\"AKIA2\"},\(key)\"AKIA1\"}]"
    #expect(try Run.text(list).sink.items.map(\.id) == [items[0].id, items[1].id, items[0].id])
  }

  @Test func `a Bedrock key is an AI credential with an end, and no secret is kept`() throws {
    let text = #"""
      {"ServiceSpecificCredentials":[{"UserName":"BedrockAPIKey-1","Status":"Expired",
      "ServiceSpecificCredentialId":"ACCA1","ServiceName":"bedrock.amazonaws.com",
      "ServiceCredentialAlias":"notes-bot","ServiceCredentialSecret":"s3cr3t",
      "CreateDate":"2025-07-08T00:00:00Z","ExpirationDate":"2025-08-07T00:00:00Z"}]}
      """#
    let (report, sink) = try Run.text(text)
    let item = try #require(sink.items.first)
    #expect(item.ai && item.status == .expired)
    #expect(item.name == "notes-bot: bedrock.amazonaws.com")
    #expect(item.expires.instant?.text == "2025-08-07T00:00:00Z")
    #expect(report.secretsDropped == 1)
    #expect(!Rendering.text(report, sink).contains("s3cr3t"))
  }

  @Test func `a profile of Roles Anywhere opens roles, and one region's list retires nothing`()
    throws
  {
    let sink = try Run.file(Fixture.path("aws/rolesanywhere-profiles.json")).sink
    let profile = try #require(sink.items.first)
    #expect(profile.kind == .serviceAccount)
    #expect(profile.credential == .certificate)
    #expect(profile.tenant == "123456789012")
    #expect(
      profile.permissions.map(\.scope)
        == ["arn:aws:iam::123456789012:role/build", "arn:aws:iam::aws:policy/ReadOnlyAccess"])
    #expect(sink.scope?.complete == nil)
    let anchor = try Run.file(Fixture.path("aws/rolesanywhere-trust-anchors.json")).sink.items
    #expect(anchor.map(\.status) == [.disabled])
  }
}
