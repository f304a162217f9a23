import CNcurses
import CTerm
import CustodyDashboard
import CustodyThemes
import Dispatch
import Glibc

/// The real terminal, through ncurses. One at a time; ncurses has one screen.
@MainActor public final class NcursesTerminal: Terminal {
  /// What to draw with.
  public struct Options: Sendable {
    /// Whether colours are wanted; nil for as many as the terminal has.
    public var color: Bool?
    /// The value of `TERM`.
    public var type: String
    /// Where standard error goes meanwhile; nil leaves it.
    public var crashLog: String?
    /// Keep the cursor visible, for screen readers.
    public var accessible: Bool

    /// What to draw with.
    public init(
      color: Bool? = nil, type: String, crashLog: String? = nil, accessible: Bool = false
    ) {
      self.color = color
      self.type = type
      self.crashLog = crashLog
      self.accessible = accessible
    }
  }

  /// What the reviewer should know about this terminal; nil for nothing.
  public private(set) var note: String?
  /// The size now.
  public private(set) var size: (columns: Int, rows: Int)

  private let options: Options
  private let log: CrashLog?
  private var painter: Painter
  private var decoder = KeyDecoder()
  private var lastRead = ContinuousClock.now
  private var keys: (any DispatchSourceRead)?
  private var signals: (any DispatchSourceRead)?
  private let signalPipe: Int32
  private var stream: AsyncStream<[Input]>.Continuation?
  private var isOpen = true

  /// Takes the terminal on descriptors 0 and 1. ``TerminalLocale/prepare()`` comes first.
  ///
  /// - Throws: ``TerminalError``, with the terminal as it was.
  public init(_ options: Options) throws(TerminalError) {
    guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
    guard !options.type.isEmpty, options.type != "dumb" else { throw .dumb }
    // Exported values would override the window's own size (resizeterm(3X)).
    unsetenv("LINES")
    unsetenv("COLUMNS")
    let log = options.crashLog.map { CrashLog(path: $0) }
    let words = log.map { "custody stopped. What is known is in \($0.path)\r\n" } ?? ""
    // Before newterm: ncurses takes only the signals that nobody handles.
    signalPipe = cterm_signals_open()
    cterm_arm(0, words)
    let candidates = TerminalType.candidates(for: options.type)
    guard let used = candidates.first(where: { cu_newterm($0) != nil }) else {
      cterm_disarm()
      cterm_signals_close()
      throw .unknownType(options.type)
    }
    if used != options.type {
      note = "TERM=\(options.type) is unknown here, using \(used)"
    }
    self.options = options
    self.log = log.flatMap { $0.begin() ? $0 : nil }
    painter = Painter(depth: NcursesTerminal.setUp(color: options.color ?? true))
    size = NcursesTerminal.measure()
    Modes.write(Modes.on)
  }

  private static func setUp(color: Bool) -> Color.Depth {
    raw()
    noecho()
    nonl()
    set_escdelay(25)
    keypad(cu_stdscr(), true)
    nodelay(cu_stdscr(), true)
    leaveok(cu_stdscr(), false)
    curs_set(0)
    KeyDecoder.defineKeys()
    guard color, has_colors() else { return .none }
    start_color()
    use_default_colors()
    return Color.Depth(colors: Int(cu_colors()))
  }

