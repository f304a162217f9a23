import CustodyDomain
import CustodyThemes

/// The loop: what is typed becomes messages, messages change the state and ask for effects, effects answer with
/// messages, and the screen shows the state.
///
/// Everything here happens on the main actor but the effects: one worker performs them off it, in the order asked. On
/// quitting the worker is drained *before* the terminal is given back, so that no decision asked for is lost. Nothing
/// wakes up while nothing happens: a timer runs only up to the next moment that the state asks for.
@MainActor public final class Runtime<State> {
  /// Performs one effect and answers with one message; `report` may send progress before that.
  public typealias Worker =
    @concurrent @Sendable (_ effect: Effect, _ report: @escaping @Sendable (Message) -> Void) async
    -> Message

  /// What decides, as pure functions of the state.
  public struct Logic {
    /// Takes a message in; returns what should be done.
    public var update: (inout State, Message) -> [Effect]
    /// Draws.
    public var view: (State) -> Frame
    /// The stamp at which the state wants a tick (a passing note ends); nil for none but the minute's.
    public var tickDue: (State) -> Int64?

    /// What decides.
    public init(
      update: @escaping (inout State, Message) -> [Effect], view: @escaping (State) -> Frame,
      tickDue: @escaping (State) -> Int64? = { _ in nil }
    ) {
      self.update = update
      self.view = view
      self.tickDue = tickDue
    }
  }

  /// What the program does for the dashboard: clocks, and what needs the machine.
  public struct Services {
    /// The moment.
    public var now: @MainActor () -> Instant
    /// Milliseconds of a clock that only goes forward.
    public var milliseconds: @MainActor () -> Int64
    /// Lets the reviewer edit a text in the terminal; nil for no change.
    public var edit: @MainActor (String, any Terminal) -> String?
    /// Opens a web address; false if it is refused.
    public var openLink: @MainActor (String) -> Bool
    /// Called whenever all is drawn and nothing is left to do, with the frames drawn and the keys and pastes
    /// taken in so far: what tests wait for.
    public var idle: @MainActor (_ frames: Int, _ inputs: Int) -> Void

    /// What the program does for the dashboard.
    public init(
      now: @escaping @MainActor () -> Instant,
      milliseconds: @escaping @MainActor () -> Int64,
      edit: @escaping @MainActor (String, any Terminal) -> String?,
      openLink: @escaping @MainActor (String) -> Bool,
      idle: @escaping @MainActor (_ frames: Int, _ inputs: Int) -> Void
    ) {
      self.now = now
      self.milliseconds = milliseconds
      self.edit = edit
      self.openLink = openLink
      self.idle = idle
    }
  }

  /// The state now.
  public private(set) var state: State
  private let terminal: any Terminal
  private let theme: Theme
  private let logic: Logic
  private let services: Services
  private let worker: Worker

  /// What comes from the worker, in its order.
  private enum Answer: Sendable {
    case progress(Message)
    case last(Message)
  }

  private var mailbox: [Message] = []
  private var sleeper: CheckedContinuation<Void, Never>?
  private var timer: (due: Int64, task: Task<Void, Never>)?
  private var shown: Frame?
  private var frames = 0
  private var inputs = 0
  private var outstanding = 0
  private var isEnding = false
  /// Whether the frame that is due has already waited for answers.
  private var hasWaited = false

  /// A dashboard that has not begun.
  public init(
    terminal: any Terminal, theme: Theme, state: State, logic: Logic, services: Services,
    worker: @escaping Worker
  ) {
    self.terminal = terminal
    self.theme = theme
    self.state = state
    self.logic = logic
    self.services = services
    self.worker = worker
  }

