import CustodyDashboard
import CustodyDomain
import CustodyReport
import CustodySQLite
import Synchronization

/// Carries out what the dashboard asks for, off the main actor, one effect after the other.
final class DashboardWorker: Sendable {
  private struct State {
    var store: SQLiteStore?
    /// The day on which what time alone changes was last looked for.
    var reassessed: Int64?
    /// Whether what others write is being watched.
    var isWatched = false
  }

  let context: RunContext
  let path: String
  private let state: Mutex<State>

  /// A worker for a store; without one, an import or the demo makes it.
  init(context: RunContext, path: String, store: SQLiteStore?) {
    self.context = context
    self.path = path
    state = Mutex(State(store: store))
  }

  /// Who sits at the keys: known better once there is a people directory.
  func reviewer() throws -> Reviewer {
    if let store = state.withLock({ $0.store }) { return try context.reviewer(in: store) }
    var reviewer = context.place.user()
    reviewer.person = context.configuration.reviewer[reviewer.account]
    return reviewer
  }

  /// Answers one effect with one message.
  @concurrent func perform(
    _ effect: Effect, report: @escaping @Sendable (Message) -> Void
  ) async -> Message {
    do {
      switch effect {
      case .importFile(let file): return importing(file, report)
      case .demo: return makingDemo(report)
      default: break
      }
      let store = try open()
      if case .loadSummary = effect {
        reassessBehind(store, report)
        watch(store, report)
      }
      return try answer(effect, store, report)
    } catch {
      let complaint = Complaint(error)
      return .failed(effect, message: complaint.message, hint: complaint.hint ?? "")
    }
  }

  private func open() throws -> SQLiteStore {
    if let store = state.withLock({ $0.store }) { return store }
    let store = try context.openQuietly(path)
    use(store)
    return store
  }

  /// The store, made where there is none.
  func openOrCreate() throws -> SQLiteStore {
    if let store = state.withLock({ $0.store }) { return store }
    let store = try context.openOrCreate(path)
    use(store)
    return store
  }

  /// Goes on with a store.
  func use(_ store: SQLiteStore) {
    state.withLock {
      $0.store = store
      $0.isWatched = false
    }
  }

  private func watch(_ store: SQLiteStore, _ report: @escaping @Sendable (Message) -> Void) {
    let isFirst = state.withLock { state in
      defer { state.isWatched = true }
      return !state.isWatched
    }
    guard isFirst else { return }
    StoreWatch(store: store, account: context.place.user().account).run(report)
  }

  /// Whether this is the first call on this day: most of what time changes, it changes by the day.
  func beginReassessing(_ now: Instant) -> Bool {
    state.withLock { state in
      defer { state.reassessed = now.dayNumber }
      return state.reassessed != now.dayNumber
    }
  }

  private func answer(
    _ effect: Effect, _ store: SQLiteStore, _ report: @Sendable (Message) -> Void
  ) throws -> Message {
    let now = context.now
    switch effect {
    case .loadRows(let window, let purpose, let request):
      return .rows(try store.rows(window, now: now), purpose, request: request)
    case .loadCount(let query, let request):
      return .count(try store.count(query, now: now), request: request)
    case .loadCounts(let queries, let request):
      return .counts(try store.counts(queries, now: now), request: request)
    case .loadPosition(let row, let query, let sort, let request):
      return .position(
        try store.position(of: row, in: query, sort: sort, now: now), request: request)
    case .loadGroups(let panel, let query, let limit, let request):
      return .groups(
        try store.groups(panel, query: query, limit: limit, now: now), request: request)
    case .loadDetail(let id, let whole, let request):
      do {
        var detail = try store.detail(id, now: now)
        if whole {
          detail.blastRadius = try store.reach(of: id)
          detail.consequences = try store.consequences(of: [id], now: now).first
        }
        return .detail(detail, request: request)
      } catch {
        if case StoreError.noSuchItem = error { return .detail(nil, request: request) }
        throw error
      }
    case .loadExpiry(let query, let from, let through, let request):
      return .expiry(
        try store.expiry(query, from: from, through: through, now: now), request: request)
    case .loadSummary: return .summary(try store.summary(now: now))
    case .loadCandidates(let text, let items, let limit, let request):
      return .candidates(
        try store.candidates(text, for: items, limit: limit, now: now), request: request)
    case .loadReasons(let action, let limit, let request):
      return .reasons(try store.reasons(for: action, limit: limit), request: request)
    case .loadLedger(let sequence, let limit, let request):
      return .ledger(try store.ledger(before: sequence, limit: limit), request: request)
    case .loadEntry(let sequence, let request):
      return .entry(
        try store.entry(sequence).map { String(decoding: $0, as: UTF8.self) }, request: request)
    case .loadTasks(let openOnly, let offset, let limit, let request):
      return .tasks(
        try store.tasks(openOnly: openOnly, offset: offset, limit: limit), request: request)
    case .loadConsequences(let items, let request):
      return .consequences(try store.consequences(of: items, now: now), request: request)
    case .loadChangeTotals(let since, let request):
      return .changeTotals(try store.changeTotals(since: since), request: request)
    case .loadImports(let before, let limit, let request):
      return .imports(
        try store.imports(before: before, limit: limit, now: now), request: request)
    case .loadChanges(let items, let since):
      return .changes(try store.changes(of: items, since: since), since: since)
    default: return try write(effect, store, report)
    }
  }

  private func write(
    _ effect: Effect, _ store: SQLiteStore, _ report: @Sendable (Message) -> Void
  ) throws -> Message {
    let now = context.now
    let reviewer = try reviewer()
    switch effect {
    case .checkDecision(let decision, let request):
      return .checked(
        try store.obstacles(to: decision, by: reviewer, now: now), request: request)
    case .loadPace(let request): return .pace(try store.pace(of: reviewer), request: request)
    case .saveDrafts(let requests):
      return .drafted(try store.draft(requests, by: reviewer, now: now))
    case .draftRecommended(let rows):
      return .drafted(
        try store.draft(recommended: rows, by: reviewer, now: now))
    case .undo: return .undone(try store.undo(by: reviewer, now: now))
    case .redo: return .redone(try store.redo(by: reviewer, now: now))
    case .submit(let revocations):
      return .submitted(
        try store.submit(revocations: revocations, by: reviewer, now: now))
    case .seen(let item, let look):
      // Looking is allowed where nothing can be written.
      if try store.summary(now: now).readOnly == nil {
        try store.seen(item, look, by: reviewer, now: now)
      }
      return .done
    case .meeting(let step, let request): return try meeting(step, request, store, reviewer)
    case .changeAccess(let change):
      return .accessChanged(change, entry: try store.change(change, by: reviewer, now: now))
    case .moveTask(let move):
      return .taskMoved(try store.move([move], by: reviewer, now: now))
    case .campaign(let step, let request):
      return .campaign(try campaign(step, store, reviewer), request: request)
    case .verifyLedger: return .verified(try store.verify())
    case .reassess:
      let count = try reassessAll(store, report)
      return .finished(.reassessing, sentence: Self.assessed(count), worked: true)
    default: return .done
    }
  }
}
