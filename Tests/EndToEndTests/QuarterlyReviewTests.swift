import CustodyTestSupport
import Foundation
import Testing

/// The quarterly review (DESIGN section 1): sixty consents, two reviewers at their own terminals on one store, from
/// the opening to a close that the next export has proven.
@Suite(.enabled(if: SystemUser.canSwitch)) struct QuarterlyReviewTests {
  @Test func `sixty items, two reviewers, opened and closed`() async throws {
    let began = ContinuousClock.now
    let office = try await Office()

    // Ten of them are nobody's: without somebody who stands in, it doesn't open, and says which.
    let refused = try await office.ana.custody("campaign", "open", "Q4-2026", "--due", "28d")
    #expect(refused.status == 77)
    #expect(refused.output.contains("10 of them have nobody who may decide"))
    #expect(refused.output.contains("c-51/u-51: nobody who is here has the role"))
    let opened = try await office.ana.custody(
      "campaign", "open", "Q4-2026", "--due", "28d", "--fallback", "ana@corp.example")
    #expect(opened.status == 0, "\(opened.output)\(opened.error)")
    #expect(opened.output.contains("60: 60 to decide, 0 carried over"))

    let sheet = try await office.ana.right("show", "grant-51")
    #expect(sheet.contains("Campaign   Q4-2026, pending; asked: ana@corp.example"))

    // Both sit down; each sees what they are asked about.
    try await office.ana.sitDown("asked:me")
    try await office.bo.sitDown("asked:me")
    try await office.ana.see(" 35 of ")
    try await office.bo.see(" 25 of ")

    // Ana revokes what nobody uses any more: nine, with one reason.
    try await office.ana.filter("asked:me name:c-0")
    try await office.ana.see(" 9 of ")
    try await office.ana.press("*", "x", "1")
    try await office.ana.see("X revoke 9")
    // What is nobody's she gives to Bo, all at once.
    try await office.ana.filter("asked:me owner:none")
    try await office.ana.see(" 10 of ")
    try await office.ana.press("\\", "*", "o")
    try await office.ana.type("bo@")
    try await office.ana.see("Bo Dahl gets 10 items")
    try await office.ana.press("Enter")
    try await office.ana.see("O owner 10")
    // And keeps the rest of her own.
    try await office.ana.filter("asked:me owner:ana@* !name:c-0")
    try await office.ana.see(" 16 of ")
    try await office.ana.press("\\", "*", "c", "Enter")
    try await office.ana.see("C keep 16")
    try await office.ana.press("S")
    try await office.ana.see("Submit 35 decisions")
    try await office.ana.type("9")
    try await office.ana.press("Enter")
    try await office.ana.see("35 decisions written")
    try await office.ana.leave()

    // Bo hasn't touched a key, and is asked about ten more.
    try await office.bo.see(" 35 of ")
    try await office.bo.filter("asked:me name:c-50")
    try await office.bo.press("x", "1")
    try await office.bo.see("X revoke 1")
    try await office.bo.filter("asked:me !name:c-50")
    try await office.bo.see(" 34 of ")
    try await office.bo.press("\\", "*", "c", "Enter")
    try await office.bo.see("C keep 34")
    // Before it is sent nothing counts: the review can't be closed over drafts.
    let early = try await office.ana.custody("campaign", "close", "Q4-2026")
    #expect(early.status == 77)
    #expect(early.output.contains("35 items are undecided; silence is no approval"))
    #expect(early.output.contains("35 drafts wait to be submitted"))
    try await office.bo.press("S")
    try await office.bo.see("Submit 35 decisions")
    try await office.bo.type("1")
    try await office.bo.press("Enter")
    try await office.bo.see("35 decisions written")
    try await office.bo.leave()

    // Ten must go; only the next export proves that they have.
    let unproven = try await office.ana.custody("campaign", "close", "Q4-2026")
    #expect(unproven.status == 77)
    #expect(unproven.output.contains("10 revocations or rotations are not proven"))
    let gone = Set((1...9).map { $0 } + [50])
    try await office.imports(Office.grants((1...60).filter { !gone.contains($0) }), "december.json")
    let closed = try await office.ana.custody(
      "campaign", "close", "Q4-2026", "--format", "json", clock: Office.december)
    #expect(closed.status == 0, "\(closed.output)\(closed.error)")
    try await office.reconcile(closed.output)
    let seconds = began.duration(to: .now).components.seconds
    print("\(office.ana.keys) and \(office.bo.keys) keys, \(seconds) seconds for 60 items")
    #expect(office.ana.keys + office.bo.keys <= 4 * 60)
  }
}

/// Sixty consents of an organisation, of two owners and nobody.
private final class Office {
  static let december = "2026-12-18T08:00:00Z"
  let scratch: Scratch
  let ana, bo: ReviewerAtWork

