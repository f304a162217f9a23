import CustodyTestSupport
import Foundation
import Testing

/// The printed contracts: their schemas, their members and the order of those.
struct CommandShapeTests {
  @Test func `an item has the members of the contract in their order`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(
      ["import", Sample.path("entra/oauth2PermissionGrants.json")], in: scratch)
    let text = try await Command.right(["list", "--format", "json"], in: scratch)
    let document = try CommandJSON(text)
    #expect(document["schema"] as? String == "custody.items/1")
    #expect(document["asOf"] as? String == Command.clock)
    #expect(document["query"] as? String == "")
    #expect(document["total"] as? Int == 2)
    let keys =
      "id kind source sourceID tenant name tool ai embeddedIn clientID publisher principal holder "
      + "consent credential fingerprint initiation acting management browserAccessed permissions "
      + "status created lastUsed usage expires rotationDue owners purpose accountable risk score "
      + "reach tier verdict missing findings state until draft recommendation"
    #expect(
      CommandJSON.keys(ofFirstObjectIn: text, after: "\"items\":[")
        == keys.split(separator: " ").map(String.init))
    #expect(
      CommandJSON.keys(ofFirstObjectIn: text, after: "\"permissions\":[")
        == ["scope", "resource", "class", "risk", "purpose", "expires", "lastUsed"])
  }

  @Test func `an import accounts for every record`() async throws {
    let scratch = try Scratch()
    let text = try await Command.right(
      ["import", "--format", "json", Sample.path("google/gam-print-tokens.csv")], in: scratch)
    let document = try CommandJSON(text)
    #expect(document["schema"] as? String == "custody.import/1")
    let file = try #require(document.objects("files").first)
    #expect(
      Set(file.keys) == [
        "path", "source", "sha256", "read", "loaded", "ignored", "rejected", "added", "changed",
        "departed", "complete", "refused",
      ])
    let ignored = try #require(file["ignored"] as? [Any])
    let rejected = try #require(file["rejected"] as? [Any])
    #expect(
      file["read"] as? Int == (file["loaded"] as? Int ?? 0) + ignored.count + rejected.count)
    #expect(file["added"] as? Int == 3)
  }

  @Test func `a refused file is named in the JSON, too`() async throws {
    let scratch = try Scratch()
    let broken = try scratch.write("broken.json", "{\"value\":[")
    let outcome = try await Command.run(["import", "--format", "json", broken], in: scratch)
    #expect(outcome.status == 65)
    let file = try #require(try CommandJSON(outcome.output).objects("files").first)
    #expect(file["refused"] is String)
  }

  @Test func `verify prints its contract`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(
      ["import", Sample.path("google/gam-print-tokens.csv")], in: scratch)
    let document = try CommandJSON(
      try await Command.right(["verify", "--format", "json"], in: scratch))
    #expect(document["schema"] as? String == "custody.verify/1")
    #expect(document["intact"] as? Bool == true)
    #expect(document["entries"] as? Int == 1)
    #expect((document["head"] as? String)?.count == 64)
    #expect((document["problems"] as? [Any])?.isEmpty == true)
  }

  @Test func `every listing is JSON, JSON Lines and CSV`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(
      ["import", Sample.path("github/installations.json")], in: scratch)
    let listings: [[String]] = [
      ["list"], ["tools"], ["integrations"], ["owners"], ["expiring"], ["findings"],
      ["revocations"], ["ledger", "list"], ["sources"], ["sources", "--imported"],
      ["policy", "show"], ["findings", "--rule", "ownerless"], ["events"], ["controls"],
      ["controls", "NHI-03"],
    ]
    for listing in listings {
      let json = try CommandJSON(
        try await Command.right(listing + ["--format", "json"], in: scratch))
      let schema = try #require(json["schema"] as? String)
      #expect(schema.hasPrefix("custody.") && schema.hasSuffix("/1"), "\(listing)")
      let lines = try await Command.right(listing + ["--format", "jsonl"], in: scratch)
      for line in lines.split(separator: "\n") { _ = try CommandJSON(String(line)) }
      let csv = try await Command.right(listing + ["--format", "csv"], in: scratch)
      #expect(csv.hasSuffix("\r\n"), "\(listing)")
      let table = try await Command.right(listing, in: scratch)
      #expect(!table.contains("\u{1B}"))
    }
  }

  @Test func `hostile names reach no terminal`() async throws {
    let scratch = try Scratch()
    let name = "=cmd|' /C calc'!A0 \\u001b[31m\\u202e\\u009b evil"
    try scratch.write(
      "tokens.json",
      """
      {"kind":"admin#directory#tokenList","items":[{"kind":"admin#directory#token",
      "clientId":"1.apps.example","displayText":"\(name)","scopes":["openid"]}]}
      """)
    _ = try await Command.right(
      ["import", "tokens.json", "--user", "a@nordlys.example"], in: scratch)
    for format in ["table", "json", "jsonl", "csv"] {
      let text = try await Command.right(["list", "--format", format], in: scratch)
      let bad = text.unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\r") || (0x7F...0x9F).contains($0.value)
          || (0x202A...0x202E).contains($0.value)
      }
      #expect(bad.isEmpty, "\(format)")
    }
    let csv = try await Command.right(["list", "--format", "csv"], in: scratch)
    #expect(csv.contains("'=cmd"))
    let item = try #require(
      try CommandJSON(try await Command.right(["list", "--format", "json"], in: scratch))
        .objects("items").first)
    #expect((item["name"] as? String)?.contains("\u{202E}") == true)
  }

  @Test func `show answers the four questions in text and JSON`() async throws {
    let scratch = try Scratch()
    _ = try await Command.right(
      ["import", Sample.path("entra/oauth2PermissionGrants-delta-page1.json")], in: scratch)
    let list = try CommandJSON(try await Command.right(["list", "--format", "json"], in: scratch))
    let id = try #require(list.objects("items").first?["id"] as? String)
    let text = try await Command.right(["show", String(id.prefix(6))], in: scratch)
    for word in ["ASKED", "APPROVED", "RAN AS", "CHANGED", "accountable: organisation"] {
      #expect(text.contains(word))
    }
    let sheet = try CommandJSON(
      try await Command.right(["show", id, "--format", "json"], in: scratch))
    #expect(sheet["schema"] as? String == "custody.item/1")
    let chain = try #require(sheet["chain"] as? [String: Any])
    let links = try #require(chain["links"] as? [[String: Any]])
    #expect(
      links.compactMap { $0["step"] as? String } == ["asked", "approved", "ran as", "changed"])
    #expect(
      chain["brokenAt"] as? String == links.first { $0["proven"] as? Bool == false }?["step"]
        as? String)
    let actions = try #require(chain["actions"] as? [String: Any])
    #expect(actions["executed"] as? Int == 0 && actions["uncorrelated"] as? Int == 0)
    #expect((chain["order"] as? [Any])?.isEmpty == true)
    #expect(sheet.objects("findings").allSatisfy { $0["remedy"] is String })
  }
}
