import Foundation

/// Times the real program from outside: `swift run -c release custody-bench [--items N] [--runs N]`, or with
/// `--import` the import of N grants and of the next export, or with `--findings` how conclusions are drawn anew.
///
/// Each figure is the time from a key (or from the start) to the last byte of the answer in a pseudo
/// terminal of 140x45; median and 95th percentile. Machines differ: quote ratios of one run.
@main
struct Benchmark {
  static func main() throws {
    var items: Int?
    var isImport = false
    var isFindings = false
    var runs = 5
    var arguments = CommandLine.arguments.dropFirst()
    while let word = arguments.popFirst() {
      switch word {
      case "--items": items = arguments.popFirst().flatMap { Int($0) } ?? items
      case "--import": isImport = true
      case "--findings": isFindings = true
      case "--runs": runs = arguments.popFirst().flatMap { Int($0) } ?? runs
      default:
        print(
          "usage: custody-bench [--items N] [--runs N], custody-bench --import [--items N], or "
            + "custody-bench --findings [--items N] [--runs N]")
        return
      }
    }
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("custody").path
    let home = NSTemporaryDirectory() + "custody-bench-\(getpid())"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: home) }
    let environment = [
      "HOME=\(home)", "PATH=/usr/bin:/bin", "TERM=xterm-256color", "LC_ALL=C.UTF-8", "TZ=UTC",
    ]
    if isImport {
      return try ImportBenchmark(
        program: program, folder: home, environment: environment, grants: items ?? 1_000_000
      ).run()
    }
    if isFindings {
      return try FindingsBenchmark(folder: home, items: items ?? 100_000, runs: runs) {
        try run(program, $0, environment)
      }.measure()
    }
    try dashboard(
      program: program, home: home, environment: environment, items: items ?? 100_000, runs: runs)
  }

  /// Times the dashboard on a demo of so many items.
  private static func dashboard(
    program: String, home: String, environment: [String], items: Int, runs: Int
  ) throws {
    let store = home + "/bench/bench.db"

    func run(_ arguments: [String]) throws -> Double {
      try Benchmark.run(program, arguments, environment)
    }

    print("custody, \(items) items, 140x45, medians (95th percentile)")
    let made = try run(["demo", "--items", "\(items)", "--store", store, "--no-dashboard"])
    report("exports written and imported", [made], unit: "s")
    report(
      "ledger verified", try (0..<runs).map { _ in try run(["verify", "--store", store]) },
      unit: "s")

    var first: [Double] = []
    for _ in 0..<runs {
      let terminal = try PseudoTerminal(
        [program, "--store", store], environment: environment, columns: 140, rows: 45)
      first.append(terminal.read(quiet: 500, until: hasRows).seconds * 1000)
      terminal.close()
    }
    report("start to first rows", first, unit: "ms")

    let terminal = try PseudoTerminal(
      [program, "--store", store], environment: environment, columns: 140, rows: 45)
    _ = terminal.read(quiet: 1_000)
    func keys(_ name: String, _ text: String, _ count: Int, quiet: Int32 = 60) {
      var times: [Double] = []
      var bytes: [Int] = []
      for _ in 0..<count {
        terminal.type(text)
        let answer = terminal.read(quiet: quiet)
        times.append(answer.seconds * 1000)
        bytes.append(answer.bytes.count)
      }
      report(name, times, unit: "ms", bytes: bytes.sorted()[bytes.count / 2])
    }
    keys("cursor down", "j", 40)
    keys("page down", "\u{1b}[6~", 20)
    keys("to the last row", "G", 1, quiet: 300)
    keys("to the first row", "g", 1, quiet: 300)
    keys("draft a decision and undo it", "x1u", 1, quiet: 400)
    keys("filter: first character", "/", 1)
    keys("filter: first character", "m", 1, quiet: 400)
    keys("filter: next character", "e", 3, quiet: 400)
    keys("filter cleared", "\u{1b}\u{1b}", 1, quiet: 400)
    print(
      "  peak memory".padding(toLength: 36, withPad: " ", startingAt: 0),
      String(format: "%8.0f MiB", terminal.peakMemory))
    terminal.close()
  }

  /// Runs the program to its end; answers with seconds.
  private static func run(
    _ program: String, _ arguments: [String], _ environment: [String]
  ) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = Dictionary(
      uniqueKeysWithValues: environment.map {
        let parts = $0.split(separator: "=", maxSplits: 1)
        return (String(parts[0]), String(parts[1]))
      })
    process.standardOutput = FileHandle.nullDevice
    let start = ContinuousClock.now
    try process.run()
    process.waitUntilExit()
    let parts = (ContinuousClock.now - start).components
    if process.terminationStatus != 0 { print("  exit \(process.terminationStatus)") }
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  /// Whether the screen holds rows of the list yet.
  static func hasRows(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains("CRIT") || text.contains("HIGH")
  }

  static func report(_ name: String, _ values: [Double], unit: String, bytes: Int? = nil) {
    let sorted = values.sorted()
    let median = sorted[sorted.count / 2]
    let high = sorted[min(sorted.count - 1, sorted.count * 95 / 100)]
    print(
      ("  " + name).padding(toLength: 36, withPad: " ", startingAt: 0),
      String(format: "%8.1f %@  (%.1f)", median, unit, high),
      bytes.map { "\($0) bytes" } ?? "")
  }
}
