/// It outgrew the purpose that is on record.
///
/// Finds: an item with a purpose that gained a scope which reaches further than all that it had, which makes
/// administrators where none of them did, or which opens mail, files, code, execution or connectors where none of
/// them did.
/// Leaves alone: growth within the reach and the classes that it had, a scope with a purpose of its own, and growth
/// of an item without a purpose: `scope-creep` finds those; what has ended.
/// Why: a purpose was stated for what it could do then; whoever agreed to a calendar has not agreed to mail (NIST AI
/// RMF MAP 3.3, the scope of application is documented; OWASP NHI5:2025). Recertifying it with what it has now, or
/// taking the scope away, settles it.
struct IntentMismatch: Rule {
  let id = "intent-mismatch"
  let title = "beyond its purpose"
  let weight = RuleWeight.decay
  let controls = ["MAP 3.3", "NHI5:2025", "PR.AA-05", "MANAGE 4.1"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard let beyond = IntentMismatch.growth(subject).first, let purpose = subject.item.purpose
    else { return nil }
    let had = subject.item.permissions.filter {
      !subject.surroundings.addedScopes.contains($0.scope)
    }
    return Sighting(
      .beyond(beyond.scope),
      inputs: [
        ("purpose", purpose), ("before", had.isEmpty ? "none" : ScopeGrader.summary(of: had)),
      ] + IntentMismatch.growth(subject).map { ("gained", $0.scope) },
      remedy: "state what the new scope is for and recertify it, or take the scope away")
  }

  /// The added scopes that go beyond what the purpose was stated for, the widest first; none where no purpose is
  /// on record.
  static func growth(_ subject: RuleSubject) -> [Permission] {
    let names = Set(subject.surroundings.addedScopes)
    guard !subject.hasEnded, !names.isEmpty, !subject.item.purpose.isBlank else { return [] }
    let added = subject.item.permissions.filter { names.contains($0.scope) }
    let had = subject.item.permissions.filter { !names.contains($0.scope) }
    // What could do nothing that is known counts as reading some, as everywhere.
    let reach = had.map(\.reach).max() ?? .reads
    let classes = Set(had.filter { $0.reach > .basic }.map(\.permissionClass))
    return added.filter(\.purpose.isBlank).filter { permission in
      permission.reach > reach
        || (permission.administers && !had.contains(where: \.administers))
        || (permission.permissionClass.isHighRisk && permission.reach > .basic
          && !classes.contains(permission.permissionClass))
    }.sorted(by: ScopeGrader.isWider)
  }
}

extension Sighting.Message {
  fileprivate static func beyond(_ scope: String) -> Self {
    "its purpose was stated before it gained \(scope)"
  }
}
