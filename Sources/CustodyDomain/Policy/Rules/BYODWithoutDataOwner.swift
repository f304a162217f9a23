/// A device of somebody's own reaches data for which nobody answers.
///
/// Finds: an item with a session on a personal device, or with a BYOD exception in force, and no owner of role
/// *data* who is a person and still here.
/// Leaves alone: devices that aren't known to be personal; sessions and exceptions that have ended.
/// Why: on such a device the browser layer may be somebody else's, but the risk to the data is the organisation's
/// and wants a name (NIST CSF 2.0 GV.RR-02, ID.AM-07).
struct BYODWithoutDataOwner: Rule {
  let id = "byod-without-data-owner"
  let title = "personal device, no data owner"
  let weight = RuleWeight.missing
  let controls = ["GV.RR-02", "ID.AM-07", "A.5.9"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.standingOwners(.data).isEmpty,
      let (name, value) = subject.surroundings.ownDevice(subject.now)
    else { return nil }
    return Sighting(
      .unowned, inputs: [(name, value), ("data owner", "none")],
      remedy: "name who answers for the data: reassign the role data")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.sessionEnds
      + subject.surroundings.byodExceptions.flatMap { [$0.from, $0.until].compactMap(\.self) }
      + subject.lastDays
  }
}

extension Surroundings {
  /// What shows that somebody's own device is used: a session that goes on, or a BYOD exception in force.
  func ownDevice(_ now: Instant) -> (String, String)? {
    let live = sessions.filter { $0.ended.map { $0 > now } ?? true }.sorted { $0.id < $1.id }
    if let session = live.first(where: { $0.personalDevice == true }) {
      return ("personal device", "session \(session.id)")
    }
    let exception = byodExceptions.first {
      ($0.from.map { $0 <= now } ?? true) && ($0.until.map { $0 > now } ?? true)
    }
    return exception.map { ("BYOD exception", $0.until.map { "until \($0.dateText)" } ?? "no end") }
  }

  fileprivate var byodExceptions: [ExceptionRecord] { exceptions.filter { $0.kind == .byod } }
}

extension Sighting.Message {
  fileprivate static var unowned: Self {
    "somebody's own device reaches it, and nobody answers for the data"
  }
}
