/// The sorting of a list. Every order ends with the item's id, so that windows have exact edges.
public enum Sort: String, CaseIterable, Codable, Sendable {
  /// Score, highest first; equal scores by last use, oldest first.
  case risk
  /// Name in code-point order.
  case name
  /// Last use, oldest first; never before any date, unknown last.
  case lastUsed = "last used"
  /// End, earliest first; never and unknown last.
  case expires
  /// Creation, newest first; unknown last.
  case created
  /// Business owner, ownerless first.
  case owner
}

/// By what a list is grouped.
public enum Grouping: String, CaseIterable, Codable, Sendable {
  case tool, owner, source, kind, tier, risk, publisher, tenant
}

/// A piece of a list: what a screen shows, never everything.
public struct Window: Hashable, Sendable {
  /// Where the piece lies.
  public enum Anchor: Hashable, Sendable {
    case first
    case last
    case after(ItemRow)
    case before(ItemRow)
    /// The piece that starts at the row of this item, or at the first row if it isn't in the list.
    case from(ItemID)
  }
  /// Which items.
  public var query: Query
  /// In which order.
  public var sort: Sort
  /// Which piece.
  public var anchor: Anchor
  /// How many rows at most.
  public var limit: Int
  /// A window.
  public init(query: Query, sort: Sort = .risk, anchor: Anchor = .first, limit: Int) {
    self.query = query
    self.sort = sort
    self.anchor = anchor
    self.limit = limit
  }
}

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

  /// A row.
  public init(
    id: ItemID, version: Int, kind: ItemKind, source: String, name: String, tool: String?,
    ai: Bool, principal: String?, reaches: String, owner: String?, ownerLeft: Bool,
    expires: Expiry, usage: Usage, created: Instant?, risk: Severity, score: Int, reach: Reach,
    tier: Tier, verdict: Verdict, links: [Bool], state: ReviewState, until: Instant?,
    drafts: [Draft] = []
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
    self.risk = risk
    self.score = score
    self.reach = reach
    self.tier = tier
    self.verdict = verdict
    self.links = links
    self.state = state
    self.until = until
    self.drafts = drafts
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

extension Item {
  /// What lists call it; see ``ItemRow/identity``.
  public var identity: String {
    ItemRow.identity(kind: kind, name: name, principal: principal)
  }
}

/// One item with everything that its detail screen or `custody show` tells.
public struct ItemDetail: Sendable {
  /// The inventory's view, decisions' owners and facts merged in.
  public var item: Item
  /// The row as in lists.
  public var row: ItemRow
  /// What custody concludes.
  public var assessment: Assessment
  /// What rules looked at.
  public var surroundings: Surroundings
  /// What the ledger's entries add up to.
  public var review: ItemReview
  /// Ledger entries about it, newest first, at most 50.
  public var history: [LedgerLine]
  /// Why it is open although it was decided; nil otherwise.
  public var reopened: String?
  /// When and by whom it was last opened.
  public var seen: (by: String, at: Instant)?
  /// First and newest import that held it.
  public var firstSeen: Instant
  /// The newest import that held it.
  public var lastSeen: Instant
  /// A detail.
  public init(
    item: Item, row: ItemRow, assessment: Assessment, surroundings: Surroundings,
    review: ItemReview, history: [LedgerLine], reopened: String?,
    seen: (by: String, at: Instant)?, firstSeen: Instant, lastSeen: Instant
  ) {
    self.item = item
    self.row = row
    self.assessment = assessment
    self.surroundings = surroundings
    self.review = review
    self.history = history
    self.reopened = reopened
    self.seen = seen
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
  }
}

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
  /// For owners: items by role.
  public var roles: [OwnerRole: Int]
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
    roles: [OwnerRole: Int] = [:], risk: Severity = .none, score: Int = 0,
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
  /// How many drafts everybody has, by action word; an item may have several.
  public var drafts: [String: Int]
  /// Ledger entries.
  public var entries: Int
  /// Open revocation and rotation tasks.
  public var revocations: Int
  /// When each source was last imported.
  public var sources: [String: Instant]
  /// Why the store is open for reading only; nil when it may be written.
  public var readOnly: String?
  /// A summary.
  public init(
    items: Int, open: Int, drafts: [String: Int], entries: Int, revocations: Int,
    sources: [String: Instant], readOnly: String?
  ) {
    self.items = items
    self.open = open
    self.drafts = drafts
    self.entries = entries
    self.revocations = revocations
    self.sources = sources
    self.readOnly = readOnly
  }
}

