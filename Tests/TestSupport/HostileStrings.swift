import Foundation

/// Names that somebody could give an app to fool a reviewer or a terminal, with what must become of each.
public struct HostileString: Decodable, Sendable {
  /// What it is called.
  public var name: String
  /// The text.
  public var value: String
  /// What it is after.
  public var why: String
  /// `cell="…" width=N flags=a,b id=accept|reject text=accept|reject`.
  public var expect: String

  /// All of them.
  public static func all() throws -> [HostileString] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("hostile-strings.json")
    return try JSONDecoder().decode([HostileString].self, from: Data(contentsOf: file))
  }

  /// The cell as it must be shown; past 48 scalars it ends in an ellipsis here, though not on the screen.
  public var shown: String? {
    guard let end = expect.range(of: " width=", options: .backwards) else { return nil }
    let quoted = expect[..<end.lowerBound].dropFirst("cell=".count)
    return try? JSONDecoder().decode([String].self, from: Data("[\(quoted)]".utf8)).first
  }

  /// The columns it must take.
  public var width: Int? { word("width").flatMap { Int($0) } }
  /// The flags it must have, sorted.
  public var flags: [String] {
    word("flags").map { $0 == "none" ? [] : $0.split(separator: ",").map(String.init) } ?? []
  }
  /// Whether it may be an id.
  public var idAccepted: Bool { word("id") == "accept" }
  /// Whether it may be a text.
  public var textAccepted: Bool { word("text") == "accept" }

  private func word(_ key: String) -> String? {
    guard let start = expect.range(of: " \(key)=", options: .backwards) else { return nil }
    return expect[start.upperBound...].split(separator: " ").first.map(String.init)
  }
}
