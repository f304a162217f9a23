/// The checks of keeping on a condition and of accepting a finding.
extension ReviewCheck {
  /// Everything that is asked of whoever keeps access, but for its end.
  func keeping() -> [Refusal?] {
    [underway(), owner(), purpose(), selfReview()] + strictness() + [text()]
  }

  /// What is kept on a condition comes back before it would have anyway: else the condition means nothing.
  func early(_ until: Instant, limit: Instant) -> Refusal? {
    if let refusal = end(until, limit: limit) { return refusal }
    guard until >= limit else { return nil }
    return refuse(
      "condition-too-late",
      "on \(until.dateText) it would come back anyway; a condition is met before",
      "choose an earlier day than \(limit.dateText)", .answer)
  }

  /// What is asked of whoever accepts what a rule finds, but for its end.
  func accepting(_ rule: String) -> [Refusal?] {
    [acceptable(rule), ownException(), reason(), bulkException(rule)]
      + (context.assessment.tier == .strict ? [opening()] : [])
  }

  /// What a hard rule finds nobody can accept, and what isn't found nobody has to.
  private func acceptable(_ id: String) -> Refusal? {
    guard let rule = RuleCatalogue.rule(id) else {
      return refuse(
        "unknown-rule", "there is no rule \(id)", "custody findings lists the rules", .answer)
    }
    if rule.isHard {
      return refuse(
        "hard-rule", "what \(id) finds can't be accepted: no exception holds against it",
        "clear it: custody findings --explain \(item.id) says how", key: "clear it: enter says how")
    }
    if id == ExceptionExpired().id {
      return refuse(
        "exception-of-exception", "an exception that has ended is not accepted by another",
        "accept anew what it was for, or clear that")
    }
    let isFound = context.assessment.findings.contains { $0.rule == id }
    guard !isFound, !context.accepted.contains(id) else { return nil }
    return refuse(
      "no-such-finding", "\(id) finds nothing on it",
      "custody findings --explain \(item.id) lists what is found", key: "enter lists what is found",
      .answer)
  }

  /// An exception is somebody else's word than that of whoever it serves.
  private func ownException() -> Refusal? {
    let users: [(Segregation.Relation, String?, String)] = [
      (.principal, item.principal, "you are its principal"),
      (.principal, item.holder, "you hold its credential"),
      (.requester, item.requestedBy, "you asked for it or made it"),
    ]
    guard let mine = users.first(where: { isReviewer($0.1) && refuses($0.0) }) else { return nil }
    return refuse(
      "self-exception", "\(mine.2); an exception is made by somebody else than its user",
      "ask somebody else: custody defer \(item.id) --to PERSON --until 14d",
      key: "ask somebody else: w")
  }

  /// An exception is made for one item that somebody looked at.
  private func bulkException(_ rule: String) -> Refusal? {
    guard request.bulk else { return nil }
    return refuse(
      "exception-bulk", "\(rule) is not accepted for several items at once",
      "name each item alone", key: "decide each alone")
  }
}
