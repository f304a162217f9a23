/// Others have seen a secret that opens everything.
///
/// Finds: an item whose secret is known to have been seen by others, and that has reach 3: it administers,
/// executes, or reaches all mail, files or code.
/// Leaves alone: an exposed secret of less reach, which `exposed-credential` finds; a wide reach whose secret is kept,
/// which `overbroad-scope` finds; what has ended at its source.
/// Why: either fault is one; both together hand an organisation to whoever found the secret (OWASP NHI2:2025 with
/// NHI5:2025; ASI03). No policy can switch it off.
struct PrivilegeAccelerator: Rule {
  let id = "privilege-accelerator"
  let title = "exposed credential that opens everything"
  let weight = RuleWeight.attack
  let isHard = true
  let controls = ["NHI2:2025", "NHI5:2025", "ASI03", "A.8.2"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.item.handling == .exposed, subject.reach == .broad,
      let widest = subject.item.permissions.min(by: ScopeGrader.isWider)
    else { return nil }
    return Sighting(
      .opens(widest.scope),
      inputs: [
        ("secret", "exposed"), ("scope", widest.scope),
        ("recognised by", subject.item.fingerprint ?? "unknown"),
      ],
      remedy: "revoke it now; look at what was done with it before it gets a narrower one")
  }
}

extension Sighting.Message {
  fileprivate static func opens(_ scope: String) -> Self {
    "others have seen its secret, and it opens \(scope)"
  }
}
