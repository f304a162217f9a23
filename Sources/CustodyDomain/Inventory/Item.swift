/// The name under which custody knows an item, the same across imports.
public struct ItemID: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  /// `g-4k2v9x0qmh7c`: a letter for the kind, then 60 bits of the source's own identity in base 32.
  public var text: String
  /// An id that is already written.
  public init(_ text: String) { self.text = text }
  /// The written form.
  public var description: String { text }
  /// Order of the text, so that lists have a last tie-break.
  public static func < (left: ItemID, right: ItemID) -> Bool { left.text < right.text }
  /// Reads the bare text.
  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }
  /// Writes the bare text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// The AI tool or product behind an item, and by what it was recognised.
public struct ToolReference: Codable, Hashable, Sendable {
  /// Catalogue id, for example `chatgpt`.
  public var id: String
  /// Name to show.
  public var name: String
  /// Maker.
  public var vendor: String?
  /// `client-id`, `publisher`, `domain`, `extension-id` or `name`; the last is the weakest.
  public var recognisedBy: String?
  /// A reference with all its parts.
  public init(id: String, name: String, vendor: String? = nil, recognisedBy: String? = nil) {
    self.id = id
    self.name = name
    self.vendor = vendor
    self.recognisedBy = recognisedBy
  }
}

/// Who makes an app; `verified` is nil where the source doesn't say.
public struct Publisher: Codable, Hashable, Sendable {
  /// The maker's name as the source gives it.
  public var name: String
  /// Whether the source has verified the maker.
  public var verified: Bool?
  /// A publisher.
  public init(name: String, verified: Bool? = nil) {
    self.name = name
    self.verified = verified
  }
}

/// One scope on one resource.
public struct Permission: Codable, Hashable, Sendable {
  /// As the vendor writes it: `Mail.ReadWrite`, `contents:write`.
  public var scope: String
  /// What it is on: an API, a repository selection; nil where the source doesn't say.
  public var resource: String?
  /// What it gives access to; set when assessed.
  public var permissionClass: PermissionClass
  /// How far it reaches; set when assessed.
  public var reach: Reach
  /// Whether custody knows the scope at all; an unknown one is shown as unranked, never as low.
  public var ranked: Bool
  /// Whether it can create or change administrators.
  public var administers: Bool
  /// Why it is needed.
  public var purpose: String?
  /// When it ends.
  public var expires: Instant?
  /// When it was last exercised.
  public var lastUsed: Instant?
  /// Whether it came later than the item, from a source that had told of the item's permissions before.
  public var added: Bool

  /// A permission, unranked until a grader has seen it.
  public init(
    scope: String, resource: String? = nil, permissionClass: PermissionClass = .other,
    reach: Reach = .reads, ranked: Bool = false, administers: Bool = false,
    purpose: String? = nil, expires: Instant? = nil, lastUsed: Instant? = nil, added: Bool = false
  ) {
    self.scope = scope
    self.resource = resource
    self.permissionClass = permissionClass
    self.reach = reach
    self.ranked = ranked
    self.administers = administers
    self.purpose = purpose
    self.expires = expires
    self.lastUsed = lastUsed
    self.added = added
  }
}

/// One person answerable for an item in one role.
public struct Ownership: Codable, Hashable, Sendable {
  /// In what they are answerable.
  public var role: OwnerRole
  /// A `Person.id`, or the source's own text where the person isn't in the directory.
  public var person: String
  /// Which target, for system owners.
  public var target: String?
  /// Where this is known from: a source's name, `decision` or `custody`.
  public var source: String
  /// Since when, if known.
  public var since: Instant?
  /// Until when: an ownership that has ended is history and answers for nothing.
  public var until: Instant?
  /// An ownership.
  public init(
    role: OwnerRole, person: String, target: String? = nil, source: String, since: Instant? = nil,
    until: Instant? = nil
  ) {
    self.role = role
    self.person = person
    self.target = target
    self.source = source
    self.since = since
    self.until = until
  }
}

