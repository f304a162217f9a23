/// One row of a list: what the screen needs of an item and no more.
public struct ItemRow: Hashable, Sendable {
  /// The item.
  public var id: ItemID
  /// Rises with every change of the item; a decision on an older one is refused.
  public var version: Int
  /// What it is.
  public var kind: ItemKind
  /// Its source.
  public var source: String
  /// Its name; hostile until shown through `SafeText`.
  public var name: String
  /// The tool's name.
  public var tool: String?
  /// Whether it is, or serves, an AI tool.
  public var ai: Bool
  /// Whom it acts for.
  public var principal: String?
  /// The most far-reaching scope, and how many more there are.
  public var reaches: String
  /// The business owner's id.
  public var owner: String?
  /// Whether that owner has left.
  public var ownerLeft: Bool
  /// When it ends.
  public var expires: Expiry
  /// Whether and when it was used.
  public var usage: Usage
  /// When it was made.
  public var created: Instant?
  /// The newest import that brought it or changed anything about it.
  public var changed: Int
  /// Its worst finding.
  public var risk: Severity
  /// 0 to 100.
  public var score: Int
  /// By its permissions.
  public var reach: Reach
  /// How much proof a decision needs.
  public var tier: Tier
  /// What its chain proves.
  public var verdict: Verdict
  /// The four links, proven or not, in order.
  public var links: [Bool]
  /// Where it stands.
  public var state: ReviewState
  /// Until when recertified or deferred.
  public var until: Instant?
  /// The drafts on it, the weightiest first; all of one reviewer.
  public var drafts: [Draft]
  /// The open campaign that holds it; nil where none does.
  public var campaign: CampaignPlace?

  /// A row.
  public init(
    id: ItemID, version: Int, kind: ItemKind, source: String, name: String, tool: String?,
    ai: Bool, principal: String?, reaches: String, owner: String?, ownerLeft: Bool,
    expires: Expiry, usage: Usage, created: Instant?, risk: Severity, score: Int, reach: Reach,
    tier: Tier, verdict: Verdict, links: [Bool], state: ReviewState, until: Instant?,
    changed: Int = 0, drafts: [Draft] = [], campaign: CampaignPlace? = nil
  ) {
    self.id = id
    self.version = version
    self.kind = kind
    self.source = source
    self.name = name
    self.tool = tool
    self.ai = ai
    self.principal = principal
    self.reaches = reaches
    self.owner = owner
    self.ownerLeft = ownerLeft
    self.expires = expires
    self.usage = usage
    self.created = created
    self.changed = changed
    self.risk = risk
    self.score = score
    self.reach = reach
    self.tier = tier
    self.verdict = verdict
    self.links = links
    self.state = state
    self.until = until
    self.drafts = drafts
    self.campaign = campaign
  }
}

extension ItemRow {
  /// What tells this row from others of the same name: `notes-sync/vera.juhl` for a consent or key of
  /// one principal, the name alone otherwise and where it has a `/` already. Hostile like the name.
  public var identity: String {
    ItemRow.identity(kind: kind, name: name, principal: principal)
  }

  /// The same, before there is a row: what search has to find as lists show it.
  public static func identity(kind: ItemKind, name: String, principal: String?) -> String {
    guard kind == .oauthGrant || kind == .apiKey || kind == .aiAccount, let principal,
      !name.isEmpty, !name.contains("/")
    else { return name }
    let account = principal.prefix { $0 != "@" }
    return account.isEmpty || account == name ? name : "\(name)/\(account)"
  }
}
