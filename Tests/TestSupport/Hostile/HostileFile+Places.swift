import Foundation

/// What stands at a path instead of a file. None of it may block, lead elsewhere, or be read.
extension HostileFile {
  /// Why a file could not be made.
  struct Failure: Error { let call: String, code: Int32 }

  private static let link = Rule.refused(
    "this is a symbolic link", hint: "name the file that it points to")
  private static let device = Rule.refused(
    "this is a device, not a file", hint: "name the export's file")

  private static func place(
    _ name: String, _ rule: Rule, _ call: @escaping @Sendable (String) -> Int32
  ) -> HostileFile {
    HostileFile(name: name, rule: rule) { path in
      if call(path) != 0 { throw Failure(call: name, code: errno) }
    }
  }

  static let places: [HostileFile] =
    [
      place(
        "pipe.json", .refused("this is a pipe, not a file", hint: "save the export to a file first")
      ) { mkfifo($0, 0o600) },
      place("directory.json", .refused("this is a directory", hint: "name the files in it")) {
        mkdir($0, 0o700)
      },
      place("link-to-passwd.json", link) { symlink("/etc/passwd", $0) },
      place("link-to-nothing.json", link) { symlink("nowhere", $0) },
      place("link-to-itself.json", link) { symlink($0, $0) },
      place("link-to-zeros.json", link) { symlink("/dev/zero", $0) },
      HostileFile(name: "link-to-secret.json", rule: link) { path in
        try Data("[\(grant("hunter2"))]".utf8).write(to: URL(fileURLWithPath: path + ".secret"))
        if symlink(path + ".secret", path) != 0 { throw Failure(call: "symlink", code: errno) }
      },
      HostileFile(
        name: "socket.json",
        rule: .refused(
          "this is a socket or a device, not a file", hint: "name the export's file")
      ) { try socket(at: $0) },
      HostileFile(
        name: "missing.json", rule: .refused("", hint: "nothing was imported", status: 66)
      ) { _ in },
      HostileFile(
        name: "larger-than-2-GiB.json",
        rule: .refused("the file is larger than 2 GiB", hint: "export it in parts")
      ) { path in
        try Data("[".utf8).write(to: URL(fileURLWithPath: path))
        // No block of it is on the disk.
        if truncate(path, 2 << 30 + 1) != 0 { throw Failure(call: "truncate", code: errno) }
      },
      HostileFile(
        name: "hole-of-1-GiB.json",
        rule: .refused("line 1, byte 2: the file holds a NUL byte", hint: utf8)
      ) { path in
        try Data("[".utf8).write(to: URL(fileURLWithPath: path))
        if truncate(path, 1 << 30) != 0 { throw Failure(call: "truncate", code: errno) }
      },
      text(
        "name-with-\u{1B}]0;x\u{7}-\u{202E}.json", "[1]",
        .refused("record 1: a number stands where records were expected", hint: again)),
    ] + forbidden

  /// Root may read what nobody may.
  private static let forbidden: [HostileFile] =
    geteuid() == 0
    ? []
    : [
      HostileFile(
        name: "forbidden.json",
        rule: .refused("Permission denied", hint: "nothing was imported", status: 74)
      ) { path in
        try Data("[\(grant("a"))]".utf8).write(to: URL(fileURLWithPath: path))
        if chmod(path, 0) != 0 { throw Failure(call: "chmod", code: errno) }
      }
    ]

  /// Devices, and files that only seem empty: they stand where they are.
  public static let devices: [(path: String, rule: Rule)] = [
    ("/dev/zero", device), ("/dev/null", device),
    (
      "/proc/self/environ",
      .refused(
        "the file is empty",
        hint: "export it again; an export of nothing still has a list in it")
    ),
  ]

  private static func socket(at path: String) throws {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // The name of a socket is short; the folder of a test may not be.
    let short = NSTemporaryDirectory() + "s\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    guard short.utf8.count < 100 else { throw Failure(call: "socket name", code: ENAMETOOLONG) }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: short.utf8) }
    let descriptor = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0, rename(short, path) == 0 else { throw Failure(call: "bind", code: errno) }
  }
}
