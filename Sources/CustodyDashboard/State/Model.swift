import CustodyDomain

/// Everything that the dashboard knows, as values. `update` changes it, `view` draws it.
public struct Model: Sendable {
  /// What the program handed over.
  public internal(set) var setup: Setup
  /// The terminal's size.
  public internal(set) var columns: Int
  /// The terminal's size.
  public internal(set) var rows: Int
  /// Whether there is no store yet.
  public internal(set) var isFirstRun: Bool

  /// The moment of the newest tick.
  var now: Instant
  /// The newest stamp, in milliseconds.
  var clock: Int64 = 0

  var panel = Panel.review
  var lists: [Panel: ItemList] = [:]
  var groupLists: [Panel: GroupList] = [:]
  var calendar = Calendar()
  /// Whether the list under the calendar has the keys.
  var inDayList = false
  /// The newest first.
  var ledger = SlidingList<LedgerLine>()
  /// What verifying the ledger found last.
  var ledgerReport: VerifyReport?
  /// What came back first, then by when they are due.
  var tasks = SlidingList<TaskRow>()
  /// Whether finished tasks are shown, too.
  var showsAllTasks = false
  var changes = ChangesList()

  var summary: StoreSummary?
  var side = Side()
  var chain = Chain()
  var item: ItemScreen?
  /// The meeting that is on the screen.
  var meeting: MeetingScreen?
  /// The question about it that is on its way; 0: none. Keys wait for its answer.
  var meetingRequest = 0

  /// The campaign that is on the screen.
  var campaign: CampaignScreen?
  /// The question about campaigns that is on its way; 0: none.
  var campaignRequest = 0

  var focus = Focus.list
  var isZoomed = false
  var showsChain = true

  var popup: Popup?
  var prompt: FilterPrompt?
  var marks = Marks()
  var steps = Steps()
  /// When this reviewer kept items, as far back as the pace is looked at.
  var keeps: [Instant] = []
  /// The last decision and its reason, for `.`.
  var last: (verb: Verb, reason: String?)?
  /// Decisions that wait for their group's rows.
  var pending: [PendingDecision] = []
  /// A group whose rows are awaited to draft what is recommended for them.
  var recommended: Target?
  /// What the note in the editor is about.
  var noteTarget: Target?
  /// Hidden text that was opened raw.
  var rawOpened: Set<ItemID> = []
  var filters: [String] = []
  var jobs: [Job: JobState] = [:]

  var status: Status?
  var keysPressed = 0
  var guardian = Guardian()
  /// Keys that wait for an answer.
  var held: [Key] = []
  /// The question of `n` or `}` that is on its way.
  var awaitsFind: Int?
  var requests = 0

  /// A dashboard before anything is loaded.
  public init(setup: Setup, columns: Int, rows: Int, now: Instant) {
    self.setup = setup
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    self.now = now
    isFirstRun = setup.isFirstRun
    guardian.lastKey = now
  }

  /// Which pane has the keys.
  enum Focus: Sendable { case queues, list, chain }

  /// What stands beside the list on wide screens.
  struct Side: Sendable {
    var queueCounts: [Int] = []
    var queueRequest = 0
    var queueCursor = 0
    var tools: [GroupRow] = []
    var toolsRequest = 0
    var owners: [GroupRow] = []
    var ownersRequest = 0
    var strip: ExpirySummary?
    var stripRequest = 0
  }

  /// The item beside or below the list.
  struct Chain: Sendable {
    var detail: ItemDetail?
    var wanted: ItemID?
    var request = 0
    var isLoading = false
    /// The item whose chain could not be read; it is not asked for again until the cursor moves.
    var failed: ItemID?
    var top = 0
  }

  /// One item, opened whole.
  struct ItemScreen: Sendable {
    var id: ItemID
    var row: ItemRow
    var detail: ItemDetail?
    var request = 0
    var top = 0
    var opened: Instant
  }

