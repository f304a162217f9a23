/// A duty on a browser path is nobody's.
///
/// Finds: a browser session, a browser extension, or an item known to be reached through a browser, for which
/// nobody is named to prevent misuse, to detect it, or to keep the evidence of what was approved; it names which.
/// Leaves alone: everything else, as long as nobody says that a browser is used; what has ended.
/// Why: after sign-in no identity provider sees what is done, so that each of the three is somebody's or it isn't
/// done (NIST CSF 2.0 GV.RR-02, NIST AI RMF GOVERN 3.2).
struct DutyUnassigned: Rule {
  let id = "duty-unassigned"
  let title = "duty unassigned"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "GOVERN 3.2", "DE.CM-09", "AU-12"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.item.isBrowserPath else { return nil }
    let duties = OwnerRole.browserDuties.map { ($0.rawValue, subject.standingOwners($0).first) }
    let without = duties.filter { $0.1 == nil }.map(\.0)
    guard !without.isEmpty else { return nil }
    return Sighting(
      .unassigned(without), inputs: duties.map { ($0.0, $0.1?.person ?? "none") },
      remedy: "name who has it: reassign the role \(without.joined(separator: ", "))")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }
}

extension Sighting.Message {
  fileprivate static func unassigned(_ duties: [String]) -> Self {
    "nobody has these duties: \(duties.joined(separator: ", "))"
  }
}
