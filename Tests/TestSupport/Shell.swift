/// A real shell, to see what it makes of a line.
public enum Shell {
  /// The arguments that bash reads in a line.
  public static func words(_ line: String) async throws -> [String] {
    let outcome = try await Command.run(
      "/bin/bash", ["-c", #"printf '%s\0' "# + line], environment: ["LC_ALL": "C.UTF-8"],
      folder: "/")
    return Array(
      outcome.output.split(separator: "\0", omittingEmptySubsequences: false).dropLast()
    ).map(String.init)
  }
}
