/// Nobody can tell who is in a session at a moment.
///
/// Finds: a browser session of whose state an element is kept beyond the session, tied to nobody, or is shared:
/// the sign-in, tokens, open tabs, extensions or what sites store. Elements of which nothing is known are named.
/// Leaves alone: sessions whose known elements are bound or transient, whatever of the rest is unknown: a source
/// that tells of some elements seldom knows all five, and says of none that it is bad; sessions of whose state
/// nothing is recorded; sessions that have ended.
/// Why: what outlives the session can be taken over by whoever comes next (NIST CSF 2.0 PR.AA-03 and PR.AA-04;
/// OWASP T9; NIST SP 800-53 AU-10).
struct UserUnverifiable: Rule {
  let id = "user-unverifiable"
  let title = "active user not verifiable"
  let weight = RuleWeight.missing
  let controls = ["PR.AA-03", "PR.AA-04", "T9", "AU-10"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded,
      let session = subject.liveSessions.first(where: { !$0.looseElements.isEmpty })
    else { return nil }
    let unknown = Session.Element.allCases.filter { session.state[$0] == nil }.map(\.rawValue)
    return Sighting(
      .loose(session.looseElements.map { "\($0.rawValue) \(session.state[$0]?.rawValue ?? "")" }),
      inputs: [("session", session.id)]
        + session.looseElements.map { ($0.rawValue, session.state[$0]?.rawValue ?? "unknown") }
        + (unknown.isEmpty ? [] : [("unknown", unknown.joined(separator: ", "))]),
      remedy:
        "bind \(session.looseElements.map(\.rawValue).fewest()) to the person and the device, "
        + "or let it end with the session")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.sessionEnds }
}

extension Session {
  /// The elements of its state that are known to outlive it or to be shared, in their fixed order.
  var looseElements: [Element] {
    Element.allCases.filter { state[$0] == .persistent || state[$0] == .shared }
  }
}

extension Sighting.Message {
  fileprivate static func loose(_ elements: [String]) -> Self {
    "who is in its session can't be verified: \(elements.fewest())"
  }
}