/// One ledger entry as a list shows it.
public struct LedgerLine: Hashable, Sendable {
  /// 1, 2, 3, …
  public var sequence: Int
  /// When, by the writer's clock.
  public var time: Instant
  /// The writer's account, or person where mapped.
  public var author: String
  /// `recertify`, `revoke`, …, `submit`, `import`, `task`.
  public var action: String
  /// The item, for decisions.
  public var item: ItemID?
  /// The item's name when it was written.
  public var name: String?
  /// What lists call the item today (`ItemRow.identity`), where its name is still the one that was written.
  public var called: String?
  /// One line: reason, until, new owner, counts.
  public var detail: String
  /// The leaf hash in hex.
  public var leaf: String
  /// A line.
  public init(
    sequence: Int, time: Instant, author: String, action: String, item: ItemID?, name: String?,
    called: String? = nil, detail: String, leaf: String
  ) {
    self.sequence = sequence
    self.time = time
    self.author = author
    self.action = action
    self.item = item
    self.name = name
    self.called = called
    self.detail = detail
    self.leaf = leaf
  }
}

/// Size and root of the ledger's Merkle tree.
public struct LedgerHead: Codable, Hashable, Sendable {
  /// Entries.
  public var size: Int
  /// RFC 6962 root in hex.
  public var root: String
  /// A head.
  public init(size: Int, root: String) {
    self.size = size
    self.root = root
  }
}

/// What `custody verify` found (contract: `custody.verify/1`).
public struct VerifyReport: Codable, Hashable, Sendable {
  /// One thing that is wrong.
  public struct Problem: Codable, Hashable, Sendable {
    /// Where: `entry 17`, `item g-…`, `head file`.
    public var at: String
    /// What: `altered`, `removed`, `reordered`, `cut tail`, `older copy`, `state differs`, with detail.
    public var what: String
    /// What to do.
    public var remedy: String
    /// A problem.
    public init(at: String, what: String, remedy: String) {
      self.at = at
      self.what = what
      self.remedy = remedy
    }
  }
  /// Whether nothing is wrong.
  public var intact: Bool
  /// Entries read.
  public var entries: Int
  /// The recomputed head.
  public var head: LedgerHead
  /// The first problem first.
  public var problems: [Problem]
  /// A report.
  public init(intact: Bool, entries: Int, head: LedgerHead, problems: [Problem]) {
    self.intact = intact
    self.entries = entries
    self.head = head
    self.problems = problems
  }
}

/// What became of a set of requests to draft or decide.
public struct DraftOutcome: Hashable, Sendable {
  /// A draft that took the place of an older one.
  public struct Replacement: Hashable, Sendable {
    /// What stood there.
    public var old: Draft
    /// What stands there now.
    public var new: Draft
    /// A replacement.
    public init(old: Draft, new: Draft) {
      self.old = old
      self.new = new
    }
  }
  /// Items that now carry the draft.
  public var saved: [ItemID]
  /// What was not accepted: everything that stands in the way of each request.
  public var refused: [Refusal]
  /// Where a draft that says something else was replaced.
  public var replaced: [Replacement]
  /// Why older drafts on the same items can't be submitted any more, now that others were saved.
  public var unsettled: [Refusal]
  /// An outcome.
  public init(
    saved: [ItemID], refused: [Refusal], replaced: [Replacement] = [], unsettled: [Refusal] = []
  ) {
    self.saved = saved
    self.refused = refused
    self.replaced = replaced
    self.unsettled = unsettled
  }
}

/// What undo or redo did.
public struct UndoOutcome: Hashable, Sendable {
  /// Items whose drafts changed.
  public var items: [ItemID]
  /// A sentence: `undid: revoke MeetingBot and 11 more`.
  public var sentence: String
  /// An outcome.
  public init(items: [ItemID], sentence: String) {
    self.items = items
    self.sentence = sentence
  }
}

