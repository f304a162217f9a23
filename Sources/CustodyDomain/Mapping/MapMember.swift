/// A member of a custody record that a column can fill.
public struct MapMember: Hashable, Sendable {
  /// What may stand in it.
  public enum Form: Hashable, Sendable {
    case text
    case id
    /// One of these words.
    case word([String])
    case flag
    case time
    /// A time, or never.
    case end
    /// Several ids.
    case ids
    /// Several scopes.
    case scopes
    /// A host, or an address that holds one.
    case host
    /// Whether a person is still there, in the words of HR systems.
    case employment
  }

  /// Where it is in the record: `keys.clientID`.
  public let path: String
  /// What may stand in it.
  public let form: Form
  /// Whether a record without it is none.
  public let isRequired: Bool

  private init(_ path: String, _ form: Form, required: Bool = false) {
    self.path = path
    self.form = form
    isRequired = required
  }

  /// The kinds of records that a row can be.
  public static let records = table.map(\.record)

  /// The members of a record of this kind, required ones first; nil where there is no such kind.
  public static func members(of record: String) -> [MapMember]? {
    table.first { $0.record == record }?.members
  }

  private static let table: [(record: String, members: [MapMember])] = [
    ("item", item), ("person", person), ("owner", subject + owner),
    ("permission", subject + permission), ("event", event), ("session", session),
    ("acceptance", subject + acceptance), ("exception", subject + exception),
    ("control", subject + control), ("tool", tool),
  ]

  private static let item =
    [
      MapMember("kind", kinds, required: true), MapMember("sourceID", .id, required: true),
      MapMember("name", .text, required: true), MapMember("tenant", .id),
      MapMember("domain", .host), MapMember("clientID", .id), MapMember("principal", .id),
      MapMember("holder", .text), MapMember("requestedBy", .id), MapMember("approvedBy", .id),
      MapMember("created", .time), MapMember("lastUsed", .end), MapMember("expires", .end),
      MapMember("rotationDue", .time), MapMember("status", words(ItemStatus.self)),
      MapMember("management", words(Management.self)), MapMember("permissions", .scopes),
      MapMember("purpose", .text), MapMember("credential", words(CredentialType.self)),
      MapMember("fingerprint", .text), MapMember("consent", words(ConsentType.self)),
      MapMember("initiation", words(Initiation.self)),
      MapMember("acting", words(ActingMode.self)),
      MapMember("delegation", words(DelegationScope.self)), MapMember("approvedActions", .ids),
      MapMember("handling", words(SecretHandling.self)), MapMember("browserAccessed", .flag),
      MapMember("ai", .flag), MapMember("embeddedIn", .text), MapMember("parentID", .id),
      MapMember("publisher.name", .text), MapMember("publisher.verified", .flag),
      MapMember("tool.id", .id), MapMember("tool.name", .text), MapMember("tool.vendor", .text),
    ] + OwnerRole.allCases.map { MapMember("owners.\($0.rawValue)", .id) }

  private static let person = [
    MapMember("id", .id, required: true), MapMember("name", .text), MapMember("email", .id),
    MapMember("aliases", .ids), MapMember("team", .text), MapMember("manager", .id),
    MapMember("employment", .employment), MapMember("left", .time), MapMember("human", .flag),
  ]

  private static let event =
    [
      MapMember("id", .id, required: true),
      MapMember("event", words(Event.Kind.self), required: true),
    ]
    + subject + [
      MapMember("keys.source", .id), MapMember("keys.tenant", .id), MapMember("keys.kind", kinds),
      MapMember("keys.sourceID", .id),
      MapMember("keys.credential", .id), MapMember("keys.clientID", .id),
      MapMember("keys.principal", .id), MapMember("keys.name", .text), MapMember("actor", .id),
      MapMember("identity", .id), MapMember("target", .text), MapMember("scope", .text),
      MapMember("time", .time), MapMember("until", .time), MapMember("system", .id),
      MapMember("task", .id), MapMember("approval", .id),
      MapMember("summary", .text),
    ]

  private static let session =
    [MapMember("id", .id, required: true)] + subject + [
      MapMember("subject", .id), MapMember("actor", .id), MapMember("actorIsAgent", .flag),
      MapMember("managedDevice", .flag), MapMember("personalDevice", .flag),
      MapMember("profile", .id), MapMember("personalProfile", .flag),
      MapMember("federated", .flag), MapMember("destination", .text),
      MapMember("sensitive", .flag), MapMember("production", .flag),
      MapMember("entitlements", .ids), MapMember("started", .time), MapMember("ended", .time),
    ]
    + Session.Element.allCases.map {
      MapMember("state.\($0.rawValue)", words(Session.Keeping.self))
    }

  private static let owner = [
    MapMember("person", .id, required: true), MapMember("role", words(OwnerRole.self)),
    MapMember("target", .text), MapMember("since", .time), MapMember("until", .time),
  ]

  private static let permission = [
    MapMember("scope", .id, required: true), MapMember("resource", .text),
    MapMember("purpose", .text), MapMember("expires", .time), MapMember("lastUsed", .time),
  ]

  private static let acceptance = [
    MapMember("by", .id, required: true), MapMember("at", .time, required: true),
    MapMember("reference", .text),
  ]

  private static let exception = [
    MapMember("reason", .text, required: true), MapMember("kind", words(ExceptionRecord.Kind.self)),
    MapMember("rule", .id), MapMember("user", .id), MapMember("approver", .id),
    MapMember("from", .time), MapMember("until", .time), MapMember("plan", .text),
    MapMember("log", .text),
  ]

  private static let control = [
    MapMember("control", .id, required: true), MapMember("target", .text),
    MapMember("mechanism", .text), MapMember("evidence", .text), MapMember("claimedBy", .text),
    MapMember("tested", .time), MapMember("passed", .flag),
  ]

  private static let tool = [
    MapMember("id", .id, required: true), MapMember("name", .text), MapMember("vendor", .text),
    MapMember("clientIDs", .ids), MapMember("domains", .ids), MapMember("ai", .flag),
    MapMember("state", words(ToolState.self)),
  ]

  /// The item that a record is about: its id in custody, or what its source calls it.
  private static let subject = [
    MapMember("item", .id), MapMember("item.kind", kinds), MapMember("item.source", .id),
    MapMember("item.sourceID", .id),
  ]

  private static let kinds = words(ItemKind.self)

  private static func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Form
  where Word.RawValue == String { .word(type.allCases.map(\.rawValue)) }
}
