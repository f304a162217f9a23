/// Two people use one browser session or profile.
///
/// Finds: an item with a session that goes on, in which two people are: subject and actor, or the subjects and
/// human actors of all sessions in its browser profile or of its id, those of other items and past ones
/// included, because a profile keeps what a session leaves behind.
/// Leaves alone: a person and an assistant in one session, which is `borrowed-session`; several names of one
/// person; sessions that name nobody or no profile; what has ended.
/// Why: a log names one of them for what either did (OWASP NHI10:2025, NHI9:2025; NIST CSF 2.0 PR.AA-02,
/// identities are bound to credentials; NIST SP 800-53 AU-10).
struct SharedProfile: Rule {
  let id = "shared-profile"
  let title = "shared browser profile"
  let weight = RuleWeight.decay
  let controls = ["NHI10:2025", "NHI9:2025", "PR.AA-02", "AU-10", "GV.RR-02"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let surroundings = subject.surroundings
    let all = surroundings.sessions + surroundings.neighbours
    for session in subject.liveSessions {
      let alike = all.filter(session.isOne).sorted {
        ($0.id, $0.item) < ($1.id, $1.item)
      }
      var users: [(name: String, session: String)] = []
      for other in alike {
        for name in SharedProfile.users(other, surroundings)
        where !users.contains(where: { surroundings.isSame($0.name, name) }) {
          users.append((surroundings.person(name)?.id ?? name, other.id))
        }
      }
      guard users.count > 1 else { continue }
      return Sighting(
        .shared(users.map(\.name), profile: alike.count > 1),
        inputs: [("session", session.id), ("profile", session.profile ?? "unknown")]
          + users.map { ("user", "\($0.name) in session \($0.session)") },
        remedy: "give each of them a profile of their own; end this session")
    }
    return nil
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.sessionEnds }

  /// The identity that signed in, and who acted besides, if a person.
  private static func users(_ session: Session, _ surroundings: Surroundings) -> [String] {
    let subject = session.subject.flatMap { $0.isBlank ? nil : $0 }
    guard let actor = session.actor, !actor.isBlank, surroundings.isPerson(actor, in: session)
    else { return [subject].compactMap(\.self) }
    return [subject, actor].compactMap(\.self)
  }
}

extension Session {
  /// Whether two records are of one session, or of one browser profile.
  func isOne(with other: Session) -> Bool {
    id == other.id || (!profile.isBlank && profile == other.profile)
  }
}

extension Sighting.Message {
  fileprivate static func shared(_ names: [String], profile: Bool) -> Self {
    let who = names.count == 2 ? names.joined(separator: " and ") : names.fewest(2)
    return "\(who) use one browser \(profile ? "profile" : "session")"
  }
}
