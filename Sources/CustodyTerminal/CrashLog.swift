import CTerm
import Glibc

/// Where standard error goes while the screen is up, so that nothing is printed into a frame.
public final class CrashLog {
  /// The file.
  public let path: String
  private var standardError: Int32 = -1

  /// A log at a path whose folder exists.
  public init(path: String) { self.path = path }

  /// Sends standard error to the file from here, until ``end()``; false if it can't be opened.
  func begin() -> Bool {
    guard standardError < 0 else { return true }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    standardError = fcntl(2, F_DUPFD_CLOEXEC, 3)
    dup2(file, 2)
    Glibc.close(file)
    return true
  }

  /// Gives standard error back; a log that holds nothing goes.
  func end() {
    guard standardError >= 0 else { return }
    var status = stat()
    if fstat(2, &status) == 0, status.st_size == 0 { unlink(path) }
    dup2(standardError, 2)
    Glibc.close(standardError)
    standardError = -1
  }

  /// Starts the program once more in this process with Swift's backtracer set for a full-screen program, unless that
  /// was done: the backtracer reads its settings before `main`, and by default it asks a question on the screen
  /// in raw mode and waits 30 seconds for a key. Does nothing where the user has settings of their own.
  public static func prepareBacktraces() {
    guard getenv("SWIFT_BACKTRACE") == nil else { return }
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return }
    setenv(
      "SWIFT_BACKTRACE",
      "interactive=no,color=no,sanitize=yes,registers=none,output-to=stderr", 1)
    _ = cterm_exec_self(buffer, CommandLine.unsafeArgv)
    unsetenv("SWIFT_BACKTRACE")
  }
}
