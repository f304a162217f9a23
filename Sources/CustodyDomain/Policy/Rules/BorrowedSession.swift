/// An assistant or agent acts in a person's session.
///
/// Finds: a session whose actor is another than its subject and not known to be a person; an item with a
/// cookie as its credential by which an autonomous agent acts for somebody.
/// Leaves alone: sessions of two people, a shared profile, which is another matter; an actor known by
/// another name of the subject; sessions that have ended.
/// Why: the log then names a person for what no person did (OWASP ASI03, T9; NHI10:2025 mirrored;
/// MAESTRO L6 and L7). No policy can switch it off.
struct BorrowedSession: Rule {
  let id = "borrowed-session"
  let title = "borrowed session"
  let weight = RuleWeight.attack
  let isHard = true
  let controls = ["ASI03", "T9", "NHI10:2025", "L6", "L7", "AU-10"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let surroundings = subject.surroundings
    for session in subject.liveSessions {
      guard let owner = session.subject, !owner.isBlank else { continue }
      let actor = session.actor ?? (session.actorIsAgent == true ? "an agent" : owner)
      guard !surroundings.isSame(owner, actor), !surroundings.isPerson(actor, in: session)
      else { continue }
      return Sighting(
        .borrowed(actor, from: owner),
        inputs: [("session", session.id), ("subject", owner), ("actor", actor)],
        remedy: BorrowedSession.remedy(subject))
    }
    if subject.item.credential == .cookie, subject.item.acting == .autonomousAgent,
      let owner = subject.item.principal, !owner.isBlank
    {
      return Sighting(
        .borrowed("an autonomous agent", from: owner),
        inputs: [("credential", "cookie"), ("acting", "autonomous-agent"), ("principal", owner)],
        remedy: BorrowedSession.remedy(subject))
    }
    return nil
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    let concerned = !subject.liveSessions.isEmpty || subject.item.credential == .cookie
    return subject.sessionEnds + (concerned ? SmallestDelegation.moments(subject) : [])
  }

  private static func remedy(_ subject: RuleSubject) -> String {
    "end the session; \(SmallestDelegation(subject).sentence)"
  }
}

extension Sighting.Message {
  fileprivate static func borrowed(_ actor: String, from owner: String) -> Self {
    "\(actor) acts in the session of \(owner)"
  }
}
