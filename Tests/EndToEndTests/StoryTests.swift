import CustodyTestSupport
import Foundation
import Testing

/// Plays every story of `Scripts` against the built program.
struct StoryTests {
  static let names: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Scripts").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  @Test func `there are stories`() {
    #expect(StoryTests.names.count >= 6)
  }

  @Test(arguments: names)
  func `a story goes as it is written`(_ name: String) async throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Scripts/\(name)")
    let script = StoryScript(try String(contentsOf: path, encoding: .utf8))
    #expect(!script.steps.isEmpty)
    try Golden.check(try await script.played().text, "Scripts/\(name)")
  }
}
