/// An exception that somebody relies on and that doesn't hold.
///
/// Finds: an exception whose end has come, that has no end or no approver, or whose approver is its user; none of
/// these accepts anything. Emergency access (`break-glass`) whose end has come is found while the item is in force
/// and until it is decided on: it is reviewed after use.
/// Leaves alone: an exception in whose place another of its kind and rule holds; one for a rule that finds nothing
/// any more or is switched off; emergency access without an end or an approver, which the `break-glass` rules find;
/// what has ended at its source.
/// Why: exceptions are tracked to their end (NIST CSF 2.0 ID.RA-07); separate approval (NIST SP 800-53 AC-5).
struct ExceptionExpired: Rule {
  let id = "exception-expired"
  let title = "exception that does not hold"
  let weight = RuleWeight.decay
  let controls = ["ID.RA-07", "AC-5", "A.5.18"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let failing = subject.surroundings.exceptions.compactMap { exception in
      fault(of: exception, subject).map { (exception, $0) }
    }.sorted { key($0.0) < key($1.0) }
    guard let (exception, message) = failing.first else { return nil }
    return Sighting(
      message,
      inputs: [
        ("exception", ExceptionExpired.name(exception)),
        ("approver", exception.approver.flatMap { $0.isBlank ? nil : $0 } ?? "none"),
        ("until", exception.until?.momentText ?? "none"), ("reason", exception.reason),
        ("plan", exception.plan ?? "none"),
      ] + failing.dropFirst().map { ("exception", ExceptionExpired.name($0.0)) },
      remedy: exception.kind == .breakGlass
        ? "look at what was done under it, then rotate, revoke or recertify it"
        : "carry out the plan, or have somebody who doesn't use it accept it anew until a date")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.surroundings.exceptions.flatMap { [$0.from, $0.until].compactMap(\.self) }
  }

  /// Why an exception doesn't hold, where that matters.
  private func fault(
    of exception: ExceptionRecord, _ subject: RuleSubject
  ) -> Sighting.Message? {
    let surroundings = subject.surroundings
    let standing = surroundings.standing(of: exception, subject.item, at: subject.now)
    if exception.kind == .breakGlass {
      guard case .ended(let end) = standing, subject.inForce,
        surroundings.review.decided.map({ $0 < end }) ?? true
      else { return nil }
      return .unreviewed(end)
    }
    let name = ExceptionExpired.name(exception)
    let message: Sighting.Message
    switch standing {
    case .ahead, .holds: return nil
    case .ended(let end): message = .ended(name, end)
    case .endless: message = .endless(name)
    case .unapproved: message = .unapproved(name)
    case .selfApproved(let user): message = .selfApproved(name, user)
    }
    let replaced = surroundings.exceptions.contains { other in
      other.kind == exception.kind && other.rule == exception.rule
        && surroundings.standing(of: other, subject.item, at: subject.now) == .holds
    }
    return replaced || !isNeeded(exception, subject) ? nil : message
  }

  /// Whether there still is what it was to accept.
  private func isNeeded(_ exception: ExceptionRecord, _ subject: RuleSubject) -> Bool {
    guard let name = exception.rule, let rule = RuleCatalogue.rule(name) else { return true }
    // An exception for this rule has nothing of its own to accept.
    guard name != id, rule.isHard || !subject.policy.disabledRules.contains(name) else {
      return false
    }
    return rule.examine(subject) != nil
  }

  private func key(_ exception: ExceptionRecord) -> (Int64, String, String) {
    (exception.until?.seconds ?? .min, ExceptionExpired.name(exception), exception.reason)
  }

  private static func name(_ exception: ExceptionRecord) -> String {
    exception.rule.map { "\(exception.kind.rawValue) \($0)" } ?? exception.kind.rawValue
  }
}

extension Sighting.Message {
  fileprivate static func ended(_ name: String, _ end: Instant) -> Self {
    "the exception (\(name)) ended on \(end.dateText)"
  }
  fileprivate static func endless(_ name: String) -> Self {
    "the exception (\(name)) has no end, and so accepts nothing"
  }
  fileprivate static func unapproved(_ name: String) -> Self {
    "nobody is named who accepted the exception (\(name))"
  }
  fileprivate static func selfApproved(_ name: String, _ user: String) -> Self {
    "\(user) accepted the exception (\(name)) and is its user, so it accepts nothing"
  }
  fileprivate static func unreviewed(_ end: Instant) -> Self {
    "its emergency access ended on \(end.momentText), and nobody has reviewed it since"
  }
}
