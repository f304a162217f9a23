/// A layer of a browser path is nobody's.
///
/// Finds: a browser session, a browser extension, or an item known to be reached through a browser, that lacks
/// an owner of its workflow, of the browser, or of the policy that holds in it; it names which.
/// Leaves alone: everything else, as long as nobody says that a browser is used; what has ended.
/// Why: the owner of the item answers for its purpose and not for the browser it runs in: between workflow,
/// browser platform and security policy a session is easily nobody's (NIST CSF 2.0 GV.RR-02, ID.AM-02).
struct LayerUnowned: Rule {
  let id = "layer-unowned"
  let title = "browser layer without owner"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "ID.AM-02", "PR.AA-05", "GOVERN 2.1"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.item.isBrowserPath else { return nil }
    let shares = OwnerRole.browserShares.map { ($0.rawValue, subject.standingOwners($0).first) }
    let without = shares.filter { $0.1 == nil }.map(\.0)
    guard !without.isEmpty else { return nil }
    return Sighting(
      .unowned(without), inputs: shares.map { ("\($0.0) owner", $0.1?.person ?? "none") },
      remedy: "name who owns it: reassign the role \(without.joined(separator: ", "))")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }
}

extension Sighting.Message {
  fileprivate static func unowned(_ layers: [String]) -> Self {
    "nobody owns these layers of the browser path: \(layers.joined(separator: ", "))"
  }
}
