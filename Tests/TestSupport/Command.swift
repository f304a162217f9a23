import Foundation
import Subprocess

/// Runs the built `custody` with a fixed environment.
public enum Command {
  /// What a run gave.
  public struct Outcome: Sendable {
    /// Standard output.
    public var output: String
    /// Standard error.
    public var error: String
    /// The exit status; 128 + n for signal n.
    public var status: Int32
  }

  /// The moment of every run unless the test says another.
  public static let clock = "2026-11-21T09:14:00Z"

  /// The built program, beside the test bundle.
  public static var custody: String {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("custody").path
  }

  /// The environment of every run: nothing of the caller's but PATH, HOME and the XDG folders in the scratch folder.
  public static func environment(
    _ scratch: Scratch, _ changes: [String: String?] = [:]
  ) -> [String: String] {
    var values = [
      "HOME": scratch.path, "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
      "TZ": "UTC", "TERM": "dumb", "CUSTODY_CLOCK": clock,
    ]
    for (name, value) in changes { values[name] = value }
    return values
  }

  /// Runs custody and waits for its end.
  ///
  /// - Parameters:
  ///   - changes: variables set, or with nil taken away, from the fixed environment.
  ///   - input: what it reads from standard input.
  public static func run(
    _ arguments: [String], in scratch: Scratch, environment changes: [String: String?] = [:],
    input: String = ""
  ) async throws -> Outcome {
    try await run(
      custody, arguments, environment: environment(scratch, changes), folder: scratch.path,
      input: input)
  }

  /// Runs another program in the same way.
  public static func run(
    _ program: String, _ arguments: [String], environment: [String: String], folder: String,
    input: String = ""
  ) async throws -> Outcome {
    let keys = environment.map { (Environment.Key(rawValue: $0.key), $0.value) }
    let variables = Dictionary(
      uniqueKeysWithValues: keys.compactMap { key, value in key.map { ($0, value) } })
    let result = try await Subprocess.run(
      program.contains("/") ? .path(.init(program)) : .name(program),
      arguments: Arguments(arguments), environment: .custom(variables),
      workingDirectory: .init(folder), input: .string(input),
      output: .string(limit: 64 << 20), error: .string(limit: 16 << 20))
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): 128 + signal
      }
    return Outcome(
      output: result.standardOutput, error: result.standardError, status: status)
  }
}