  /// The filter line while it is typed.
  struct FilterPrompt: Sendable {
    var field: TextField
    var original: String
    var historyIndex: Int?
    var fault: QueryError?
  }

  /// Marked rows in the order marked.
  struct Marks: Sendable, Hashable {
    var rows: [ItemRow] = []
    /// Those that the filter shows; nil until the store has said.
    var visible: Set<ItemID>?
    var request = 0

    func contains(_ id: ItemID) -> Bool { rows.contains { $0.id == id } }
  }

  /// What can be taken back. Drafts are the store's and survive; marks and filters are this session's.
  struct Steps: Sendable {
    enum Step: Sendable {
      case drafts
      case marks([ItemRow])
      case filter(Panel, String)
      /// An item of a meeting was parked, or taken up again: what stood there before.
      case parked(ItemID, Parking?)
    }
    var done: [Step] = []
    var undone: [Step] = []

    mutating func add(_ step: Step) {
      done.append(step)
      if done.count > 200 { done.removeFirst() }
      undone = []
    }
  }

  /// What the last line says for a while.
  struct Status: Sendable {
    var text: Chrome
    var role: Role
    /// The stamp until which it stays.
    var until: Int64
    /// The stamp since which it stands there.
    var since: Int64 = 0
  }

  struct JobState: Sendable {
    var percent: Int?
    var sentence: Chrome?
    var worked = true
    var isRunning: Bool { sentence == nil }
  }

  /// What keeps keys that were not meant from doing anything (SCREENS 1.5 and 5).
  struct Guardian: Sendable {
    /// Stamps of the newest printable keys.
    var stamps: [Int64] = []
    /// Drafts asked for by those keys.
    var drafts = 0
    var isDiscarding = false
    /// Until when keys are swallowed after the window got the keyboard.
    var swallowUntil: Int64 = 0
    var lastKey = Instant(seconds: 0)
    var isLocked = false
    var lastInterrupt: Int64?
  }
}

extension Model {
  mutating func nextRequest() -> Int {
    requests += 1
    return requests
  }

  /// Why nothing can be written; nil when it can.
  var readOnly: String? { summary?.readOnly }

  var draftCount: Int { summary?.drafts.values.reduce(0, +) ?? 0 }

  /// The panel whose list of items has the keys or would have them; nil where there is none.
  var listPanel: Panel? {
    if meeting != nil || campaign != nil { return nil }
    switch panel {
    case .review: return .review
    case .expiry: return inDayList ? .expiry : nil
    case .ledger: return nil
    default: return lists[panel] == nil ? nil : panel
    }
  }

  /// The list of items that has the keys.
  var list: ItemList? { listPanel.flatMap { lists[$0] } }

  /// Where keys are listened to.
  var context: Contexts {
    if isFirstRun { return .firstRun }
    if item != nil { return .detail }
    if meeting != nil { return .meeting }
    if campaign != nil { return .campaign }
    if listPanel != nil { return .list }
    switch panel {
    case .expiry: return .calendar
    case .ledger: return .ledger
    case .changes: return .changes
    case .tasks: return .tasks
    default: return .groups
    }
  }

  /// The item of the cursor, wherever that is.
  var currentRow: ItemRow? { item?.row ?? meeting?.row ?? list?.current }

  /// Data on its way to the screen.
  func safe(_ raw: String) -> SafeText { SafeText(raw, ascii: setup.ascii) }

  /// Says something on the last line for four seconds.
  mutating func say(_ text: Chrome, _ role: Role = .status, for milliseconds: Int64 = 4000) {
    status = Status(text: text, role: role, until: clock + milliseconds, since: clock)
  }

  /// The next key takes a note away, for what it was about is done. An error that has only just come stays: it
  /// answers an earlier key, and nobody has read it yet. So does what is told about this terminal.
  mutating func clearStatus() {
    guard let status, status.until != .max else { return }
    if status.role != .error || clock - status.since > 1500 { self.status = nil }
  }
}
