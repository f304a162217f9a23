import CustodyDomain
import Foundation
import GRDB

/// The ledger's head, kept in a file beside the store: without it a cut tail or an older copy of the store
/// looks sound (EVIDENCE: a damaged journal loses its last commits without any error).
struct HeadFile {
  /// Where it is: the store's path and `.head`.
  let path: String
  private let store: String

  init(store: String) {
    self.store = store
    path = store + ".head"
  }

  /// What the file says; nil where there is none.
  func read() throws -> String? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw failure("can't be read")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    if count < 0 { throw failure("can't be read") }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  /// Writes a head, unless another process has written a later one of the same store meanwhile. It is on
  /// the disk when this returns.
  func write(_ checkpoint: Checkpoint) throws {
    let folder = (path as NSString).deletingLastPathComponent
    let directory = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw failure("can't be written") }
    defer { close(directory) }
    // The folder carries the lock: locks on the database's own file would disturb SQLite's.
    while flock(directory, LOCK_EX) != 0 {
      if errno != EINTR { throw failure("can't be locked") }
    }
    if let text = try read(), let kept = Checkpoint(text: text), kept.store == checkpoint.store,
      kept.size > checkpoint.size
    {
      return
    }
    let next = path + ".new"
    let descriptor = open(next, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("can't be written") }
    defer { close(descriptor) }
    // Whoever may write the store writes its head; nobody else.
    var status = stat()
    if stat(store, &status) == 0 { fchmod(descriptor, status.st_mode & 0o660 | 0o600) }
    let bytes = Array(checkpoint.text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fdatasync(descriptor) == 0,
      rename(next, path) == 0, fsync(directory) == 0
    else { throw failure("can't be written") }
  }

  private func failure(_ what: String) -> StoreError {
    .inputOutput("the head file \(path) \(what): \(String(cString: strerror(errno)))")
  }
}

extension SQLiteStore {
  /// Compares the ledger with its head file at start (DESIGN.md section 3). A file that is missing, or behind
  /// after a crash, is brought forward.
  ///
  /// - Returns: why the store may only be read; nil when all is well.
  func reasonForReadingOnly() throws -> String? {
    let file = HeadFile(store: path)
    let (problem, current) = try compareHead(with: file)
    if let problem { return "\(problem.what); \(problem.remedy)" }
    guard let current else { return nil }
    do {
      try file.write(current)
    } catch StoreError.inputOutput(let reason) {
      return reason
    }
    return nil
  }

  /// Writes the head file when entries were added since it was last written here.
  func recordHead() throws {
    let checkpoint = try pool.read { db -> Checkpoint? in
      let size = try EntryWriter.size(db)
      guard size != notedSize.withLock({ $0 }) else { return nil }
      return try EntryWriter.checkpoint(size, uuid, db)
    }
    guard let checkpoint else { return }
    try HeadFile(store: path).write(checkpoint)
    notedSize.withLock { $0 = checkpoint.size }
  }

  /// How the ledger stands to the head file.
  ///
  /// - Returns: what is wrong, if anything is; and the head to write where the file is missing or behind.
  func compareHead(
    with file: HeadFile
  ) throws -> (problem: VerifyReport.Problem?, behind: Checkpoint?) {
    let text = try file.read()
    let (size, current, comparison, noted) = try pool.read { db in
      let size = try EntryWriter.size(db)
      let current = try EntryWriter.checkpoint(size, uuid, db)
      let noted = text.flatMap(Checkpoint.init(text:))
      let comparison = try noted?.compare(store: uuid, size: size) {
        try EntryWriter.frontier(at: $0, db)?.root
      }
      return (size, current, comparison, noted)
    }
    func problem(_ what: String, _ remedy: String) -> VerifyReport.Problem {
      VerifyReport.Problem(at: "head file", what: what, remedy: remedy)
    }
    guard let current else {
      return (
        problem(
          "the ledger's hashes are missing: entries were removed", "run custody verify"), nil
      )
    }
    guard text != nil else { return (nil, current) }
    guard let comparison, let noted else {
      return (
        problem(
          "the head file can't be read",
          "restore \(file.path) from a backup, or remove it after custody verify is clean"), nil
      )
    }
    switch comparison {
    case .same:
      notedSize.withLock { $0 = size }
      return (nil, nil)
    case .behind: return (nil, current)
    case .ahead:
      return (
        problem(
          "acknowledged entries are missing: the ledger ends at \(size), "
            + "its head file says \(noted.size)",
          "restore the newest backup of the store and run custody verify"), nil
      )
    case .differs:
      return (
        problem(
          "the ledger is not the one whose head was noted: "
            + "entries up to \(noted.size) were rewritten",
          "restore the newest backup of the store and run custody verify"), nil
      )
    case .foreign:
      return (
        problem(
          "the head file belongs to another store",
          "put this store's own head file back beside it"), nil
      )
    }
  }
}
