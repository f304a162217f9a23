/// Others have seen its secret, or can.
///
/// Finds: an item whose secret is known to have been seen by others. One that lies readable where it is used (in a
/// settings file, a script, an environment) weighs only as something missing: a vault.
/// Leaves alone: an exposed secret that reaches everything there is, which `privilege-accelerator` finds; items of
/// whose secret's keeping nothing is known; what has ended at its source.
/// Why: OWASP NHI2:2025, secret leakage; PCI DSS 8.6.3; ISO/IEC 27001 A.5.17. No policy can switch it off.
struct ExposedCredential: Rule {
  let id = "exposed-credential"
  let title = "exposed credential"
  let weight = RuleWeight.attack
  let isHard = true
  let controls = ["NHI2:2025", "IA-5", "8.6.3", "A.5.17"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, let handling = subject.item.handling else { return nil }
    let inputs = [
      ("secret", handling.rawValue), ("recognised by", subject.item.fingerprint ?? "unknown"),
    ]
    switch handling {
    case .vaulted: return nil
    case .plain:
      return Sighting(
        .plain, inputs: inputs, remedy: "move it to a vault, and rotate it", weight: .missing)
    case .exposed:
      guard subject.reach != .broad else { return nil }
      return Sighting(
        .exposed, inputs: inputs, remedy: "rotate it now, and look at what was done with it")
    }
  }
}

extension Sighting.Message {
  fileprivate static var exposed: Self { "others have seen its secret" }
  fileprivate static var plain: Self { "its secret lies readable where it is used" }
}