  init() async throws {
    scratch = try Scratch()
    let store = try SystemUser.sharedFolder(in: scratch) + "/custody.db"
    ana = try ReviewerAtWork("games", "ana@corp.example", scratch, store)
    bo = try ReviewerAtWork("mail", "bo@corp.example", scratch, store)
    try await imports(Office.grants(Array(1...60)), "november.json", at: Command.clock)
    let listed = try CommandJSON(
      try await ana.right("list", "--format", "json")
    ).objects("items")
    #expect(listed.count == 60)
    var records = ["ana", "bo"].map { name in
      #"{"record":"person","id":"\#(name)@corp.example","name":"\#(name.capitalized) Dahl","#
        + #""employment":"active"}"#
    }
    for item in listed {
      let id = try #require(item["id"] as? String)
      let number = try #require(
        (item["name"] as? String).flatMap { Int($0.dropFirst(2)) })
      records.append(
        #"{"record":"permission","item":"\#(id)","scope":"openid","resource":"r-1","purpose":"sign-in"}"#
      )
      if number <= 50 {
        let owner = number <= 25 ? "ana" : "bo"
        records.append(
          #"{"record":"owner","item":"\#(id)","role":"business","person":"\#(owner)@corp.example"}"#
        )
      }
    }
    try await imports(
      records.joined(separator: "\n") + "\n", "records.jsonl", at: Command.clock)
  }

  /// Consents as Microsoft Graph lists them.
  static func grants(_ numbers: [Int]) -> String {
    let rows = numbers.map { number in
      let two = String(number).count == 1 ? "0\(number)" : "\(number)"
      return #"{"id":"grant-\#(two)","clientId":"c-\#(two)","consentType":"Principal","#
        + #""principalId":"u-\#(two)","resourceId":"r-1","scope":"openid"}"#
    }
    return
      #"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#oauth2PermissionGrants","value":["#
      + rows.joined(separator: ",\n") + "]}\n"
  }

  func imports(_ text: String, _ name: String, at clock: String = december) async throws {
    let file = try scratch.write(name, text)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    let outcome = try await ana.custody("import", file, clock: clock)
    #expect(outcome.status == 0, "\(outcome.error)")
  }

  /// The close's numbers are those of the ledger, counted by hand, entry by entry.
  func reconcile(_ closing: String) async throws {
    let close = try #require(CommandJSON(closing)["close"] as? [String: Any])
    #expect(close["outcomes"] as? [String: Int] == ["kept": 50, "revoked": 10])
    let entries = try CommandJSON(
      try await ana.right("ledger", "list", "--limit", "1000", "--format", "json")
    ).objects("entries")
    let decided = entries.filter { $0["item"] is String && $0["action"] as? String != "task" }
    let words = Dictionary(grouping: decided) { $0["action"] as? String ?? "?" }
    #expect(words.mapValues(\.count) == ["recertify": 50, "revoke": 10, "reassign": 10])
    let authors = Dictionary(grouping: decided) { $0["author"] as? String ?? "?" }
    #expect(authors.mapValues(\.count) == ["ana@corp.example": 35, "bo@corp.example": 35])
    let settled = Set(
      (words["recertify"] ?? []).compactMap { $0["item"] as? String }
        + (words["revoke"] ?? []).compactMap { $0["item"] as? String })
    #expect(settled.count == 60)
    let items = try CommandJSON(
      try await ana.right("campaign", "items", "Q4-2026", "--format", "json")
    ).objects("items")
    #expect(Set(items.compactMap { $0["id"] as? String }) == settled)
    let verified = try CommandJSON(try await bo.right("verify", "--format", "json"))
    #expect(verified["intact"] as? Bool == true)
  }
}

/// One reviewer with an account, a home and a terminal of their own; their keys are counted.
private final class ReviewerAtWork {
  private let user: SystemUser
  private let scratch: Scratch
  private let store: String
  private let environment: [String: String?]
  private(set) var keys = 0
  private var tmux: Tmux?

  init(_ account: String, _ person: String, _ scratch: Scratch, _ store: String) throws {
    user = try #require(SystemUser(account))
    environment = try user.settle(in: scratch, as: person)
    (self.scratch, self.store) = (scratch, store)
  }

  func custody(
    _ arguments: String..., clock: String = Command.clock
  ) async throws -> Command.Outcome {
    try await run(arguments, clock)
  }

  /// What a command prints that must work.
  func right(_ arguments: String...) async throws -> String {
    let outcome = try await run(arguments, Office.december)
    #expect(outcome.status == 0, "\(outcome.error)")
    return outcome.output
  }

  private func run(_ arguments: [String], _ clock: String) async throws -> Command.Outcome {
    var environment = environment
    environment["CUSTODY_CLOCK"] = clock
    return try await user.custody(arguments + ["--store", store], in: scratch, environment)
  }

  func sitDown(_ query: String) async throws {
    let tmux = try await Tmux.start(
      ["sh", "-c", "chmod 666 \"$CUSTODY_TEST\"; exec \"$@\"", "sh"] + user.prefix
        + [Command.custody, "--store", store, "--query", query], columns: 120, rows: 36,
      in: scratch, environment: environment)
    self.tmux = tmux
    try await tmux.waitFor("asked:me")
    try await tmux.settle()
  }

  func press(_ names: String...) async throws {
    for name in names {
      keys += 1
      try await tmux?.press(name)
    }
  }

  func type(_ text: String) async throws {
    keys += text.count
    try await tmux?.type(text)
  }

  /// Puts another filter in the place of the one that stands there.
  func filter(_ text: String) async throws {
    try await press("/", "C-u")
    try await type(text)
    try await press("Enter")
  }

  func see(_ texts: String...) async throws {
    for text in texts { try await tmux?.waitFor(text) }
  }

  func leave() async throws {
    try await tmux?.kill()
    tmux = nil
  }
}
