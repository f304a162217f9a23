import CustodyDomain
import CustodyReport
import Testing

/// How reports write what others made up, and what to do after a revocation.
struct CommandReportTests {
  private struct Line {
    var name: String
    var count: Int
  }

  private static let listing = Listing<Line>(
    schema: "custody.lines/1", member: "lines",
    columns: [
      Column("name", title: "NAME") { .string($0.name) },
      Column("count", title: "COUNT", right: true) { .int($0.count) },
    ])

  private func written(_ lines: [[Line]], _ format: ListingFormat) throws -> String {
    var text = ""
    let door = TextDoor { ($0, $0.count) }
    var writer = ListingWriter(Self.listing, format: format, door: door) { text += $0 }
    try writer.begin([("total", .int(lines.joined().count))])
    for piece in lines { try writer.write(piece) }
    try writer.end()
    return text
  }

  @Test(
    arguments: [
      ("plain", "\"plain\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("\u{1B}[31m", "\"\\u001b[31m\""),
      ("\u{9B}31m", "\"\\u009b31m\""), ("\u{7F}", "\"\\u007f\""), ("a\nb", "\"a\\nb\""),
      ("\u{2028}\u{2029}", "\"\\u2028\\u2029\""), ("\u{202E}x", "\"\\u202ex\""),
      ("\u{200B}", "\"\\u200b\""), ("\u{E0041}", "\"\\udb40\\udc41\""), ("Søren", "\"Søren\""),
      ("日本", "\"日本\""),
    ])
  func `JSON writes what acts on a terminal as escapes`(_ text: String, _ expected: String) {
    #expect(JSON.string(text).text == expected)
  }

  @Test(
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\\u0009x"),
      ("\rx", "'\\u000dx"), ("\u{FF1D}1", "'\u{FF1D}1"), ("\u{FF0B}1", "'\u{FF0B}1"),
      ("\u{FF0D}1", "'\u{FF0D}1"), ("\u{FF20}x", "'\u{FF20}x"), ("a=b", "a=b"), ("a,b", "\"a,b\""),
      ("a\"b", "\"a\"\"b\""), ("", ""), ("two\nlines", "two\\u000alines"),
    ])
  func `CSV runs no formula and breaks no line`(_ text: String, _ expected: String) throws {
    let csv = try written([[Line(name: text, count: 1)]], .csv)
    #expect(csv == "name,count\r\n\(expected),1\r\n")
  }

  @Test func `pieces make the same document as a whole`() throws {
    let lines = (0..<5).map { Line(name: "n\($0)", count: $0) }
    for format in ListingFormat.allCases where format != .table {
      #expect(try written([lines], format) == written(lines.map { [$0] }, format))
    }
    #expect(
      try written([[], []], .json)
        == "{\"schema\":\"custody.lines/1\",\"total\":0,\"lines\":[]}\n")
  }

  @Test func `a table sets numbers to the right and ends no line in blanks`() throws {
    #expect(
      try written([[Line(name: "a", count: 7), Line(name: "long name", count: 123)]], .table)
        == "NAME       COUNT\na              7\nlong name    123\n")
  }

  private func item(
    _ kind: ItemKind, _ source: String, _ id: String, tenant: String? = nil,
    principal: String? = nil, client: String? = nil
  ) -> Item {
    var item = Item(
      kind: kind, source: source, sourceID: id, name: "x")
    item.tenant = tenant
    item.principal = principal
    item.clientID = client
    return item
  }

  @Test func `a revocation names the exact command of its provider`() {
    #expect(
      RevocationStep(item: item(.oauthGrant, "entra", "AVs6-_x"), rotation: false)
        == .command([
          "az", "rest", "--method=DELETE",
          "--url=https://graph.microsoft.com/v1.0/oauth2PermissionGrants/AVs6-_x",
        ]))
    #expect(
      RevocationStep(
        item: item(.apiKey, "github", "credential/161195", tenant: "octo-org"), rotation: false
      ).isCommand)
  }

  @Test func `keys of AWS and of a repository end by the command of their source`() {
    var key = item(.apiKey, "aws", "user/deploy/access-key/2020-01-01T00:00:00Z")
    key.principal = "deploy"
    // The report names no key: which one it is, a person must look up.
    #expect(!RevocationStep(item: key, rotation: false).isCommand)
    key.fingerprint = "AKIAIFX6HPKAM5F7JVAA"
    #expect(
      RevocationStep(item: key, rotation: false).text
        == "aws iam delete-access-key --user-name=deploy --access-key-id=AKIAIFX6HPKAM5F7JVAA")
    #expect(
      RevocationStep(item: key, rotation: true).text.hasPrefix(
        "aws iam create-access-key --user-name=deploy, put it in place"))
    key.principal = "$(x)"
    #expect(!RevocationStep(item: key, rotation: false).isCommand)
    var deploy = item(.apiKey, "github", "deploy-key/7")
    #expect(!RevocationStep(item: deploy, rotation: false).isCommand)
    deploy.permissions = [Permission(scope: "contents:read", resource: "octocat/Hello-World")]
    #expect(
      RevocationStep(item: deploy, rotation: false).text
        == "gh api --method=DELETE /repos/octocat/Hello-World/keys/7")
    deploy.permissions[0].resource = "octocat/../x"
    #expect(!RevocationStep(item: deploy, rotation: false).isCommand)
  }

  @Test func `a rotation says how the new credential is made and the old one goes`() {
    let client = "07a5ddcf-8e05-4dc8-a718-a292c9d14648"
    let key = "3897db8e-67fd-4fd4-a89a-f1342979a1d4"
    let secret = RevocationStep(item: item(.apiKey, "entra", key, client: client), rotation: true)
    #expect(
      secret.text
        == "az ad app credential reset --id=\(client) --append, put the new one in place, then"
        + " az ad app credential delete --id=\(client) --key-id=\(key)")
    #expect(
      RevocationStep(item: item(.apiKey, "github", "credential/7"), rotation: true).text
        .contains("https://github.com/settings/tokens"))
    #expect(
      RevocationStep(item: item(.apiKey, "entra", "$(x)", client: client), rotation: true).text
        == "replace the credential at entra, then import that source again")
  }

  @Test(
    arguments: [
      "--all", "@file", "file:///etc/passwd", "a b", "x;rm", "$(x)", "a\u{202E}b", "",
      "../../users/1",
    ])
  func `a value that could change a command makes none`(_ value: String) {
    for candidate in [
      item(.oauthGrant, "entra", value), item(.application, "entra", value),
      item(.oauthGrant, "google", "k", principal: value, client: "c"),
      item(.oauthGrant, "google", "k", principal: "a@b.example", client: value),
      item(.apiKey, "github", "credential/1", tenant: value),
    ] {
      #expect(!RevocationStep(item: candidate, rotation: false).isCommand)
    }
  }
}
