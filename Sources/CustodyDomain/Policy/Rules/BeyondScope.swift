/// An agent did what it wasn't granted.
///
/// Finds: an agent with actions that name a scope which none of its permissions, of the entitlements of its
/// sessions, or the approval behind the action covers. They are counted and listed.
/// Leaves alone: agents without any known permission, of which it can't be told; what names no scope, or one that
/// can't be compared with what was granted; actions that the business owner approved by the same name, which aren't
/// scopes; what has ended.
/// Why: access was found that nobody granted, or a chain of tools got further than each of them (OWASP ASI02, ASI03,
/// T2, T3; NIST AI RMF MEASURE 2.4).
struct BeyondScope: Rule {
  let id = "beyond-scope"
  let title = "acted beyond its scope"
  let weight = RuleWeight.decay
  let controls = ["ASI02", "ASI03", "T2", "T3", "MEASURE 2.4"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.isAgent, let beyond = subject.beyondScope, !beyond.isEmpty
    else { return nil }
    return Sighting(
      .beyond(beyond.count), inputs: beyond.byScope,
      remedy: "find out how it could; then grant the scope with a purpose, or close the way")
  }
}

extension RuleSubject {
  /// What was done with a scope that wasn't granted, oldest first; nil where no permission is known, so that it
  /// can't be told.
  var beyondScope: [Event]? {
    guard
      !item.permissions.isEmpty
        || surroundings.sessions.contains(where: { !$0.entitlements.isEmpty })
    else { return nil }
    return trail.actions.filter {
      !ScopeCover.beyond(item, surroundings, $0, trail).isEmpty
    }
  }
}

extension [Event] {
  /// How often each scope occurs and when last, in the order of the scopes, as inputs of a finding.
  var byScope: [(String, String)] {
    let groups = Dictionary(grouping: self) { $0.scope ?? "" }.sorted { $0.key < $1.key }
    return groups.prefix(8).map { scope, events in
      let last = events.compactMap(\.time).max()?.momentText ?? "unknown"
      let times = events.count == 1 ? "once" : "\(events.count) times"
      return ("scope", "\(scope): \(times), last \(last)")
    } + (groups.count > 8 ? [("more", "\(groups.count - 8) scopes")] : [])
  }
}

extension Sighting.Message {
  fileprivate static func beyond(_ count: Int) -> Self {
    "\(count) \(count == 1 ? "action" : "actions") went beyond what it was granted"
  }
}
