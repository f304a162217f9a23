import CustodyTestSupport
import Foundation
import Testing

/// The close report, through the real program: every number in it is counted again from the list of entries.
struct CampaignReportTests {
  @Test func `every number of a report is that of a hand count over the ledger`() async throws {
    let review = try await Review.closed()
    let report = try CommandJSON(try await review.run("campaign", "report", "--format", "json"))
    let entries = try await review.entries()
    #expect(report["schema"] as? String == "custody.campaign-report/1")

    // Decisions by word and by reviewer.
    let decided = entries.filter {
      $0["campaign"] as? String == "Q4-2026" && $0["action"] as? String != "campaign"
    }
    let words = Dictionary(grouping: decided) { $0["action"] as? String ?? "" }.mapValues(\.count)
    #expect(report["decisions"] as? [String: Int] == words)
    let byReviewer = Dictionary(grouping: decided) { $0["author"] as? String ?? "" }.mapValues {
      Dictionary(grouping: $0) { $0["action"] as? String ?? "" }.mapValues(\.count)
    }
    var told: [String: [String: Int]] = [:]
    for one in report.objects("decisionsByReviewer") {
      told[one["person"] as? String ?? ""] = one["decisions"] as? [String: Int]
    }
    #expect(told == byReviewer)

    // The account: what was decided last on each item, what nobody decided on, what departed.
    var last: [String: String] = [:]
    for entry in decided.reversed() {
      guard let item = entry["item"] as? String, let word = entry["action"] as? String,
        ["recertify", "keep-if", "revoke", "rotate"].contains(word)
      else { continue }
      last[item] = word
    }
    let kept = last.values.count { $0 == "recertify" || $0 == "keep-if" }
    let revoked = last.values.count { $0 == "revoke" }
    let rotated = last.values.count { $0 == "rotate" }
    let outcomes = try #require(report["outcomes"] as? [String: Int])
    #expect(
      outcomes == [
        "kept": kept, "revoked": revoked, "rotated": rotated, "carried": 1, "departed": 1,
        "undecided": 1, "pending": 0,
      ])
    #expect(kept == 5 && revoked == 2 && rotated == 1)
    #expect(report["population"] as? Int == outcomes.values.reduce(0, +))
    #expect(report["decided"] as? Int == kept + revoked + rotated + 1)
    #expect(report["refused"] as? Int == 2)
    let tiers = try #require(report["outcomesByTier"] as? [String: [String: Int]])
    #expect(tiers.values.flatMap(\.values).reduce(0, +) == 11)

    // Attention adds up, by reviewer as by tier.
    let attention = try #require(report["attention"] as? [String: Any])
    let all = try #require(attention["all"] as? [String: Any])
    #expect(all["decisions"] as? Int == kept + revoked + rotated)
    #expect(all["approvals"] as? Int == kept)
    #expect(all["largestBatch"] as? Int == 4)
    let people = attention["byReviewer"] as? [[String: Any]] ?? []
    #expect(people.compactMap { $0["decisions"] as? Int }.reduce(0, +) == all["decisions"] as? Int)
    #expect((attention["signals"] as? [Any])?.isEmpty == true)

    // The heads are those of the ledger.
    let closing = try #require(
      entries.first { ($0["detail"] as? String)?.contains("closed") ?? false })
    #expect((report["after"] as? [String: Any])?["size"] as? Int == closing["sequence"] as? Int)
    #expect(report["closeEntry"] as? Int == closing["sequence"] as? Int)
    let listing = try CommandJSON(try await review.run("ledger", "list", "--format", "json"))
    #expect((report["after"] as? [String: Any])?["root"] as? String == listing["head"] as? String)
  }

  /// The key's own name: lists add whose it is.
  private static func key(_ item: [String: Any]) -> String {
    (item["name"] as? String)?.split(separator: "/").first.map(String.init) ?? ""
  }

  @Test func `each item that was not simply kept has its line`() async throws {
    let review = try await Review.closed()
    let report = try CommandJSON(try await review.run("campaign", "report", "--format", "json"))
    var items: [String: [String: Any]] = [:]
    for item in report.objects("items") { items[Self.key(item)] = item }
    func member(_ name: String, _ member: String) -> String? {
      if let list = items[name]?[member] as? [String] { return list.joined(separator: " ") }
      return items[name]?[member] as? String
    }
    #expect(items.count == 8)
    #expect(member("key-5", "condition") == "the vendor rotates it, by 2026-12-21")
    #expect(member("key-6", "outcome") == "revoked")
    #expect(member("key-6", "by") == "cy@corp.example")
    #expect(member("key-6", "task") == "decided")
    #expect(member("key-6", "reason") == "unused")
    #expect(member("key-7", "outcome") == "revoked")
    #expect(member("key-8", "outcome") == "rotated")
    #expect(member("key-9", "outcome") == "departed")
    #expect(member("key-10", "outcome") == "undecided")
    #expect(member("key-10", "asked") == "cy@corp.example")
    #expect(member("key-10", "reason") == "Cy is away")
    #expect(member("key-0", "outcome") == "carried")
    #expect(items["key-0"]?["entry"] is Int)
    // The planted one that was kept.
    #expect(items["key-4"]?["planted"] as? Bool == true)
    let planted = report.objects("plantedItems")
    #expect(planted.compactMap { $0["caughtBy"] as? String } == ["cy@corp.example"])
    #expect(
      planted.compactMap { $0["keptBy"] as? [String] }.filter { !$0.isEmpty } == [
        ["cy@corp.example"]
      ])
    #expect(report.objects("delegations").map { $0["note"] as? String } == ["Bo knows them"])
  }

  @Test(arguments: ["text", "md", "json"])
  func `a report made later under another clock and policy has the same bytes`(
    _ format: String
  ) async throws {
    let review = try await Review.closed()
    let first = try await review.run("campaign", "report", "Q4-2026", "--format", format)
    // Months go by, an import comes, a task moves on, and the policy changes.
    _ = try await review.importing(0..<6, clock: "2027-03-01T08:00:00Z")
    _ = try await review.run(
      "note", "key-1", "--reason", "later", clock: "2027-03-01T09:00:00Z")
    try review.scratch.write(
      ".config/custody/policy.toml", "hasty-approvals = 1\n[retention]\nstrict = 30\n")
    let again = try await review.run(
      "campaign", "report", "Q4-2026", "--format", format, clock: "2027-03-02T08:00:00Z")
    #expect(first == again)
    #expect(first.contains("2555"))
    for word in ["Q4-2026", "Cy is away", "Bo knows them", "one waits for the vendor"] {
      #expect(first.contains(word), "\(word)")
    }
    if format == "text" {
      #expect(first.contains("11 items = 9 decided"))
      #expect(first.contains("custody verify"))
    }
  }
}

