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

  @Test func `an import tells of every file that it can't take, and takes none`() async throws {
    let scratch = try Scratch()
    try scratch.write("broken.json", "{\"value\":[{\"id\":")
    try scratch.write(
      "good.json",
      "[{\"id\":\"g\",\"clientId\":\"c\",\"consentType\":\"AllPrincipals\",\"resourceId\":\"r\",\"scope\":\"x\"}]"
    )
    try scratch.write("odd.json", "[{\"colour\":\"red\"}]")
    let files = ["broken.json", "good.json", "nowhere.json", "odd.json"]
    let outcome = try await Command.run(["import"] + files, in: scratch)
    #expect(outcome.status == 65)
    let errors = outcome.error.split(separator: "\n").filter { $0.hasPrefix("custody: error: ") }
    #expect(
      errors == [
        "custody: error: broken.json:line 1, record 1: the JSON is cut off before its end",
        "custody: error: no file at nowhere.json",
        "custody: error: odd.json:record 1: this is no export that custody knows: it has the members colour",
      ])
    #expect(try await Command.run(["list"], in: scratch).status == 66)
    let json = try CommandJSON(
      try await Command.run(["import", "--format", "json"] + files, in: scratch).output)
    #expect(
      json.objects("files").map { $0["path"] as? String }
        == ["broken.json", "nowhere.json", "odd.json"])
  }

  @Test func `each rejected record's reason is told`() async throws {
    let scratch = try Scratch()
    let record = #"{"id":"g","clientId":"c","consentType":"#
    let rest = #","resourceId":"r","scope":"x"}"#
    try scratch.write(
      "two.json",
      "[\(record)\"AllPrincipals\"\(rest),\(record)\"Some\"\(rest),\(record)\"Any\"\(rest)]")
    let outcome = try await Command.run(["import", "two.json"], in: scratch)
    #expect(outcome.status == 0)
    for (record, word) in [(2, "Some"), (3, "Any")] {
      #expect(
        outcome.output.contains(
          "two.json: rejected record \(record): 'consentType' is '\(word)', not AllPrincipals"))
    }
  }

  @Test func `a list of risky applications retires nothing`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(
      ["import", Sample.path("entra/servicePrincipals-docs.json")], in: scratch)
    let risky = try scratch.write(
      "risky.json",
      #"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#riskyServicePrincipal","value":"#
        + #"[{"id":"9089a539-a539-9089-39a5-899039a58990","riskLevel":"high","riskState":"atRisk","#
        + #""displayName":"Contoso App","appId":"b55552fe-a272-4b56-990b-95038d917878","#
        + #""servicePrincipalType":"Application"}]}"#)
    let outcome = try await Command.right(["import", "--format", "json", risky], in: scratch)
    let told = try #require(try CommandJSON(outcome).objects("files").first)
    #expect(told["source"] as? String == "entra.riskyServicePrincipals")
    #expect(told["departed"] as? Int == 0)
    // What describes an API is read for its names, and is no inventory.
    let names = try await Command.right(
      ["import", "--format", "json", Sample.path("entra/servicePrincipal-resource-graph.json")],
      in: scratch)
    let file = try #require(try CommandJSON(names).objects("files").first)
    #expect(file["departed"] as? Int == 0)
    #expect(file["complete"] is NSNull)
    let list = try await Command.right(["list", "--format", "json"], in: scratch)
    let left = try CommandJSON(list).objects("items").compactMap { $0["name"] as? String }
    #expect(left.sorted() == ["Contoso App", "foo"])
  }

  @Test func `a tool that the store doesn't have is told`() async throws {
    let scratch = try await DemoTests.made.value
    let store = DemoTests.demo(scratch)
    let outcome = try await Command.run(
      ["list", "tool:promtpad", "--store", store], in: scratch)
    #expect(outcome.status == 0)
    #expect(
      outcome.error.hasPrefix(
        "custody: hint: no item has the tool 'promtpad'; the nearest is 'promptpad'\n"))
    let right = try await Command.run(["list", "tool:promptpad", "--store", store], in: scratch)
    #expect(right.error.isEmpty)
    let rule = try await Command.run(["findings", "--rule", "nope", "--store", store], in: scratch)
    #expect(rule.status == 64)
    #expect(rule.error.contains("no rule 'nope'"))
    #expect(rule.error.contains("there are: "))
  }

  @Test func `a store that others may write to is refused`() async throws {
    let scratch = try Scratch()
    let outcome = try await Command.run(["list", "--store", "/tmp/custody-nobody.db"], in: scratch)
    #expect(outcome.status == 77 || outcome.status == 66)
    #expect(outcome.error.contains("hint: "))
  }

  @Test func `a refused decision ends with 77, decides nothing, and is on record`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(
      ["import", Sample.path("entra/oauth2PermissionGrants.json")], in: scratch)
    let before = try await Command.right(["list", "--format", "json"], in: scratch)
    let outcome = try await Command.run(
      ["recertify", "--query", "kind:oauth-grant", "--expect", "2"], in: scratch)
    #expect(outcome.status == 77, "\(outcome.error)")
    #expect(outcome.error.contains("hint: "))
    #expect(try await Command.right(["list", "--format", "json"], in: scratch) == before)
    // Who may do what is the table's; what it refuses is told by the ledger (EVIDENCE 4.1).
    let entries = try CommandJSON(
      try await Command.right(["ledger", "list", "--format", "json"], in: scratch)
    ).objects("entries")
    #expect(entries.compactMap { $0["action"] as? String } == ["refused", "import"])
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
