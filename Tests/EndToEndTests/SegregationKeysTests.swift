import CustodyTestSupport
import Foundation
import Testing

/// The table of who may do what at the keys of the real dashboard: every action of a reviewer on an item of
/// each relation, in a terminal.
struct SegregationKeysTests {
  /// Keys that ask for a decision, with the decision's row in the table.
  private static let keys = [
    ("c", "recertify"), ("K", "keep-if"), ("x", "revoke"), ("t", "rotate"), ("o", "reassign"),
    ("w", "defer"), ("i", "set"), ("a", "note"), ("R", "reopen"),
  ]

  @Test(arguments: RoleCommandTests.relations + ["unmapped"])
  func `keys are refused as the table says`(_ relation: String) async throws {
    let scratch = try Scratch()
    let account = String(cString: try #require(getpwuid(getuid())).pointee.pw_name)
    if relation != "unmapped" {
      try scratch.write(
        ".config/custody/config.toml", "[reviewer]\n\(account) = \"ana@corp.example\"\n")
    }
    let file = try scratch.write("records.jsonl", RoleCommandTests.records)
    let store = scratch.file("custody.db")
    let imported = try await Command.run(["import", file, "--store", store], in: scratch)
    #expect(imported.status == 0, "\(imported.error)")
    // An account behind which nobody is known stands before a strict item.
    let name = relation == "unmapped" ? "only_owner" : relation
    let table = try await RoleCommandTests.table(scratch)
    let tmux = try await Tmux.custody(
      ["--store", store, "--query", name == "owner" ? "owner tier:light" : name], columns: 230,
      rows: 40, in: scratch)
    try await tmux.waitFor(name)
    for (key, deed) in Self.keys {
      try await tmux.press(key)
      let screen = try await tmux.text()
      let said = RoleCommandTests.words.filter { word in
        screen.contains { $0.contains(word.value) }
      }.map(\.key)
      let wanted = try #require(table["none given \(deed)"]?[relation] as? String)
      #expect(
        wanted == "yes" ? said.isEmpty : said.contains(wanted),
        "\(relation) \(deed): \(screen.joined(separator: "\n"))")
      try await tmux.press("Escape")
      // Whatever was drafted is taken back, and the next key finds the item as it was.
      try await tmux.press("u")
    }
  }
}
