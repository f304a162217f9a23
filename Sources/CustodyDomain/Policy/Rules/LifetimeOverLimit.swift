/// It was given a longer life than it may have.
///
/// Finds: a grant, key, agent or browser session whose end is further from its beginning than the tier's limit
/// `lifetime`; or a permission of it with an end of its own that is.
/// Leaves alone: accounts and applications, which live as long as what they serve; what never ends, which `no-expiry`
/// finds; items of unknown age, and permissions that came later; ends that have passed, which `expired` finds; what
/// has ended at its source.
/// Why: OWASP NHI7:2025, long-lived secrets; access just in time is granted for short (NIST SP 800-53 IA-5, AC-6).
struct LifetimeOverLimit: Rule {
  let id = "lifetime-over-limit"
  let title = "lifetime over the limit"
  let weight = RuleWeight.decay
  let controls = ["NHI7:2025", "IA-5", "AC-6", "A.5.18"]
  let limits: [PolicyLimit] = [.lifetime]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, hasLifetime(subject.item.kind), let created = subject.item.created
    else { return nil }
    let limit = subject.policy.lifetime[subject.tier]
    let latest = created.adding(days: limit)
    let long = ends(subject.item).filter { $0.end > latest && $0.end > subject.now }
    guard let first = long.first else { return nil }
    return Sighting(
      .long(first.what, created, first.end, limit: limit),
      inputs: [("made", created.dateText)] + long.map { ("\($0.what) ends", $0.end.dateText) } + [
        ("limit", "\(limit) days")
      ],
      remedy: "have it made anew with an end within \(limit) days")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { ends(subject.item).map(\.end) }

  private func ends(_ item: Item) -> [(what: String, end: Instant)] {
    [item.expires.instant].compactMap(\.self).map { ("it", $0) }
      + item.permissions.filter { !$0.added }.compactMap { permission in
        permission.expires.map { (permission.scope, $0) }
      }.sorted { $0.what < $1.what }
  }

  private func hasLifetime(_ kind: ItemKind) -> Bool {
    switch kind {
    case .oauthGrant, .apiKey, .agent, .browserSession: true
    case .application, .serviceAccount, .browserExtension, .aiAccount: false
    }
  }
}

extension Sighting.Message {
  fileprivate static func long(
    _ what: String, _ from: Instant, _ end: Instant, limit: Int
  ) -> Self {
    "\(what) was given a life from \(from.dateText) to \(end.dateText); the limit is \(limit) days"
  }
}
