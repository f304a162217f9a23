extension Revocation.Status {
  /// What may follow what: the one table, which the store, the fold and so `custody verify` go by. A person plans,
  /// says how it went, or that it can't be done; only an import proves, or shows that it came back.
  public var next: Set<Revocation.Status> {
    switch self {
    case .decided, .planned, .failed, .unknown:
      [.planned, .carriedOut, .failed, .unknown, .cannotApply, .proven, .superseded]
    case .carriedOut: [.failed, .unknown, .cannotApply, .proven, .cameBack, .superseded]
    case .proven: [.cameBack]
    // Its item is open again and wants a new decision; gone before that, it is proven after all.
    case .cameBack: [.proven, .superseded]
    case .cannotApply, .superseded: []
    }
  }

  /// Whether something is still to be done, proven or decided.
  public var isOpen: Bool {
    switch self {
    case .decided, .planned, .failed, .unknown, .carriedOut, .cameBack: true
    case .proven, .cannotApply, .superseded: false
    }
  }

  /// Whether somebody is to run or do something at the source.
  public var isToDo: Bool {
    switch self {
    case .decided, .planned, .failed, .unknown: true
    case .carriedOut, .cameBack, .proven, .cannotApply, .superseded: false
    }
  }

  /// Whether only an import's word makes it so.
  public var needsEvidence: Bool { self == .proven || self == .cameBack }

  /// The status in words.
  public var words: String {
    switch self {
    case .carriedOut: "carried out"
    case .cameBack: "came back"
    case .cannotApply: "cannot apply"
    case .unknown: "outcome unknown"
    case .decided, .planned, .failed, .proven, .superseded: rawValue
    }
  }
}

extension Revocation {
  /// Why a task may not make a move, as part of a sentence; nil when it may.
  public func fault(moving record: TaskRecord) -> String? {
    guard record.item == item else { return "it moves a task of another item" }
    guard status.next.contains(record.status), record.status != .superseded else {
      return "it moves a task from \(status.words) to \(record.status.words), which none may"
    }
    if record.status.needsEvidence != (record.evidence != nil) {
      return record.evidence == nil
        ? "it says \(record.status.words) without the import that shows it"
        : "it says \(record.status.words) of an import, which a person says"
    }
    if record.status == .cannotApply, record.note?.isEmpty ?? true {
      return "it gives up a task without a reason"
    }
    return nil
  }

  /// The task after a move.
  public func moved(by record: TaskRecord, of author: Reviewer, at time: Instant) -> Revocation {
    var task = self
    task.status = record.status
    task.moved = time
    task.movedBy = author.account
    task.note = record.note
    if record.status == .carriedOut { task.carriedOut = time }
    return task
  }
}

extension ItemReview {
  /// Why an item is open again although it was decided: kept as a fact until the next decision.
  static let reopened = "reopened"

  /// Follows a task's move: what can't be carried out or came back wants a decision again.
  mutating func follow(_ task: Revocation, from before: Revocation.Status, _ note: String?) {
    switch task.status {
    case .proven where task.rotation:
      state = .open
      facts[ItemReview.reopened] = "its credential was replaced"
    case .proven:
      state = .revoking
      facts[ItemReview.reopened] = nil
    case .cameBack:
      state = .open
      facts[ItemReview.reopened] =
        before == .proven
        ? "it was revoked, was gone, and came back"
        : task.rotation
          ? "its credential was to be replaced and is the same"
          : "it was revoked and is still there"
    case .cannotApply:
      state = .open
      let what = task.rotation ? "its credential can't be replaced" : "it can't be revoked"
      facts[ItemReview.reopened] = what + (note.map { ": \($0)" } ?? "")
    case .decided, .planned, .failed, .unknown, .carriedOut, .superseded: break
    }
  }
}

extension ItemStatus {
  /// Whether it is switched off, or has ended: whoever has it can't use it.
  public var isOff: Bool {
    switch self {
    case .disabled, .revoked, .expired: true
    case .active, .pending: false
    }
  }
}

extension Item {
  /// Whether its source has switched it off, or says that it ended.
  public var isOff: Bool { status?.isOff ?? false }
}
