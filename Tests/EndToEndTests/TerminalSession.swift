import CustodyTestSupport
import Foundation

/// The dashboard over a copy of the demo, started by a shell that notes the terminal's settings before and after.
struct TerminalSession {
  let tmux: Tmux
  let scratch: Scratch
  let store: String

  /// Starts it and waits for the first frame.
  static func start(
    _ options: [String] = [], columns: Int = 80, rows: Int = 24,
    environment: [String: String?] = [:], recording: Bool = false, store: String? = nil,
    scratch: Scratch? = nil
  ) async throws -> TerminalSession {
    let scratch = try scratch ?? Scratch()
    var path = store ?? ""
    if store == nil { path = try await DemoInventory.copy(into: scratch) }
    let script = """
      read go; stty -g >before
      sh -c 'echo $$ >pid; exec "$@"' sh "$@"
      echo $? >status; stty -g >after; exec cat
      """
    let tmux = try await Tmux.start(
      ["sh", "-c", script, "sh", Command.custody, "--store", path] + options, columns: columns,
      rows: rows, in: scratch, environment: environment)
    if recording { try await tmux.record(to: "bytes") }
    try await tmux.send(["Enter"])
    try await tmux.settle()
    return TerminalSession(tmux: tmux, scratch: scratch, store: path)
  }

  /// Waits until the program has ended and the shell has looked at the terminal; returns the exit status.
  func end() async throws -> Int? {
    _ = try await tmux.waitForFile("after")
    return Int(scratch.read("status").trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Whether the terminal's settings are what they were.
  var isRestored: Bool {
    !scratch.read("before").isEmpty && scratch.read("before") == scratch.read("after")
  }

  /// The modes that the recorded bytes switch on and never off again, and the last mode of all.
  func modes() throws -> (left: Set<String>, last: String) {
    let bytes = try String(contentsOfFile: scratch.file("bytes"), encoding: .utf8)
    var on: Set<String> = []
    var last = ""
    for match in bytes.matches(of: /\u{1B}\[\?([0-9;]+)([hl])/) {
      // The cursor is on in a terminal at rest; ncurses sends the arrow keys' mode once more at the very end.
      let resting = match.1 == "25" ? "h" : "l"
      if match.2 == resting { on.remove(String(match.1)) } else { on.insert(String(match.1)) }
      if match.1 != "1" { last = String(match.0.dropFirst()) }
    }
    return (on, last)
  }
}
