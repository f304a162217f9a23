/// What rules may look at besides the item itself. The store gathers it; rules do no I/O.
public struct Surroundings: Sendable {
  /// How many events of one kind are gathered: a busy identity has millions.
  public static let mostEvents = 500
  /// How many other items are named in one respect.
  public static let mostOthers = 20
  /// People whom the item or its ownerships name, by every name used for them, in lower case.
  public var people: [String: Person] = [:]
  /// Events about the item, at most the newest `mostEvents` of each kind.
  public var events: [Event] = []
  /// Sessions of the item.
  public var sessions: [Session] = []
  /// Sessions of other items in the browser profiles of this one's sessions, or of the same id, at most
  /// `mostOthers`.
  public var neighbours: [Session] = []
  /// Exceptions for the item.
  public var exceptions: [ExceptionRecord] = []
  /// The organisation's acceptance, if any.
  public var acceptance: Acceptance?
  /// Controls claimed for the item.
  public var controls: [ControlRecord] = []
  /// Scopes that it did not have when last recertified, or else when first seen.
  public var addedScopes: [String] = []
  /// Other items whose name or id can be mistaken for this one's, as `id name`.
  public var lookalikes: [Lookalike] = []
  /// The same of all items that bear this one's own name; nil where that is the item alone.
  public var namesakes: Lookalike?
  /// What attack reports say of its client id, if they name it.
  public var rogueReport: String?
  /// Who answers for the control plane of the item's source, if configured.
  public var controlPlaneOwner: String?
  /// When the export that lists the item was last imported; nil for an item that is gone.
  public var inventoried: Instant?
  /// The format of that export.
  public var inventoryFormat: String?
  /// Whether its tool is still wanted; nil where nobody says.
  public var toolState: ToolState?
  /// Other items that have the same credential, as far as its fingerprint tells (``CredentialHint``), at most
  /// `mostOthers`.
  public var sameCredential: [Other] = []
  /// The identity stores (a source, and its tenant where known: `entra contoso`) in which items of its client id
  /// or credential live, its own included.
  public var identityStores: Set<String> = []
  /// Accounts that it made or changed (targets of its provisioning events) and that neither the inventory nor
  /// a people directory holds.
  public var unknownAccounts: Set<String> = []
  /// What the people whose sessions it uses may do elsewhere by themselves, by subject: the scopes of the other
  /// items of that person.
  public var subjectScopes: [String: Set<String>] = [:]
  /// Who was owner when, the earliest first; current owners have no end.
  public var ownerHistory: [Ownership] = []
  /// How reviews went so far.
  public var review = ReviewPast()

  /// What rules may know of an item's reviews.
  public struct ReviewPast: Hashable, Sendable {
    /// When custody first saw it.
    public var firstSeen: Instant?
    /// When it was first recertified, revoked or rotated; nil if it never was.
    public var first: Instant?
    /// When it was last recertified, revoked or rotated; nil if it never was, or was deferred or opened again since.
    public var decided: Instant?
    /// Until when it was last recertified, whether or not that is past; nil where the last decision was another.
    public var recertifiedUntil: Instant?
    /// When it came back, after it had departed or had been revoked; nil if it never did.
    public var returned: Instant?
    /// Whether its newest revocation was carried out in vain.
    public var revokedInVain: Bool
    /// A past.
    public init(
      firstSeen: Instant? = nil, first: Instant? = nil, decided: Instant? = nil,
      recertifiedUntil: Instant? = nil, returned: Instant? = nil, revokedInVain: Bool = false
    ) {
      self.firstSeen = firstSeen
      self.first = first
      self.decided = decided
      self.recertifiedUntil = recertifiedUntil
      self.returned = returned
      self.revokedInVain = revokedInVain
    }
  }

  /// Another item, as far as a rule names it.
  public struct Other: Codable, Hashable, Sendable {
    /// Its id.
    public var id: ItemID
    /// Its name.
    public var name: String
    /// Its source.
    public var source: String
    /// Another item.
    public init(id: ItemID, name: String, source: String) {
      self.id = id
      self.name = name
      self.source = source
    }
  }

  /// An item that can be mistaken for another.
  public struct Lookalike: Codable, Hashable, Sendable {
    /// The other item.
    public var id: ItemID
    /// Its name.
    public var name: String
    /// Whether the other has an owner.
    public var owned: Bool
    /// Whether a directory has verified the other's publisher.
    public var verified: Bool
    /// When the first of that name was made, where known.
    public var since: Instant?
    /// A look-alike.
    public init(
      id: ItemID, name: String, owned: Bool, verified: Bool = false, since: Instant? = nil
    ) {
      self.id = id
      self.name = name
      self.owned = owned
      self.verified = verified
      self.since = since
    }
  }

  /// Nothing known.
  public init() {}

  /// What is known of some of it.
  public init(
    people: [String: Person] = [:], events: [Event] = [], sessions: [Session] = [],
    exceptions: [ExceptionRecord] = [], acceptance: Acceptance? = nil,
    controls: [ControlRecord] = [], addedScopes: [String] = [], lookalikes: [Lookalike] = [],
    rogueReport: String? = nil, controlPlaneOwner: String? = nil
  ) {
    self.people = people
    self.events = events
    self.sessions = sessions
    self.exceptions = exceptions
    self.acceptance = acceptance
    self.controls = controls
    self.addedScopes = addedScopes
    self.lookalikes = lookalikes
    self.rogueReport = rogueReport
    self.controlPlaneOwner = controlPlaneOwner
  }

  /// The person known by a name that a source uses, if any directory has them.
  public func person(_ name: String?) -> Person? {
    people.person(name)
  }
}
