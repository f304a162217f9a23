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
  /// Of a request or an approval: until when it is asked for or given.
  public var until: Instant?
  /// The system that recorded it.
  public var source: String
  /// The system in which it was done, where that is not the one that recorded it.
  public var system: String?
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
    until: Instant? = nil, source: String, system: String? = nil, task: String? = nil,
    approval: String? = nil, summary: String? = nil
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
    self.until = until
    self.source = source
    self.system = system
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
