import CustodyTestSupport
import Foundation
import Testing

/// What half of every inventory wants, on the real program: an owner, a purpose and the keep in one pass.
struct DraftStackTests {
  @Test func `an item without owner and purpose is kept in one pass and one submit`() async throws {
    let scratch = try Scratch()
    let records = """
      {"record":"person","id":"m.holm@nordlys.example","name":"Mette Holm","aliases":["m.holm"],"employment":"active","source":"custody"}
      {"record":"item","kind":"api-key","source":"custody","sourceID":"light-key","name":"room-booker","permissions":[{"scope":"profile"}]}

      """
    try records.write(toFile: scratch.file("records.jsonl"), atomically: true, encoding: .utf8)
    _ = try await Command.right(["import", "records.jsonl"], in: scratch)
    let tmux = try await Tmux.custody([], in: scratch)
    func press(_ names: String...) async throws {
      for name in names { try await tmux.press(name) }
    }
    try await press("c")
    try await tmux.waitFor("it wants an owner (o) and a purpose (i) first")
    try await press("e")
    try await tmux.waitFor("Not yet: room-booker")
    try await press("Enter", "o", "m", ".", "h")
    try await tmux.waitFor("Mette Holm")
    try await press("Enter")
    try await tmux.waitFor(">m.holm")
    try await press("i", "1", "d", "e", "s", "k", "s", "Enter", "c")
    try await tmux.waitFor("C keep 1   O owner 1   I facts 1")
    try await press("x", "1")
    try await tmux.waitFor("revoke replaces keep")
    try await press("u")
    try await tmux.waitFor("C keep 1   O owner 1   I facts 1")
    try await press("S")
    try await tmux.waitFor("Submit 3 decisions on 1 item")
    try await press("Tab", "Enter")
    try await tmux.waitFor("3 decisions written")

    let ledger = try CommandJSON(
      try await Command.right(["ledger", "list", "--format", "json"], in: scratch))
    let actions = ledger.objects("entries").compactMap { $0["action"] as? String }
    #expect(actions.reversed() == ["import", "set", "reassign", "recertify", "submit"])
    let verified = try CommandJSON(
      try await Command.right(["verify", "--format", "json"], in: scratch))
    #expect(verified["intact"] as? Bool == true)
  }
}
