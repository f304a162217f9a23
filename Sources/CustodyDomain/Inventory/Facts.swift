/// Something that happened (DESIGN.md section 2). Strings name things as their source does.
public struct Event: Codable, Hashable, Sendable {
  /// What kind of thing happened.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    case request, approval, execution, revocation, use, provisioning
    case policyDecision = "policy-decision"
    case signIn = "sign-in"
    case change
  }
  /// The event's own id, unique within its source.
  public var id: String
  /// The item it is about, where the source names it; else `keys` say how it is found.
  public var item: ItemID?
  /// What the source says by which the item can be found.
  public var keys: EventKeys?
  /// How the store found the item; nil in what importers say.
  public var joinedBy: EventJoin?
  /// What happened.
  public var kind: Kind
  /// Who did it, as the source writes it.
  public var actor: String?
  /// The identity that executed.
  public var identity: String?
  /// What it was done to.
  public var target: String?
  /// What was asked, approved, or exercised.
  public var scope: String?
  /// When.
  public var time: Instant?
  /// The system that recorded it.
  public var source: String
  /// What joins request, approval, execution and change across systems.
  public var task: String?
  /// The approval it rests on.
  public var approval: String?
  /// A sentence for the reader.
  public var summary: String?
  /// An event.
  public init(
    id: String, item: ItemID?, keys: EventKeys? = nil, kind: Kind, actor: String? = nil,
    identity: String? = nil, target: String? = nil, scope: String? = nil, time: Instant? = nil,
    source: String, task: String? = nil, approval: String? = nil, summary: String? = nil
  ) {
    self.id = id
    self.item = item
    self.keys = keys
    self.kind = kind
    self.actor = actor
    self.identity = identity
    self.target = target
    self.scope = scope
    self.time = time
    self.source = source
    self.task = task
    self.approval = approval
    self.summary = summary
  }
}

/// What a log says by which the items of an event can be found. Everything that is set must fit; the
/// strongest member that is set names the join: `sourceID`, `credential`, `clientID`, then `name`.
public struct EventKeys: Codable, Hashable, Sendable {
  /// The system whose items are meant; it may be another than the one that recorded the event.
  public var source: String?
  /// Only items of this tenant, or of which none is known. Without it an event joins nothing where items of
  /// several tenants fit.
  public var tenant: String?
  /// Only items of this kind.
  public var kind: ItemKind?
  /// The id that the system gives the item.
  public var sourceID: String?
  /// The id or the fingerprint of its credential.
  public var credential: String?
  /// The id of its client application.
  public var clientID: String?
  /// Whose it is: its principal or holder, by any name that the people directory knows.
  public var principal: String?
  /// Its name, which anybody may take: it joins only where one item alone has it.
  public var name: String?
  /// Keys.
  public init(
    source: String? = nil, tenant: String? = nil, kind: ItemKind? = nil, sourceID: String? = nil,
    credential: String? = nil, clientID: String? = nil, principal: String? = nil,
    name: String? = nil
  ) {
    self.source = source
    self.tenant = tenant
    self.kind = kind
    self.sourceID = sourceID
    self.credential = credential
    self.clientID = clientID
    self.principal = principal
    self.name = name
  }
}

/// By what an event was found to be about an item.
public enum EventJoin: String, CaseIterable, Codable, Sendable {
  /// The event names the item.
  case item
  /// The system's id of the item.
  case sourceID = "source-id"
  case credential
  case client
  case name
  /// The task or correlation id that it shares with an event of the item.
  case task
}

/// A browser session's state as a source recorded it. Token values never occur here.
public struct Session: Codable, Hashable, Sendable {
  /// The session's own id.
  public var id: String
  /// The item it is about.
  public var item: ItemID
  /// Whose session it is: the identity that signed in.
  public var subject: String?
  /// Who, or what, acts in it; a borrowed session has another actor than subject.
  public var actor: String?
  /// Whether the actor is an assistant or agent rather than a person.
  public var actorIsAgent: Bool?
  /// Whether the device is managed.
  public var managedDevice: Bool?
  /// Whether the browser profile is a personal one.
  public var personalProfile: Bool?
  /// When it began.
  public var started: Instant?
  /// A session.
  public init(
    id: String, item: ItemID, subject: String? = nil, actor: String? = nil,
    actorIsAgent: Bool? = nil, managedDevice: Bool? = nil, personalProfile: Bool? = nil,
    started: Instant? = nil
  ) {
    self.id = id
    self.item = item
    self.subject = subject
    self.actor = actor
    self.actorIsAgent = actorIsAgent
    self.managedDevice = managedDevice
    self.personalProfile = personalProfile
    self.started = started
  }
}

/// A finding accepted by somebody other than its user, with a reason and an end.
public struct ExceptionRecord: Codable, Hashable, Sendable {
  /// The item it is about.
  public var item: ItemID
  /// The rule whose finding is accepted.
  public var rule: String
  /// Who accepted it.
  public var approver: String
  /// Why.
  public var reason: String
  /// Until when; it re-opens then.
  public var until: Instant
  /// An exception.
  public init(item: ItemID, rule: String, approver: String, reason: String, until: Instant) {
    self.item = item
    self.rule = rule
    self.approver = approver
    self.reason = reason
    self.until = until
  }
}

/// The organisation's acceptance of an integration, apart from any user's consent.
public struct Acceptance: Codable, Hashable, Sendable {
  /// The item it is about.
  public var item: ItemID
  /// Who accepted it for the organisation.
  public var by: String
  /// When.
  public var at: Instant
  /// A ticket or note.
  public var reference: String?
  /// An acceptance.
  public init(item: ItemID, by: String, at: Instant, reference: String? = nil) {
    self.item = item
    self.by = by
    self.at = at
    self.reference = reference
  }
}

/// A control that is claimed for an item, such as an approval gate, and the evidence for it.
public struct ControlRecord: Codable, Hashable, Sendable {
  /// The item it is about.
  public var item: ItemID
  /// What the control is: `approval-gate`, `runtime-policy`, `logging`, …
  public var control: String
  /// Where the proof lies; a control without one is only claimed.
  public var evidence: String?
  /// When it was last tested.
  public var tested: Instant?
  /// A control.
  public init(item: ItemID, control: String, evidence: String? = nil, tested: Instant? = nil) {
    self.item = item
    self.control = control
    self.evidence = evidence
    self.tested = tested
  }
}
