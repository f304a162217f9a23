import CustodyDashboard
import Glibc

/// Progress on standard error, when it is a terminal and the work takes more than a second.
final class ProgressLine: ImportProgress {
  private let shown = isatty(2) == 1
  private let started = ProgressLine.seconds
  private var last = 0.0
  private var drawn = false

  func reading(_ file: String, number: Int, of count: Int, done: Int64, total: Int64) {
    let percent = total > 0 ? Int(done * 100 / total) : 100
    let name = SafeText(file).cutMiddle(to: 40).plain
    draw("reading \(number)/\(count) \(name) \(percent)%")
  }

  func writing() { draw("joining and assessing", always: true) }

  /// How many items have been judged anew.
  func judging(_ done: Int) { draw("judging items anew, \(done) so far") }

  func finished() {
    if drawn { Output.say("\r\u{1B}[K") }
  }

  private func draw(_ text: String, always: Bool = false) {
    let now = ProgressLine.seconds
    guard shown, now - started > 1, always || now - last > 0.1 else { return }
    last = now
    drawn = true
    Output.say("\r\u{1B}[K\(text)")
  }

  // The monotonic clock measures waiting only; no fact depends on it.
  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
