import CustodyDomain

extension RuleFixture {
  /// Browser sessions, and agents that act in them.
  static let sessions: [RuleFixture] = [
    RuleFixture("borrowed-session") { item, surroundings in
      surroundings.sessions.append(
        Session(id: "s1", item: item.id, subject: "kim", actor: "notes-bot", actorIsAgent: true))
    }
  ]
}
