/// How many items end when.
public struct ExpirySummary: Hashable, Sendable {
  /// Items by day number (`Instant.dayNumber`), from the first to the last day asked for.
  public var days: [Int64: Int]
  /// Already ended.
  public var overdue: Int
  /// Ending within 30 days.
  public var within30: Int
  /// Ending within 90 days.
  public var within90: Int
  /// Never ending.
  public var never: Int
  /// Not known.
  public var unknown: Int
  /// A summary.
  public init(
    days: [Int64: Int], overdue: Int, within30: Int, within90: Int, never: Int, unknown: Int
  ) {
    self.days = days
    self.overdue = overdue
    self.within30 = within30
    self.within90 = within90
    self.never = never
    self.unknown = unknown
  }
}

/// The numbers of the header and the draft line.
public struct StoreSummary: Hashable, Sendable {
  /// Items present in their sources.
  public var items: Int
  /// Items that want a decision.
  public var open: Int
  /// Items present, by what their chains prove; each has one verdict.
  public var verdicts: [Verdict: Int]
  /// How many drafts everybody has, by action word; an item may have several.
  public var drafts: [String: Int]
  /// Ledger entries.
  public var entries: Int
  /// How revocation and rotation tasks stand.
  public var tasks: TaskTotals
  /// When everything that was imported was last, the oldest first.
  public var inventories: [InventoryAge]
  /// The campaigns that are open, the first due first.
  public var campaigns: [CampaignGlance]
  /// Why the store is open for reading only; nil when it may be written.
  public var readOnly: String?
  /// Emergency access that is active or that nobody has answered for.
  public var breakGlass: [BreakGlass] = []
  /// A summary.
  public init(
    items: Int, open: Int, verdicts: [Verdict: Int], drafts: [String: Int], entries: Int,
    tasks: TaskTotals, inventories: [InventoryAge], campaigns: [CampaignGlance] = [],
    readOnly: String?
  ) {
    self.items = items
    self.open = open
    self.verdicts = verdicts
    self.drafts = drafts
    self.entries = entries
    self.tasks = tasks
    self.inventories = inventories
    self.campaigns = campaigns
    self.readOnly = readOnly
  }
}

/// Somebody whom the owner picker offers.
public struct Candidate: Hashable, Sendable {
  /// Who.
  public var person: Person
  /// Items they own already.
  public var owns: Int
  /// Why they rank where they do, where there is a reason.
  public var why: String?
  /// Why they can't be chosen; nil when they can.
  public var barred: String?
  /// A candidate.
  public init(person: Person, owns: Int, why: String?, barred: String?) {
    self.person = person
    self.owns = owns
    self.why = why
    self.barred = barred
  }
}

/// What has been imported from one source.
public struct SourceStatus: Hashable, Sendable {
  /// The source's name.
  public var source: String
  /// Tenant, if known.
  public var tenant: String?
  /// When it was last imported.
  public var imported: Instant
  /// Files in that import.
  public var files: Int
  /// Items of it that are present.
  public var items: Int
  /// Every kind of export of it, the oldest first.
  public var inventories: [InventoryAge]
  /// A status.
  public init(
    source: String, tenant: String?, imported: Instant, files: Int, items: Int,
    inventories: [InventoryAge]
  ) {
    self.source = source
    self.tenant = tenant
    self.imported = imported
    self.files = files
    self.items = items
    self.inventories = inventories
  }
}
