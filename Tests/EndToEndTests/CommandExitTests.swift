import CustodyTestSupport
import Foundation
import Testing

/// The exit statuses of DESIGN.md section 7, one way to each.
struct CommandExitTests {
  @Test(
    arguments: [
      (["lst"], 64), (["list", "--format", "xml"], 64), (["list", "no:field"], 64),
      (["revoke"], 64), (["recertify", "--query", "state:open"], 66), (["list"], 66),
      (["show", "x"], 66), (["import", "nowhere.json"], 66), (["import", "broken.json"], 65),
      (["import", "error.json"], 65), (["policy", "check", "policy.toml"], 65),
      (["verify"], 66), (["theme", "check", "dim.toml"], 1), (["theme", "show", "none"], 64),
      (["demo", "--items", "3"], 64), (["completions", "tcsh"], 64), ([], 64),
      (["--version"], 0), (["--help"], 0), (["sources"], 0), (["config"], 0), (["help"], 0),
    ] as [([String], Int32)])
  func `a command ends with the status of its kind`(
    _ arguments: [String], _ status: Int32
  ) async throws {
    let scratch = try Scratch()
    try scratch.write("broken.json", "{\"value\":[{\"id\":")
    try scratch.write("error.json", "{\"error\":{\"code\":\"Forbidden\",\"message\":\"no\"}}")
    try scratch.write("policy.toml", "[recertify]\nlight = \"long\"\n")
    try scratch.write("dim.toml", "name = \"Dim\"\nkind = \"dark\"\n[roles]\ntext = \"#101010\"\n")
    let outcome = try await Command.run(arguments, in: scratch)
    #expect(outcome.status == status, "\(outcome.error)")
    if status > 1 {
      #expect(outcome.output.isEmpty)
      #expect(outcome.error.hasPrefix("custody: error: "), "\(outcome.error)")
    }
  }

  @Test func `a store that others may write to is refused`() async throws {
    let scratch = try Scratch()
    let outcome = try await Command.run(["list", "--store", "/tmp/custody-nobody.db"], in: scratch)
    #expect(outcome.status == 77 || outcome.status == 66)
    #expect(outcome.error.contains("hint: "))
  }

  @Test func `a refused decision ends with 77 and writes nothing`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(
      ["import", Sample.path("entra/oauth2PermissionGrants.json")], in: scratch)
    let before = try await Command.right(["verify", "--format", "json"], in: scratch)
    let outcome = try await Command.run(
      ["recertify", "--query", "kind:oauth-grant", "--expect", "2"], in: scratch)
    #expect(outcome.status == 77, "\(outcome.error)")
    #expect(outcome.error.contains("hint: "))
    #expect(try await Command.right(["verify", "--format", "json"], in: scratch) == before)
  }

  @Test func `the number that a query must hold is checked`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(
      ["import", Sample.path("google/gam-print-tokens.csv")], in: scratch)
    let wrong = try await Command.run(
      ["revoke", "--query", "source:google", "--expect", "4", "--reason", "unused"], in: scratch)
    #expect(wrong.status == 77)
    #expect(wrong.error.contains("holds 3 items, not 4"))
    let right = try await Command.run(
      ["revoke", "--query", "source:google", "--expect", "3", "--reason", "unused"], in: scratch)
    #expect(right.status == 0, "\(right.error)")
    let tasks = try CommandJSON(
      try await Command.right(["revocations", "--format", "json"], in: scratch)
    ).objects("revocations")
    #expect(tasks.count == 3)
    #expect(
      tasks.contains {
        $0["command"] as? String
          == "gam user mbsimpson@simpson.corp delete token clientid 123456789.apps.googleusercontent.com"
      })
  }

  @Test func `the store may be named before the command and after it`() async throws {
    let scratch = try Scratch()
    let store = scratch.file("mine/a.db")
    _ = try await Command.right(
      ["--store", store, "import", Sample.path("google/gam-print-tokens.csv")], in: scratch)
    let one = try await Command.right(
      ["--store=\(store)", "list", "--format", "json"], in: scratch)
    let other = try await Command.right(
      ["list", "--format", "json", "--store", store], in: scratch)
    #expect(one == other)
    #expect(try CommandJSON(one)["total"] as? Int == 3)
    let ledger = try await Command.right(["--store", store, "ledger", "list"], in: scratch)
    #expect(ledger.contains("import"))
  }

  @Test func `an import that is refused leaves the store as it was`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(
      ["import", Sample.path("google/gam-print-tokens.csv")], in: scratch)
    let before = try await Command.right(["list", "--format", "json"], in: scratch)
    let broken = try scratch.write("broken.json", "[{\"id\":1,\"id\":2}]")
    let outcome = try await Command.run(
      ["import", Sample.path("github/installations.json"), broken], in: scratch)
    #expect(outcome.status == 65)
    #expect(outcome.error.contains("broken.json"))
    #expect(try await Command.right(["list", "--format", "json"], in: scratch) == before)
  }

  @Test func `a dry run tells what would change and changes nothing`() async throws {
    let scratch = try Scratch()
    let outcome = try await Command.run(
      ["import", "--dry-run", Sample.path("google/gam-print-tokens.csv")], in: scratch)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.contains("added"))
    #expect(outcome.output.contains("dry run: nothing was written"))
    let list = try await Command.run(["list", "--format", "json"], in: scratch)
    #expect(list.status == 66)
    #expect(
      !FileManager.default.fileExists(atPath: scratch.file(".local/share/custody/custody.db")))
  }
}
