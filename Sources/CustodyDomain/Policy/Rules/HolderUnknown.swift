/// Nobody knows who holds the credential.
///
/// Finds: an application, a service account, a key or an agent that has a secret of its own (a key, a client
/// secret, a certificate, an agent token; for accounts, keys and agents also one of unknown kind) whose holder is
/// unknown: a person, a workload, or a vendor.
/// Leaves alone: tokens, cookies and workload identities, which the system that issues them holds; what has ended.
/// Why: whoever holds a secret can act by it, and a secret nobody is known to hold can't be called back (NIST CSF
/// 2.0 PR.AA-02, identities are bound to credentials; NIST SP 800-53 IA-5).
struct HolderUnknown: Rule {
  let id = "holder-unknown"
  let title = "holder unknown"
  let weight = RuleWeight.missing
  let controls = ["PR.AA-02", "IA-5", "NHI2:2025"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    guard !subject.hasEnded, item.canRotate, item.holder.isBlank else { return nil }
    let credential = item.credential?.rawValue ?? "credential"
    return Sighting(
      .unknown(credential),
      inputs: [
        ("credential", item.credential?.rawValue ?? "unknown"),
        ("known by", item.fingerprint ?? "no hint"), ("holder", "unknown"),
      ],
      remedy: "find out who holds it, and rotate it if nobody can tell")
  }
}

extension Sighting.Message {
  fileprivate static func unknown(_ credential: String) -> Self {
    "nobody knows who holds its \(credential)"
  }
}
