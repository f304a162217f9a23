import Foundation

/// A file that an administrator could be given to fool or to stop an import, and what must become of it.
///
/// The corpus of EVIDENCE.md section 6; `make` writes the file, so that none of it lies in the repository.
public struct HostileFile: Sendable, CustomStringConvertible {
  /// What must become of a file.
  public enum Rule: Sendable {
    /// Nothing of the command is written. The reason with its place, what to do next, the exit status.
    case refused(_ reason: String, hint: String, status: Int32 = 65)
    /// It is imported: so many records loaded, and the others told with place and reason.
    case read(loaded: Int, ignored: [String] = [], rejected: [String] = [])
  }

  /// The file's name in its folder.
  public var name: String
  /// What must become of it.
  public var rule: Rule
  /// What the inventory must then say of its first item, by the member of `custody list --format json`.
  public var facts: [String: String] = [:]
  /// Writes it (or makes what stands there) at the path.
  public var make: @Sendable (_ path: String) throws -> Void

  /// For the test's report.
  public var description: String { name }

  /// The whole corpus.
  public static var all: [HostileFile] {
    structure + values + bytes + texts + times + tables + places + containers
  }

  /// What takes a gigabyte of disk; run where `CUSTODY_BIG` is set.
  public static var isBigWanted: Bool {
    ProcessInfo.processInfo.environment["CUSTODY_BIG"] != nil
  }

  // The hints that most refusals end with.
  static let again = "nothing was imported; export the file again"
  static let nothing = "nothing was imported"
  static let utf8 = "nothing was imported; save it as UTF-8 without NUL"
  static let sources = "see custody sources for what can be imported"
  static let unpack = "unpack it first"

  static func text(
    _ name: String, _ text: @autoclosure @escaping @Sendable () -> String, _ rule: Rule,
    _ facts: [String: String] = [:]
  ) -> HostileFile {
    data(name, Array(text().utf8), rule, facts)
  }

  static func data(
    _ name: String, _ bytes: @autoclosure @escaping @Sendable () -> [UInt8], _ rule: Rule,
    _ facts: [String: String] = [:]
  ) -> HostileFile {
    HostileFile(name: name, rule: rule, facts: facts) { path in
      try Data(bytes()).write(to: URL(fileURLWithPath: path))
    }
  }

  /// A delegated grant of Microsoft Graph, with more members if given.
  static func grant(_ id: String, scope: String = "Mail.Read", _ more: String = "") -> String {
    #"{"id":"\#(id)","clientId":"c","consentType":"AllPrincipals","resourceId":"r","scope":"\#(scope)"\#(more)}"#
  }

  /// A custody record of an item; `name` is the inside of a JSON text.
  static func item(_ id: String, name: String) -> String {
    #"{"record":"item","kind":"oauth-grant","source":"test","id":"\#(id)","name":"\#(name)"}"#
  }

  /// A fine-grained token of GitHub with members that differ.
  static func token(_ members: String) -> String {
    #"[{"token_name":"t","owner":{"login":"octocat"},"permissions":{},"#
      + (members.contains("token_id") ? "" : #""token_id":7,"#)
      + (members.contains("access_granted_at") ? "" : #""access_granted_at":null,"#) + members
      + "}]"
  }
}

extension String {
  func times(_ count: Int) -> String { String(repeating: self, count: count) }
}