  /// Runs until the reviewer quits or the terminal goes away, then gives the terminal back.
  ///
  /// Returns the failures that were reported too late to be shown, oldest first.
  public func run() async -> [Message] {
    let (effects, asked) = AsyncStream<Effect>.makeStream()
    let (answers, answering) = AsyncStream<Answer>.makeStream()
    let working = Task { [worker] in
      for await effect in effects {
        let last = await worker(effect) { answering.yield(.progress($0)) }
        answering.yield(.last(last))
      }
      answering.finish()
    }
    let reading = Task { [weak self] in
      for await answer in answers { self?.take(answer) }
    }
    let listening = Task { [weak self, terminal] in
      for await inputs in terminal.inputs() { self?.take(inputs) }
      self?.end()
    }
    post(.started)
    while !isEnding {
      step(asked)
      if isEnding { break }
      // What is already waiting to be typed or answered is taken in before anything is drawn.
      await Task.yield()
      guard mailbox.isEmpty else { continue }
      if await answersComeSoon() { continue }
      show()
      setTimer()
      if outstanding == 0 { services.idle(frames, inputs) }
      await sleep()
    }
    timer?.task.cancel()
    listening.cancel()
    asked.finish()
    await working.value
    await reading.value
    terminal.close()
    return mailbox.filter {
      if case .failed = $0 { true } else { false }
    }
  }

  /// How long a frame waits for the first answer; shorter than what an eye notices, longer than the store needs.
  private static var patience: Duration { .milliseconds(8) }

  /// Waits a moment for answers that are on their way, so that a move is one drawn frame and not two. Returns whether
  /// there is something to take in.
  private func answersComeSoon() async -> Bool {
    guard outstanding > 0, !hasWaited else { return false }
    hasWaited = true
    let alarm = Task { [weak self] in
      guard (try? await Task.sleep(for: Self.patience)) != nil else { return }
      self?.wake()
    }
    await sleep()
    alarm.cancel()
    return !mailbox.isEmpty || isEnding
  }

  private func step(_ asked: AsyncStream<Effect>.Continuation) {
    var index = 0
    while index < mailbox.count, !isEnding {
      let message = mailbox[index]
      index += 1
      for effect in logic.update(&state, message) {
        if effect.isTerminal {
          perform(effect)
        } else {
          outstanding += 1
          asked.yield(effect)
        }
      }
    }
    mailbox.removeFirst(index)
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .quit: isEnding = true
    case .suspend: terminal.suspend()
    case .redraw:
      terminal.repaint()
      shown = nil
    case .copy(let text): post(.copied(text, worked: terminal.copy(text)))
    case .edit(let text):
      let edited = services.edit(text, terminal)
      shown = nil
      post(.edited(edited))
    case .openLink(let address):
      guard !services.openLink(address) else { return post(.done) }
      post(
        .failed(
          effect, message: "the link was not opened",
          hint: "Only http and https addresses without a user name are opened."))
    default: break
    }
  }

  private func take(_ batch: [Input]) {
    let stamp = services.milliseconds()
    mailbox.append(.tick(services.now(), milliseconds: stamp))
    for input in batch {
      switch input {
      case .key, .paste: inputs += 1
      case .resumed, .resize: shown = nil
      case .focus: break
      }
      mailbox.append(.input(input, milliseconds: stamp))
    }
    wake()
  }

  private func take(_ answer: Answer) {
    switch answer {
    case .progress(let message): post(message)
    case .last(let message):
      outstanding -= 1
      post(message)
    }
  }

  private func end() {
    isEnding = true
    wake()
  }

  private func post(_ message: Message) {
    mailbox.append(message)
    wake()
  }

  private func wake() {
    sleeper?.resume()
    sleeper = nil
  }

  private func sleep() async {
    guard mailbox.isEmpty, !isEnding else { return }
    await withCheckedContinuation { sleeper = $0 }
  }

  private func show() {
    hasWaited = false
    let frame = logic.view(state)
    guard frame != shown else { return }
    terminal.draw(frame, theme: theme)
    shown = frame
    frames += 1
  }

  /// One timer at most: for the state's own moment, or the minute in which ages and limits can change.
  private func setTimer() {
    let now = services.milliseconds()
    let minute = (now / 60_000 + 1) * 60_000
    let wanted = logic.tickDue(state).flatMap { $0 > now ? $0 : nil }
    let due = min(wanted ?? minute, minute)
    guard timer?.due != due else { return }
    timer?.task.cancel()
    let wait = due - now
    timer = (
      due,
      Task { [weak self] in
        guard (try? await Task.sleep(for: .milliseconds(wait))) != nil, let self else { return }
        timer = nil
        post(.tick(services.now(), milliseconds: services.milliseconds()))
      }
    )
  }
}
