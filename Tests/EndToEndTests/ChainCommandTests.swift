import CustodyTestSupport
import Foundation
import Testing

/// The chain of an item on the command line: what comparing its links says, in text and in JSON alike.
struct ChainCommandTests {
  /// Asked in a chat, approved by whoever asked and after the fact, run elsewhere than approved.
  private static let records = [
    #"{"record":"item","id":"k-1","kind":"api-key","source":"aws","sourceID":"u/1","name":"Deploy","#
      + #""fingerprint":"AKIA1","status":"active","permissions":[{"scope":"files:write"}]}"#,
    #"{"record":"event","id":"1","event":"request","time":"2026-11-18T06:00:00Z","source":"chat","#
      + #""task":"CHG-7","actor":"bo"}"#,
    #"{"record":"event","id":"2","event":"execution","time":"2026-11-18T07:00:00Z","source":"trail","#
      + #""task":"CHG-7","identity":"deploy","target":"payroll","scope":"files:write","#
      + #""keys":{"source":"aws","credential":"AKIA1"}}"#,
    #"{"record":"event","id":"3","event":"approval","time":"2026-11-19T06:00:00Z","source":"tickets","#
      + #""task":"CHG-7","actor":"bo","target":"web shop","scope":"files:write"}"#,
    #"{"record":"event","id":"4","event":"execution","time":"2026-11-18T06:30:00Z","source":"trail","#
      + #""identity":"deploy","target":"wiki","keys":{"source":"aws","credential":"AKIA1"}}"#,
  ]

  @Test func `show tells order, separation, divergence, systems, timeline and actions`()
    async throws
  {
    let scratch = try Scratch()
    let file = try scratch.write("records.jsonl", Self.records.joined(separator: "\n"))
    _ = try await Command.right(["import", file], in: scratch)
    let sheet = try CommandJSON(
      try await Command.right(["show", "k-1", "--format", "json"], in: scratch))
    let chain = try #require(sheet["chain"] as? [String: Any])
    #expect(chain["verdict"] as? String == "provable" && chain["brokenAt"] is NSNull)
    #expect(chain["systems"] as? [String] == ["chat", "tickets", "trail"])
    #expect(chain["oneSystem"] as? Bool == false)
    let order = try #require(chain["order"] as? [[String: Any]])
    #expect(order.compactMap { $0["step"] as? String } == ["ran as", "changed"])
    #expect(order.compactMap { $0["before"] as? String } == ["approved", "approved"])
    let separation = try #require(chain["separation"] as? [[String: Any]])
    #expect(separation.compactMap { $0["steps"] as? [String] } == [["asked", "approved"]])
    let divergence = try #require(chain["divergence"] as? [[String: Any]])
    #expect(divergence.compactMap { $0["approved"] as? String } == ["web shop"])
    #expect(divergence.compactMap { $0["executed"] as? String } == ["payroll"])
    let timeline = try #require(chain["timeline"] as? [[String: Any]])
    #expect(timeline.compactMap { $0["id"] as? String } == ["1", "2", "3"])
    let actions = try #require(chain["actions"] as? [String: Any])
    let counts = ["executed", "orphaned", "beyondScope", "unattributed", "uncorrelated"].map {
      actions[$0] as? Int
    }
    #expect(counts == [2, 1, 0, 0, 1])

    let found = Set(sheet.objects("findings").compactMap { $0["rule"] as? String })
    let rules: Set = [
      "self-approved", "executed-before-approval", "diverged", "orphan-execution",
      "uncorrelated-event",
    ]
    #expect(rules.isSubset(of: found))
    #expect(found.isDisjoint(with: ["chain-incomplete", "final-action-only", "login-only-trail"]))

    let text = try await Command.right(["show", "k-1"], in: scratch)
    for line in [
      "provable, 4 of 4 links proven, 3 systems", "! bo: asked and approved",
      "! ran as on 2026-11-18 07:00, before approved on 2026-11-19 06:00",
      "! target: approved web shop, ran payroll", "Timeline of task CHG-7",
      "Action path: 2 done, 1 without approval, 0 beyond scope, 0 unattributed, 1 without task",
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }
}
