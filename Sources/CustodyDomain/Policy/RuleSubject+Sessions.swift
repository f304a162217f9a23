/// What rules of browser sessions share.
extension RuleSubject {
  /// Whether a browser is a way to it: its kind or its record says so, or it has sessions.
  var isReachedByBrowser: Bool { item.isBrowserPath || !surroundings.sessions.isEmpty }

  /// The sessions that go on, in the order of their ids. An item that is itself a session, of which no record
  /// tells, stands for one about which only the item speaks.
  var liveSessions: [Session] {
    let sessions = surroundings.sessions
    if sessions.isEmpty, item.kind == .browserSession {
      return [Session(id: item.sourceID, item: item.id, subject: item.principal)]
    }
    return sessions.filter { isLive($0) }.sorted { $0.id < $1.id }
  }

  /// Whether a session goes on, as far as anybody says.
  func isLive(_ session: Session) -> Bool { session.ended.map { $0 > now } ?? true }

  /// When sessions end, and with them what is found in them.
  var sessionEnds: [Instant] { surroundings.sessions.compactMap(\.ended) }

  /// Whether the device of a session is known to be managed: unknown counts as unmanaged. Where the session
  /// doesn't tell, the item may; an *enterprise* account says nothing of the device.
  func isManaged(_ session: Session) -> Bool {
    switch item.management {
    case .unmanaged, .personal: false
    case .managed: session.managedDevice != false
    case .enterprise, nil: session.managedDevice == true
    }
  }

  /// The device of a session, in words.
  func device(of session: Session) -> String {
    if isManaged(session) { return "managed" }
    if session.managedDevice == false { return "unmanaged" }
    switch item.management {
    case .unmanaged: return "unmanaged"
    case .personal: return "of a personal account"
    case .managed, .enterprise, nil: return "unknown"
    }
  }
}

extension Surroundings {
  /// Whether whoever acts in a session is known to be a person: its record says so, or else a directory.
  func isPerson(_ actor: String, in session: Session) -> Bool {
    if let isAgent = session.actorIsAgent { return !isAgent }
    return person(actor)?.isHuman ?? false
  }

  /// The first control of these kinds that has evidence and no failed test.
  func evidenced(_ kinds: [ControlRecord.Known]) -> ControlRecord? {
    controls.first { control in control.isEvidenced && kinds.contains { control.is($0) } }
  }
}
