import Glibc

/// The files of which a store consists, for removing one that this program made itself.
enum StoreFiles {
  /// Removes the store at a path, which nobody may have open.
  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm", ".head"] { unlink(path + suffix) }
  }
}
