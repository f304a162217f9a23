/// An agent may do everything that the person may.
///
/// Finds: an agent, or an item in whose session an agent acts, whose scopes, those of its sessions included,
/// cover all that the person behind it holds by other items, as long as that is more than signing in.
/// Leaves alone: people of whose own access nothing is on record; agents that lack any scope of the person's;
/// what has ended.
/// Why: an agent needs what its task needs; one that equals its user turns any mistake, or any hidden
/// instruction, into the user's full access (OWASP ASI03, T3, NHI5:2025; NIST SP 800-53 AC-6).
struct UserEquivalent: Rule {
  let id = "user-equivalent"
  let title = "agent equals its user"
  let weight = RuleWeight.decay
  let controls = ["ASI03", "T3", "NHI5:2025", "AC-6", "L6"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let sessions = subject.liveSessions
    guard !subject.hasEnded, subject.isAgent || sessions.contains(where: subject.hasAgent) else {
      return nil
    }
    let held = subject.item.permissions + sessions.flatMap(\.entitlements).map(subject.grade)
    let equal = subject.surroundings.subjectScopes.sorted { $0.key < $1.key }.first { _, scopes in
      scopes.contains { subject.grade($0).reach > .basic }
        && scopes.allSatisfy {
          ScopeCover.covers(held, $0, source: subject.item.source) == true
        }
    }
    guard let (who, scopes) = equal else { return nil }
    return Sighting(
      .equals(who, scopes.count),
      inputs: [
        ("person", who), ("holds elsewhere", scopes.sorted().fewest(8)),
        ("held here", Set(held.map(\.scope)).sorted().fewest(8)),
      ],
      remedy: "leave it what its task needs: \(SmallestDelegation(subject).scopeText)")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.sessionEnds }
}

extension Sighting.Message {
  fileprivate static func equals(_ who: String, _ count: Int) -> Self {
    "it may do all that \(who) may: \(count) \(count == 1 ? "scope" : "scopes")"
  }
}
