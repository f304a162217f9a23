/// Nobody watches what can make administrators.
///
/// Finds: an item with a permission that administers, and no secops owner who is a person and still here.
/// Leaves alone: everything that can't create or change administrators; what has ended.
/// Why: such an item crosses a trust boundary, which security operations share with its owners (OWASP
/// NHI5:2025; NIST CSF 2.0 DE.CM-09, what runs is monitored).
struct SecOpsOwnerMissing: Rule {
  let id = "secops-owner-missing"
  let title = "no secops owner"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "NHI5:2025", "DE.CM-09", "A.8.2"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.administers, subject.standingOwners(.secops).isEmpty
    else { return nil }
    let scopes = subject.item.permissions.filter(\.administers).map(\.scope).sorted()
    return Sighting(
      .nobody, inputs: [("secops owner", "none")] + scopes.map { ("scope", $0) },
      remedy: "name who watches its signals: reassign the role secops")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }
}

extension Sighting.Message {
  fileprivate static var nobody: Self { "it can make administrators, and nobody watches it" }
}
