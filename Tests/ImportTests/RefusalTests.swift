import CustodyImport
import Foundation
import Testing

/// Files that are not what an import takes: each says what, where, and what to do next.
@Suite struct RefusalTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    var sentence: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ sentence: String) {
      self.init(name, Array(text.utf8), sentence)
    }
    init(_ name: String, _ bytes: [UInt8], _ sentence: String) {
      self.name = name
      self.bytes = bytes
      self.sentence = sentence
    }
  }

  private static let again = "(nothing was imported; export the file again)"
  private static let utf8 = "(nothing was imported; save it as UTF-8 without NUL)"
  private static let role =
    "(get the role or the token's scope that the export needs, and export again)"
  private static let unknown = "(see custody sources for what can be imported)"
  private static let grant =
    #"{"id":"g1","clientId":"c","consentType":"AllPrincipals","resourceId":"r","scope":"Mail.Read"}"#

  static let bytes: [Case] = [
    Case(
      "empty", "",
      "the file is empty (export it again; an export of nothing still has a list in it)"),
    Case(
      "blank", " \n\n",
      "the file is empty (export it again; an export of nothing still has a list in it)"),
    Case(
      "UTF-16", [0xFF, 0xFE, 0x7B, 0],
      "the file is UTF-16, as Windows PowerShell's > and Out-File write it"
        + " (export again with | Out-File -Encoding utf8)"),
    Case(
      "Latin-1", Array("[\n{\"id\":\"Mull".utf8) + [0xE9] + Array("r\"}]".utf8),
      "line 2, byte 15: the file is not UTF-8 \(utf8)"),
    Case(
      "overlong", Array("[\"a".utf8) + [0xC0, 0x9B] + Array("\"]".utf8),
      "line 1, byte 4: the file is not UTF-8 \(utf8)"),
    Case(
      "surrogate bytes", Array("[\"a".utf8) + [0xED, 0xA0, 0x80] + Array("\"]".utf8),
      "line 1, byte 5: the file is not UTF-8 \(utf8)"),
    Case(
      "cut inside a character", Array("[\"a".utf8) + [0xE2, 0x82],
      "line 1, byte 6: the file is not UTF-8: cut off inside a character \(utf8)"),
    Case(
      "raw NUL", Array("[{\"id\":\"a".utf8) + [0] + Array("\"}]".utf8),
      "line 1, byte 10: the file holds a NUL byte \(utf8)"),
    Case(
      "NUL in CSV", Array("login,name\nana,A".utf8) + [0, 10],
      "line 2, byte 17: the file holds a NUL byte \(utf8)"),
    Case("zip", [0x50, 0x4B, 3, 4, 0], "the file is compressed (unpack it first)"),
    Case("gzip", [0x1F, 0x8B, 8, 0], "the file is compressed (unpack it first)"),
  ]

  static let syntax: [Case] = [
    Case(
      "escaped NUL", "[\n{\"id\":\"a\\u0000b\"}]",
      "line 2: a text holds a NUL ('\\u0000') \(again)"),
    Case(
      "lone high surrogate", #"[{"id":"\ud800"}]"#,
      "line 1: a text holds half a surrogate pair \(again)"),
    Case(
      "lone low surrogate", #"[{"id":"\udc00x"}]"#,
      "line 1: a text holds half a surrogate pair \(again)"),
    Case(
      "high surrogate before an escape", #"[{"id":"\ud800\n"}]"#,
      "line 1: a text holds half a surrogate pair \(again)"),
    Case("wrong escape", #"[{"id":"\u12x4"}]"#, "line 1: '\\u' wants four hex digits \(again)"),
    Case(
      "duplicate member", "[\(grant),\n{\"id\":\"1\",\"id\":\"2\"}]",
      "line 2, record 2: the member 'id' occurs twice in one object (nothing was imported)"),
    Case(
      "duplicate member, escaped", #"[{"id":"1","\u0069d":"2"}]"#,
      "line 1, record 1: the member 'id' occurs twice in one object (nothing was imported)"),
    Case(
      "duplicate secret", #"[{"password":"1","password":"2"}]"#,
      "line 1, record 1: the member 'password' occurs twice in one object (nothing was imported)"),
    Case(
      "duplicate list", #"{"value":[],"value":[]}"#,
      "line 1, record 1: the member 'value' occurs twice in one object (nothing was imported)"),
    Case(
      "65 levels", String(repeating: "[", count: 65),
      "line 1, record 1: lists and objects are nested more than 64 deep (nothing was imported)"),
    Case(
      "100,000 levels", String(repeating: "{\"a\":", count: 100_000),
      "line 1: lists and objects are nested more than 64 deep (nothing was imported)"),
    Case(
      "truncated", "{\"value\":[\(grant),\n{\"id\":",
      "line 2, record 2: the JSON is cut off before its end \(again)"),
    Case(
      "truncated in a text", #"{"value":[{"id":"ab"#,
      "line 1, record 1: the JSON is cut off before its end \(again)"),
    Case(
      "trailing comma in a list", "[\(grant),]",
      "line 1, record 2: a value is missing before ']', or a comma is too many \(again)"),
    Case(
      "trailing comma in an object", #"{"value":[],}"#,
      "line 1, record 1: a value is missing before '}', or a comma is too many \(again)"),
    Case("trailing garbage", "[\(grant)]\nxyz", "line 2: 'x' is not JSON here \(again)"),
    Case("NaN", #"[{"id":NaN}]"#, "line 1, record 1: 'N' is not JSON here \(again)"),
    Case("comment", "[ // all\n]", "line 1, record 1: comments are not JSON \(again)"),
    Case(
      "missing comma", "[\(grant)\n\(grant)]", "line 2, record 2: '{' is not JSON here \(again)"),
    Case("a bare number", "[]\n7", "line 2: a number stands where records were expected \(again)"),
    Case(
      "a list of numbers", "[1,2]",
      "record 1: a number stands where records were expected \(again)"),
    Case(
      "a text longer than 8 MiB", "[{\"id\":\"" + String(repeating: "a", count: 8 << 20 + 1),
      "line 1: a text is longer than 8 MiB \(again)"),
    Case(
      "unclosed quote", "login,name\nana,\"Ana\nbob,Bob\n",
      "line 2: a quote that begins in line 2 never ends \(again)"),
    Case(
      "text after a quote", "login,name\nana,\"Ana\"x\n",
      "line 2: text follows a closing quote \(again)"),
    Case(
      "duplicate column", "login,name,login\n",
      "line 1: the column 'login' occurs twice \(again)"),
  ]

  static let answers: [Case] = [
    Case(
      "Graph's error",
      #"{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges"}}"#,
      "line 1: this is an error answer, not an export:"
        + " Authorization_RequestDenied: Insufficient privileges \(role)"),
    Case(
      "Google's error", #"{"error":{"code":403,"message":"Not Authorized"}}"#,
      "line 1: this is an error answer, not an export: 403: Not Authorized \(role)"),
    Case(
      "GitHub's error", #"{"message":"Not Found","documentation_url":"https://docs.github.com"}"#,
      "line 1: this is an error answer, not an export: Not Found \(role)"),
    Case(
      "Okta's error", #"{"errorCode":"E0000011","errorSummary":"Invalid token provided"}"#,
      "line 1: this is an error answer, not an export: E0000011: Invalid token provided \(role)"),
    Case(
      "Slack's error", #"{"ok":false,"error":"not_allowed_token_type"}"#,
      "line 1: this is an error answer, not an export: not_allowed_token_type \(role)"),
    Case(
      "Vault's error", #"{"errors":["permission denied"]}"#,
      "line 1: this is an error answer, not an export: permission denied \(role)"),
    Case(
      "an error after a page",
      "{\"value\":[\(grant)]}\n{\"error\":{\"code\":\"x\",\"message\":\"y\"}}",
      "line 2: this is an error answer, not an export: x: y \(role)"),
    Case(
      "HTML", "\n<!DOCTYPE html><html>",
      "this is an HTML or XML page, not an export"
        + " (a login or error page was saved; sign in and export again)"),
    Case(
      "unknown members", #"[{"colour":"red","size":3}]"#,
      "record 1: this is no export that custody knows: it has the members colour, size \(unknown)"),
    Case(
      "unknown columns", "colour;size\nred;3\n",
      "line 1: this is no export that custody knows: it has the columns colour, size"
        + " (any CSV can be read by a column map: custody sources map FILE proposes one)"),
    Case(
      "GAM's counts", "user,tokenCount\nana@corp.example,3\n",
      "line 1: this is GAM's count of tokens: it doesn't name them"
        + " (export with: gam all users print tokens)"),
    Case(
      "GAM's apps", "clientId,displayText,anonymous,nativeApp,users,scopes\n",
      "line 1: this is GAM's list of apps with counts: it doesn't say who granted what"
        + " (export with: gam all users print tokens)"),
    Case(
      "several users' tokens",
      #"[{"clientId":"1","displayText":"a","scopes":[]},"#
        + #"{"clientId":"1","displayText":"a","scopes":[]}]"#,
      "record 2: these are several users' tokens, and nothing says whose is which"
        + " (export with gam all users print tokens, or one file for each user with --user)"),
  ]

  @Test(arguments: bytes + syntax + answers)
  func `a file that can't be imported says why`(sample: Case) throws {
    #expect(try Run.refusal(sample.bytes) == sample.sentence)
  }

  @Test func `a wrong source is refused with the nearest`() throws {
    #expect(
      try Run.refusal("[]".utf8, ImportOptions(source: "entra.user"))
        == "there is no source 'entra.user' (did you mean entra.users?)")
    #expect(
      try Run.refusal("[\(RefusalTests.grant)]".utf8, ImportOptions(source: "entra.users"))
        == "record 1: this is not entra.users: it lacks userPrincipalName"
        + " (it looks like entra.oauth2PermissionGrants; leave out --source)")
    #expect(
      try Run.refusal("a,b\n".utf8, ImportOptions(source: "entra.users"))
        == "this is CSV, and entra.users is not (leave out --source, and custody looks for itself)")
  }

  @Test func `strict makes a wrong record refuse the file`() throws {
    let text =
      "[\(RefusalTests.grant),{\"id\":\"g2\",\"clientId\":\"c\",\"consentType\":\"Maybe\","
      + "\"resourceId\":\"r\",\"scope\":\"\"}]"
    let (report, _) = try Run.text(text)
    #expect(report.loaded == 1)
    #expect(
      report.rejected.first?.reason == "'consentType' is 'Maybe', not AllPrincipals or Principal")
    #expect(
      try Run.refusal(text.utf8, ImportOptions(strict: true))
        == "record 2: 'consentType' is 'Maybe', not AllPrincipals or Principal"
        + " (nothing was imported; --strict allows no fault)")
  }
}
