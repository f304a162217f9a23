import CustodyDashboard
import Foundation

/// The reviewer's own editor, for longer texts.
public struct Editor: Sendable {
  /// The program and its arguments; the file's path comes after them.
  public var argv: [String]
  /// The folder in which a folder for one text is made.
  public var folder: String

  /// An editor, by the value of `VISUAL` or `EDITOR`: words between blanks, no shell.
  public init(command: String, folder: String) {
    argv = command.split(separator: " ").map(String.init)
    self.folder = folder
  }

  /// Lets the reviewer edit `text`; nil if the editor failed, the file can't be read as UTF-8, or nothing was changed.
  ///
  /// The file is readable by its owner only (0600 in a folder 0700) and gone afterwards.
  @MainActor public func edit(_ text: String, in terminal: any Terminal) -> String? {
    guard !argv.isEmpty else { return nil }
    let files = FileManager.default
    let own = folder + "/custody-" + UUID().uuidString
    let path = own + "/text"
    defer { try? files.removeItem(atPath: own) }
    guard
      (try? files.createDirectory(
        atPath: own, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700]))
        != nil,
      files.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]),
      terminal.withChild(argv + [path]) == 0,
      let data = files.contents(atPath: path), let edited = String(data: data, encoding: .utf8)
    else { return nil }
    // Editors end a file with a line end that nobody typed.
    let trimmed = edited.hasSuffix("\n") ? String(edited.dropLast()) : edited
    return trimmed == text ? nil : trimmed
  }
}
