import CustodyDomain
import Foundation

/// A file to import: opened so that neither a link, a pipe nor a device can lead elsewhere or block,
/// and read once, piece by piece, while its digest is taken.
final class InputFile {
  /// The most bytes of a file.
  static let largest: Int64 = 2 << 30
  private static let pieceSize = 64 << 10

  let path: String
  let size: Int64
  /// When the file was last written.
  let written: Instant
  private let descriptor: Int32
  private var hash = FileDigest()

  /// A file whose descriptor is open; from here on the object closes it.
  private init(path: String, descriptor: Int32, size: Int64, written: Instant) {
    self.written = written
    self.path = path
    self.descriptor = descriptor
    self.size = size
  }

  /// Opens the regular file at `path`.
  static func open(path: String) throws(ImportError) -> InputFile {
    let descriptor = Foundation.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw openFault(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = systemReason
      close(descriptor)
      throw .unreadable(path: path, reason: reason)
    }
    let file = InputFile(
      path: path, descriptor: descriptor, size: Int64(status.st_size),
      written: Instant(seconds: Int64(status.st_mtim.tv_sec)))
    if let (reason, hint) = shapeFault(status) {
      throw .refused(path: path, at: nil, reason: reason, hint: hint)
    }
    return file
  }

  deinit { close(descriptor) }

  /// SHA-256 of what was read, in hex.
  var digest: String { hash.hex() }

  /// Hands out the file's bytes in order; `body` gets at most 64 KiB at a time.
  func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: InputFile.pieceSize, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw ImportError.unreadable(path: path, reason: InputFile.systemReason)
      }
      if count == 0 { return }
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      hash.update(piece)
      try body(piece)
    }
  }

  private static var systemReason: String { String(cString: strerror(errno)) }

  private static func openFault(_ path: String) -> ImportError {
    switch errno {
    case ENOENT, ENOTDIR: .noSuchFile(path: path)
    case ELOOP:
      .refused(
        path: path, at: nil, reason: "this is a symbolic link",
        hint: "name the file that it points to")
    case ENXIO:
      .refused(
        path: path, at: nil, reason: "this is a socket or a device, not a file",
        hint: "name the export's file")
    default: .unreadable(path: path, reason: systemReason)
    }
  }

  private static func shapeFault(_ status: stat) -> (String, String)? {
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: return ("this is a directory", "name the files in it")
    case S_IFIFO: return ("this is a pipe, not a file", "save the export to a file first")
    default: return ("this is a device, not a file", "name the export's file")
    }
    if Int64(status.st_size) > largest {
      return ("the file is larger than 2 GiB", "export it in parts")
    }
    if status.st_size == 0 {
      return ("the file is empty", "export it again; an export of nothing still has a list in it")
    }
    return nil
  }
}
