import CustodyDashboard
import CustodyThemes

/// A terminal of values: keys are sent by the test, and frames are kept.
@MainActor final class FakeTerminal: Terminal {
  private(set) var frames: [Frame] = []
  private(set) var events: [String] = []
  var size: (columns: Int, rows: Int)
  private let stream: AsyncStream<[Input]>
  private let keyboard: AsyncStream<[Input]>.Continuation

  init(columns: Int = 80, rows: Int = 24) {
    size = (columns, rows)
    (stream, keyboard) = AsyncStream<[Input]>.makeStream()
  }

  func send(_ inputs: Input...) { keyboard.yield(inputs) }
  func send(batch: [Input]) { keyboard.yield(batch) }
  func vanish() { keyboard.finish() }

  func inputs() -> AsyncStream<[Input]> { stream }
  func draw(_ frame: Frame, theme: Theme) { frames.append(frame) }
  func repaint() { events.append("repaint") }
  func suspend() { events.append("suspend") }
  func withChild(_ argv: [String]) -> Int32 {
    events.append("child")
    return 0
  }
  func copy(_ text: String) -> Bool {
    events.append("copy \(text)")
    return true
  }
  func close() { events.append("close") }
  func note(_ event: String) { events.append(event) }
}
