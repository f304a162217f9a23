import CustodyTestSupport
import Foundation
import Testing

/// The register of events on the command line: what is listed, what is told, and that none is lost.
struct CommandEventsTests {
  private static let records = [
    #"{"record":"item","id":"k-1","kind":"api-key","source":"aws","sourceID":"u/1","name":"Deploy","#
      + #""fingerprint":"AKIA1","permissions":[{"scope":"s3:PutObject"}]}"#,
    #"{"record":"event","id":"1","event":"execution","time":"2026-11-20T06:00:00Z","source":"trail","#
      + #""task":"CHG-1041","identity":"deploy","target":"bucket","scope":"s3:PutObject","#
      + #""keys":{"source":"aws","credential":"AKIA1"}}"#,
    #"{"record":"event","id":"2","event":"approval","time":"2026-11-19T06:00:00Z","#
      + #""source":"tickets","task":"CHG-1041","actor":"ci"}"#,
    #"{"record":"event","id":"3","event":"request","time":"2026-11-18T06:00:00Z","#
      + #""source":"chat","task":"CHG-1041","actor":"bo"}"#,
    #"{"record":"event","id":"4","event":"approval","source":"tickets","actor":"ci","#
      + #""keys":{"kind":"agent","name":"Rota"}}"#,
    #"{"record":"event","id":"5","event":"sign-in","time":"2026-11-21T06:00:00Z","source":"idp","#
      + #""keys":{}}"#,
  ]

  private func imported(_ lines: [String] = records) async throws -> (
    scratch: Scratch, words: String
  ) {
    let scratch = try Scratch()
    let file = try scratch.write("records.jsonl", lines.joined(separator: "\n"))
    return (scratch, try await Command.right(["import", file], in: scratch))
  }

  private func ids(_ arguments: [String], _ scratch: Scratch) async throws -> [String] {
    try CommandJSON(
      try await Command.right(["events", "--format", "json"] + arguments, in: scratch)
    ).objects("events").compactMap { $0["id"] as? String }
  }

  @Test func `events are listed newest first, all, of an item, or about nothing known`()
    async throws
  {
    let (scratch, words) = try await imported()
    #expect(
      words.contains(
        "5 events, 2 of them about nothing in the inventory (custody events --uncorrelated)\n"))
    #expect(try await ids([], scratch) == ["5", "1", "2", "3", "4"])
    #expect(try await ids(["--limit", "2"], scratch) == ["5", "1"])
    #expect(try await ids(["k-1"], scratch) == ["1", "2", "3"])
    #expect(try await ids(["Deploy", "--limit", "1"], scratch) == ["1"])
    #expect(try await ids(["--uncorrelated"], scratch) == ["5", "4"])
    let text = try await Command.right(["events", "k-1", "--format", "json"], in: scratch)
    let document = try CommandJSON(text)
    #expect(document["schema"] as? String == "custody.events/1")
    #expect(
      CommandJSON.keys(ofFirstObjectIn: text, after: "\"events\":[") == [
        "id", "time", "kind", "source", "actor", "identity", "target", "scope", "task", "items",
        "joinedBy", "keys", "summary",
      ])
    #expect(
      document.objects("events").compactMap { $0["joinedBy"] as? String }
        == ["credential", "task", "task"])
    #expect(document.objects("events").allSatisfy { $0["items"] as? [String] == ["k-1"] })
    let wrong = try await Command.run(["events", "k-1", "--uncorrelated"], in: scratch)
    #expect(wrong.status == 64)
    #expect(try await Command.run(["events", "k-9"], in: scratch).status == 66)
  }

  @Test func `the chain says by what each link was joined, and use follows`() async throws {
    let scratch = try await imported().scratch
    let text = try await Command.right(["show", "k-1"], in: scratch)
    #expect(
      text.contains("ASKED     bo  2026-11-18 06:00  from chat  joined by task CHG-1041"))
    #expect(text.contains("joined by credential"))
    #expect(text.contains("provable, 4 of 4 links proven"))
    let item = try #require(
      try CommandJSON(try await Command.right(["list", "--format", "json"], in: scratch))
        .objects("items").first)
    #expect(item["lastUsed"] as? String == "2026-11-20T06:00:00Z")
    let permission = try #require((item["permissions"] as? [[String: Any]])?.first)
    #expect(permission["lastUsed"] as? String == "2026-11-20T06:00:00Z")
  }

  @Test func `an import counts its events in the JSON, and says nothing of those it knew`()
    async throws
  {
    let scratch = try await imported().scratch
    let file = scratch.file("records.jsonl")
    let again = try await Command.right(["import", file], in: scratch)
    #expect(!again.contains("event"))
    let more = try scratch.write(
      "more.jsonl",
      Self.records.last.map { $0.replacing(#""id":"5""#, with: #""id":"6""#) } ?? "")
    let words = try await Command.right(["import", more], in: scratch)
    #expect(
      words.contains(
        "1 event, about nothing in the inventory (custody events --uncorrelated)\n"))
    let other = try Scratch()
    let report = try CommandJSON(
      try await Command.right(["import", "--format", "json", file], in: other))
    #expect(report["events"] as? Int == 5)
    #expect(report["uncorrelated"] as? Int == 2)
  }

  @Test func `an export holds every event, and gives the same register`() async throws {
    let scratch = try await imported().scratch
    let records = try await Command.right(["export"], in: scratch)
    #expect(records.split(separator: "\n").count { $0.contains(#""record":"event""#) } == 5)
    let other = try Scratch()
    let file = try other.write("records.jsonl", records)
    _ = try await Command.right(["import", file], in: other)
    #expect(try await Command.right(["export"], in: other) == records)
    for arguments in [["events"], ["events", "--uncorrelated"], ["events", "k-1"]] {
      let lines = arguments + ["--format", "jsonl"]
      let there = try await Command.right(lines, in: other)
      #expect(try await Command.right(lines, in: scratch) == there)
    }
    // The same again changes nothing where it came from.
    let report = try CommandJSON(
      try await Command.right(["import", "--format", "json", file], in: scratch))
    #expect(report["changeCount"] as? Int == 0)
    #expect(report["events"] as? Int == 0)
  }

  @Test func `what the audit log says of a grant waits for the grant`() async throws {
    let log = "entra/directoryAudits-first-consent.json"
    let grants = """
      {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#oauth2PermissionGrants","value":[{
      "clientId":"4c43a528-ba33-40b0-8821-c8643587f351","consentType":"Principal",
      "id":"KKVDTDO6sECIIchkNYfzUb47HpG_M1xKif_yoJNjuqpGZe4DE_HFTrqd5XOBsMko",
      "principalId":"03ee6546-f113-4ec5-ba9d-e57381b0c928",
      "resourceId":"911e3bbe-33bf-4a5c-89ff-f2a09363baaa","scope":"User.Read"}]}
      """
    var seen: [String] = []
    for order in [[0, 1], [1, 0]] {
      let scratch = try Scratch()
      let files = [Sample.path(log), try scratch.write("grants.json", grants)]
      for index in order { _ = try await Command.right(["import", files[index]], in: scratch) }
      let lines = try await Command.right(["export"], in: scratch).split(separator: "\n")
      seen.append(String(try #require(lines.first { $0.contains(#""record":"item""#) })))
    }
    #expect(seen[0].contains(#""requestedBy":""#))
    #expect(seen[0].contains(#""created":""#))
    #expect(seen[0] == seen[1])
  }
}
