import Foundation

/// One of the users that every Debian system has. Tests run the program as them with setpriv, for two people on
/// one store are two users of the operating system.
public struct SystemUser: Sendable {
  /// The account's name.
  public let name: String
  private let uid: uid_t

  /// The user; nil where the system hasn't got it.
  public init?(_ name: String) {
    guard let entry = getpwnam(name) else { return nil }
    self.name = name
    uid = entry.pointee.pw_uid
  }

  /// Whether this process may become somebody else: as root, with setpriv at hand. Continuous integration runs
  /// as root; elsewhere these tests can't run, because only the kernel makes two users of one.
  public static var canSwitch: Bool {
    getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
      && SystemUser("games") != nil && SystemUser("mail") != nil
  }

  /// The group in which all of them are when they run: that of `games`.
  private static var group: gid_t { getpwnam("games")?.pointee.pw_gid ?? 60 }

  /// What stands before a command so that this user runs it, in the shared group and no other.
  public var prefix: [String] {
    [
      "/usr/bin/setpriv", "--reuid=\(name)", "--regid=\(SystemUser.group)",
      "--groups=\(SystemUser.group)",
    ]
  }

  /// Makes a home for the user in a scratch folder, with a configuration that maps the account to a person.
  ///
  /// - Returns: the variables that a run as this user wants.
  public func settle(in scratch: Scratch, as person: String?) throws -> [String: String?] {
    try scratch.open()
    let home = scratch.file("home-\(name)")
    if let person {
      try scratch.write(
        "home-\(name)/.config/custody/config.toml", "[reviewer]\n\(name) = \"\(person)\"\n")
    } else {
      try scratch.write("home-\(name)/empty", "")
    }
    let all = try FileManager.default.subpathsOfDirectory(atPath: home).map { "\(home)/\($0)" }
    for path in [home] + all where chown(path, uid, SystemUser.group) != 0 {
      throw CocoaError(.fileWriteNoPermission)
    }
    return ["HOME": home]
  }

  /// A folder that the group shares, as EVIDENCE 4.1 wants it: 2770.
  public static func sharedFolder(in scratch: Scratch) throws -> String {
    try scratch.open()
    let folder = scratch.file("shared")
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    guard chown(folder, 0, group) == 0, chmod(folder, 0o2770) == 0 else {
      throw CocoaError(.fileWriteNoPermission)
    }
    return folder
  }

  /// Runs custody as this user.
  public func custody(
    _ arguments: [String], in scratch: Scratch, _ environment: [String: String?]
  ) async throws -> Command.Outcome {
    let command = prefix + [Command.custody] + arguments
    return try await Command.run(
      command[0], Array(command.dropFirst()),
      environment: Command.environment(scratch, environment), folder: scratch.path)
  }
}

extension Scratch {
  /// Lets other users go through the folder.
  fileprivate func open() throws {
    guard chmod(path, 0o711) == 0 else { throw CocoaError(.fileWriteNoPermission) }
  }
}
