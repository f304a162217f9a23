import CTerm
import Glibc

/// Children without a shell, by `posix_spawn`: Foundation's Process gives a child its own process group, and the
/// kernel stops an editor that isn't in the terminal's.
public enum Child {
  /// Runs a program in our terminal and waits; its exit status, 128 + n for signal n, 127 if it can't be started.
  static func run(_ argv: [String]) -> Int32 {
    withArguments(argv) { cterm_run_child($0) }
  }

  /// Starts a program apart from the terminal and does not wait; false if it can't be started.
  public static func start(_ argv: [String]) -> Bool {
    guard !argv.isEmpty else { return false }
    return withArguments(argv) { cterm_start_detached($0) } == 0
  }

  private static func withArguments(
    _ argv: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32
  ) -> Int32 {
    var pointers = argv.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map(body) ?? 127
    }
  }
}
