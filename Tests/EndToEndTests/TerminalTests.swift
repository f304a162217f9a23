import CustodyTestSupport
import Foundation
import Testing

/// What the built program does to a real terminal, and how it leaves it.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct TerminalTests {
  @Test func `after q the terminal is as it was, every mode off and the alternate screen last`()
    async throws
  {
    let session = try await TerminalSession.start(recording: true)
    #expect(try await session.tmux.state().alternate)
    try await session.tmux.send(["q"])
    #expect(try await session.end() == 0)
    #expect(session.isRestored)
    let state = try await session.tmux.state()
    #expect(!state.alternate && state.cursor && !state.mouse && !state.applicationCursor)
    let modes = try session.modes()
    #expect(modes.left == [])
    #expect(modes.last == "[?1049l")
  }

  @Test(arguments: ["TERM", "HUP"])
  func `a signal to end is an end like any other`(name: String) async throws {
    let session = try await TerminalSession.start(recording: true)
    try await session.tmux.signal(name, pidIn: "pid")
    #expect(try await session.end() == 0)
    #expect(session.isRestored)
    #expect(try await !session.tmux.state().alternate)
    #expect(try session.modes().left == [])
  }

  @Test(arguments: ["SEGV", "ILL", "ABRT"])
  func `a crash gives the terminal back and says where its log is`(name: String) async throws {
    let session = try await TerminalSession.start(recording: true)
    try await session.tmux.signal(name, pidIn: "pid")
    #expect(try await session.end() != 0)
    #expect(session.isRestored)
    let state = try await session.tmux.state()
    #expect(!state.alternate && state.cursor)
    #expect(try session.modes().left == [])
    #expect(try await session.tmux.screen().contains("crash.log"))
  }

  @Test func `Ctrl-Z gives the shell its terminal, and fg brings the same screen back`()
    async throws
  {
    let scratch = try Scratch()
    let store = try await DemoInventory.copy(into: scratch)
    let tmux = try await Tmux.start(
      ["bash", "--norc", "-i"], in: scratch, environment: ["PS1": "shell> "])
    try await tmux.waitFor("shell>")
    try await tmux.send(["stty -g >before; \(Command.custody) --store \(store)"], literal: true)
    try await tmux.send(["Enter"])
    try await tmux.settle()
    let before = try await tmux.text()
    try await tmux.send(["C-z"])
    try await tmux.waitFor("Stopped")
    #expect(try await !tmux.state().alternate)
    try await tmux.send(["stty -g >between; fg", "Enter"])
    try await tmux.waitUntil("the screen as it was") { $0 == before }
    #expect(scratch.read("before").prefix(30) == scratch.read("between").prefix(30))
    try await tmux.send(["q"])
    try await tmux.waitUntil("the shell") { rows in
      rows.last { !$0.isEmpty }?.hasPrefix("shell>") == true
    }
    #expect(try await !tmux.state().alternate)
  }

  @Test func `a storm of sizes ends in a whole frame of the last one`() async throws {
    let session = try await TerminalSession.start()
    for step in 1...20 {
      try await session.tmux.resize(columns: 41 + step * 5, rows: 11 + step)
    }
    try await session.tmux.resize(columns: 120, rows: 40)
    let rows = try await session.tmux.waitUntil("a frame of 40 rows") { rows in
      rows.count == 40 && rows.contains { $0.count == 120 }
    }
    #expect(rows.allSatisfy { $0.count <= 120 })
    try await session.tmux.resize(columns: 1, rows: 1)
    try await session.tmux.resize(columns: 80, rows: 24)
    try await session.tmux.waitUntil("a frame of 24 rows") { rows in
      rows.count == 24 && rows.contains { $0.count == 80 }
    }
    try await session.tmux.send(["q"])
    #expect(try await session.end() == 0)
  }

  @Test func `a paste into a list decides nothing`() async throws {
    let session = try await TerminalSession.start()
    try await session.tmux.paste("x1S18cqq\nx\n")
    #expect(try await session.tmux.state().alternate)
    let drafts = try await Command.run(
      ["list", "draft:any", "--format", "json", "--store", session.store], in: session.scratch)
    #expect(drafts.status == 0)
    #expect(drafts.output.contains("\"total\":0") || drafts.output.contains("\"total\": 0"))
    try await session.tmux.send(["q"])
    #expect(try await session.end() == 0)
  }

  @Test func `NO_COLOR means no colour, and without it there is some`() async throws {
    let colour = /\u{1B}\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]/
    let plain = try await TerminalSession.start(environment: ["NO_COLOR": "1"])
    #expect(try await plain.tmux.styled().firstMatch(of: colour) == nil)
    let coloured = try await TerminalSession.start()
    #expect(try await coloured.tmux.styled().firstMatch(of: colour) != nil)
    let never = try await TerminalSession.start(["--color", "never"])
    #expect(try await never.tmux.styled().firstMatch(of: colour) == nil)
  }

  @Test func `an unknown terminal falls back to its family and says so`() async throws {
    let session = try await TerminalSession.start(environment: ["TERM": "xterm-nobody"])
    try await session.tmux.waitFor("TERM=xterm-nobody is unknown here, using xterm-256color")
    #expect(try await session.tmux.state().alternate)
  }

  @Test func `a terminal that can do nothing, or none at all, is refused in words`() async throws {
    let scratch = try Scratch()
    let store = try await DemoInventory.copy(into: scratch)
    let outcome = try await Command.run(["--store", store], in: scratch)
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("needs a terminal"))
    #expect(outcome.output.isEmpty)
  }

  @Test func `without UTF-8 every byte is ASCII`() async throws {
    let session = try await TerminalSession.start(
      environment: ["LC_ALL": "C"], recording: true)
    try await session.tmux.press("j", "2", "3", "?")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: session.scratch.file("bytes")))
    #expect(bytes.count > 1000)
    #expect(bytes.allSatisfy { $0 < 0x80 })
  }

  @Test func `a move of the cursor costs few bytes`() async throws {
    let session = try await TerminalSession.start(columns: 140, rows: 45, recording: true)
    let before = try Data(contentsOf: URL(fileURLWithPath: session.scratch.file("bytes"))).count
    for _ in 0..<4 { try await session.tmux.press("j") }
    let after = try Data(contentsOf: URL(fileURLWithPath: session.scratch.file("bytes"))).count
    // The chain beside the list changes with the row, and is drawn twice where it comes late; the frame and
    // the other rows do not. A whole screen has 6300 cells.
    #expect(after > before)
    #expect(after - before < 4 * 2000)
  }
}
