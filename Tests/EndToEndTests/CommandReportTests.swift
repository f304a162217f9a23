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
}