/// What a submit wrote.
public struct SubmitReceipt: Hashable, Sendable {
  /// Sequence of the submit entry.
  public var entry: Int
  /// Decisions written.
  public var decisions: Int
  /// Revocation and rotation tasks opened.
  public var tasks: Int
  /// The ledger's head afterwards.
  public var head: LedgerHead
  /// Why items could not be sent: all drafts of such an item stay drafts.
  public var refused: [Refusal]
  /// A receipt.
  public init(entry: Int, decisions: Int, tasks: Int, head: LedgerHead, refused: [Refusal]) {
    self.entry = entry
    self.decisions = decisions
    self.tasks = tasks
    self.head = head
    self.refused = refused
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
  /// A status.
  public init(source: String, tenant: String?, imported: Instant, files: Int, items: Int) {
    self.source = source
    self.tenant = tenant
    self.imported = imported
    self.files = files
    self.items = items
  }
}

/// Why a store could not do what was asked.
public enum StoreError: Error, Hashable, Sendable {
  /// The path can't be used as a store; exit 66, 73 or 77 by `kind`.
  case unusable(path: String, why: String, hint: String)
  /// There is no store at the path.
  case missing(path: String)
  /// The store is open for reading only, with the reason.
  case readOnly(String)
  /// No item has this id, or several begin with it.
  case noSuchItem(String)
  case ambiguousItem(String, [String])
  /// The commit failed and whether it took hold had to be looked up; `kept` is the answer.
  case outcomeUnknown(kept: Bool, detail: String)
  /// The number of revocations that was typed does not fit.
  case wrongCount(expected: Int, given: Int)
  /// Somebody else is writing.
  case busy
  /// Input or output failed.
  case inputOutput(String)
}

/// The inventory, the review and the ledger, in whole use cases. Reads answer at once or fail; each write
/// is one transaction that keeps every invariant. The moment is always an argument.
public protocol Store: Sendable {
  /// A piece of the list of items.
  func rows(_ window: Window, now: Instant) throws -> [ItemRow]
  /// How many items a query holds.
  func count(_ query: Query, now: Instant) throws -> Int
  /// How many rows of the list stand before this row (0 for the first).
  func position(of row: ItemRow, in query: Query, sort: Sort, now: Instant) throws -> Int
  /// The lines of a panel of groups, at most `limit`; only groups with a match of `query`.
  func groups(_ panel: GroupPanel, query: Query, limit: Int, now: Instant) throws -> [GroupRow]
  /// One item, whole.
  func detail(_ id: ItemID, now: Instant) throws -> ItemDetail
  /// The item that a person means by an id, a unique beginning of one, a source's id or an exact name.
  func resolve(_ text: String) throws -> ItemID
  /// When items end, between two days.
  func expiry(_ query: Query, from: Instant, through: Instant, now: Instant) throws
    -> ExpirySummary
  /// The numbers of the header.
  func summary(now: Instant) throws -> StoreSummary
  /// What was imported.
  func sources() throws -> [SourceStatus]
  /// People for the owner picker, best first: by name, login, team, e-mail; fuzzy.
  func candidates(_ text: String, for items: [ItemID], limit: Int, now: Instant) throws
    -> [Candidate]
  /// Reasons given before, most used first.
  func reasons(for action: String, limit: Int) throws -> [String]

  /// Everything that stands in the way of a request, with this reviewer's own drafts on the item taken for
  /// submitted. It writes nothing.
  func obstacles(to request: DecisionRequest, by reviewer: Reviewer, now: Instant) throws
    -> [Refusal]
  /// Saves drafts, all that pass the checks, in one transaction that one undo takes back. A draft takes
  /// the place of an older one in the same slot of its item.
  func draft(_ requests: [DecisionRequest], by reviewer: Reviewer, now: Instant) throws
    -> DraftOutcome
  /// Takes back the newest step of this reviewer; nil when there is none.
  func undo(by reviewer: Reviewer, now: Instant) throws -> UndoOutcome?
  /// Does again what was taken back; nil when there is nothing.
  func redo(by reviewer: Reviewer, now: Instant) throws -> UndoOutcome?
  /// This reviewer's drafts in the order made, or everybody's.
  func drafts(of reviewer: Reviewer?) throws -> [Draft]
  /// Writes this reviewer's drafts to the ledger, an item's all or none: its facts and owners, then what
  /// becomes of it, then the note. `revocations` must be their number of revocations.
  func submit(revocations: Int, by reviewer: Reviewer, now: Instant) throws -> SubmitReceipt
  /// Checks and writes at once, for the command line: all of them or none.
  func decide(_ requests: [DecisionRequest], by reviewer: Reviewer, now: Instant) throws
    -> SubmitReceipt
  /// Records how a reviewer looked at an item: what was opened, and for how long, is part of the evidence.
  func seen(_ item: ItemID, _ look: Look, by reviewer: Reviewer, now: Instant) throws

  /// Revocation and rotation tasks, open ones first.
  func revocations(openOnly: Bool) throws -> [Revocation]
  /// Ledger entries before a sequence (nil: from the newest), newest first.
  func ledger(before sequence: Int?, limit: Int) throws -> [LedgerLine]
  /// The stored bytes of an entry.
  func entry(_ sequence: Int) throws -> [UInt8]?
  /// The ledger's head.
  func head() throws -> LedgerHead
  /// Rebuilds everything that the ledger implies and compares.
  func verify() throws -> VerifyReport
}
