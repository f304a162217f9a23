import Glibc

/// A file that wasn't there before, for its owner alone, who may run it.
struct NewFile {
  let path: String
  private let descriptor: Int32

  /// Makes it; what is there already stays as it is, and a link is followed nowhere.
  init(_ path: String) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o700)
    guard descriptor >= 0 else {
      let there = errno == EEXIST
      throw Complaint(
        .cannotCreate, "\(path): \(String(cString: strerror(errno)))",
        hint: there ? "nothing is overwritten: name a file that isn't there yet" : nil)
    }
    self.path = path
  }

  /// Writes everything and closes it.
  func write(_ text: String) throws {
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw Complaint(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
      }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else {
      throw Complaint(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Takes it away again if nothing was written.
  func removeIfEmpty() {
    var status = stat()
    if lstat(path, &status) == 0, status.st_size == 0 { unlink(path) }
  }
}
