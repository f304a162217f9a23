import CustodyTestSupport
import Foundation
import Testing

/// The exports of one invented organisation and the logs of the same systems: each log's events find the item
/// that the export lists.
struct LogJoinTests {
  private static let exports = [
    "keys.json":
      #"{"AccessKeyMetadata":[{"UserName":"ci","AccessKeyId":"AKIA1","Status":"Active","#
      + #""CreateDate":"2026-01-05T08:00:00Z"}]}"#,
    "okta.json":
      #"[{"id":"00T1","name":"sync","clientName":"Okta API","userId":"00u1","#
      + #""created":"2026-01-05T08:00:00Z","tokenWindow":"P30D"}]"#,
    "github.json":
      #"[{"id":9,"token_id":77,"token_name":"deploy","access_granted_at":"2026-01-05T08:00:00Z","#
      + #""owner":{"login":"ana"},"permissions":{}}]"#,
    "installations.json":
      #"{"total_count":1,"installations":[{"id":5,"app_slug":"data-dog","permissions":{},"#
      + #""target_type":"Organization","account":{"login":"corp"}}]}"#,
    "slack.json":
      #"{"ok":true,"approved_apps":[{"app":{"id":"A1","name":"Notes"},"scopes":[],"#
      + #""date_updated":1767600000,"last_resolved_by":{"actor_id":"W1"}}]}"#,
    "k8s.json":
      #"{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"ServiceAccount","#
      + #""metadata":{"name":"api","namespace":"web","uid":"u-1"}}]}"#,
    "openai.json":
      #"{"object":"list","data":[{"object":"organization.project.api_key","id":"key_1","#
      + #""name":"batch","redacted_value":"sk-a...b","created_at":1767600000,"owner":{}}]}"#,
    "anthropic.json":
      #"{"data":[{"type":"api_key","id":"apikey_1","name":"bot","partial_key_hint":"sk-…x"}]}"#,
  ]
  private static let logs = [
    "trail.json":
      #"{"Records":[{"eventID":"c1","eventTime":"2026-11-20T08:00:00Z","eventName":"RunInstances","#
      + #""eventSource":"ec2.amazonaws.com","userIdentity":{"type":"IAMUser","userName":"ci","#
      + #""arn":"arn:aws:iam::1:user/ci","accessKeyId":"AKIA1"}}]}"#,
    "lake.json":
      #"[{"class_uid":6003,"activity_id":2,"time":1795248000000,"metadata":{"uid":"o1","product":"#
      + #"{"name":"CloudTrail","vendor_name":"AWS"}},"actor":{"user":{"name":"ci","#
      + #""credential_uid":"AKIA1"}},"api":{"operation":"GetUser"}}]"#,
    "okta-log.json":
      #"[{"uuid":"k1","published":"2026-01-05T08:00:00Z","eventType":"system.api_token.create","#
      + #""actor":{"id":"00u1","type":"User","alternateId":"ana@corp.example"},"outcome":{"#
      + #""result":"SUCCESS"},"target":[{"id":"00T1","type":"Token"}]}]"#,
    "github-log.json":
      #"[{"@timestamp":1795248000000,"_document_id":"g1","action":"repo.create","actor":"ana","#
      + #""org":"corp","token_id":77,"repo":"corp/web"},{"@timestamp":1767600000000,"#
      + #""_document_id":"g2","action":"integration_installation.create","actor":"bo","#
      + #""org":"corp","name":"Data Dog"}]"#,
    "slack-log.json":
      #"{"ok":true,"logs":[{"app_id":"A1","app_type":"Notes","user_id":"U1","user_name":"ana","#
      + #""date":"1767500000","change_type":"added"}]}"#,
    "k8s-log.json":
      #"{"kind":"Event","auditID":"a1","stage":"ResponseComplete","verb":"list","user":{"#
      + #""username":"system:serviceaccount:web:api"},"objectRef":{"resource":"secrets","#
      + #""namespace":"web"},"responseStatus":{"code":200},"#
      + #""stageTimestamp":"2026-11-20T08:00:00Z"}"#,
    "openai-log.json":
      #"{"object":"list","data":[{"id":"l1","type":"api_key.created","effective_at":1767600000,"#
      + #""actor":{"type":"session","session":{"user":{"email":"ana@corp.example"}}},"#
      + #""api_key.created":{"id":"key_1"}}]}"#,
    "anthropic-log.json":
      #"{"data":[{"id":"n1","type":"api_key_created","created_at":"2026-01-05T08:00:00Z","#
      + #""api_key_id":"apikey_1","actor":{"type":"user_actor","email_address":"ana@corp.example"}}]}"#,
  ]

  private func write(_ files: [String: String], _ scratch: Scratch) throws -> [String] {
    try files.sorted { $0.key < $1.key }.map { try scratch.write($0.key, $0.value) }
  }

  @Test(arguments: [false, true])
  func `what logs tell is put on what exports list, whichever comes first`(
    logsFirst: Bool
  ) async throws {
    let scratch = try Scratch()
    let exports = try write(LogJoinTests.exports, scratch)
    let logs = try write(LogJoinTests.logs, scratch)
    for files in logsFirst ? [logs, exports] : [exports, logs] {
      _ = try await Command.right(["import"] + files, in: scratch)
    }
    let listed = try await Command.right(["list", "--format", "json"], in: scratch)
    let items = try CommandJSON(listed).objects("items")
    #expect(items.count == LogJoinTests.exports.count)
    let sources = Dictionary(
      uniqueKeysWithValues: items.compactMap { item in
        (item["id"] as? String).flatMap { id in
          (item["sourceID"] as? String).map { (id, $0) }
        }
      })
    let register = try await Command.right(["events", "--format", "json"], in: scratch)
    let found = try Dictionary(
      uniqueKeysWithValues: CommandJSON(register).objects("events").map { event in
        let about = (event["items"] as? [String] ?? []).compactMap { sources[$0] }
        return (
          event["id"] as? String ?? "",
          about.joined(separator: ",") + " by " + (event["joinedBy"] as? String ?? "nothing")
        )
      })
    #expect(
      found == [
        "c1": "user/ci/access-key/2026-01-05T08:00:00Z by credential",
        "o1": "user/ci/access-key/2026-01-05T08:00:00Z by credential",
        "k1": "00T1 by source-id", "g1": "77 by source-id", "g2": "5 by name",
        "1767500000/added/A1/U1": "A1 by source-id", "a1": "web/api by source-id",
        "l1": "key_1 by source-id", "n1": "apikey_1 by source-id",
      ])
    let used = Dictionary(
      uniqueKeysWithValues: items.compactMap { item in
        (item["source"] as? String).flatMap { source in
          (item["lastUsed"] as? String).map { (source, $0) }
        }
      })
    #expect(used["aws"] == "2026-11-21T08:00:00Z")
    #expect(used["kubernetes"] == "2026-11-20T08:00:00Z")
    #expect(used["slack"] == nil && used["openai"] == nil)
    let chain = try await Command.right(["show", "key_1"], in: scratch)
    #expect(
      chain.contains("ASKED     ana@corp.example  2026-01-05 08:00  from openai  api_key.created"))
  }
}
