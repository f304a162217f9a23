import CTerm
import CustodyDomain
import Foundation

/// The file of a store before SQLite sees it: what is refused, and how a new one is made.
enum StoreFile {
  /// What was found at a path.
  enum State: Equatable {
    case absent
    /// An empty file: a first run that was interrupted before it wrote anything.
    case empty
    /// A store; `shared` when somebody else may write it.
    case store(shared: Bool)
  }

  /// Looks at the path and refuses what can't be trusted to hold a ledger.
  static func examine(_ path: String) throws -> State {
    try refuseNetwork(path)
    try refuseFolder(path)
    for suffix in ["-wal", "-shm", "-journal"] {
      var facts = stat()
      if lstat(path + suffix, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG {
        throw unusable(
          path + suffix, "belongs to the store but is no plain file", "remove it, then try again")
      }
    }
    var facts = stat()
    guard lstat(path, &facts) == 0 else {
      guard errno == ENOENT else {
        throw unusable(path, "can't be looked at: \(reason())", "check the folder's permissions")
      }
      return .absent
    }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK:
      throw unusable(path, "is a symbolic link", "name the file that it points to")
    case S_IFDIR:
      throw unusable(path, "is a folder", "name a file in it, for example \(path)/custody.db")
    default:
      throw unusable(path, "is no plain file", "name another file")
    }
    guard facts.st_nlink == 1 else {
      throw unusable(
        path, "has \(facts.st_nlink) names (hard links), and SQLite's journal belongs to one",
        "remove the other names, or restore a backup under a new one")
    }
    guard facts.st_mode & 0o002 == 0 else {
      throw unusable(path, "can be written by everybody", "chmod 600 \(path)")
    }
    guard facts.st_size > 0 else { return .empty }
    try refuseForeign(path)
    return .store(shared: facts.st_mode & 0o020 != 0 || facts.st_uid != geteuid())
  }

  /// Makes an empty file: 0660 in a folder that a group shares (2770, so that files get its group), else 0600.
  /// SQLite gives its journals the file's mode and group, and the head file follows too.
  static func create(_ path: String) throws {
    let shares = isShared(parent(of: path))
    let descriptor = Foundation.open(
      path, O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_WRONLY, 0o600)
    guard descriptor >= 0 else {
      throw unusable(path, "can't be made: \(reason())", "choose another place with --store")
    }
    defer { close(descriptor) }
    // Not by open's mode: a private umask is right for everything else.
    guard !shares || fchmod(descriptor, 0o660) == 0 else {
      throw unusable(path, "can't be shared with its group: \(reason())", "choose another folder")
    }
  }

  /// Whether a folder hands its group on to files, and the group may write in it.
  private static func isShared(_ folder: String) -> Bool {
    var facts = stat()
    return stat(folder, &facts) == 0 && facts.st_mode & 0o2020 == 0o2020
  }

  /// Makes the folders of a path that lack, readable by their owner alone.
  static func createFolder(of path: String) throws {
    let folder = parent(of: path)
    var facts = stat()
    guard stat(folder, &facts) != 0 else { return }
    if folder != "/", folder != "." { try createFolder(of: folder) }
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw unusable(
        folder, "is a folder that can't be made: \(reason())",
        "choose another place with --store")
    }
  }

  private static func refuseFolder(_ path: String) throws {
    let folder = parent(of: path)
    var facts = stat()
    guard stat(folder, &facts) == 0 else { return }
    guard facts.st_mode & S_IFMT == S_IFDIR else {
      throw unusable(path, "lies in \(folder), which is no folder", "choose another place")
    }
    // Not even with the sticky bit: whoever can add a file there can add the store's journal.
    guard facts.st_mode & 0o002 == 0 else {
      throw unusable(
        path, "lies in \(folder), which everybody can write to",
        "keep it in a folder of your own: mkdir -m 700 FOLDER")
    }
  }

  private static func refuseNetwork(_ path: String) throws {
    var place = path
    var type = cterm_filesystem_type(place)
    while type == -1, place != "/", place != "." {
      place = parent(of: place)
      type = cterm_filesystem_type(place)
    }
    // The f_type values of statfs(2). Locks and syncs are not reliable on any of them.
    let networks: [Int64: String] = [
      0x6969: "NFS", 0xFE53_4D42: "SMB", 0xFF53_4D42: "CIFS", 0x517B: "SMB", 0x6573_5546: "FUSE",
      0x0102_1997: "9P", 0x00C3_6400: "Ceph", 0x5346_414F: "AFS", 0x0BD0_0BD0: "Lustre",
    ]
    if let network = networks[type] {
      throw unusable(
        path,
        "lies on a network file system (\(network)), where locks and syncs can't be relied on",
        "keep it on a local disk; a team shares custody through PostgreSQL")
    }
  }

  private static func refuseForeign(_ path: String) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw unusable(path, "can't be read: \(reason())", "check who owns it: ls -l \(path)")
    }
    defer { try? handle.close() }
    let header: [UInt8]
    do {
      header = Array(try handle.read(upToCount: 100) ?? Data())
    } catch {
      throw StoreError.inputOutput("\(path): \(error)")
    }
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw unusable(path, "is no custody store", "name another file")
    }
    // Offset 68 of SQLite's file format, written before the store first entered WAL mode.
    let identity = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard identity == UInt32(bitPattern: Migrations.applicationID) else {
      throw unusable(
        path, "is another program's SQLite database", "name another file; nothing was changed")
    }
  }

  static func parent(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  static func unusable(_ path: String, _ why: String, _ hint: String) -> StoreError {
    .unusable(path: path, why: why, hint: hint)
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
