import Foundation

/// A run of the built `custody` with what it cost.
public struct Measured: Sendable {
  /// Why a program could not be started.
  public struct Failure: Error { let call: String, code: Int32 }

  /// Standard output.
  public var output: String
  /// Standard error.
  public var error: String
  /// The exit status; 128 + n for signal n.
  public var status: Int32
  /// Processor time in seconds, which the machine's other work doesn't lengthen.
  public var seconds: Double
  /// Resident memory at its peak, in bytes.
  public var peak: Int

  /// Runs custody as `Command.run` does, with standard input empty, and waits for its end; a run that is not
  /// over after `deadline` seconds is killed.
  public static func run(
    _ arguments: [String], in scratch: Scratch, deadline: Double = 60
  ) throws -> Measured {
    let (output, error) = (scratch.file("measured.out"), scratch.file("measured.err"))
    let process = try start(arguments, scratch, output, error)
    // After the start: other tests may have grown this process meanwhile.
    let own = highWater(of: getpid())
    let end = ContinuousClock.now + .seconds(deadline)
    var seen = 0
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, WNOHANG, &usage) == 0 {
      seen = max(seen, highWater(of: process))
      if ContinuousClock.now > end { kill(process, SIGKILL) }
      poll(nil, 0, 2)
    }
    // Linux counts in the memory of the process before exec, which is this one's: where that is larger, only
    // what was seen while it ran is left.
    let peak = Int(usage.ru_maxrss) << 10
    return Measured(
      output: scratch.read("measured.out"), error: scratch.read("measured.err"),
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
      seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), peak: peak > own ? peak : seen)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  private static func highWater(of process: pid_t) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return (line?.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0) << 10
  }

  private static func start(
    _ arguments: [String], _ scratch: Scratch, _ output: String, _ error: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (descriptor, path) in [(1, output), (2, error)] as [(Int32, String)] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    defer { posix_spawn_file_actions_destroy(&actions) }
    var argv = ([Command.custody] + arguments).map { strdup($0) } + [nil]
    var envp =
      Command.environment(scratch).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process: pid_t = 0
    let status = posix_spawn(&process, Command.custody, &actions, nil, &argv, &envp)
    guard status == 0 else { throw Failure(call: "posix_spawn", code: status) }
    return process
  }
}
