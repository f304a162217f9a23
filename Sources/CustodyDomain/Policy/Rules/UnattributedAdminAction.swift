/// Something was done with administrative rights, and it isn't known by which identity or who approved.
///
/// Finds: of an item that can make or change administrators, what it made or changed, and calls whose scope
/// administers, without the identity that ran, or without a person who approved: a machine, or the identity
/// itself, approves nothing.
/// Leaves alone: calls that change nobody's access; items that can't administer, whose actions
/// `orphan-execution` judges; what has ended.
/// Why: every administrative action has an action, an identity and a human approver (NIST SP 800-53 AU-10;
/// GOVERN 2.1; OWASP NHI5:2025, T8).
struct UnattributedAdminAction: Rule {
  let id = "unattributed-admin-action"
  let title = "administrative action of nobody's"
  let weight = RuleWeight.missing
  let controls = ["AU-10", "NHI5:2025", "T8", "GOVERN 2.1"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let all = AdminAction.all(of: subject.item, subject.surroundings, subject.trail)
    guard let newest = all.last(where: { !$0.isAttributed }),
      let share = AdminAction.percentage(all)
    else { return nil }
    return Sighting(
      .unattributed(all.count { !$0.isAttributed }, of: all.count),
      inputs: [
        ("newest", newest.event.deed), ("target", newest.event.target ?? "unknown"),
        ("on", newest.event.time?.dateText ?? "unknown"), ("identity", newest.identity ?? "none"),
        ("approver", newest.approver ?? "none"), ("attributed", "\(share) %"),
      ],
      remedy: "import who approved each, with its task; let nothing administer without an approval")
  }
}

extension Sighting.Message {
  fileprivate static func unattributed(_ count: Int, of all: Int) -> Self {
    "\(count) of \(all) administrative \(all == 1 ? "action has" : "actions have") no identity or no human approver"
  }
}
