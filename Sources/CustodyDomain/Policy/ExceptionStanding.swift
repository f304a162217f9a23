/// What an exception is worth at a moment.
public enum ExceptionStanding: Hashable, Sendable {
  /// It doesn't hold yet.
  case ahead
  /// It holds.
  case holds
  /// Its end has come.
  case ended(Instant)
  /// It has no end, and so accepts nothing.
  case endless
  /// Nobody is named who accepted it.
  case unapproved
  /// Whoever accepted it is its user.
  case selfApproved(String)
}

extension Surroundings {
  /// What an exception for the item is worth at a moment.
  public func standing(
    of exception: ExceptionRecord, _ item: Item, at now: Instant
  ) -> ExceptionStanding {
    guard let until = exception.until else { return .endless }
    if until <= now { return .ended(until) }
    if let from = exception.from, from > now { return .ahead }
    guard let approver = exception.approver, !approver.isBlank else { return .unapproved }
    return isUser(approver, of: exception, item) ? .selfApproved(approver) : .holds
  }

  /// Whether somebody is a user of what an exception allows: who is named in it, whose access it is, who holds
  /// the credential, or who asked for it.
  public func isUser(_ name: String, of exception: ExceptionRecord, _ item: Item) -> Bool {
    [exception.user, item.principal, item.holder, item.requestedBy].contains { isSame($0, name) }
  }

  /// Whether it is for emergencies: there is emergency access to it on record, past or planned.
  public var isBreakGlass: Bool { exceptions.contains { $0.kind == .breakGlass } }
}

extension RuleSubject {
  /// Its emergency access that has begun, whether or not it is over, in the order of beginning.
  var brokenGlass: [ExceptionRecord] {
    surroundings.exceptions.filter { exception in
      exception.kind == .breakGlass && exception.from.map { $0 <= now } ?? true
    }.sorted { ($0.from?.seconds ?? .min, $0.reason) < ($1.from?.seconds ?? .min, $1.reason) }
  }

  /// What the rules of emergency access show of it.
  func told(_ exception: ExceptionRecord) -> [(String, String)] {
    [
      ("user", exception.user ?? item.principal ?? "unknown"),
      ("from", exception.from?.momentText ?? "unknown"),
      ("until", exception.until?.momentText ?? "none"), ("reason", exception.reason),
    ]
  }

  /// Whether it is of a legacy system, by an exception that holds.
  var isLegacy: Bool {
    surroundings.exceptions.contains {
      $0.kind == .legacy && surroundings.standing(of: $0, item, at: now) == .holds
    }
  }
}