/// One thing to review, as the inventory holds it: what sources and records say, without judgement.
///
/// `nil` always means unknown, and unknown is never good news.
public struct Item: Hashable, Sendable {
  /// Stable across imports.
  public var id: ItemID
  /// What it is.
  public var kind: ItemKind
  /// The system that said so: `entra`, `google`, `github`, `custody`, …
  public var source: String
  /// That system's own immutable id.
  public var sourceID: String
  /// The tenant, organisation or account within the source.
  public var tenant: String?
  /// Name to show: text from outside, hostile until shown through `SafeText`.
  public var name: String
  /// The product behind it.
  public var tool: ToolReference?
  /// Whether it is, or serves, an AI tool.
  public var ai: Bool
  /// The business app it is embedded in.
  public var embeddedIn: String?
  /// What vendors' lists of known apps use.
  public var clientID: String?
  /// Who makes it.
  public var publisher: Publisher?
  /// The account it acts for or that consented, as the source writes it.
  public var principal: String?
  /// Who holds the credential: a person, a workload or a vendor.
  public var holder: String?
  /// Who consented.
  public var consent: ConsentType?
  /// Who asked for or created it, as the source writes it.
  public var requestedBy: String?
  /// Who approved it, as the source writes it.
  public var approvedBy: String?
  /// What proves the identity.
  public var credential: CredentialType?
  /// A hint or digest by which the credential is recognised; never its value.
  public var fingerprint: String?
  /// How the credential's secret is kept.
  public var handling: SecretHandling?
  /// Who starts the work.
  public var initiation: Initiation?
  /// In whose name it acts.
  public var acting: ActingMode?
  /// How much was handed over to it.
  public var delegation: DelegationScope?
  /// What its business owner lets it do, each as events call it: a scope, or a verb (`invoices.post`).
  public var approvedActions: [String] = []
  /// Whose it is; unknown counts as unmanaged.
  public var management: Management?
  /// Whether it is reached through a browser session.
  public var browserAccessed: Bool?
  /// What it may do.
  public var permissions: [Permission]
  /// What the source says of it.
  public var status: ItemStatus?
  /// When it was made or granted.
  public var created: Instant?
  /// Whether and when it was used.
  public var usage: Usage
  /// When it ends by itself.
  public var expires: Expiry
  /// When its credential is due for replacement.
  public var rotationDue: Instant?
  /// Who is answerable.
  public var owners: [Ownership]
  /// Whether the source says who owns it, so that no owners mean nobody; else they mean unknown.
  public var tellsOwners = false
  /// Why it is needed.
  public var purpose: String?
  /// The source's id of the application behind it, in the same source (Entra: service principal).
  public var parentID: String?

  /// An item with everything unknown but its identity.
  public init(
    id: ItemID, kind: ItemKind, source: String, sourceID: String, name: String
  ) {
    self.id = id
    self.kind = kind
    self.source = source
    self.sourceID = sourceID
    self.name = name
    ai = false
    permissions = []
    usage = .unknown
    expires = .unknown
    owners = []
  }
}

extension Item {
  /// Whether it is, or has, a secret that must be replaced from time to time. A key of unknown sort is one.
  public var holdsSecret: Bool { credential?.isSecret ?? (kind == .apiKey) }
}

/// Whether somebody is with the organisation; unknown where no directory says.
public enum Employment: String, CaseIterable, Codable, Sendable { case active, left, unknown }

/// Somebody, or something, in a people directory.
public struct Person: Codable, Hashable, Sendable {
  /// The key that ownerships use: the login or e-mail in lower case.
  public var id: String
  /// Name to show.
  public var name: String
  /// Address in lower case.
  public var email: String?
  /// Every other name by which sources know them (object ids, logins, addresses), in lower case.
  public var aliases: [String]
  /// Team or department.
  public var team: String?
  /// The manager's id or alias.
  public var manager: String?
  /// With us, left, or unknown.
  public var employment: Employment
  /// When they left or leave.
  public var left: Instant?
  /// False for teams, vendors, models and bots: none of them may own.
  public var isHuman: Bool
  /// The directory that said so.
  public var source: String
  /// A person.
  public init(
    id: String, name: String, email: String? = nil, aliases: [String] = [], team: String? = nil,
    manager: String? = nil, employment: Employment = .unknown, left: Instant? = nil,
    isHuman: Bool = true, source: String
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.aliases = aliases
    self.team = team
    self.manager = manager
    self.employment = employment
    self.left = left
    self.isHuman = isHuman
    self.source = source
  }
}
