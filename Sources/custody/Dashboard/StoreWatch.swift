import CustodyDashboard
import CustodyDomain
import CustodySQLite

/// Tells the dashboard what others write to its store, about twice a second: as long as SQLite says that
/// nothing was committed by anybody else, nothing is read and nothing is drawn.
struct StoreWatch: Sendable {
  let store: SQLiteStore
  let account: String

  /// Watches until the process ends.
  func run(_ report: @escaping @Sendable (Message) -> Void) {
    Task.detached(priority: .background) {
      var seen = try? store.glimpse()
      while (try? await Task.sleep(for: .milliseconds(500))) != nil {
        // A store that is busy or can't be read is looked at again; what is wrong shows where it is used.
        guard let version = try? store.dataVersion(), version != seen?.version,
          let now = try? store.glimpse()
        else { continue }
        if let before = seen, let lines = try? store.ledger(before: nil, limit: 1000) {
          let news = StoreNews(
            from: before, to: now, lines: lines.filter { $0.sequence > before.entries },
            account: account)
          report(.incoming(news.sentence))
        }
        seen = now
      }
    }
  }
}
