/// A session on a device that nobody manages reaches what matters.
///
/// Finds: a browser session on a device that isn't known to be managed, which reaches what is sensitive or in
/// production; where the session's record doesn't say, an item with mail, files, code, execution or connectors
/// beyond the basics counts as sensitive. Unknown counts as unmanaged. A record that says sensitive or
/// production weighs as an attack: it is a failed control, high at least, whatever is known of the scopes.
/// Leaves alone: managed devices; sessions that reach neither; sessions that have ended; items reached by a
/// browser of whose sessions nothing is on record.
/// Why: who is at an unmanaged device, and what else is in its browser, nobody in the organisation can tell or
/// stop (OWASP NHI9:2025 and NHI2:2025, exposed and reused credentials; NIST CSF 2.0 PR.AA-03, ID.AM-03).
struct UnmanagedSession: Rule {
  let id = "unmanaged-session"
  let title = "unmanaged session"
  let weight = RuleWeight.decay
  let controls = ["NHI9:2025", "NHI2:2025", "PR.AA-03", "ID.AM-03", "GV.RR-02", "A.5.15"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let sessions = subject.liveSessions.filter { !subject.isManaged($0) }
    let told = sessions.first { $0.sensitive == true || $0.production == true }
    guard let session = told ?? sessions.first else { return nil }
    let reached = UnmanagedSession.reached(session, subject.item)
    guard !reached.isEmpty else { return nil }
    let device = subject.device(of: session)
    return Sighting(
      .reaches(reached.joined(separator: " and "), device),
      inputs: [("session", session.id), ("device", device)] + reached.map { ("reaches", $0) }
        + (session.destination.map { [("destination", $0)] } ?? []),
      remedy: "end the session; let it in again only from a managed device",
      weight: told == nil ? nil : .attack)
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.sessionEnds }

  private static func reached(_ session: Session, _ item: Item) -> [String] {
    let told = [
      session.sensitive == true ? "sensitive data" : nil,
      session.production == true ? "production" : nil,
    ].compactMap(\.self)
    guard told.isEmpty else { return told }
    let classes = item.permissions.filter { $0.permissionClass.isHighRisk && $0.reach > .basic }
    return Set(classes.map(\.permissionClass.rawValue)).sorted()
  }
}

extension Sighting.Message {
  fileprivate static func reaches(_ what: String, _ device: String) -> Self {
    switch device {
    case "unknown": "nobody says whether the device of its session is managed; it reaches \(what)"
    case "unmanaged": "it reaches \(what) from an unmanaged device"
    default: "it reaches \(what) from a device \(device)"
    }
  }
}
