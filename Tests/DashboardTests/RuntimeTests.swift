import CustodyDashboard
import CustodyDomain
import CustodyThemes
import Testing

/// The loop with a state of its own, small enough to see what the loop does.
@MainActor struct RuntimeTests {
  struct State {
    var words: [String] = []
    var toastUntil: Int64?
  }

  let terminal = FakeTerminal(columns: 10, rows: 2)

  static func update(_ state: inout State, _ message: Message) -> [Effect] {
    switch message {
    case .input(.key(.character("q")), _): return [.quit]
    case .input(.key(.character("s")), _): return [.suspend]
    case .input(.key(.character("y")), _): return [.copy("x")]
    case .input(.key(.character("l")), _): return [.redraw]
    case .input(.key(.character("w")), _): return [.loadSummary, .undo, .redo]
    case .input(.key(.character("x")), _): return [.undo, .quit]
    case .input(.key(.character("u")), _): return [.undo]
    case .input(.key(.character("t")), let stamp): state.toastUntil = stamp + 30
    case .input(.key(.character(let character)), _): state.words.append(String(character))
    case .progress(_, let percent): state.words.append("\(percent)%")
    case .copied(let text, let worked): state.words.append("copied \(text) \(worked)")
    case .undone: state.words.append("undone")
    case .redone: state.words.append("redone")
    case .done: state.words.append("done")
    case .tick(_, let stamp):
      if let until = state.toastUntil, stamp >= until { state.toastUntil = nil }
    default: break
    }
    return []
  }

  static func view(_ state: State) -> Frame {
    var frame = Frame(columns: 10, rows: 2)
    frame.put(SafeText(state.words.joined()), column: 0, row: 0)
    return frame
  }

  func runtime(
    milliseconds: @escaping @MainActor () -> Int64 = { 1000 },
    tickDue: @escaping (State) -> Int64? = { _ in nil },
    idle: @escaping @MainActor (Int, Int) -> Void,
    worker: @escaping Runtime<State>.Worker = { effect, _ in
      switch effect {
      case .undo: .undone(nil)
      case .redo: .redone(nil)
      default: .done
      }
    }
  ) throws -> Runtime<State> {
    try Runtime(
      terminal: terminal, theme: Theme.load(text: "", path: "t.toml"),
      state: State(), logic: .init(update: Self.update, view: Self.view, tickDue: tickDue),
      services: .init(
        now: { Instant(seconds: 0) }, milliseconds: milliseconds, edit: { _, _ in nil },
        openLink: { _ in false }, idle: idle),
      worker: worker)
  }

  @Test func `effects are performed in order, and answers shown, before it is idle`() async throws {
    let terminal = terminal
    var idles: [Int] = []
    let runtime = try runtime { _, inputs in
      idles.append(inputs)
      switch inputs {
      case 0: terminal.send(.key(.character("w")))
      default: terminal.send(.key(.character("q")))
      }
    }
    _ = await runtime.run()
    #expect(runtime.state.words == ["done", "undone", "redone"])
    #expect(idles == [0, 1])
    #expect(terminal.events == ["close"])
  }

  @Test func `keys that wait are taken in together and drawn once`() async throws {
    let terminal = terminal
    let runtime = try runtime { frames, inputs in
      if inputs == 0 {
        terminal.send(batch: Array(repeating: .key(.character("a")), count: 50))
      } else {
        #expect(inputs == 50)
        #expect(frames == 2)
        terminal.send(.key(.character("q")))
      }
    }
    _ = await runtime.run()
    #expect(runtime.state.words.count == 50)
    #expect(terminal.frames.count == 2)
  }

  @Test func `a frame like the last one is not drawn, unless the terminal was somebody else's`()
    async throws
  {
    let terminal = terminal
    let runtime = try runtime { frames, inputs in
      switch inputs {
      case 0: terminal.send(.key(.escape))
      case 1:
        #expect(frames == 1)
        terminal.send(.resumed, .key(.escape))
      case 2:
        #expect(frames == 2)
        terminal.send(.key(.character("l")))
      case 3:
        #expect(frames == 3)
        terminal.send(.key(.character("q")))
      default: Issue.record("\(inputs) inputs")
      }
    }
    _ = await runtime.run()
    #expect(terminal.events == ["repaint", "close"])
  }

  @Test func `a key and the answer it asks for make one frame`() async throws {
    let terminal = terminal
    let runtime = try runtime { frames, inputs in
      switch inputs {
      case 0: terminal.send(.key(.character("z")), .key(.character("u")))
      default:
        #expect(frames == 2)
        terminal.send(.key(.character("q")))
      }
    }
    _ = await runtime.run()
    #expect(runtime.state.words == ["z", "undone"])
    #expect(terminal.frames.count == 2)
  }

  @Test func `what was asked for is done before the terminal is given back`() async throws {
    let terminal = terminal
    let runtime = try runtime(
      idle: { _, inputs in if inputs == 0 { terminal.send(.key(.character("x"))) } },
      worker: { effect, _ in
        // Many turns of the main actor pass before this is done.
        for _ in 0..<200 { await Task.yield() }
        await terminal.note("worked")
        return .failed(effect, message: "the disk is full", hint: "make room")
      })
    let late = await runtime.run()
    #expect(terminal.events == ["worked", "close"])
    #expect(late.count == 1)
  }

  @Test func `a terminal that goes away ends the loop in the same way`() async throws {
    let terminal = terminal
    let runtime = try runtime(
      idle: { _, _ in
        terminal.send(.key(.character("w")))
        terminal.vanish()
      },
      worker: { _, _ in
        await terminal.note("worked")
        return .done
      })
    _ = await runtime.run()
    #expect(terminal.events == ["worked", "worked", "worked", "close"])
  }

  @Test func `progress comes before the answer it belongs to`() async throws {
    let terminal = terminal
    let runtime = try runtime(
      idle: { _, inputs in
        terminal.send(.key(.character(inputs == 0 ? "w" : "q")))
      },
      worker: { effect, report in
        for percent in [10, 50, 90] where effect == .undo {
          report(.progress(.verifying, percent: percent))
        }
        return effect == .undo ? .undone(nil) : .done
      })
    _ = await runtime.run()
    #expect(runtime.state.words == ["done", "10%", "50%", "90%", "undone", "done"])
  }

  @Test func `what the terminal does is done at once and answered`() async throws {
    let terminal = terminal
    let runtime = try runtime { _, inputs in
      switch inputs {
      case 0: terminal.send(.key(.character("y")), .key(.character("s")))
      default: terminal.send(.key(.character("q")))
      }
    }
    _ = await runtime.run()
    #expect(terminal.events == ["copy x", "suspend", "close"])
    #expect(runtime.state.words == ["copied x true"])
  }

  @Test func `a moment that the state waits for brings a tick without any key`() async throws {
    let terminal = terminal
    let start = ContinuousClock.now
    var idles = 0
    let runtime = try runtime(
      milliseconds: { Int64((ContinuousClock.now - start) / .milliseconds(1)) },
      tickDue: { $0.toastUntil },
      idle: { _, _ in
        idles += 1
        if idles == 1 { terminal.send(.key(.character("t"))) }
        if idles == 3 { terminal.vanish() }
      })
    _ = await runtime.run()
    #expect(idles == 3)
    #expect(runtime.state.toastUntil == nil)
    #expect(ContinuousClock.now - start >= .milliseconds(30))
  }
}
