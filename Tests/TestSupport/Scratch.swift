import Foundation

/// A folder of a test's own, removed with its last reference.
public final class Scratch: Sendable {
  /// The folder, absolute, with no symbolic link in it.
  public let path: String

  /// Makes the folder.
  public init() throws {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    path = base + "/custody-test-" + UUID().uuidString.prefix(13).lowercased()
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file or folder in it, which need not exist.
  public func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file, with the folders above it; returns its path.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
  }

  /// Writes a file, with the folders above it; returns its path.
  @discardableResult
  public func write(_ name: String, _ data: Data) throws -> String {
    let url = URL(fileURLWithPath: file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }

  /// What a file holds; empty if there is none.
  public func read(_ name: String) -> String {
    (try? String(contentsOfFile: file(name), encoding: .utf8)) ?? ""
  }
}
