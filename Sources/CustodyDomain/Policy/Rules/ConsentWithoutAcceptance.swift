/// Somebody consented, and the organisation never accepted it.
///
/// Finds: a grant or an application that an administrator consented to, that somebody approved, or for which an
/// approval is among the events, while no acceptance with a name and a date is on record.
/// Leaves alone: what nobody approved: `self-connected` or `chain-incomplete` finds that; other kinds, which have
/// no consent; what has ended.
/// Why: a click on *accept* says that it may technically, not that the organisation wants it and knows the supplier:
/// the two are separate records (NIST AI RMF GOVERN 6.1; NIST CSF 2.0 GV.SC-07).
struct ConsentWithoutAcceptance: Rule {
  let id = "consent-without-acceptance"
  let title = "consent without acceptance"
  let weight = RuleWeight.missing
  let controls = ["GOVERN 6.1", "GV.SC-07", "NHI3:2025", "A.5.15"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    guard !subject.hasEnded, item.kind == .oauthGrant || item.kind == .application,
      subject.surroundings.acceptance?.by.isBlank ?? true,
      let approved = subject.chain[.approved], approved.proven
    else { return nil }
    let who = approved.who ?? "unknown"
    return Sighting(
      .unaccepted(who),
      inputs: [
        ("consented by", who), ("says", approved.source ?? item.source),
        ("date", approved.time?.dateText ?? "unknown"), ("acceptance", "none"),
      ],
      remedy: "have it accepted for the organisation, by name, or revoke it")
  }
}

extension Sighting.Message {
  fileprivate static func unaccepted(_ who: String) -> Self {
    "\(who) approved it; nobody has accepted it for the organisation"
  }
}
