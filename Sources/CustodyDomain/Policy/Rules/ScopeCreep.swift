/// It can do more than when it was last looked at.
///
/// Finds: scopes that the item did not have when it was last recertified, or else when first seen.
/// Leaves alone: scopes that went away; an item that outgrew the purpose on record, which `intent-mismatch` finds;
/// what has ended.
/// Why: NIST CSF 2.0 PR.AA-05, permissions are reviewed; OWASP NHI5:2025.
struct ScopeCreep: Rule {
  let id = "scope-creep"
  let title = "scope creep"
  let weight = RuleWeight.decay
  let controls = ["PR.AA-05", "NHI5:2025", "AC-6(7)"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let added = subject.surroundings.addedScopes.sorted()
    guard let first = added.first, !subject.hasEnded, IntentMismatch.growth(subject).isEmpty
    else { return nil }
    return Sighting(
      .grown(first, more: added.count - 1), inputs: added.map { ("added", $0) },
      remedy: "recertify it with the new scopes, or revoke them")
  }
}

extension Sighting.Message {
  fileprivate static func grown(_ scope: String, more: Int) -> Self {
    more == 0 ? "it gained \(scope)" : "it gained \(scope) and \(more) more"
  }
}
