/// A browser session as a source recorded it. Token values never occur here.
public struct Session: Codable, Hashable, Sendable {
  /// What a session keeps, and from which it can be taken over.
  public enum Element: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
    /// The sign-in itself.
    case authentication
    /// Access and refresh tokens that the browser holds.
    case tokens
    /// Open tabs in which somebody is signed in.
    case tabs
    /// Extensions that can read or act in it.
    case extensions
    /// What sites keep in the profile.
    case storage
  }
  /// What holds an element of the session's state.
  public enum Keeping: String, CaseIterable, Codable, Sendable {
    /// Tied to the person who is there, and to the device.
    case bound
    /// Gone when the session ends.
    case transient
    /// Outlives the session, tied to nobody.
    case persistent
    /// Used by more than one.
    case shared
  }

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
  /// Whether the device belongs to the person and not to the organisation.
  public var personalDevice: Bool?
  /// The browser profile, by any name that is the same for all sessions in it.
  public var profile: String?
  /// Whether the browser profile is a personal one.
  public var personalProfile: Bool?
  /// Whether the tool signs people in through the organisation's identity provider.
  public var federated: Bool?
  /// Where its data goes: the system or site at the other end.
  public var destination: String?
  /// Whether what it reaches is sensitive.
  public var sensitive: Bool?
  /// Whether what it reaches is in production.
  public var production: Bool?
  /// What the session may do, scopes and rights as their systems write them.
  public var entitlements: [String]
  /// How each element of its state is kept; one that is left out is unknown.
  public var state: [Element: Keeping]
  /// When it began.
  public var started: Instant?
  /// When it ended; nil while it goes on, or where nobody says.
  public var ended: Instant?

  /// A session.
  public init(
    id: String, item: ItemID, subject: String? = nil, actor: String? = nil,
    actorIsAgent: Bool? = nil, managedDevice: Bool? = nil, personalDevice: Bool? = nil,
    profile: String? = nil, personalProfile: Bool? = nil, federated: Bool? = nil,
    destination: String? = nil, sensitive: Bool? = nil, production: Bool? = nil,
    entitlements: [String] = [], state: [Element: Keeping] = [:], started: Instant? = nil,
    ended: Instant? = nil
  ) {
    self.id = id
    self.item = item
    self.subject = subject
    self.actor = actor
    self.actorIsAgent = actorIsAgent
    self.managedDevice = managedDevice
    self.personalDevice = personalDevice
    self.profile = profile
    self.personalProfile = personalProfile
    self.federated = federated
    self.destination = destination
    self.sensitive = sensitive
    self.production = production
    self.entitlements = entitlements
    self.state = state
    self.started = started
    self.ended = ended
  }
}
