import CustodyTestSupport
import Foundation
import Testing

/// Two users of the operating system on one store that their group shares.
@Suite(.enabled(if: SystemUser.canSwitch)) struct TwoUsersTests {
  private struct Office {
    let scratch: Scratch
    let store: String
    let ana, bo: SystemUser
    let anas, bos: [String: String?]

    init() async throws {
      scratch = try Scratch()
      ana = try #require(SystemUser("games"))
      bo = try #require(SystemUser("mail"))
      anas = try ana.settle(in: scratch, as: "ana@corp.example")
      bos = try bo.settle(in: scratch, as: "bo@corp.example")
      store = try SystemUser.sharedFolder(in: scratch) + "/custody.db"
      let file = try scratch.write("records.jsonl", TwoUsersTests.records)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
      let outcome = try await ana.custody(
        ["import", file, "--store", store], in: scratch, anas)
      #expect(outcome.status == 0, "\(outcome.error)")
    }

    func byAna(_ arguments: String...) async throws -> Command.Outcome {
      try await ana.custody(arguments + ["--store", store], in: scratch, anas)
    }

    func byBo(_ arguments: String...) async throws -> Command.Outcome {
      try await bo.custody(arguments + ["--store", store], in: scratch, bos)
    }

    func mode(_ suffix: String) throws -> Int {
      let facts = try FileManager.default.attributesOfItem(atPath: store + suffix)
      return try #require(facts[.posixPermissions] as? Int)
    }
  }

  /// Items that one key keeps, owned by somebody who is neither.
  private static let records =
    ["zap", "crm", "fax"].map { name in
      #"{"record":"item","kind":"oauth-grant","source":"entra","sourceID":"\#(name)","name":"\#(name)","#
        + #""principal":"user@corp.example","purpose":"calendar","permissions":[{"scope":"openid"}],"#
        + #""owners":[{"role":"business","person":"cy@corp.example"}]}"# + "\n"
    }.joined()
    + ["ana", "bo", "cy"].map { name in
      #"{"record":"person","id":"\#(name)@corp.example","name":"\#(name.capitalized)","employment":"active"}"#
        + "\n"
    }.joined()

  @Test func `both may write a store in a folder of their group, and nobody else may`() async throws
  {
    let office = try await Office()
    #expect(try office.mode("") == 0o660)
    #expect(try office.mode(".head") == 0o660)
    let decided = try await office.byBo("revoke", "zap", "--reason", "unused")
    #expect(decided.status == 0, "\(decided.error)")
    let again = try await office.byAna("revoke", "crm", "--reason", "unused")
    #expect(again.status == 0, "\(again.error)")
    let verified = try await office.byBo("verify")
    #expect(verified.status == 0, "\(verified.output)\(verified.error)")
    let log = try await office.byBo("ledger", "list", "--format", "json")
    #expect(log.output.contains("ana@corp.example") && log.output.contains("bo@corp.example"))
  }

  @Test func `a folder that everybody can write to is refused`() async throws {
    let office = try await Office()
    #expect(chmod((office.store as NSString).deletingLastPathComponent, 0o2777) == 0)
    let outcome = try await office.byAna("list")
    #expect(outcome.status == 77)
    #expect(outcome.error.contains("everybody can write to"))
  }

  @Test func `a running dashboard shows what the other decides, and says who`() async throws {
    let office = try await Office()
    var environment = office.anas
    environment["TERM"] = "tmux-256color"
    let tmux = try await Tmux.start(
      ["sh", "-c", "chmod 666 \"$CUSTODY_TEST\"; exec \"$@\"", "sh"] + office.ana.prefix
        + [Command.custody, "--store", office.store], columns: 120, rows: 30, in: office.scratch,
      environment: environment)
    try await tmux.waitFor("zap")
    try await tmux.settle()
    let outcome = try await office.byBo("revoke", "zap", "--reason", "unused")
    #expect(outcome.status == 0, "\(outcome.error)")
    // No key is pressed.
    try await tmux.waitFor("bo@corp.example: revoke on zap", within: 5)
    try await tmux.waitUntil("two open rows", within: 5) { rows in
      !rows.contains { $0.contains("zap") && $0.contains("oauth") }
    }
    try await tmux.waitFor("1 row changed")
  }
}
