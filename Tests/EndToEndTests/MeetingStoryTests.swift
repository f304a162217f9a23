import CustodyTestSupport
import Foundation
import Testing

/// The meeting (DESIGN section 1): six people, one screen, thirty ownerless integrations of the demo, in a real
/// terminal, every key counted, with the program killed on the way.
struct MeetingStoryTests {
  @Test func `thirty ownerless integrations take at most five keys each, and minutes come out`()
    async throws
  {
    let room = try await Room.open()
    let began = ContinuousClock.now
    // Who is there: three letters each. Pia is asked for and is not there; Mette speaks for her.
    try await room.see("Who is there", "Nobody is named yet")
    for name in ["ada", "met", "sig", "tri", "osk", "ras", "pia"] {
      try await room.press(name.map(String.init) + ["Enter"])
    }
    try await room.press(["End", "Tab", "2"])
    try await room.see("6 present, 1 absent", "Mette Holm speaks for them")
    try await room.press(["Enter"])
    try await room.see("1 of 30", "open 30")

    var decided = 0
    func item(_ keys: String...) async throws {
      let before = room.keys
      try await room.press(keys)
      decided += 1
      #expect(room.keys - before <= 5)
      try await room.see("open \(30 - decided)")
    }
    for name in ["met", "sig", "tri", "osk", "ras", "met", "sig", "tri", "osk", "pia"] {
      let letters = name.map(String.init)
      try await item("o", letters[0], letters[1], letters[2], "Enter")
    }
    // Two that nobody wants, one that nobody knows.
    try await item("x", "2")
    try await item(".")
    try await item("p", "?", "Enter", "Enter")
    try await room.see("14 of 30", "assigned 10", "revoked 2", "parked 1", "open 17")

    // The connection drops; the meeting goes on where it was.
    try await room.dieAndReturn()
    try await room.see("14 of 30", "assigned 10", "revoked 2", "parked 1", "open 17")
    #expect(try await room.people().contains("Pia"))

    // Numbers stand for those who are there, and the point repeats.
    for number in 1...6 { try await item("o", String(number)) }
    for _ in 0..<4 { try await item(".") }
    // A mistake is taken back, and shown again.
    try await item("x", "1")
    try await room.press(["u"])
    decided -= 1
    try await room.see("24 of 30", "open 7")
    for name in ["met", "sig", "tri", "osk", "ras", "met", "pia"] {
      let letters = name.map(String.init)
      try await item("o", letters[0], letters[1], letters[2], "Enter")
    }
    try await room.see("The agenda is through", "assigned 27", "revoked 2", "parked 1", "open 0")

    try await room.press(["S"])
    try await room.see("End the meeting", "30 items: 1 parked, 0 left open")
    try await room.press(["2", "Enter"])
    try await room.see(
      "The meeting has ended", "29 decisions written", "2 items wait for an absent owner")
    let seconds = began.duration(to: .now).components.seconds
    print("\(room.keys) keys and \(seconds) seconds for 30 items")
    #expect(room.keys <= 30 * 5)
    try await room.checkMinutes()
  }
}

/// A meeting at the demo, whose keys are counted.
private final class Room {
  static let query = ["owner:none", "kind:oauth-grant", "tool:meetingbot,signflow,notes-sync"]
  let scratch: Scratch
  private(set) var keys = 0
  private var tmux: Tmux

  private init(_ scratch: Scratch, _ tmux: Tmux) {
    self.scratch = scratch
    self.tmux = tmux
  }

  static func open() async throws -> Room {
    let scratch = try Scratch()
    let made = try await DemoTests.made.value
    try FileManager.default.copyItem(atPath: made.file(".local"), toPath: scratch.file(".local"))
    let begin =
      ["meeting", "--store", DemoTests.demo(scratch)] + query
      + ["--name", "Integrations without an owner"]
    return Room(scratch, try await Tmux.custody(begin, in: scratch))
  }

  func press(_ names: [String]) async throws {
    for name in names {
      keys += 1
      try await tmux.press(name)
    }
  }

  func see(_ texts: String...) async throws {
    for text in texts { try await tmux.waitFor(text) }
  }

