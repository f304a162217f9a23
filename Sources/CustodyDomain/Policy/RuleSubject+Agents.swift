/// What rules of agents share.
extension RuleSubject {
  /// Whether it works by itself, as far as is known.
  var actsByItself: Bool {
    item.initiation == .autonomous || item.acting == .autonomousAgent
  }

  /// Whether it is an agent: by its kind, or because it works by itself.
  var isAgent: Bool { item.kind == .agent || actsByItself }

  /// A scope as its item's source means it.
  func grade(_ scope: String) -> Permission { ScopeCover.permission(scope, of: item) }

  /// Whether somebody else than a person acts in a session of somebody's.
  func hasAgent(_ session: Session) -> Bool {
    if session.actorIsAgent == true { return true }
    guard let actor = session.actor, !actor.isBlank else { return false }
    return !surroundings.isSame(session.subject, actor)
      && !surroundings.isPerson(actor, in: session)
  }

  /// Whether anything but reading who somebody is may be done by it.
  var canDoSomething: Bool { item.permissions.contains { $0.reach > .basic } }
}

extension [String] {
  /// The first few of a list, and how many more there are: `a, b and 3 more`.
  func fewest(_ most: Int = 3) -> String {
    let first = prefix(most).joined(separator: ", ")
    return count > most ? "\(first) and \(count - most) more" : first
  }
}
