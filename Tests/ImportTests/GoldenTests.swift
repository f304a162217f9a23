import CustodyDomain
import CustodyImport
import Foundation
import Testing

@Suite struct GoldenTests {
  @Test(arguments: Fixture.readable)
  func `a sample gives what a reading by hand finds in it`(name: String) throws {
    let (report, sink) = try Run.file(Fixture.path(name))
    let text = Rendering.text(report, sink)
    let path = Fixture.path(name + ".expected")
    let expected = try? String(contentsOfFile: path, encoding: .utf8)
    if expected == nil || ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(
      text == expected, "\(name): compare with \(name).expected, written anew if it was missing")
    #expect(report.read == report.loaded + report.ignored.count + report.rejected.count)
  }

  @Test func `there are samples of every source`() {
    #expect(
      Set(Fixture.readable.map { $0.prefix { $0 != "/" } }).isSuperset(of: [
        "anthropic", "aws", "chrome", "entra", "github", "google", "kubernetes", "mcp", "ocsf",
        "okta", "openai", "osquery", "people", "slack", "spire", "vault",
      ]))
    #expect(!Fixture.others.isEmpty)
  }
}
