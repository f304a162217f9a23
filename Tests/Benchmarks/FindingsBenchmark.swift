import Foundation

/// Times how conclusions are drawn anew: all of them, as after another policy, and after an import of items that
/// have changed. The real program, a store of its own, from outside.
struct FindingsBenchmark {
  /// A folder for the files, the store and the home.
  let folder: String
  let items: Int
  let runs: Int
  /// Runs the program; answers with seconds.
  let run: ([String]) throws -> Double

  func measure() throws {
    let store = folder + "/findings/bench.db"
    let file = folder + "/estate.jsonl"
    let estate = Estate(items: items)
    try estate.write(to: file)
    print("custody, findings of \(items) items, medians (95th percentile)")
    Benchmark.report("imported", [try run(["import", "--store", store, file])], unit: "s")
    let listed = ["findings", "--store", store]
    let policy = folder + "/.config/custody/policy.toml"
    try FileManager.default.createDirectory(
      atPath: folder + "/.config/custody", withIntermediateDirectories: true)
    var anew: [Double] = []
    var again: [Double] = []
    for number in 0..<runs {
      // Another limit makes everything due; listed again, nothing is.
      try "stale-inventory = \(40 + number)\n".write(
        toFile: policy, atomically: true, encoding: .utf8)
      anew.append(try run(listed))
      again.append(try run(listed))
    }
    Benchmark.report("all findings drawn anew and listed", anew, unit: "s")
    Benchmark.report("findings listed", again, unit: "s")
    var changed: [Double] = []
    for number in 0..<runs {
      // Each time others, so that each import changes as many.
      try estate.writeChanged(1000, from: number, to: file)
      changed.append(try run(["import", "--store", store, file]))
    }
    Benchmark.report("1000 changed items imported", changed, unit: "s")
  }
}
