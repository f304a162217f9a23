/// Nothing proves where a session comes from.
///
/// Finds: a browser session of which all three are bad: its device isn't known to be managed, its profile is a
/// personal one or unknown, and its tool isn't known to sign people in through the organisation's identity
/// provider. Unknown proves nothing.
/// Leaves alone: sessions of which one of the three is good; sessions that have ended; items reached by a browser
/// of whose sessions nothing is on record.
/// Why: device, profile and sign-in are the three things by which a session can be traced to the organisation
/// (NIST CSF 2.0 PR.AA-02 and PR.AA-04, ID.AM-02).
struct ProvenanceUnproven: Rule {
  let id = "provenance-unproven"
  let title = "session provenance unproven"
  let weight = RuleWeight.missing
  let controls = ["PR.AA-02", "PR.AA-04", "ID.AM-02", "GV.RR-02"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded,
      let session = subject.liveSessions.first(where: { !$0.isProven(in: subject) })
    else { return nil }
    return Sighting(
      .unproven,
      inputs: [
        ("session", session.id), ("device", subject.device(of: session)),
        ("profile", session.profileKind), ("sign-in", session.signInKind),
      ],
      remedy: "use a managed device, a work profile or the organisation's sign-in, and record it")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.sessionEnds }
}

extension Session {
  /// Whether device, profile or sign-in trace it to the organisation.
  func isProven(in subject: RuleSubject) -> Bool {
    subject.isManaged(self) || personalProfile == false || federated == true
  }

  /// Whose the browser profile is, in a word.
  var profileKind: String { personalProfile.map { $0 ? "personal" : "work" } ?? "unknown" }

  /// How the tool signs people in, in words.
  var signInKind: String {
    federated.map { $0 ? "the organisation's identity provider" : "the tool's own" } ?? "unknown"
  }
}

extension Sighting.Message {
  fileprivate static var unproven: Self {
    "neither device, profile nor sign-in proves where its session comes from"
  }
}
