extension Store {
  /// Drafts what is recommended for each of these rows, as it was shown, through the checks of every decision. What
  /// no single decision follows from is refused, and says what to do.
  public func draft(
    recommended rows: [ItemRow], by reviewer: Reviewer, now: Instant
  ) throws -> DraftOutcome {
    var requests: [DecisionRequest] = []
    var refused: [Refusal] = []
    for row in rows {
      guard let made = try detail(row.id, now: now).recommendation else { continue }
      if let action = made.action {
        requests.append(
          DecisionRequest(
            item: row.id, action: action, reason: made.sentence, version: row.version,
            bulk: rows.count > 1))
      } else {
        refused.append(
          Refusal(
            rule: "nothing-recommended", item: row.id, message: made.line,
            hint: made.verb == .reassign ? "custody reassign \(row.id) --to PERSON" : "look at it",
            key: made.verb == .reassign ? "name an owner: o" : "look at it: enter"))
      }
    }
    var outcome = try draft(requests, by: reviewer, now: now)
    outcome.refused += refused
    return outcome
  }
}
