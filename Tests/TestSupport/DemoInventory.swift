import Foundation

/// The demo's store, made once by the built program for a whole test run and copied for each test.
public enum DemoInventory {
  private static let made = Task { () async throws -> Scratch in
    let scratch = try Scratch()
    let outcome = try await Command.run(
      ["demo", "--no-dashboard", "--items", "150", "--store", scratch.file("demo.db")],
      in: scratch)
    guard outcome.status == 0 else {
      throw Tmux.Failure(description: "custody demo: \(outcome.status) \(outcome.error)")
    }
    return scratch
  }

  /// Puts a copy into a test's folder; returns the store's path.
  public static func copy(into scratch: Scratch) async throws -> String {
    let original = try await made.value
    for name in ["demo.db", "demo.db-wal", "demo.db.head", "demo-exports"]
    where FileManager.default.fileExists(atPath: original.file(name)) {
      try FileManager.default.copyItem(
        atPath: original.file(name), toPath: scratch.file(name))
    }
    return scratch.file("demo.db")
  }
}
