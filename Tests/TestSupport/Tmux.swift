import Foundation

/// A program in a real terminal: tmux with a server of its own, no configuration, and a fixed environment.
///
/// The program under test appends a line `<frames> <inputs>` to the file named by `CUSTODY_TEST` whenever it has drawn and
/// nothing is left to do; that is what is waited for, with a deadline, instead of sleeping.
public final class Tmux: Sendable {
  /// Why a wait ended without what was waited for, with the screen as it was.
  public struct Failure: Error, CustomStringConvertible {
    /// For the test's report.
    public var description: String
  }

  /// What tmux knows of the terminal besides its text.
  public struct State: Sendable, Equatable {
    /// Whether the alternate screen is on.
    public var alternate: Bool
    /// Whether the cursor is shown.
    public var cursor: Bool
    /// Whether any mouse reporting is on.
    public var mouse: Bool
    /// Whether arrow keys send application codes.
    public var applicationCursor: Bool
    /// Whether the program has ended, and its exit status.
    public var ended: Bool
    /// Meaningful once it has ended by itself.
    public var status: Int32?
    /// Columns.
    public var columns: Int
    /// Rows.
    public var rows: Int
    /// Where the cursor stands.
    public var cursorColumn: Int
    /// Where the cursor stands.
    public var cursorRow: Int
  }

  /// The folder that is the program's home; also holds the marker.
  public let scratch: Scratch
  private let server: String
  private let sent = Counter()

  private init(scratch: Scratch) {
    self.scratch = scratch
    server = "custody-" + UUID().uuidString.prefix(13).lowercased()
  }

  deinit {
    // The server must not outlive the test, and a deinit can't wait for a Subprocess.
    let kill = Process()
    kill.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    kill.arguments = ["tmux", "-L", server, "kill-server"]
    kill.standardError = FileHandle.nullDevice
    try? kill.run()
    kill.waitUntilExit()
  }

  /// Starts `argv` in a terminal of a size.
  ///
  /// - Parameter environment: set, or with nil taken away, from the fixed environment.
  public static func start(
    _ argv: [String], columns: Int = 80, rows: Int = 24, in scratch: Scratch,
    environment: [String: String?] = [:]
  ) async throws -> Tmux {
    let tmux = Tmux(scratch: scratch)
    var changes: [String: String?] = [
      "TERM": "tmux-256color", "CUSTODY_TEST": scratch.file("idle"),
    ]
    for (name, value) in environment { changes[name] = value }
    try scratch.write("idle", "")
    let variables = Command.environment(scratch, changes).map { "\($0.key)=\($0.value)" }.sorted()
    try await tmux.run(
      ["-f", "/dev/null", "-u", "start-server", ";", "set-option", "-g", "remain-on-exit", "on"]
        + [";", "set-option", "-g", "status", "off", ";", "new-session", "-d"]
        + ["-x", String(columns), "-y", String(rows), "env", "-i"] + variables + argv)
    return tmux
  }

  /// Starts the built custody with arguments and waits for its first frame.
  public static func custody(
    _ arguments: [String], columns: Int = 80, rows: Int = 24, in scratch: Scratch,
    environment: [String: String?] = [:]
  ) async throws -> Tmux {
    let tmux = try await start(
      [Command.custody] + arguments, columns: columns, rows: rows, in: scratch,
      environment: environment)
    try await tmux.settle()
    return tmux
  }

  /// Presses keys by their tmux names (`Enter`, `C-z`, `Up`, `x`) and waits until the program has dealt with them.
  public func press(_ keys: String...) async throws {
    try await send(keys, literal: false, count: keys.count)
    try await settle()
  }

  /// Types text and waits until the program has dealt with it.
  public func type(_ text: String) async throws {
    try await send([text], literal: true, count: text.count)
    try await settle()
  }

  /// Sends keys without waiting: for programs that write no marker, and for keys that end or stop one.
  public func send(_ keys: [String], literal: Bool = false) async throws {
    try await send(keys, literal: literal, count: 0)
  }

  /// Pastes text, in brackets where the program asked for them.
  public func paste(_ text: String) async throws {
    let file = try scratch.write("paste", text)
    try await run(["load-buffer", file, ";", "paste-buffer", "-p", "-r"])
    sent.add(1)
    try await settle()
  }

  /// Waits until everything sent has been dealt with, drawn, and shown by tmux.
  public func settle(within seconds: Double = 60) async throws {
    try await wait("idle after \(sent.value) inputs", seconds) {
      self.inputsDone >= self.sent.value
    }
    // The bytes of the last frame can still be on their way through tmux when the marker is there.
    var before = try await styled()
    for _ in 0..<200 {
      let now = try await styled()
      if now == before { return }
      before = now
    }
  }

  /// Waits until the screen's rows satisfy `condition`; returns them.
  @discardableResult
  public func waitUntil(
    _ what: String, within seconds: Double = 60, _ condition: @Sendable ([String]) -> Bool
  ) async throws -> [String] {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      let rows = try await text()
      if condition(rows) { return rows }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Failure(description: "no '\(what)' after \(seconds) s:\n\(try await screen())")
  }