  func people() async throws -> String {
    try await tmux.text().first { $0.contains("Present") } ?? ""
  }

  /// The program dies without a chance to save anything; the meeting is gone on with.
  func dieAndReturn() async throws {
    try await tmux.kill()
    tmux = try await Tmux.custody(["meeting", "--store", DemoTests.demo(scratch)], in: scratch)
  }

  private func run(_ arguments: String...) async throws -> String {
    try await Command.right(arguments + ["--store", DemoTests.demo(scratch)], in: scratch)
  }

  /// Every line of the minutes' table is an entry of the ledger, and every decision of the ledger is a line.
  func checkMinutes() async throws {
    let minutes = try await run("meeting", "minutes")
    let again = try await run("meeting", "minutes")
    #expect(minutes == again)
    let lines = minutes.split(separator: "\n").map(String.init)
    let entries = try CommandJSON(
      try await run("ledger", "list", "--limit", "200", "--format", "json")
    ).objects("entries")
    let decisions = entries.filter { $0["item"] is String }.reversed().map { entry in
      [
        "\(entry["sequence"] as? Int ?? 0)", entry["item"] as? String ?? "?",
        entry["name"] as? String ?? "?", entry["action"] as? String ?? "?",
        entry["detail"] as? String ?? "?",
      ]
    }
    let rows = lines.filter {
      $0.hasPrefix("| ") && !$0.hasPrefix("| Entry") && !$0.contains("---")
    }
    .map {
      $0.replacing("\\", with: "").split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
    #expect(rows.count == 29)
    #expect(rows.map { Array($0[0...2]) } == decisions.map { Array($0[0...2]) })
    for (row, decision) in zip(rows, decisions) {
      #expect(row[3].hasPrefix(decision[3]))
      // The ledger's line tells the action's words and the reason in one, the minutes in two columns.
      let told = [String(row[3].dropFirst(decision[3].count + 1)), row.count > 5 ? row[5] : ""]
      #expect(told.filter { !$0.isEmpty }.joined(separator: "; ") == decision[4])
    }
    let meeting = try #require(entries.first)
    #expect(meeting["action"] as? String == "meeting")
    #expect(lines.first == "# Integrations without an owner")
    #expect(
      lines.contains(
        "- Present: Ada Lind, Mette Holm, Signe Juhl, Trine Berg, Oskar Moe, Rasmus Dam"))
    #expect(lines.contains("- Mette Holm spoke for Pia Wiik"))
    #expect(minutes.contains("## Parked"))
    let head =
      try CommandJSON(
        try await run("ledger", "list", "--limit", "1", "--format", "json")
      )["head"] as? String
    #expect(
      lines.last == "- Head after: \(meeting["sequence"] as? Int ?? 0) entries, `\(head ?? "")`")

    let open = try CommandJSON(
      try await run("list", "acceptance:open", "--format", "json")
    ).objects("items")
    #expect(open.count == 2)
    for item in open {
      #expect(
        lines.contains { $0.contains(item["id"] as? String ?? "?") && $0.contains("Pia Wiik") })
    }
    try await checkAcceptance(of: try #require(open.first?["id"] as? String))
    #expect(try CommandJSON(try await run("verify", "--format", "json"))["intact"] as? Bool == true)
  }

  /// Nobody accepts in Pia's name; once she sits at the keys herself, she does.
  private func checkAcceptance(of item: String) async throws {
    let accept = ["meeting", "accept", item, "--store", DemoTests.demo(scratch)]
    let refused = try await Command.run(accept, in: scratch)
    #expect(refused.status == 77)
    #expect(refused.error.contains("nobody accepts in another's name"))
    let meetings = try CommandJSON(try await run("meeting", "list", "--format", "json"))
      .objects("meetings")
    #expect(meetings.count == 1)
    let account = try #require(meetings.first?["account"] as? String)
    try scratch.write(
      ".config/custody/config.toml",
      "[reviewer]\n\"\(account)\" = \"pia.wiik@nordlys.example\"\n")
    _ = try await Command.right(accept, in: scratch)
    let left = try CommandJSON(try await run("list", "acceptance:open", "--format", "json"))
    #expect(left["total"] as? Int == 1)
  }
}
