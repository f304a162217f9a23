import CustodyTestSupport
import Foundation
import Testing

/// A small campaign in a real terminal, from `:open` to `:close`, with keys alone.
@Suite(.timeLimit(.minutes(5)))
struct CampaignScreenTests {
  private static let records =
    ["zap", "crm", "fax"].map { name in
      #"{"record":"item","kind":"oauth-grant","source":"entra","sourceID":"\#(name)","name":"\#(name)","#
        + #""principal":"user@corp.example","purpose":"calendar","permissions":[{"scope":"openid"}],"#
        + #""owners":[{"role":"business","person":"cy@corp.example"}]}"# + "\n"
    }.joined()
    + ["ana", "cy"].map { name in
      #"{"record":"person","id":"\#(name)@corp.example","name":"\#(name.capitalized)","employment":"active"}"#
        + "\n"
    }.joined()

  @Test func `a campaign is opened, decided and closed with the keys`() async throws {
    let scratch = try Scratch()
    let file = try scratch.write("records.jsonl", CampaignScreenTests.records)
    try scratch.write(
      ".config/custody/config.toml", "[reviewer]\n\"\(NSUserName())\" = \"ana@corp.example\"\n")
    _ = try await Command.right(["import", file], in: scratch)
    let tmux = try await Tmux.custody([], in: scratch)
    var keys = 0
    func press(_ names: [String]) async throws {
      for name in names {
        keys += 1
        try await tmux.press(name)
      }
    }
    func type(_ text: String) async throws { try await press(text.map(String.init)) }
    try await tmux.waitFor("state:open")

    // The gates stand on the screen before anything is written.
    try await type(":open")
    try await press(["Enter"])
    try await tmux.waitFor("Open a campaign")
    try await tmux.waitFor("Q4-2026")
    try await press(["Tab", "Tab", "Tab", "C-u"])
    try await type("list:ana@corp.example")
    try await press(["Enter"])
    try await tmux.waitFor("3 items: 3 to decide")
    #expect(
      try await Command.right(["campaign", "list"], in: scratch).contains("Q4-2026") == false)
    try await press(["Enter"])
    try await tmux.waitFor("Q4-2026 is open")
    try await press(["Enter"])
    try await tmux.waitFor("What blocks closing")

    // It can't be closed while something is undecided, and the screen says what.
    try await type(":close")
    try await press(["Enter"])
    try await tmux.waitFor("It can't be closed yet")
    try await tmux.waitFor("[ ] 3 items are undecided")
    try await press(["Escape", "1"])
    try await tmux.waitFor("asked:me")
    try await type("ccc")
    try await tmux.waitFor("C keep 3")
    try await press(["S", "Tab", "Enter"])
    try await tmux.waitFor("3 decisions written")
    try await press(["Enter"])
    try await tmux.waitFor("everything is decided")

    let before = keys
    try await type(":close")
    try await press(["Enter"])
    try await type("Q4-2026")
    try await press(["Enter"])
    #expect(keys - before == 15)
    try await tmux.waitFor("Q4-2026 is closed")
    try await tmux.waitFor("3 = 3 kept")
    try await press(["Enter"])
    try await tmux.send(["q"])
    _ = try await tmux.waitForEnd()

    let listed = try CommandJSON(
      try await Command.right(["campaign", "list", "--format", "json"], in: scratch)
    ).objects("campaigns")
    #expect(listed.count == 1)
    #expect(
      try await Command.right(["campaign", "status", "Q4-2026"], in: scratch)
        .contains("Closed with 3 kept"))
    let verified = try CommandJSON(
      try await Command.right(["verify", "--format", "json"], in: scratch))
    #expect(verified["intact"] as? Bool == true)
  }
}