  /// Waits until a text is on the screen; returns the rows.
  @discardableResult
  public func waitFor(_ text: String, within seconds: Double = 60) async throws -> [String] {
    try await waitUntil(text, within: seconds) { rows in rows.contains { $0.contains(text) } }
  }

  /// Waits until the program has ended; returns the state then.
  @discardableResult
  public func waitForEnd(within seconds: Double = 60) async throws -> State {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      let state = try await state()
      if state.ended { return state }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Failure(description: "still running after \(seconds) s:\n\(try await screen())")
  }

  /// The rows of the screen, without trailing blanks.
  public func text() async throws -> [String] {
    try await run(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init).dropLast()
  }

  /// The rows as one text.
  public func screen() async throws -> String { try await run(["capture-pane", "-p"]) }

  /// The screen with its SGR sequences.
  public func styled() async throws -> String { try await run(["capture-pane", "-p", "-e"]) }

  /// Changes the terminal's size.
  public func resize(columns: Int, rows: Int) async throws {
    try await run(["resize-window", "-x", String(columns), "-y", String(rows)])
  }

  /// Sends a signal (`TERM`, `SEGV`) to the process whose id the file in the scratch folder holds.
  public func signal(_ name: String, pidIn file: String) async throws {
    try await signal(
      name, try await waitForFile(file).trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// The shell's own kill: a small system has no other.
  private func signal(_ name: String, _ pid: String) async throws {
    _ = try await Command.run(
      "sh", ["-c", "kill -s \"$0\" \"$1\"", name, pid],
      environment: Command.environment(scratch), folder: scratch.path)
  }

  /// Kills the program as `kill -9` does and waits until it is gone.
  public func kill() async throws {
    let pid = try await run(["display-message", "-p", "#{pane_pid}"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try await signal("KILL", pid)
    try await waitForEnd()
  }

  /// Waits until a file in the scratch folder holds a whole line; returns its text.
  public func waitForFile(_ name: String, within seconds: Double = 60) async throws -> String {
    try await wait("file \(name)", seconds) { self.scratch.read(name).hasSuffix("\n") }
    return scratch.read(name)
  }

  /// Keeps every byte that the program writes from here on in a file of the scratch folder.
  public func record(to name: String) async throws {
    try await run(["pipe-pane", "-O", "cat >> '\(scratch.file(name))'"])
  }

  /// The terminal's state.
  public func state() async throws -> State {
    let names = [
      "alternate_on", "cursor_flag", "mouse_any_flag", "keypad_cursor_flag", "pane_dead",
      "pane_dead_status", "pane_width", "pane_height", "cursor_x", "cursor_y", "pane_dead_signal",
    ]
    let format = names.map { "#{\($0)}" }.joined(separator: ",")
    let words = try await run(["display-message", "-p", format])
      .trimmingCharacters(in: .newlines)
      .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard words.count == names.count else {
      throw Failure(description: "tmux said \(words)")
    }
    // A terminal closes before tmux knows how its program ended: only both together are an end. tmux now
    // and then misses the news of the end; that of another child makes it look.
    let closed = words[4] == "1"
    let ended = closed && !(words[5].isEmpty && words[10].isEmpty)
    if closed, !ended { try await run(["run-shell", "true"]) }
    return State(
      alternate: words[0] == "1", cursor: words[1] == "1", mouse: words[2] == "1",
      applicationCursor: words[3] == "1", ended: ended, status: Int32(words[5]),
      columns: Int(words[6]) ?? 0, rows: Int(words[7]) ?? 0, cursorColumn: Int(words[8]) ?? -1,
      cursorRow: Int(words[9]) ?? -1)
  }

  private func send(_ keys: [String], literal: Bool, count: Int) async throws {
    sent.add(count)
    // A lone ";" would end tmux's command.
    let words = keys.map { $0.hasSuffix(";") ? String($0.dropLast()) + "\\;" : $0 }
    try await run(["send-keys"] + (literal ? ["-l"] : []) + ["--"] + words)
  }

  /// Inputs that the program said it had dealt with; -1 before its first frame.
  private var inputsDone: Int {
    let lines = scratch.read("idle").split(separator: "\n")
    return lines.last.flatMap { $0.split(separator: " ").last }.flatMap { Int($0) } ?? -1
  }

  private func wait(
    _ what: String, _ seconds: Double, _ condition: @Sendable () -> Bool
  ) async throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !condition() {
      guard ContinuousClock.now < deadline else {
        throw Failure(description: "no '\(what)' after \(seconds) s:\n\(try await screen())")
      }
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  @discardableResult
  private func run(_ arguments: [String]) async throws -> String {
    let outcome = try await Command.run(
      "tmux", ["-L", server] + arguments,
      environment: Command.environment(scratch, ["TERM": "xterm-256color"]), folder: scratch.path)
    guard outcome.status == 0 else {
      throw Failure(description: "tmux \(arguments.first ?? ""): \(outcome.error)")
    }
    return outcome.output
  }
}
