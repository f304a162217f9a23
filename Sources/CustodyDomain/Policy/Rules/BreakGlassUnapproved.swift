/// Emergency access that nobody else approved.
///
/// Finds: emergency access (an exception `break-glass`) that has begun and names no approver, or one who is its
/// user: who is named in it, whose account it is, who holds the credential or asked for it.
/// Leaves alone: emergency access that is only planned; what has ended at its source.
/// Why: whoever breaks the glass doesn't hold the hammer alone (NIST SP 800-53 AC-5, AC-2(2); ISO/IEC 27001 A.5.3).
struct BreakGlassUnapproved: Rule {
  let id = "break-glass-unapproved"
  let title = "emergency access without an approver"
  let weight = RuleWeight.decay
  let controls = ["AC-2(2)", "AC-5", "A.5.3", "ID.RA-07"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    for exception in subject.brokenGlass {
      let approver = exception.approver.flatMap { $0.isBlank ? nil : $0 }
      if let approver, !subject.surroundings.isUser(approver, of: exception, subject.item) {
        continue
      }
      return Sighting(
        approver.map { .bySelf($0) } ?? .byNobody,
        inputs: subject.told(exception) + [("approver", approver ?? "none")],
        remedy: "have somebody else look at what was done and approve it, or revoke it")
    }
    return nil
  }
}

extension Sighting.Message {
  fileprivate static var byNobody: Self { "nobody approved its emergency access" }
  fileprivate static func bySelf(_ approver: String) -> Self {
    "\(approver) approved emergency access of their own"
  }
}