  private static func measure() -> (columns: Int, rows: Int) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if cterm_size(0, &columns, &rows) == 0 { return (Int(columns), Int(rows)) }
    return (Int(getmaxx(cu_stdscr())), Int(getmaxy(cu_stdscr())))
  }

  /// What is typed and what happens; ends when the terminal is closed, goes away, or the program is told to end.
  public func inputs() -> AsyncStream<[Input]> {
    let (inputs, continuation) = AsyncStream<[Input]>.makeStream()
    stream = continuation
    keys = watch(0) { [weak self] in self?.readKeys() }
    if signalPipe >= 0 { signals = watch(signalPipe) { [weak self] in self?.readSignals() } }
    return inputs
  }

  private func watch(
    _ descriptor: Int32, _ handler: @escaping @MainActor () -> Void
  ) -> any DispatchSourceRead {
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
    source.setEventHandler { MainActor.assumeIsolated(handler) }
    source.activate()
    return source
  }

  private func readKeys() {
    guard isOpen else { return }
    // A terminal that has gone away stays readable for ever; reading on would spin. Nothing to read is no such
    // thing: a shell may have taken it while we were in the background.
    let waiting = cterm_waiting(0)
    guard waiting >= 0 else { return finish() }
    guard waiting > 0 else { return }
    let now = ContinuousClock.now
    decoder.pause(seconds: (now - lastRead) / .seconds(1))
    lastRead = now
    let read = decoder.decode {
      var value: wint_t = 0
      switch wget_wch(cu_stdscr(), &value) {
      case OK: return .scalar(value)
      case KEY_CODE_YES: return .key(Int32(bitPattern: value))
      default: return nil
      }
    }
    if !read.isEmpty { stream?.yield(read) }
  }

  private func readSignals() {
    let numbers = takeSignals()
    guard isOpen else { return }
    if numbers.contains(SIGTERM) || numbers.contains(SIGHUP) { return finish() }
    if numbers.contains(SIGTSTP) { return suspend() }
    if numbers.contains(SIGCONT) { return takeBack() }
    if numbers.contains(SIGWINCH) { resize() }
  }

  private func takeSignals() -> Set<Int32> {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(signalPipe, &bytes, bytes.count)
    return Set(bytes.prefix(max(0, count)).map(Int32.init))
  }

  private func resize() {
    let now = NcursesTerminal.measure()
    guard now != size else { return }
    size = now
    resizeterm(Int32(now.rows), Int32(now.columns))
    painter.forget()
    stream?.yield([.resize(columns: now.columns, rows: now.rows)])
  }

  private func finish() {
    keys?.cancel()
    stream?.finish()
  }

  /// Shows a frame; only the rows that changed are looked at, and only the cells that changed are sent.
  public func draw(_ frame: Frame, theme: Theme) {
    guard isOpen, painter.paint(frame, theme: theme) else { return }
    if let cursor = frame.cursor {
      wmove(cu_stdscr(), Int32(cursor.row), Int32(cursor.column))
      curs_set(1)
    } else {
      curs_set(options.accessible ? 1 : 0)
    }
    Modes.write(Modes.beginFrame)
    wnoutrefresh(cu_stdscr())
    doupdate()
    Modes.write(Modes.endFrame)
  }

  /// Sends the next frame whole: something else wrote to the terminal.
  public func repaint() {
    painter.forget()
    if isOpen { clearok(cu_curscr(), true) }
  }

  /// Gives the terminal back, stops until the shell continues us, and takes it again.
  public func suspend() {
    guard isOpen else { return }
    giveUp()
    raise(SIGSTOP)
    takeBack()
    let numbers = takeSignals()
    if numbers.contains(SIGTERM) || numbers.contains(SIGHUP) { finish() }
  }

  /// Runs a child in the terminal; see ``Terminal/withChild(_:)``.
  public func withChild(_ argv: [String]) -> Int32 {
    guard isOpen, !argv.isEmpty else { return 127 }
    giveUp()
    let status = Child.run(argv)
    takeBack()
    // A Ctrl-Z in the child reached us too, and was answered with the child.
    let numbers = takeSignals()
    if numbers.contains(SIGTERM) || numbers.contains(SIGHUP) { finish() }
    return status
  }

  /// Writes OSC 52: only when the reviewer asks, one line, at most 8 KiB, never read back.
  public func copy(_ text: String) -> Bool {
    guard isOpen, let sequence = Clipboard.sequence(for: text) else { return false }
    Modes.write(sequence)
    return true
  }

  private func giveUp() {
    cterm_pause(1)
    def_prog_mode()
    leave()
    log?.end()
  }

  /// Everything that we or ncurses switched on goes off, the alternate screen last.
  private func leave() {
    Modes.write(Modes.off)
    endwin()
  }

  private func takeBack() {
    _ = log?.begin()
    reset_prog_mode()
    // endwin switched it off, and reset_prog_mode only keeps what is on.
    keypad(cu_stdscr(), true)
    cterm_pause(0)
    Modes.write(Modes.on)
    repaint()
    resize()
    stream?.yield([.resumed])
  }

  /// Gives the terminal back as it was found.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    keys?.cancel()
    signals?.cancel()
    stream?.finish()
    leave()
    cterm_disarm()
    cterm_signals_close()
    log?.end()
  }
}
