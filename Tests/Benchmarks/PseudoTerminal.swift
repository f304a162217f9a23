import Foundation
import Glibc

/// A program in a pseudo terminal of a fixed size, seen from outside: what a person's terminal sees.
final class PseudoTerminal {
  /// Why a program could not be started.
  struct Failure: Error { let call: String, code: Int32 }

  /// `POSIX_SPAWN_SETSID` of spawn.h, which Swift doesn't see.
  private static let newSession: Int16 = 0x80
  /// `TIOCSPTLCK` and `TIOCGPTN` of asm-generic/ioctls.h.
  private static let unlock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
  private let controller: Int32
  private let process: pid_t

  init(_ arguments: [String], environment: [String], columns: UInt16, rows: UInt16) throws {
    // Linux's own calls: Glibc's module hides posix_openpt and its siblings from Swift.
    controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard controller >= 0, ioctl(controller, Self.unlock, &locked) == 0,
      ioctl(controller, Self.getNumber, &number) == 0
    else { throw Failure(call: "ptmx", code: errno) }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
    // Opening the terminal in a new session makes it the controlling one.
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    posix_spawnattr_setflags(&attributes, Self.newSession)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup($0) } + [nil]
    defer {
      for pointer in argv + envp { free(pointer) }
    }
    var child: pid_t = 0
    let status = posix_spawn(&child, arguments[0], &actions, &attributes, &argv, &envp)
    guard status == 0 else { throw Failure(call: "posix_spawn", code: status) }
    process = child
  }

  /// Types bytes.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(controller, bytes, bytes.count)
  }

  /// Reads until `quiet` milliseconds pass without output, or until `done` says so.
  ///
  /// - Returns: seconds from the call to the last byte, and the bytes.
  func read(
    quiet: Int32, limit: Double = 30, until done: ([UInt8]) -> Bool = { _ in false }
  ) -> (seconds: Double, bytes: [UInt8]) {
    let clock = ContinuousClock()
    let start = clock.now
    var last = start
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while Double((clock.now - start).components.seconds) < limit {
      var poller = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
      guard poll(&poller, 1, all.isEmpty ? 2_000 : quiet) > 0 else { break }
      let count = Glibc.read(controller, &chunk, chunk.count)
      guard count > 0 else { break }
      last = clock.now
      all += chunk[0..<count]
      if done(all) { break }
    }
    let parts = (last - start).components
    return (Double(parts.seconds) + Double(parts.attoseconds) / 1e18, all)
  }

  /// Resident memory at its peak, in MiB.
  var peakMemory: Double {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    let kilobytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) }
    return (kilobytes ?? 0) / 1024
  }

  /// Ends the program and waits for it.
  func close() {
    kill(process, SIGTERM)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    Glibc.close(controller)
  }
}
