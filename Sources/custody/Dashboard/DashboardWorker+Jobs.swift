import CustodyDashboard
import CustodyDomain
import CustodyReport
import CustodySQLite
import Synchronization

/// Long work, with progress.
extension DashboardWorker {
  /// Items assessed in one short write, so that a key's answer never waits long.
  private static let budget = 256

  func importing(_ file: String, _ report: @escaping @Sendable (Message) -> Void) -> Message {
    do {
      let store = try openOrCreate()
      let path = file.hasPrefix("~/") ? context.place.home + file.dropFirst(1) : file
      let result = try ImportRun(context: context, store: store, files: [path]).report(
        progress: JobProgress(job: .importing, report: report))
      try tell(self.path, store, report)
      let totals = result.files.reduce(into: (0, 0, 0)) {
        $0.0 += $1.added
        $0.1 += $1.changed
        $0.2 += $1.departed
      }
      return .finished(
        .importing,
        sentence: "imported: \(totals.0) added, \(totals.1) changed, \(totals.2) departed",
        worked: true)
    } catch { return failure(.importing, error) }
  }

  func makingDemo(_ report: @escaping @Sendable (Message) -> Void) -> Message {
    do {
      let path = context.place.demoPath(nil)
      _ = try DemoStore(context: context, path: path, items: 400).make(
        fresh: false, progress: JobProgress(job: .demo, report: report))
      let store = try context.openQuietly(path)
      use(store)
      try tell(path, store, report)
      return .finished(.demo, sentence: "the demo: an invented company", worked: true)
    } catch { return failure(.demo, error) }
  }

  /// What the first file of people or another store changes for the dashboard.
  private func tell(
    _ path: String, _ store: SQLiteStore, _ report: @Sendable (Message) -> Void
  ) throws {
    report(
      .opened(
        by: try context.reviewer(in: store), path: path,
        storeOption: context.place.storeOption(for: path)))
  }

  private func failure(_ job: Job, _ error: any Error) -> Message {
    let complaint = Complaint(error)
    let sentence = complaint.hint.map { "\(complaint.message); \($0)" } ?? complaint.message
    return .finished(job, sentence: sentence, worked: false)
  }

  static func assessed(_ count: Int) -> String {
    count == 1 ? "1 item assessed again" : "\(count) items assessed again"
  }

  /// Assesses everything that is due, in small writes; progress is by items, of which the number is unknown.
  func reassessAll(_ store: SQLiteStore, _ report: @Sendable (Message) -> Void) throws -> Int {
    var total = 0
    while true {
      let count = try store.reassess(now: context.now, budget: DashboardWorker.budget)
      total += count
      if count < DashboardWorker.budget { return total }
      report(.progress(.reassessing, percent: 0))
    }
  }

  /// Once a day, at first after the first rows are shown: what time alone has changed since the last run.
  func reassessBehind(_ store: SQLiteStore, _ report: @escaping @Sendable (Message) -> Void) {
    let now = context.now
    guard beginReassessing(now) else { return }
    Task.detached(priority: .background) {
      var total = 0
      do {
        while true {
          let count = try store.reassess(now: now, budget: DashboardWorker.budget)
          total += count
          if count < DashboardWorker.budget { break }
          await Task.yield()
        }
        guard total > 0 else { return }
        report(
          .finished(.reassessing, sentence: Self.assessed(total), worked: true))
      } catch {
        let complaint = Complaint(error)
        report(.finished(.reassessing, sentence: complaint.message, worked: false))
      }
    }
  }
}

/// Turns an import's progress into messages.
final class JobProgress: ImportProgress {
  private let job: Job
  private let report: @Sendable (Message) -> Void
  private var last = -1

  init(job: Job, report: @escaping @Sendable (Message) -> Void) {
    self.job = job
    self.report = report
  }

  func reading(_ file: String, number: Int, of count: Int, done: Int64, total: Int64) {
    let part = total > 0 ? Int(done * 100 / total) : 100
    // Reading is taken for the first four fifths of the work.
    show((number * 100 - 100 + part) * 4 / (5 * count))
  }

  func writing() { show(80) }

  func finished() { show(100) }

  private func show(_ percent: Int) {
    guard percent != last else { return }
    last = percent
    report(.progress(job, percent: percent))
  }
}
