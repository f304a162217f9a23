/// It goes from owner to owner.
///
/// Finds: as many business ownerships that ended within 365 days as the policy's limit `owner-changes`, or more.
/// Leaves alone: owners in other roles; an ownership that went on under another name of the same person; what
/// has ended.
/// Why: who answers for it three times a year for the first time knows neither its purpose nor its approvals
/// (NIST CSF 2.0 GV.RR-02; NIST SP 800-53 AC-2).
struct OwnershipUnstable: Rule {
  let id = "ownership-unstable"
  let title = "owner changes often"
  let weight = RuleWeight.decay
  let controls = ["GV.RR-02", "AC-2", "NHI1:2025"]
  let limits: [PolicyLimit] = [.ownerChanges]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let limit = subject.policy.ownerChanges
    let now = subject.now
    let ended = changes(subject).filter { $0.at <= now && $0.at.adding(days: 365) > now }
    guard !subject.hasEnded, limit > 0, ended.count >= limit, let first = ended.first
    else { return nil }
    return Sighting(
      .changed(ended.count, since: first.at.dateText),
      inputs: ended.map { ("owner until \($0.at.dateText)", $0.person) } + [
        ("limit", "\(limit) changes in 365 days")
      ],
      remedy: "name a business owner who stays, and recertify it with them")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    changes(subject).flatMap { [$0.at, $0.at.adding(days: 365)] }
  }

  /// The ends of business ownerships, in order, but for those after which the same person went on.
  private func changes(_ subject: RuleSubject) -> [(at: Instant, person: String)] {
    let owned = subject.surroundings.ownerHistory.filter { $0.role == .business }
    return owned.compactMap { ownership in
      guard let until = ownership.until else { return nil }
      let goesOn = owned.contains { other in
        subject.surroundings.isSame(other.person, ownership.person)
          && (other.since.map { $0 <= until } ?? true) && (other.until.map { $0 > until } ?? true)
      }
      return goesOn ? nil : (until, ownership.person)
    }.sorted { ($0.at, $0.person) < ($1.at, $1.person) }
  }
}

extension Sighting.Message {
  fileprivate static func changed(_ count: Int, since first: String) -> Self {
    "its business owner changed \(count) times since \(first)"
  }
}
