/// Nobody is named to approve a browser path, or to take it back.
///
/// Finds: a browser session, a browser extension, or an item known to be reached through a browser, that lacks
/// an approval owner, or for which neither a revocation owner nor an IAM owner stands; it names which.
/// Leaves alone: everything else: there the IAM owner revokes, and `iam-owner-missing` tells when there is none;
/// what has ended.
/// Why: disabling an account leaves its browser session alive; somebody must know the approval trail and the
/// point of revocation (NIST AI RMF MANAGE 2.4, NIST CSF 2.0 GV.RR-02).
struct RevocationOwnerMissing: Rule {
  let id = "revocation-owner-missing"
  let title = "no approval or revocation owner"
  let weight = RuleWeight.missing
  let controls = ["MANAGE 2.4", "GV.RR-02", "PR.AA-05", "CC6.3"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.item.isBrowserPath else { return nil }
    let approval = subject.standingOwners(.approval).first?.person
    let revocation = RevocationOwnerMissing.revoker(subject)
    let without =
      (approval == nil ? ["approval"] : []) + (revocation == nil ? ["revocation"] : [])
    guard !without.isEmpty else { return nil }
    return Sighting(
      .nobody(without.joined(separator: " and ")),
      inputs: [
        ("approval owner", approval ?? "none"), ("revocation owner", revocation ?? "none"),
      ],
      remedy: "name who does it: reassign the role \(without.joined(separator: ", "))")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }

  /// Who takes it back: the revocation owner, else the IAM owner.
  static func revoker(_ subject: RuleSubject) -> String? {
    (subject.standingOwners(.revocation) + subject.standingOwners(.iam)).first?.person
  }
}

extension Sighting.Message {
  fileprivate static func nobody(_ lacks: String) -> Self {
    "no owner of its \(lacks) is named"
  }
}
