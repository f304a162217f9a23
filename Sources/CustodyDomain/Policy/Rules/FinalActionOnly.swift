/// All there is to see is what was done.
///
/// Finds: an item with actions on record, of which neither any event nor any export says who asked or who
/// approved.
/// Leaves alone: items of which one of the two is known, and whose missing link `chain-incomplete` names; items
/// without actions on record; what has ended.
/// Why: evidence of the final action alone proves no more than that it happened (OWASP Agentic T8; NIST SP
/// 800-53 AU-10).
struct FinalActionOnly: Rule {
  let id = "final-action-only"
  let title = "only the final action on record"
  let weight = RuleWeight.missing
  let controls = ["T8", "AU-10", "MEASURE 2.8"]

  /// Whether it tells of the first two links, so that `chain-incomplete` need not.
  static func tells(_ subject: RuleSubject) -> Bool {
    !subject.hasEnded && subject.isInForce("final-action-only") && !subject.trail.actions.isEmpty
      && subject.chain[.asked]?.proven == false && subject.chain[.approved]?.proven == false
  }

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard FinalActionOnly.tells(subject), let newest = subject.trail.actions.last else {
      return nil
    }
    let actions = subject.trail.actions.count
    return Sighting(
      .alone(actions),
      inputs: [
        ("newest action", newest.deed), ("target", newest.target ?? "unknown"),
        ("on", newest.time?.dateText ?? "unknown"), ("recorded by", newest.source),
        ("asked", "none"), ("approved", "none"),
      ],
      remedy: "import the requests and approvals behind them, from the ticket system for example")
  }
}

extension Sighting.Message {
  fileprivate static func alone(_ actions: Int) -> Self {
    """
    \(actions == 1 ? "1 action is" : "\(actions) actions are") on record, and nobody who asked or \
    approved
    """
  }
}
