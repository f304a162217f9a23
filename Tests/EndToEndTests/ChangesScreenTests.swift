import CustodyTestSupport
import Foundation
import Testing

/// What imports did, on the screen of the built program: creep, an owner who left, and sources that grow stale.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ChangesScreenTests {
  private static func grants(_ scope: String) -> String {
    #"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#oauth2PermissionGrants","#
      + #""value":[{"id":"grant-one","clientId":"c-1","consentType":"Principal","#
      + #""principalId":"u-1","resourceId":"r-1","scope":"\#(scope)"}]}"#
  }
  private static let people = """
    login,name,manager,status,left
    ana@corp.example,Ana Ruiz,bo@corp.example,active,
    bo@corp.example,Bo Dahl,,active,
    zoe@corp.example,Zoe Aas,bo@corp.example,active,

    """
  private static let owners =
    #"{"record":"owner","item":"g-ed2t0a68fvf5","role":"business","person":"ana@corp.example"}"#

  /// A store with two imports, the second ten days after the first, and the dashboard over it at a moment.
  private func dashboard(
    at moment: String, columns: Int = 80, rows: Int = 24
  ) async throws -> Tmux {
    let scratch = try Scratch()
    let first = [
      try scratch.write("people.csv", Self.people), try scratch.write("owners.jsonl", Self.owners),
      try scratch.write("grants.json", Self.grants("Calendars.Read")),
    ]
    _ = try await Command.right(["import"] + first, in: scratch)
    let later = Self.people
      .replacing("bo@corp.example,active,\nbo@", with: "bo@corp.example,active,2026-11-30\nbo@")
    let second = [
      try scratch.write("december.csv", later),
      try scratch.write("more.json", Self.grants("Calendars.Read Contacts.Read")),
    ]
    let outcome = try await Command.run(
      ["import"] + second, in: scratch, environment: ["CUSTODY_CLOCK": "2026-12-01T09:00:00Z"])
    #expect(outcome.status == 0, "\(outcome.error)")
    return try await Tmux.custody(
      [], columns: columns, rows: rows, in: scratch, environment: ["CUSTODY_CLOCK": moment])
  }

  private func see(_ words: String..., on tmux: Tmux) async throws {
    let screen = try await tmux.waitUntil("\(words)", within: 20) { rows in
      let text = rows.joined(separator: "\n")
      return words.allSatisfy { text.contains($0) }
    }
    #expect(!screen.isEmpty)
  }

  @Test(arguments: [(80, 24), (140, 45)])
  func `an owner's leaving is found among the changes, and the manager is one key away`(
    _ size: (Int, Int)
  ) async throws {
    let tmux = try await dashboard(at: "2026-12-01T10:00:00Z", columns: size.0, rows: size.1)
    try await tmux.press("8")
    try await see("since import 2, 2026-12-01 09:00", on: tmux)
    try await see("> Scope creep           1", "  Owner changes         1", on: tmux)
    try await tmux.press("Enter")
    try await see("Changes > Scope creep", "+Contacts.Read", on: tmux)
    try await tmux.press("q", "j", "Enter")
    try await see("Changes > Owner changes", "!left ana", on: tmux)
    // The item opens from here, and tells the news whole.
    try await tmux.press("Enter")
    try await see("creep: +Contacts.Read", "import 2, 2026-12-01", on: tmux)
    try await tmux.press("q", "o")
    try await see("manager of Ana Ruiz, who left 2026-11-30", "Bo Dahl gets 1 item", on: tmux)
    try await tmux.press("Enter")
    try await see("O owner 1", ">bo", on: tmux)
  }

  @Test func `an older import is chosen from the list and tells what came since`() async throws {
    let tmux = try await dashboard(at: "2026-12-01T10:00:00Z")
    try await tmux.press("8", "G")
    try await see("entra.oauth2PermissionGrants  1 read", on: tmux)
    try await tmux.press("Enter")
    try await see("since import 1, 2026-11-21 09:14", "2 imports", on: tmux)
    try await see("New                   1", on: tmux)
    try await tmux.press("8")
    try await see("since import 2", "1 import ", on: tmux)
  }

  @Test func `sources that grew stale are in the header, with their ages, and a finding`()
    async throws
  {
    let tmux = try await dashboard(at: "2027-01-04T09:00:00Z")
    // The records of the first import alone are older than 35 days.
    try await see("1 source STALE: A", on: tmux)
    try await tmux.press("A")
    try await see("custody.records", "43  STALE", "entra.oauth2PermissionGrants", on: tmux)
    try await tmux.press("Escape")
    try await tmux.press("8")
    try await see("1 source stale", on: tmux)
    let later = try await dashboard(at: "2027-01-05T09:00:00Z")
    try await see("3 sources STALE: A", on: later)
    try await see("1 item assessed again", on: later)
    try await later.press("6")
    try await see("stale inventory", on: later)
  }
}
