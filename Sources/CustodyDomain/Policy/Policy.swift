/// The limits in force. They come from TOML (`CustodyConfiguration`); the domain never reads files.
public struct Policy: Hashable, Sendable {
  /// A limit in days for each tier.
  public struct Days: Codable, Hashable, Sendable {
    /// For the light tier.
    public var light: Int
    /// For the standard tier.
    public var standard: Int
    /// For the strict tier.
    public var strict: Int
    /// Limits for the three tiers.
    public init(light: Int, standard: Int, strict: Int) {
      self.light = light
      self.standard = standard
      self.strict = strict
    }
    /// The limit for a tier.
    public subscript(tier: Tier) -> Int {
      switch tier {
      case .light: light
      case .standard: standard
      case .strict: strict
      }
    }
  }
  /// How long a recertification may hold.
  public var recertify = Days(light: 365, standard: 180, strict: 90)
  /// Unused for this long is dormant.
  public var dormant = Days(light: 180, standard: 90, strict: 60)
  /// Never used for this long since granted is a finding.
  public var neverUsed = Days(light: 60, standard: 30, strict: 30)
  /// A secret without a schedule that is this old is long-lived.
  public var secretAge = Days(light: 365, standard: 180, strict: 90)
  /// A grant that lives longer is over its limit.
  public var lifetime = Days(light: 365, standard: 180, strict: 90)
  /// A source that was imported longer ago is stale.
  public var staleInventory = 35
  /// Days until a revocation is due.
  public var revocationDue = 7
  /// So many changes of owner within a year are too many.
  public var ownerChanges = 3
  /// Emergency access longer than this, in hours, is unbounded.
  public var breakGlassHours = 8
  /// Emergency access in custody itself wants a second person's signature within so many hours.
  public var countersignHours = 24
  /// An administrator made within so many seconds of asking was approved by nobody.
  public var instantAdmin = 60
  /// For how many reviews in a row an unchanged item may be carried over.
  public var carriedOver = 2
  /// So many actions a minute leave a person no time to step in.
  public var actionsPerMinute = 30
  /// A test of a control that is so many days old proves nothing any more.
  public var controlTestAge = 365
  /// Responsibility over so many teams, or identity stores, is fragmented.
  public var fragmentedOver = 3
  /// From where on a review looks like a rubber stamp.
  public var attention = AttentionLimits()
  /// For how many days evidence of a decision is kept, by the tier of its item. It is a rule for whoever keeps
  /// backups and exports: custody deletes nothing. Seven years for what can do harm is what auditors keep
  /// (17 CFR 210.2-06).
  public var retention = Days(light: 365, standard: 1095, strict: 2555)
  /// Rules that are switched off; hard rules can't be among them.
  public var disabledRules: Set<String> = []
  /// Who answers for the control plane of a source, by source.
  public var controlPlaneOwners: [String: String] = [:]
  /// The built-in limits.
  public init() {}

  /// The moment from which what was imported then is stale.
  public func staleFrom(_ imported: Instant) -> Instant { imported.adding(days: staleInventory) }
}
