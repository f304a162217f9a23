/// The IAM owner is all who answers for it.
///
/// Finds: an item with a business owner, or an owner of a share of the browser, where everybody who stands in
/// any role is also an IAM owner of it.
/// Leaves alone: an item for whose purpose nobody stands; `ownerless` finds that. What has ended.
/// Why: whoever issues and revokes access can't also judge whether it is needed, and sees little of what
/// happens after sign-in (ISO/IEC 27001 A.5.3, segregation of duties; NIST SP 800-53 AC-5). On what is reached
/// through a browser a reassignment that leads there is refused.
struct IAMSoleOwner: Rule {
  let id = "iam-sole-owner"
  let title = "IAM is the only owner"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "A.5.3", "AC-5", "GOVERN 2.1"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let standing = subject.standingOwners
    let answers = [.business] + OwnerRole.browserShares
    guard !subject.hasEnded, standing.contains(where: { answers.contains($0.role) }),
      standing.areAllIAM(subject.surroundings.people)
    else { return nil }
    let iam = subject.surroundings.people.distinct(
      standing.filter { $0.role == .iam }.map(\.person))
    return Sighting(
      .alone(iam.joined(separator: " and ")),
      inputs: standing.map { ("\($0.role.rawValue) owner", $0.person) },
      remedy: "name a business owner who is not of IAM, and show what controls it after sign-in")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }
}

extension [Ownership] {
  /// Whether everybody among these owners is an IAM owner, too.
  func areAllIAM(_ people: [String: Person]) -> Bool {
    let iam = filter { $0.role == .iam }
    return !iam.isEmpty
      && allSatisfy { owner in iam.contains { people.isSame($0.person, owner.person) } }
  }
}

extension Sighting.Message {
  fileprivate static func alone(_ who: String) -> Self {
    "the IAM owner answers for its purpose, too: \(who)"
  }
}
