import CustodyDomain
import CustodyTestSupport
import Foundation
import Testing

/// `custody findings --explain`: what each finding rests on, and why a rule finds nothing; and what a policy
/// file can change of it without a rebuild, and what it can't.
struct ExplainCommandTests {
  private static let policy = ".config/custody/policy.toml"

  /// A store with two consents in it, and the id of the first.
  private static func consents() async throws -> (scratch: Scratch, id: String) {
    let scratch = try Scratch()
    _ = try await Command.right(
      ["import", Sample.path("entra/oauth2PermissionGrants.json")], in: scratch)
    let id = try #require(
      try CommandJSON(try await Command.right(["list", "--format", "json"], in: scratch))
        .objects("items").first?["id"] as? String)
    return (scratch, id)
  }

  @Test func `all findings of an item are explained with ages, limits and controls`() async throws {
    let scratch = try await DemoTests.made.value
    let store = ["--store", DemoTests.demo(scratch)]
    let item = try #require(
      try CommandJSON(
        try await Command.right(
          ["list", "finding:dormant", "--limit", "1", "--format", "json"] + store, in: scratch)
      ).objects("items").first)
    let id = try #require(item["id"] as? String)
    let found = try #require(item["findings"] as? [String])
    let document = try CommandJSON(
      try await Command.right(
        ["findings", "--explain", id, "--format", "json"] + store, in: scratch))
    #expect(document["schema"] as? String == "custody.explanation/1")
    #expect((document["item"] as? [String: Any])?["id"] as? String == id)
    let rules = document.objects("rules").filter { $0["outcome"] as? String == "found" }
    #expect(rules.compactMap { $0["rule"] as? String } == found)
    #expect(rules.first?["severity"] as? String == item["risk"] as? String)
    let dormant = try #require(rules.first { $0["rule"] as? String == "dormant" })
    let input = try #require((dormant["inputs"] as? [[String: Any]])?.first)
    let date = try #require((input["value"] as? String).flatMap { Instant(text: $0) })
    let now = try #require(Instant(text: Command.clock))
    #expect(input["age"] as? Int == date.days(until: now))
    let limit = try #require((dormant["limits"] as? [[String: Any]])?.first)
    #expect((limit["key"] as? String)?.hasPrefix("dormant.") == true)
    #expect(limit["origin"] as? String == "built in")
    #expect((dormant["inventory"] as? [String: Any])?["age"] is Int)
    #expect(
      (dormant["controls"] as? [[String: Any]])?.first?["title"] as? String == "Disable Accounts")
    let text = try await Command.right(["findings", "--explain", id] + store, in: scratch)
    #expect(text.contains(" dormant: dormant\n"))
    #expect(text.contains("(\(date.days(until: now)) days ago)"))
    #expect(text.contains("AC-2(3) Disable Accounts"))
  }

  @Test func `a rule that finds nothing says so, and why`() async throws {
    let (scratch, id) = try await Self.consents()
    let text = try await Command.right(
      ["findings", "--rule", "rogue-app", "--explain", id], in: scratch)
    #expect(text.contains("  - rogue-app: "))
    #expect(text.contains("says      finds nothing here\n"))
    #expect(text.contains("but       what is on record of the item and around it gives this rule"))
    for format in ["json", "jsonl", "csv"] {
      let text = try await Command.right(
        ["findings", "--rule", "rogue-app", "--explain", id, "--format", format], in: scratch)
      #expect(text.contains("nothing"))
    }
  }

  @Test func `a policy file changes what is found without a rebuild`() async throws {
    let (scratch, id) = try await Self.consents()
    func rules() async throws -> Set<String> {
      let text = try await Command.right(["findings", "--format", "json"], in: scratch)
      return Set(try CommandJSON(text).objects("findings").compactMap { $0["rule"] as? String })
    }
    let before = try await rules()
    #expect(before.contains("ownerless"))
    let file = try scratch.write(Self.policy, "[rules]\ndisabled = [\"ownerless\"]\n")
    #expect(try await rules() == before.subtracting(["ownerless"]))
    let told = try await Command.run(["findings"], in: scratch)
    #expect(told.error.contains("switched off by the policy (\(file):2): ownerless"))
    let shown = try await Command.right(["policy", "show"], in: scratch)
    #expect(
      shown.split(separator: "\n").contains {
        $0.hasPrefix("rules.disabled") && $0.contains("ownerless") && $0.hasSuffix("\(file):2")
      })
    let why = try await Command.right(
      ["findings", "--rule", "ownerless", "--explain", id], in: scratch)
    #expect(why.contains("but       the policy has switched it off (rules.disabled, \(file):2)"))
    try scratch.write(Self.policy, "")
    #expect(try await rules() == before)
  }

  @Test func `both sides of a limit in the policy file`() async throws {
    let scratch = try Scratch()
    let records = try scratch.write(
      "key.jsonl",
      #"{"record":"item","kind":"api-key","source":"custody","sourceID":"k1","name":"deploy","#
        + #""credential":"api-key","created":"2026-08-21T00:00:00Z"}"# + "\n")
    _ = try await Command.right(["import", records], in: scratch)
    let id = try #require(
      try CommandJSON(try await Command.right(["list", "--format", "json"], in: scratch))
        .objects("items").first?["id"] as? String)
    // The key is 92 days old.
    for (limit, outcome) in [(92, "found"), (93, "nothing")] {
      let file = try scratch.write(
        Self.policy,
        "[secret-age]\nlight = \(limit)\nstandard = \(limit)\nstrict = \(limit)\n")
      let document = try CommandJSON(
        try await Command.right(
          ["findings", "--rule", "long-lived-secret", "--explain", id, "--format", "json"],
          in: scratch))
      let rule = try #require(document.objects("rules").first)
      #expect(rule["outcome"] as? String == outcome)
      let origin = (rule["limits"] as? [[String: Any]])?.first?["origin"] as? String
      #expect(origin?.hasPrefix("\(file):") == true)
      let list = try await Command.right(
        ["list", "finding:long-lived-secret", "--format", "json"], in: scratch)
      #expect(try CommandJSON(list)["total"] as? Int == (outcome == "found" ? 1 : 0))
    }
  }

  @Test(arguments: RuleCatalogue.all.filter(\.isHard).map(\.id))
  func `a policy that switches off a hard rule is refused`(rule: String) async throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      Self.policy, "[rules]\ndisabled = [\"dormant\", \"\(rule)\"]\n")
    for command in [["findings"], ["policy", "show"], ["policy", "check"]] {
      let outcome = try await Command.run(command, in: scratch)
      #expect(outcome.status == 65)
      #expect(outcome.output.isEmpty)
      #expect(
        outcome.error.hasPrefix(
          "custody: error: \(file):2: '\(rule)' is a hard rule and can't be switched off\n"))
      #expect(outcome.error.contains("hint: take it out of the list"))
    }
  }

  @Test(arguments: [
    ("trusted = [\"zapier\"]\n", "trusted", "there are: "),
    ("[rules]\ntrusted = true\n", "rules.trusted", "there are: disabled"),
    ("[rules]\ndisable = [\"dormant\"]\n", "rules.disable", "the nearest is 'disabled'"),
    ("dormannt = 3\n", "dormannt", "the nearest is 'dormant'"),
  ])
  func `a key that the policy doesn't have is refused, trust among them`(
    text: String, key: String, hint: String
  ) async throws {
    let scratch = try Scratch()
    try scratch.write(Self.policy, text)
    let outcome = try await Command.run(["policy", "check"], in: scratch)
    #expect(outcome.status == 65)
    #expect(outcome.error.contains(key))
    #expect(outcome.error.contains(hint))
  }
}
