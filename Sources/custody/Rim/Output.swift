import CustodyDashboard
import CustodyReport
import Glibc
import Synchronization

/// Standard output in large pieces, and standard error line by line.
final class Output: Sendable {
  /// Thrown when the reader of standard output has gone (`custody list | head`): no fault, the work ends.
  struct ReaderGone: Error {}

  private let buffer = Mutex<[UInt8]>([])

  /// Adds text to standard output.
  func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Adds bytes to standard output.
  func write(_ bytes: [UInt8]) throws {
    let isFull = buffer.withLock {
      $0.append(contentsOf: bytes)
      return $0.count > 1 << 16
    }
    if isFull { try flush() }
  }

  /// Hands everything to the system.
  func flush() throws {
    var rest = buffer.withLock { bytes in
      defer { bytes = [] }
      return bytes
    }[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { throw ReaderGone() }
        throw Complaint(.inputOutput, "standard output: \(String(cString: strerror(errno)))")
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Writes to standard error; nobody can be told when that fails.
  static func say(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The door through which reports show text from outside; `raw` names what hides in it.
  static func door(ascii: Bool, raw: Bool) -> TextDoor {
    TextDoor { text in
      let safe = raw ? SafeText.raw(text, ascii: ascii) : SafeText(text, ascii: ascii)
      return (safe.plain, safe.width)
    }
  }
}
