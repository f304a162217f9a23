import Foundation

/// The sample files beside these tests.
enum Fixture {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures").path

  /// Paths of the sample files, relative to `folder`, that custody reads.
  static let readable = files.filter {
    $0.contains("/") && !$0.hasPrefix("others/") && !$0.hasPrefix("maps/")
  }
  /// Those that a column map explains.
  static let mapped = files.filter { $0.hasPrefix("maps/") }
  /// Those of sources that it doesn't read.
  static let others = files.filter { $0.hasPrefix("others/") }

  private static let endings = [".json", ".csv", ".jsonl", ".ndjson", ".ldif"]
  private static let files: [String] = {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { name in endings.contains { name.hasSuffix($0) } }
      .sorted()
  }()

  static func path(_ name: String) -> String { folder + "/" + name }

  static func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path(name)))
  }
}
