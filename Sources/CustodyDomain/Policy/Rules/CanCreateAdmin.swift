/// It can make or change administrators.
///
/// Finds: an item with a permission that administers. Without an approval gate that has evidence
/// and hasn't failed its test it weighs as an attack; with one, only as much as something missing.
/// Leaves alone: everything that can't change who is an administrator.
/// Why: OWASP NHI5:2025, overprivileged identities, and NHI3:2025 where a third party holds it. No
/// policy can switch it off.
struct CanCreateAdmin: Rule {
  let id = "can-create-admin"
  let title = "can create administrators"
  let weight = RuleWeight.attack
  let isHard = true
  let controls = [
    "NHI5:2025", "NHI3:2025", "PR.AA-05", "AC-6(7)", "A.8.2", "MANAGE 2.4", "MANAGE 3.1",
  ]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let scopes = subject.item.permissions.filter(\.administers).map(\.scope).sorted()
    guard !scopes.isEmpty else { return nil }
    let gates = subject.surroundings.controls.filter { $0.is(.approvalGate) }
    let proven = gates.contains(where: \.isEvidenced)
    let fails = !proven && gates.contains { $0.passed == false }
    let gate =
      proven ? "evidenced" : fails ? "failed" : gates.isEmpty ? "none" : "claimed, no evidence"
    return Sighting(
      proven ? .gated : fails ? .failed : gates.isEmpty ? .ungated : .claimed,
      inputs: scopes.map { ("scope", $0) } + [("approval gate", gate)],
      remedy: proven
        ? "recertify it with a second person" : "put an approval gate before it, or revoke it",
      weight: proven ? .missing : nil)
  }
}

extension Sighting.Message {
  fileprivate static var ungated: Self { "it can make administrators, and nobody has to approve" }
  fileprivate static var claimed: Self {
    "it can make administrators; an approval gate is claimed without evidence"
  }
  fileprivate static var failed: Self {
    "it can make administrators; its approval gate failed its test"
  }
  fileprivate static var gated: Self { "it can make administrators, behind an approval gate" }
}
