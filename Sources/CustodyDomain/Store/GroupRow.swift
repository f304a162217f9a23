/// A line that stands for several items: a tool, an app, an owner, a rule or any other group.
public struct GroupRow: Hashable, Sendable {
  /// The value that the items share; `""` where they have none.
  public var key: String
  /// What to show; hostile until shown through `SafeText`.
  public var label: String
  /// One line more: a vendor, a publisher, a rule's title.
  public var detail: String?
  /// Items in it.
  public var count: Int
  /// Of these, open.
  public var open: Int
  /// Drafts on them.
  public var drafts: Int
  /// Of these, without a business owner.
  public var ownerless: Int
  /// Of these, strict.
  public var strict: Int
  /// Different principals.
  public var people: Int
  /// Whether it is an AI tool.
  public var ai: Bool
  /// The sources of its items, sorted; empty where nothing asks for them.
  public var sources: [String]
  /// For owners: left.
  public var left: Bool
  /// For owners: items by role; on a line of what nobody answers for, items that lack the role.
  public var roles: [OwnerRole: Int]
  /// For owners: the roles that nobody holds for these items, any of them; none on the line of a person.
  public var lacks: [OwnerRole]
  /// For tools and apps: items by kind, each a decision to trust of its own.
  public var kinds: [ItemKind: Int]
  /// For tools and apps: items of which neither an end nor a rotation is known and that nobody has decided on.
  public var adrift: Int
  /// For tools: the apps that they are part of, sorted. For apps: the AI features that are part of them.
  public var parts: [String]
  /// The worst risk in it.
  public var risk: Severity
  /// The highest score in it.
  public var score: Int
  /// The newest use in it.
  public var lastUsed: Instant?
  /// The query that lists its items.
  public var query: Query
  /// A group.
  public init(
    key: String, label: String, detail: String? = nil, count: Int, open: Int = 0, drafts: Int = 0,
    ownerless: Int = 0, strict: Int = 0, people: Int = 0, ai: Bool = false,
    sources: [String] = [], left: Bool = false,
    roles: [OwnerRole: Int] = [:], lacks: [OwnerRole] = [], kinds: [ItemKind: Int] = [:],
    adrift: Int = 0, parts: [String] = [], risk: Severity = .none, score: Int = 0,
    lastUsed: Instant? = nil, query: Query
  ) {
    self.key = key
    self.label = label
    self.detail = detail
    self.count = count
    self.open = open
    self.drafts = drafts
    self.ownerless = ownerless
    self.strict = strict
    self.people = people
    self.ai = ai
    self.sources = sources
    self.left = left
    self.roles = roles
    self.lacks = lacks
    self.kinds = kinds
    self.adrift = adrift
    self.parts = parts
    self.risk = risk
    self.score = score
    self.lastUsed = lastUsed
    self.query = query
  }
}

/// The panels whose lines are groups.
public enum GroupPanel: Hashable, Sendable {
  /// AI tools, most dangerous first.
  case tools
  /// Consented integrations, one line an app.
  case integrations
  /// Leavers and the ownerless first.
  case owners
  /// One line a rule, worst first.
  case findings
  /// Any list, by one of its properties.
  case by(Grouping)
}
