/// What can be said of one browser session: whether its user can be verified, where it comes from, whether its log
/// record is whole, which decisions stand behind it, and what was touched.
public struct SessionStanding: Hashable, Sendable {
  /// The four things that a log must hold together, so that what happened can be told again.
  public enum LogField: String, CaseIterable, Sendable {
    case user, session, tool
    case destination = "data destination"
  }

  /// The session.
  public var session: Session
  /// Whether it still goes on.
  public var isLive: Bool
  /// Whether its device is known to be managed.
  public var isManaged: Bool
  /// Its device in words.
  public var device: String
  /// Whether device, profile or sign-in trace it to the organisation.
  public var isProven: Bool
  /// Whether whoever is in it can be verified; nil where not all elements of its state are known and none is bad.
  public var isVerifiable: Bool?
  /// Elements of its state that outlive it or are shared.
  public var loose: [Session.Element]
  /// Elements of which nothing is known.
  public var unknown: [Session.Element]
  /// What its log record holds, each by its value; nil where it lacks it.
  public var log: [LogField: String]
  /// The decisions to trust it, one of each kind.
  public var decisions: [TrustDecision]
  /// What was touched by the item, oldest first.
  public var touched: [Touch]

  /// What the log record lacks; nothing, if it can be reconstructed.
  public var lacking: [LogField] { LogField.allCases.filter { log[$0] == nil } }

  /// All sessions of a subject, those that go on first.
  public static func all(_ subject: RuleSubject) -> [SessionStanding] {
    let recorded = subject.surroundings.sessions
    let sessions = recorded.isEmpty ? subject.liveSessions : recorded
    return sessions.map { SessionStanding($0, subject) }.sorted {
      $0.isLive == $1.isLive ? $0.session.id < $1.session.id : $0.isLive
    }
  }

  /// One session of a subject.
  init(_ session: Session, _ subject: RuleSubject) {
    self.session = session
    isLive = subject.isLive(session)
    isManaged = subject.isManaged(session)
    device = subject.device(of: session)
    isProven = session.isProven(in: subject)
    loose = session.looseElements
    unknown = Session.Element.allCases.filter { session.state[$0] == nil }
    isVerifiable = loose.isEmpty ? (unknown.isEmpty ? true : nil) : false
    log = [:]
    for (field, value) in [
      (LogField.user, session.subject), (.session, session.id),
      (.tool, subject.item.tool?.name), (.destination, session.destination),
    ] where !value.isBlank { log[field] = value }
    decisions = TrustDecision.all(session, subject)
    touched = Touch.all(subject)
  }
}

/// One of the decisions to trust that stand behind a session.
public struct TrustDecision: Hashable, Sendable {
  /// What was decided.
  public enum Kind: String, CaseIterable, Sendable {
    /// Somebody signed in.
    case login
    /// A user or an administrator let the tool in.
    case consent
    /// An extension was let into the browser.
    case `extension`
    /// A token was issued.
    case token
    /// The organisation accepted the tool.
    case acceptance
  }
  /// What was decided.
  public var kind: Kind
  /// By whom; nil where nobody is on record.
  public var who: String?
  /// When, if known.
  public var time: Instant?
  /// The system that says so; nil where the decision is on no record.
  public var source: String?

  /// The newest of each kind, in their order; one that is on no record has no source.
  static func all(_ session: Session, _ subject: RuleSubject) -> [TrustDecision] {
    Kind.allCases.map { kind in
      var decision = TrustDecision(kind: kind)
      (decision.who, decision.time, decision.source) = proof(of: kind, session, subject)
      decision.who = decision.who.map(subject.surroundings.known)
      return decision
    }
  }

  private static func proof(
    of kind: Kind, _ session: Session, _ subject: RuleSubject
  ) -> (String?, Instant?, String?) {
    let item = subject.item
    switch kind {
    case .login:
      if let event = subject.trail.events.last(where: { $0.kind == .signIn }) {
        return (event.actor ?? event.identity, event.time, event.source)
      }
      guard let who = session.subject, !who.isBlank else { return (nil, nil, nil) }
      return (who, session.started, item.source)
    case .consent:
      // What another system records is an approval of the work and no consent.
      let consents: Set<Event.Kind> = [.request, .approval]
      let given = subject.trail.events.last {
        consents.contains($0.kind) && $0.source == item.source
      }
      if let given { return (given.actor, given.time, given.source) }
      switch item.consent {
      case .user: return (item.principal, item.created, item.source)
      case .admin: return (item.approvedBy ?? "an administrator", item.created, item.source)
      case nil: return (nil, nil, nil)
      }
    case .extension:
      guard item.kind == .browserExtension else { return (nil, nil, nil) }
      return (item.requestedBy ?? item.principal, item.created, item.source)
    case .token:
      switch item.credential {
      case .oauthToken, .agentToken, .apiKey, .cookie:
        return (item.holder ?? item.principal, item.created, item.source)
      case .clientSecret, .certificate, .sshKey, .workloadIdentity, nil: return (nil, nil, nil)
      }
    case .acceptance:
      guard let acceptance = subject.surroundings.acceptance, !acceptance.by.isBlank else {
        return (nil, nil, nil)
      }
      return (acceptance.by, acceptance.at, acceptance.reference ?? "acceptance")
    }
  }
}

/// Something that was touched: data, a system, a credential.
public struct Touch: Hashable, Sendable {
  /// How it stands to its approval.
  public enum Approval: String, Sendable {
    case before = "before its approval"
    case after = "after its approval"
    /// It names an approval that isn't on record, or one without a date.
    case undated = "its approval has no date on record"
    case none = "no approval on record"
  }
  /// What.
  public var target: String
  /// In which system.
  public var system: String
  /// When, if known.
  public var time: Instant?
  /// Whether that was before it was approved.
  public var approval: Approval

  /// All that a subject touched, oldest first.
  static func all(_ subject: RuleSubject) -> [Touch] {
    let trail = subject.trail
    let touches = trail.events.filter { ($0.isAction || $0.kind == .use) && $0.joinedBy != .task }
    return touches.compactMap { event in
      guard let target = event.target, !target.isBlank else { return nil }
      return Touch(
        target: target, system: event.system ?? event.source, time: event.time,
        approval: approval(of: event, trail))
    }
  }

  private static func approval(of event: Event, _ trail: EventTrail) -> Approval {
    guard trail.restsOnApproval(event) else { return .none }
    guard let given = trail.approval(of: event)?.time, let time = event.time else {
      return .undated
    }
    return time < given ? .before : .after
  }
}
