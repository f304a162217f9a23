/// It may do what it doesn't do.
///
/// Finds: where use is told scope by scope (a scope of the item was exercised within the tier's limit `dormant`),
/// its other scopes that were never exercised, or not within that time; broad ones first.
/// Leaves alone: items of whose scopes' use nothing is known; items, and scopes, that came within the limit or at an
/// unknown time; sign-in basics and `offline_access`, which leave no trace of use; what has ended or is switched off.
/// Why: what isn't used isn't needed, and is there for whoever takes the item over (OWASP NHI5:2025; NIST SP 800-53
/// AC-6, least privilege).
struct UnusedScope: Rule {
  let id = "unused-scope"
  let title = "unused scope"
  let weight = RuleWeight.decay
  let controls = ["NHI5:2025", "AC-6", "AC-6(7)", "PR.AA-05"]
  let limits: [PolicyLimit] = [.dormant]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard subject.inForce, let since = since(subject),
      since.adding(days: limit(subject)) <= subject.now
    else { return nil }
    let permissions = subject.item.permissions
    guard permissions.contains(where: { isUsed($0, subject) }) else { return nil }
    let unused = permissions.filter {
      $0.reach > .basic && $0.scope != "offline_access" && !$0.added && !isUsed($0, subject)
    }.sorted(by: ScopeGrader.isWider)
    guard !unused.isEmpty else { return nil }
    return Sighting(
      .unused(unused, limit: limit(subject)),
      inputs: unused.prefix(UnusedScope.shown).map {
        ($0.scope, "last used: \($0.lastUsed?.dateText ?? "never")")
      } + [
        ("unused scopes", "\(unused.count) of \(permissions.count)"),
        ("there since", since.dateText),
        ("limit", "\(limit(subject)) days"),
      ],
      remedy: "take away the scopes that it doesn't use, or say why it keeps them")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    let uses = subject.item.permissions.compactMap(\.lastUsed)
    return (uses + [since(subject)].compactMap(\.self)).map { $0.adding(days: limit(subject)) }
  }

  /// How many scopes are named.
  private static let shown = 5

  private func limit(_ subject: RuleSubject) -> Int { subject.policy.dormant[subject.tier] }

  /// Since when it is there: as its source says, else as custody saw it.
  private func since(_ subject: RuleSubject) -> Instant? {
    subject.item.created ?? subject.surroundings.review.firstSeen
  }

  private func isUsed(_ permission: Permission, _ subject: RuleSubject) -> Bool {
    permission.lastUsed.map { $0.adding(days: limit(subject)) > subject.now } ?? false
  }
}

extension Sighting.Message {
  fileprivate static func unused(_ permissions: [Permission], limit: Int) -> Self {
    "not used within \(limit) days: \(ScopeGrader.summary(of: permissions))"
  }
}
