/// Nobody is named who issues, constrains, logs and revokes the access.
///
/// Finds: an item without an IAM owner who is a person and still here.
/// Leaves alone: a browser path that nobody could take back, which `revocation-owner-missing` finds and an IAM
/// owner clears; what the source has already ended.
/// Why: three owner roles stand behind every integration; a revocation needs somebody to carry it out
/// (NIST CSF 2.0 GV.RR-02, NIST AI RMF MANAGE 2.4).
struct IAMOwnerMissing: Rule {
  let id = "iam-owner-missing"
  let title = "no IAM owner"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "MANAGE 2.4", "A.5.16"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.standingOwners(.iam).isEmpty,
      !subject.item.isBrowserPath || RevocationOwnerMissing.revoker(subject) != nil
    else { return nil }
    return Sighting(
      .nobody, inputs: [("IAM owner", "none")], remedy: "name an IAM owner: reassign the role iam")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }
}

extension Sighting.Message {
  fileprivate static var nobody: Self { "nobody is named to issue, constrain, log and revoke it" }
}
