import Foundation

/// Tells a test that all is drawn and nothing is left to do: a line `<frames> <inputs>` at the end of a file.
public struct IdleMarker: Sendable {
  private let path: String

  /// A marker in a file that exists.
  public init(path: String) { self.path = path }

  /// Appends one line; nothing happens if the file is gone.
  public func write(frames: Int, inputs: Int) {
    guard let file = FileHandle(forWritingAtPath: path) else { return }
    defer { try? file.close() }
    _ = try? file.seekToEnd()
    try? file.write(contentsOf: Data("\(frames) \(inputs)\n".utf8))
  }
}
