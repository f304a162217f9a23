import Foundation

/// Compares what a test got with a file beside it. `UPDATE_GOLDEN=1` rewrites the file; a missing one is written
/// and fails.
public enum Golden {
  /// Why a golden file does not match, with the first line that differs, escapes made visible.
  public struct Mismatch: Error, CustomStringConvertible {
    /// For the test's report.
    public var description: String
  }

  /// Checks `text` against the file `name`, which stands relative to the folder of the calling test's source.
  public static func check(_ text: String, _ name: String, file: String = #filePath) throws {
    let url = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name)
    let ended = text.hasSuffix("\n") ? text : text + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try write(ended, to: url)
      return
    }
    guard let expected = try? String(contentsOf: url, encoding: .utf8) else {
      try write(ended, to: url)
      throw Mismatch(description: "\(name) did not exist; it was written: look at it and keep it")
    }
    guard expected != ended else { return }
    throw Mismatch(description: difference(name, expected, ended))
  }

  /// Checks `text` against what stands between `<!-- mark -->` and `<!-- /mark -->` in the file `name`.
  public static func check(
    _ text: String, between mark: String, in name: String, file: String = #filePath
  ) throws {
    let url = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name)
    let whole = try String(contentsOf: url, encoding: .utf8)
    guard let from = whole.range(of: "<!-- \(mark) -->\n"),
      let to = whole.range(of: "<!-- /\(mark) -->", range: from.upperBound..<whole.endIndex)
    else { throw Mismatch(description: "\(name) has no block marked \(mark)") }
    try check(
      whole.replacingCharacters(in: from.upperBound..<to.lowerBound, with: text), name, file: file)
  }

  private static func write(_ text: String, to url: URL) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private static func difference(_ name: String, _ expected: String, _ got: String) -> String {
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = got.split(separator: "\n", omittingEmptySubsequences: false)
    let at = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let index = at ?? min(left.count, right.count)
    func shown(_ lines: [Substring]) -> String {
      index < lines.count ? lines[index].debugDescription : "(no line)"
    }
    return """
      \(name) differs at line \(index + 1) (UPDATE_GOLDEN=1 rewrites it):
        expected \(shown(left))
        got      \(shown(right))
      all that was got:
      \(got)
      """
  }
}
