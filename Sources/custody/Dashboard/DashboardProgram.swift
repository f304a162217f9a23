import CustodyDashboard
import CustodyDomain
import CustodyTerminal
import CustodyThemes
import Glibc

/// Runs the dashboard: the terminal, the state, and the worker that carries out what the state asks for.
struct DashboardProgram {
  let context: RunContext
  /// The store file.
  let path: String
  let look: LookOptions
  /// The filter to begin with.
  let query: String?
  /// Whether to go on with the reviewer's meeting at once.
  var opensMeeting = false

  /// Runs it until the reviewer quits.
  @MainActor func run() async throws {
    // Before anything is opened: this starts the program once more in this process.
    CrashLog.prepareBacktraces()
    if let query { _ = try Query(parsing: query) }
    let locale = TerminalLocale.prepare()
    let finder = ThemeFinder(context: context)
    let theme = try finder.chosen(look.theme)
    let isFirstRun = !Files.exists(path)
    let store = isFirstRun ? nil : try context.openQuietly(path)
    let worker = DashboardWorker(context: context, path: path, store: store)
    let setup = Setup(
      path: path, isFirstRun: isFirstRun, reviewer: try worker.reviewer(),
      policy: context.policy.policy, policyValues: context.policy.origins,
      queues: Queue.builtIn + context.configuration.queues, keyMap: try keyMap(),
      ascii: look.ascii || context.configuration.ascii ?? locale.prefersASCII,
      accessible: context.configuration.accessible,
      rehearsal: context.place.rehearsedMoment != nil, query: query,
      storeOption: context.place.storeOption(for: path), opensMeeting: opensMeeting,
      campaigns: try store?.campaignsAtWork() ?? [])
    let terminal = try openTerminal(finder)
    var model = Model(
      setup: setup, columns: terminal.size.columns, rows: terminal.size.rows, now: context.now)
    if let note = terminal.note { model.note(note) }
    let runtime = Runtime(
      terminal: terminal, theme: theme, state: model,
      logic: .init(update: update, view: view, tickDue: \.tickDue),
      services: services(),
      worker: { effect, report in await worker.perform(effect, report: report) })
    let late = await runtime.run()
    for message in late {
      if case .failed(_, let message, let hint) = message {
        Output.say(Complaint(.inputOutput, message, hint: hint).lines)
      }
    }
  }

  @MainActor private func openTerminal(_ finder: ThemeFinder) throws -> NcursesTerminal {
    try? Files.makeFolder(context.place.stateFolder)
    do {
      return try NcursesTerminal(
        .init(
          color: finder.color(look.color), type: context.place["TERM"] ?? "",
          crashLog: "\(context.place.stateFolder)/crash.log",
          accessible: context.configuration.accessible))
    } catch {
      switch error {
      case .notATerminal:
        throw Complaint(
          .usage, "the dashboard needs a terminal",
          hint: "custody list and the other commands work without one")
      case .dumb:
        throw Complaint(
          .usage, "the dashboard can't be drawn on this terminal (TERM is empty or dumb)",
          hint: "set TERM, or use custody list and the other commands")
      case .unknownType(let name):
        throw Complaint(
          .usage, "this machine has no description of TERM=\(name)",
          hint: "try TERM=xterm-256color custody")
      }
    }
  }

  private func keyMap() throws -> KeyMap {
    do { return try KeyMap.configured(context.configuration.keys) } catch {
      throw Complaint(
        .badInput, "\(context.configPath):\(error.line): \(error.message)", hint: error.hint)
    }
  }

  @MainActor private func services() -> Runtime<Model>.Services {
    let place = context.place
    let editor = Editor(
      command: place["VISUAL"] ?? place["EDITOR"] ?? "vi",
      folder: place["XDG_RUNTIME_DIR"] ?? place["TMPDIR"] ?? "/tmp")
    let marker = place["CUSTODY_TEST"].map { IdleMarker(path: $0) }
    return .init(
      now: { place.now },
      milliseconds: {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
      },
      edit: { text, terminal in editor.edit(text, in: terminal) },
      openLink: { Link.open($0, opener: "xdg-open") },
      idle: { frames, inputs in marker?.write(frames: frames, inputs: inputs) })
  }
}

/// The file by which tests know that everything typed was taken in and drawn: a line each time, with the
/// frames and inputs so far.
struct IdleMarker {
  let path: String

  func write(frames: Int, inputs: Int) {
    // A marker that can't be written makes a test wait in vain, which is how the test finds out.
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let line = Array("\(frames) \(inputs)\n".utf8)
    _ = line.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    close(file)
  }
}