/// A review of eleven keys with every outcome that there is, made by commands.
private struct Review {
  let scratch: Scratch

  static func closed() async throws -> Review {
    let review = Review(scratch: try Scratch())
    try review.sit("cy")
    try await review.importPeople()
    _ = try await review.importing(0..<11)
    let all = ["--query", "kind:api-key", "--expect", "11"]
    _ = try await review.run(["reassign", "--to", "cy@corp.example"] + all)
    _ = try await review.run(["reassign", "--role", "iam", "--to", "di@corp.example"] + all)
    _ = try await review.run(["set", "purpose=deploys"] + all)
    _ = try await review.decide("recertify", "key-0", "--until", "90d")
    try review.sit("ana")
    _ = try await review.run(
      "campaign", "open", "Q4-2026", "--query", "kind:api-key", "--due", "28d", "--only-changed",
      "--planted", "key-4", "--planted", "key-7")
    try review.sit("cy")
    _ = try await review.decide("recertify", "key-1", "key-2", "key-3", "key-4", "--until", "30d")
    _ = try await review.decide(
      "recertify", "key-5", "--until", "30d", "--if", "the vendor rotates it")
    _ = try await review.decide("revoke", "key-6", "key-7", "--reason", "unused")
    _ = try await review.decide("rotate", "key-8", "--reason", "old")
    try review.sit("ana")
    _ = try await review.run(
      "campaign", "delegate", "Q4-2026", "--from", "cy@corp.example", "--to", "bo@corp.example",
      "--note", "Bo knows them",
      "--query", "key-9")
    // One is gone at its source before anybody decides on it.
    _ = try await review.importing([0, 1, 2, 3, 4, 5, 6, 7, 8, 10], clock: "2026-11-25T08:00:00Z")
    _ = try await review.run(
      "campaign", "close", "Q4-2026", "--undecided", "Cy is away", "--late",
      "one waits for the vendor", clock: "2026-12-20T08:00:00Z")
    return review
  }

  func sit(_ name: String) throws {
    try scratch.write(
      ".config/custody/config.toml", "[reviewer]\n\"\(NSUserName())\" = \"\(name)@corp.example\"\n")
  }

  /// Imports a complete export of these keys.
  func importing(
    _ numbers: some Sequence<Int>, clock: String = Command.clock
  ) async throws -> String {
    let keys = numbers.map { number in
      #"{"object":"organization.admin_api_key","id":"key_\#(number)","name":"key-\#(number)","#
        + #""redacted_value":"sk-proj...\#(100 + number)","created_at":1790000000,"#
        + #""last_used_at":null,"owner":{"type":"service_account","id":"sa_1","name":"deployer"}}"#
    }
    let file = try scratch.write(
      "keys.json",
      #"{"object":"list","data":["# + keys.joined(separator: ",") + #"],"has_more":false}"#)
    return try await run("import", file, clock: clock)
  }

  /// Imports who is there.
  func importPeople() async throws {
    let lines = ["ana", "bo", "cy", "di"].map {
      "\($0)@corp.example,\($0.capitalized) Berg,,active,"
    }
    let file = try scratch.write(
      "people.csv", "login,name,manager,status,left\n" + lines.joined(separator: "\n") + "\n")
    _ = try await run("import", file)
  }

  /// Decides on items that were looked at before.
  func decide(_ arguments: String...) async throws -> String {
    for name in arguments where name.hasPrefix("key-") { _ = try await run("show", name) }
    return try await run(arguments)
  }

  func run(_ arguments: String..., clock: String = Command.clock) async throws -> String {
    try await run(arguments, clock: clock)
  }

  func run(_ arguments: [String], clock: String = Command.clock) async throws -> String {
    try await Command.right(arguments, in: scratch, environment: ["CUSTODY_CLOCK": clock])
  }

  func entries() async throws -> [[String: Any]] {
    try CommandJSON(try await run("ledger", "list", "--format", "json")).objects("entries")
  }
}
