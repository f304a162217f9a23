/// Somebody connected it by themselves.
///
/// Finds: what a user consented to; a grant, a seat, an extension or an agent whose principal is the one who asked
/// for it; where no approval of any kind is on record.
/// Leaves alone: what anybody approved or the organisation accepted, be it wrongly, which other rules judge; keys
/// and accounts that somebody made for their own work; what has ended.
/// Why: a user's consent hands the organisation's data to a third party whom nobody has looked at (OWASP
/// NHI3:2025; NIST CSF 2.0 GV.SC-07). `chain-incomplete` says what isn't known; this says what is: that the user
/// alone decided.
struct SelfConnected: Rule {
  let id = "self-connected"
  let title = "self-connected"
  let weight = RuleWeight.missing
  let controls = ["NHI3:2025", "GV.SC-07", "ID.AM-04", "CC6.2"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    guard !subject.hasEnded, subject.chain[.approved]?.proven != true,
      item.consent == .user || (item.consent == nil && isOwn(subject))
    else { return nil }
    let who = [item.principal, item.requestedBy].compactMap(\.self).first { !$0.isBlank }
    let consent = item.consent == .user ? "the user's own" : "none on record"
    return Sighting(
      .connected(who ?? "a user"),
      inputs: [
        ("connected by", who ?? "unknown"), ("consent", consent), ("approval", "none"),
        ("acceptance", "none"),
      ],
      remedy: "have it accepted by somebody who answers for it, or revoke it")
  }

  private func isOwn(_ subject: RuleSubject) -> Bool {
    switch subject.item.kind {
    case .oauthGrant, .aiAccount, .browserExtension, .agent:
      subject.surroundings.isSame(subject.item.principal, subject.item.requestedBy)
    case .application, .serviceAccount, .apiKey, .browserSession: false
    }
  }
}

extension Sighting.Message {
  fileprivate static func connected(_ who: String) -> Self {
    "\(who) connected it, and nobody approved it"
  }
}
