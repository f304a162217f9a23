import Foundation
import Glibc

/// Times the import of an export as large as a large tenant's, and of the next one, in which one grant in a hundred
/// has changed: the real program, a new store, the file written here.
struct ImportBenchmark {
  /// Why there is no figure.
  struct Failure: Error { let what: String }

  let program: String
  /// A folder for the file, the store and the home.
  let folder: String
  let environment: [String]
  let grants: Int

  func run() throws {
    let file = folder + "/grants.json"
    let store = folder + "/import/bench.db"
    let changedEach = 100
    let bytes = try Grants(count: grants).write(to: file)
    print(
      "custody import, \(grants) grants of Microsoft Entra, \(bytes / 1_000_000) MB of Graph's JSON"
    )
    let first = try importing(file, store, named: "first import", added: grants, changed: 0)
    _ = try Grants(count: grants, changedEach: changedEach).write(to: file)
    let changed = (grants + changedEach - 1) / changedEach
    let second = try importing(
      file, store, named: "the next, 1 % changed", added: 0, changed: changed)
    print(
      "  the next to the first".padding(toLength: 36, withPad: " ", startingAt: 0),
      String(format: "%8.2f", second / first))
  }

  /// Imports the file and tells what it cost; returns seconds.
  private func importing(
    _ file: String, _ store: String, named name: String, added: Int, changed: Int
  ) throws -> Double {
    let answer = folder + "/answer.json"
    let clock = ContinuousClock()
    let start = clock.now
    let usage = try spawn(["import", "--format", "json", "--store", store, file], answer)
    let parts = (clock.now - start).components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    try check(answer, added: added, changed: changed)
    let processor =
      Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    print(
      ("  " + name).padding(toLength: 36, withPad: " ", startingAt: 0),
      String(
        format: "%8.1f s  (processor %.1f s)  %8.0f records/s  peak %4.0f MiB", seconds, processor,
        Double(grants) / seconds, Double(usage.ru_maxrss) / 1024))
    return seconds
  }

  /// A figure counts only if everything was read.
  private func check(_ answer: String, added: Int, changed: Int) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: answer))
    let report = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let file = (report?["files"] as? [[String: Any]])?.first ?? [:]
    let wanted = [
      "read": grants, "loaded": grants, "added": added, "changed": changed, "departed": 0,
    ]
    for (member, count) in wanted where file[member] as? Int != count {
      throw Failure(what: "\(member) is \(file[member] ?? "missing"), not \(count)")
    }
  }

  private func spawn(_ arguments: [String], _ output: String) throws -> rusage {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let told = folder + "/told.txt"
    posix_spawn_file_actions_addopen(&actions, 2, told, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var argv = ([program] + arguments).map { strdup($0) } + [nil]
    var envp = environment.map { strdup($0) } + [nil]
    defer {
      posix_spawn_file_actions_destroy(&actions)
      for pointer in argv + envp { free(pointer) }
    }
    var child: pid_t = 0
    let started = posix_spawn(&child, program, &actions, nil, &argv, &envp)
    guard started == 0 else { throw Failure(what: "posix_spawn: \(started)") }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    guard status == 0 else {
      let text = (try? String(contentsOfFile: told, encoding: .utf8)) ?? ""
      throw Failure(what: "custody ended with status \(status >> 8): \(text)")
    }
    return usage
  }
}
