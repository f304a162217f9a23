import CustodyTestSupport
import Testing

/// The driver that the other tests stand on, with programs that everybody knows.
@Suite(.timeLimit(.minutes(5)))
struct TmuxTests {
  @Test func `it shows text with its style, and a wide character as two columns`() async throws {
    let scratch = try Scratch()
    let tmux = try await Tmux.start(
      ["sh", "-c", "printf '\\033[1mbold\\033[0m \u{65E5}|\\n'; exec cat"], in: scratch)
    try await tmux.waitFor("bold \u{65E5}|")
    #expect(try await tmux.styled().contains("\u{1B}[1mbold"))
    #expect(try await tmux.text().count == 24)
  }

  @Test func `it resizes, and tells an end from a stop`() async throws {
    let scratch = try Scratch()
    let tmux = try await Tmux.start(
      ["sh", "-c", "read x; stty size >size; exit 3"], columns: 90, rows: 20, in: scratch)
    try await tmux.resize(columns: 100, rows: 30)
    #expect(try await !tmux.state().ended)
    try await tmux.send(["Enter"])
    let state = try await tmux.waitForEnd()
    #expect(state.status == 3)
    #expect(scratch.read("size") == "30 100\n")
  }

  @Test func `a wait that is in vain says what was on the screen`() async throws {
    let scratch = try Scratch()
    let tmux = try await Tmux.start(["sh", "-c", "echo here; exec cat"], in: scratch)
    try await tmux.waitFor("here")
    let failure = await #expect(throws: Tmux.Failure.self) {
      try await tmux.waitFor("there", within: 0.05)
    }
    #expect(failure?.description.contains("here") == true)
  }

  @Test func `the environment is the test's alone`() async throws {
    let scratch = try Scratch()
    let tmux = try await Tmux.start(
      ["sh", "-c", "env >env; echo done >done; exec cat"], in: scratch,
      environment: ["TZ": nil, "EXTRA": "1"])
    _ = try await tmux.waitForFile("done")
    let names = scratch.read("env").split(separator: "\n").map { $0.prefix { $0 != "=" } }
    let expected = ["CUSTODY_CLOCK", "CUSTODY_TEST", "EXTRA", "HOME", "LC_ALL", "PATH", "TERM"]
    #expect(names.map(String.init).filter { $0 != "PWD" }.sorted() == expected)
  }
}
