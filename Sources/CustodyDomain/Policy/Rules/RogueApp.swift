/// Its client id was seen in attacks.
///
/// Finds: an item whose client id a report of attacks names. Legitimate products are among those ids:
/// *seen in attacks* is not *malicious*.
/// Leaves alone: apps that only share a name with a reported one.
/// Why: OWASP NHI3:2025, vulnerable third-party identities; OWASP ASI04, agentic supply chain.
struct RogueApp: Rule {
  let id = "rogue-app"
  let title = "app seen in attacks"
  let weight = RuleWeight.attack
  let controls = ["NHI3:2025", "ASI04", "GV.SC-07"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard let report = subject.surroundings.rogueReport else { return nil }
    return Sighting(
      .reported(report),
      inputs: [("client id", subject.item.clientID ?? "unknown"), ("report", report)],
      remedy: "revoke it, and look through its sign-ins; else have an exception accepted")
  }
}

extension Sighting.Message {
  fileprivate static func reported(_ report: String) -> Self {
    "this client id was seen in attacks: \(report)"
  }
}
