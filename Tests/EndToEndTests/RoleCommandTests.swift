import CustodyTestSupport
import Foundation
import Testing

/// Every cell of the table of who may do what through the real program, run by users who have the roles.
@Suite(.enabled(if: SystemUser.canSwitch)) struct RoleCommandTests {
  /// An account of the system, as whom it is known, and its role here.
  private static let cast: [(account: String, person: String?, role: String)] = [
    ("games", "first@corp.example", "admin"), ("mail", "second@corp.example", "admin"),
    ("news", "ana@corp.example", "reviewer"), ("lp", nil, "reviewer"),
    ("uucp", "ed@corp.example", "executor"), ("backup", "al@corp.example", "auditor"),
  ]
  static let relations = ["none", "owner", "only_owner", "principal", "requester"]

  static let records =
    (relations + ["spare"]).map { relation in
      let strict = relation == "only_owner"
      let owners =
        strict
        ? #"[{"role":"business","person":"ana@corp.example"}]"#
        : relation == "owner"
          ? #"[{"role":"business","person":"cy@corp.example"},{"role":"workflow","person":"ana@corp.example"}]"#
          : #"[{"role":"business","person":"cy@corp.example"}]"#
      let principal = relation == "principal" ? "ana@corp.example" : "user@corp.example"
      let requester = relation == "requester" ? #","requestedBy":"ana@corp.example""# : ""
      return
        #"{"record":"item","kind":"oauth-grant","source":"entra","sourceID":"\#(relation)","#
        + #""name":"\#(relation)","principal":"\#(principal)","purpose":"calendar","#
        + #""permissions":[{"scope":"\#(strict ? "Mail.ReadWrite" : "openid")"}],"owners":\#(owners)\#(requester)}"#
        + "\n"
    }.joined()
    + ["first", "second", "ana", "ed", "al", "cy"].map { name in
      #"{"record":"person","id":"\#(name)@corp.example","name":"\#(name.capitalized)","employment":"active"}"#
        + "\n"
    }.joined()

  /// What a refusal says, by its rule.
  static let words = [
    "self-exception": "an exception is made by somebody else",
    "role-missing": "is for the role", "self-review": "nobody certifies their own access",
    "only-owner": "you are its only owner", "reviewer-unmapped": "needs a known",
  ]

  /// The table as the program prints it: by role and deed, the answer for each relation.
  static func table(_ scratch: Scratch) async throws -> [String: [String: Any]] {
    let outcome = try await Command.run(["roles", "table", "--format", "json"], in: scratch)
    let rows = try CommandJSON(outcome.output).objects("rows")
    return Dictionary(
      rows.compactMap { row in
        guard let role = row["role"] as? String, let deed = row["deed"] as? String else {
          return nil
        }
        return ("\(role) \(deed)", row)
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func arguments(_ deed: String, _ item: String, _ file: String) -> [String]? {
    let reason = ["--reason", "because"]
    switch deed {
    case "recertify": return ["recertify", item, "--until", "30d"] + reason
    case "keep-if":
      return ["recertify", item, "--if", "a smaller scope", "--until", "30d"] + reason
    case "exception":
      return ["exception", item, "--rule", "dormant", "--until", "30d"] + reason
    case "revoke", "rotate", "reopen": return [deed, item] + reason
    case "reassign": return ["reassign", item, "--to", "cy@corp.example"]
    case "defer": return ["defer", item, "--to", "cy@corp.example", "--until", "7d"]
    case "set": return ["set", item, "purpose=calendar"]
    case "note": return ["note", item] + reason
    case "import": return ["import", file]
    case "campaign": return ["campaign", "close", "nosuch"]
    case "delegate":
      return ["campaign", "delegate", "nosuch", "--to", "cy@corp.example", "--note", "away"]
    case "plan": return ["revocations", "plan", "spare", "--over-limit", "one of few"]
    case "record": return ["revocations", "record", "9999", "--done"]
    case "roles": return ["roles", "grant", "account:www-data", "auditor"]
    case "confirm": return ["roles", "confirm", "9999"]
    case "break-glass": return ["break-glass", "spare", "--reason", "outage", "--ticket", "INC-7"]
    case "countersign": return ["break-glass", "countersign", "9999"]
    case "verify", "export": return [deed]
    default: return nil
    }
  }

  @Test func `the program gives the table's answer in every cell`() async throws {
    let scratch = try Scratch()
    let store = try SystemUser.sharedFolder(in: scratch) + "/custody.db"
    let file = try scratch.write("records.jsonl", Self.records)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    var homes: [String: [String: String?]] = [:]
    var users: [String: SystemUser] = [:]
    for (account, person, _) in Self.cast {
      let user = try #require(SystemUser(account))
      users[account] = user
      homes[account] = try user.settle(in: scratch, as: person)
    }
    func run(_ account: String, _ arguments: [String]) async throws -> Command.Outcome {
      try await #require(users[account]).custody(
        arguments + ["--store", store], in: scratch, homes[account] ?? [:])
    }
    func right(_ account: String, _ arguments: String...) async throws -> String {
      let outcome = try await run(account, arguments)
      #expect(outcome.status == 0, "\(arguments): \(outcome.error)")
      return outcome.output
    }
    _ = try await right("games", "import", file)
    #expect(try await run("games", ["roles"]).error.contains("everybody who can open the store"))
    let locked = try await run(
      "games", ["roles", "begin", "first@corp.example", "second@corp.example"])
    #expect(locked.status == 77 && locked.error.contains("could confirm nothing"))
    _ = try await right(
      "games", "roles", "begin", "first@corp.example", "second@corp.example", "--account", "mail")
    // What config.toml says of its own user is only a claim now.
    #expect(try await run("news", ["roles"]).error.contains("that is only a claim"))
    for (account, person, role) in Self.cast where role != "admin" {
      let said = try await run(
        "games",
        ["roles", "grant", person ?? "account:\(account)", role]
          + (person == nil ? [] : ["--account", account])
      ).output
      let entry = try #require(said.firstMatch(of: /recorded entry ([0-9]+)/)).1
      _ = try await right("mail", "roles", "confirm", String(entry))
    }

    #expect(try await run("news", ["roles"]).error.contains("only a claim") == false)
    _ = try await right("news", "revoke", "spare", "--reason", "unused")

    let table = try await Self.table(scratch)
    var cells = 0
    for (account, person, role) in Self.cast where account != "mail" {
      // A new owner comes last: nobody is the only one after it.
      let order = table.sorted {
        ($0.key.hasSuffix("reassign") ? 1 : 0, $0.key) < (
          $1.key.hasSuffix("reassign") ? 1 : 0, $1.key
        )
      }
      for (key, row) in order where key.hasPrefix(role + " ") {
        let deed = String(key.dropFirst(role.count + 1))
        // Only who reviews can stand in another relation to an item; the rest is one column.
        let related = role == "reviewer" && person != nil
        for relation in related ? Self.relations : [person == nil ? "only_owner" : "none"] {
          guard let arguments = Self.arguments(deed, relation, file) else { continue }
          if [
            "verify", "export", "import", "roles", "confirm", "countersign", "campaign", "delegate",
          ]
          .contains(deed),
            relation != "none", person != nil
          {
            continue
          }
          let column = person == nil ? "unmapped" : relation
          let wanted = try #require(row[column] as? String)
          let error = try await run(account, arguments).error
          let said = Self.words.filter { error.contains($0.value) }.map(\.key)
          cells += 1
          #expect(
            wanted == "yes" ? said.isEmpty : said.contains(wanted),
            "\(account) \(role) \(deed) \(column): \(error)")
        }
      }
    }
    #expect(cells > 80)
    let log = try await run("games", ["ledger", "list", "--format", "json"])
    #expect(log.output.contains("import refused: role-missing"))
    #expect(log.output.contains("refused: self-review"))
    let verified = try await run("games", ["verify"])
    #expect(verified.status == 0, "\(verified.output)")
  }

  @Test func `emergency access is announced by every listing until a second person answers for it`()
    async throws
  {
    let scratch = try Scratch()
    let store = try SystemUser.sharedFolder(in: scratch) + "/custody.db"
    let file = try scratch.write("records.jsonl", Self.records)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    let ana = try #require(SystemUser("news"))
    let bo = try #require(SystemUser("games"))
    let anas = try ana.settle(in: scratch, as: "ana@corp.example")
    let bos = try bo.settle(in: scratch, as: "first@corp.example")
    func byAna(_ arguments: String..., at clock: String? = nil) async throws -> Command.Outcome {
      var environment = anas
      if let clock { environment["CUSTODY_CLOCK"] = clock }
      return try await ana.custody(arguments + ["--store", store], in: scratch, environment)
    }
    #expect(try await byAna("import", file).status == 0)
    let begun = try await byAna(
      "break-glass", "only_owner", "--reason", "outage", "--ticket", "INC-7")
    let entry = String(
      try #require(begun.output.firstMatch(of: /recorded entry ([0-9]+)/)).1)
    // Its only owner, who has not opened it.
    let kept = try await byAna(
      "recertify", "only_owner", "--until", "30d", "--reason", "needed now")
    #expect(kept.status == 0, "\(kept.error)")
    let later = "2026-11-23T09:14:00Z"
    let list = try await byAna("list", at: later)
    #expect(list.error.contains("BREAK-GLASS: break-glass \(entry) by ana@corp.example"))
    #expect(list.error.contains("OVERDUE for a countersignature"))
    let check = try await byAna("check", "--fail-on", "critical", at: later)
    #expect(check.status == 1)
    let own = try await byAna("break-glass", "countersign", entry)
    #expect(own.status == 77 && own.error.contains("you began it yourself"))
    let signed = try await bo.custody(
      ["break-glass", "countersign", entry, "--store", store], in: scratch, bos)
    #expect(signed.status == 0, "\(signed.error)")
    #expect(try await byAna("check", "--fail-on", "critical", at: later).status == 0)
    #expect(try await byAna("list", at: later).error.contains("BREAK-GLASS") == false)
    #expect(try await byAna("verify").status == 0)
  }
}
