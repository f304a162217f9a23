/// What ledger entries add up to: a pure fold, and the only place that says how a decision moves an item.
/// Writers apply one entry to what they loaded; `verify` applies all of them to nothing.
public struct ReviewFold: Hashable, Sendable {
  /// The review of each item that an entry is about.
  public private(set) var items: [ItemID: ItemReview]
  /// Revocation and rotation tasks by the number of their decision.
  public private(set) var tasks: [Int: Revocation]
  /// Roles and emergency access.
  public private(set) var access: AccessFold
  private var open: [ItemID: Set<Int>]

  /// The fold so far; nothing by default.
  public init(
    items: [ItemID: ItemReview] = [:], tasks: [Revocation] = [], access: AccessFold = AccessFold()
  ) {
    self.items = items
    self.access = access
    self.tasks = [:]
    open = [:]
    for task in tasks { put(task) }
  }

  /// What an entry can't follow from.
  public struct Mismatch: Error, Hashable, Sendable {
    /// What is wrong, as part of a sentence.
    public var reason: String
  }

  /// Adds an entry.
  ///
  /// - Returns: what in the entry doesn't follow from those before it; nil when all does. It is applied
  ///   either way.
  @discardableResult
  public mutating func apply(_ record: LedgerRecord) -> Mismatch? {
    switch record.content {
    case .decision(let decision): apply(decision, record)
    case .task(let task): apply(task, record)
    case .access(let change): access.apply(change, record)
    case .submit, .importing, .meeting, .campaign: nil
    }
  }

  /// Where an item stands after an action, by what its review says before.
  public static func review(
    _ review: ItemReview, after decision: DecisionRecord, by author: Reviewer, at time: Instant,
    entry: Int
  ) -> ItemReview {
    var next = review
    next.entry = entry
    func moves(to state: ReviewState, until: Instant? = nil) {
      next.state = state
      next.until = until
      next.by = author.account
      next.disposition = entry
      next.at = time
      next.reason = decision.reason
      next.facts["deferred"] = nil
      next.facts["condition"] = nil
      next.facts[ItemReview.reopened] = nil
    }
    switch decision.action {
    case .recertify(let until), .keep(let until, _):
      moves(to: .recertified, until: until)
      if case .keep(_, let condition) = decision.action { next.facts["condition"] = condition }
      next.first = review.first ?? time
      next.scopes = decision.scopes
      next.risk = decision.risk
      next.basis = decision.basis
      next.frozen = decision.frozen.hex
      next.kept = entry
    case .revoke, .rotate:
      moves(to: decision.action == .revoke ? .revoking : .rotating)
      next.first = review.first ?? time
    case .deferTo(let person, let until):
      moves(to: .deferred, until: until)
      next.facts["deferred"] = person
    case .reopen: moves(to: .open)
    case .reassign, .set:
      next.pass(decision.action, from: decision.before.owners, at: time)
      next.learn(decision.action, at: time)
    case .note(let text): next.notes.append(text)
    case .exception(let rule, let until):
      next.exceptions[rule] = AcceptedFinding(
        by: author.name, reason: decision.reason ?? "", from: time, until: until, entry: entry)
    }
    return next
  }

  private mutating func apply(_ decision: DecisionRecord, _ record: LedgerRecord) -> Mismatch? {
    let before = items[decision.item] ?? ItemReview()
    let after = ReviewFold.review(
      before, after: decision, by: record.author, at: record.time, entry: record.number)
    items[decision.item] = after
    if after.state != before.state || decision.task != nil {
      for number in open[decision.item] ?? [] { supersede(number, by: record) }
    }
    if let task = decision.task {
      put(
        Revocation(
          entry: record.number, item: decision.item, name: decision.name,
          source: decision.source, rotation: decision.action == .rotate, owner: task.owner,
          status: .decided, decided: record.time, decidedBy: record.author.account, due: task.due,
          reason: decision.reason, fingerprint: task.fingerprint, wasOff: task.wasOff))
    }
    if decision.before.state != before.state || decision.before.until != before.until {
      return Mismatch(
        reason: "it says that the item was \(decision.before.state.rawValue), "
          + "by the entries before it was \(before.state.rawValue)")
    }
    if decision.after.state != after.state || decision.after.until != after.until {
      return Mismatch(
        reason: "it says that the item is \(decision.after.state.rawValue), "
          + "by its action it is \(after.state.rawValue)")
    }
    if let entry = decision.breakGlass,
      access.breakGlass(on: decision.item, by: record.author, record.time)?.entry != entry
    {
      return Mismatch(reason: "it rests on emergency access \(entry), which didn't hold for it")
    }
    if decision.supersedes != before.entry {
      return Mismatch(reason: "it supersedes another entry than the item's newest one")
    }
    return nil
  }

  private mutating func apply(_ move: TaskRecord, _ record: LedgerRecord) -> Mismatch? {
    guard let task = tasks[move.task], task.item == move.item else {
      return Mismatch(reason: "it moves a task that doesn't exist")
    }
    let fault = task.fault(moving: move)
    let moved = task.moved(by: move, of: record.author, at: record.time)
    replace(moved)
    var review = items[move.item] ?? ItemReview()
    review.follow(moved, from: task.status, move.note)
    items[move.item] = review
    return fault.map(Mismatch.init(reason:))
  }

  private mutating func put(_ task: Revocation) {
    tasks[task.entry] = task
    if task.status.isOpen { open[task.item, default: []].insert(task.entry) }
  }

  private mutating func supersede(_ number: Int, by record: LedgerRecord) {
    guard var task = tasks[number] else { return }
    task.status = .superseded
    task.moved = record.time
    task.movedBy = record.author.account
    task.note = nil
    replace(task)
  }

  private mutating func replace(_ task: Revocation) {
    open[task.item]?.remove(task.entry)
    put(task)
  }
}

extension ItemReview {
  /// Takes in what an action says of the item's owners and facts; other actions say nothing of them.
  public mutating func learn(_ action: Action, at time: Instant) {
    switch action {
    case .reassign(let role, let person):
      owners[role.rawValue] = person
      // Another owner has accepted nothing yet.
      if role == .business { facts["ownership"] = nil }
    case .set(let fact):
      facts[fact.name] = fact.value
      if case .acceptance = fact { facts["acceptance-at"] = time.text }
    case .recertify, .keep, .revoke, .rotate, .deferTo, .exception, .note, .reopen: break
    }
  }
}
