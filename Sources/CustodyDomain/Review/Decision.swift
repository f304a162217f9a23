/// The operating system's user: a fact, never a typed name or an environment variable. The person is
/// a claim, mapped in config.toml or by the people directory.
public struct Reviewer: Codable, Hashable, Sendable {
  /// Numeric user id of the process.
  public var uid: Int
  /// The account name that the system gives that id.
  public var account: String
  /// The person's id, where mapped.
  public var person: String?
  /// The user id that the kernel recorded at login (`/proc/self/loginuid`); a claim, nil where unset.
  public var loginUID: Int?
  /// The user id that `sudo` says it was called by; a claim, nil without sudo.
  public var sudoUID: Int?
  /// A reviewer.
  public init(
    uid: Int, account: String, person: String?, loginUID: Int? = nil, sudoUID: Int? = nil
  ) {
    self.uid = uid
    self.account = account
    self.person = person
    self.loginUID = loginUID
    self.sudoUID = sudoUID
  }
  /// The name to show: the person, else the account.
  public var name: String { person ?? account }
}

/// What a reviewer does with an item (DESIGN.md section 2).
public enum Action: Codable, Hashable, Sendable {
  case recertify(until: Instant)
  /// Recertified until a date by which a condition is to be met; it returns then and says which.
  case keep(until: Instant, condition: String)
  case revoke
  case rotate
  case reassign(role: OwnerRole, person: String)
  case deferTo(person: String, until: Instant)
  case set(Fact)
  case note(String)
  /// Accepts what one rule finds, until a date.
  case exception(rule: String, until: Instant)
  /// Opens again what was decided; the undo of a submitted decision.
  case reopen

  /// A fact that a reviewer states.
  public enum Fact: Codable, Hashable, Sendable {
    case purpose(String)
    case initiation(Initiation)
    case acting(ActingMode)
    case acceptance(by: String)
    /// An owner whom a meeting named in their absence accepts.
    case ownership(by: String)
  }

  /// One word, as in commands and the ledger.
  public var word: String {
    switch self {
    case .recertify: "recertify"
    case .keep: "keep-if"
    case .revoke: "revoke"
    case .rotate: "rotate"
    case .reassign: "reassign"
    case .deferTo: "defer"
    case .set: "set"
    case .note: "note"
    case .exception: "exception"
    case .reopen: "reopen"
    }
  }

  /// The letter of the decision column: `C K X T O W I N E R`.
  public var letter: Character {
    switch self {
    case .recertify: "C"
    case .keep: "K"
    case .revoke: "X"
    case .rotate: "T"
    case .reassign: "O"
    case .deferTo: "W"
    case .set: "I"
    case .note: "N"
    case .exception: "E"
    case .reopen: "R"
    }
  }
}

/// A decision that is saved but not yet sent. One item has at most one draft in each `DraftSlot`.
public struct Draft: Codable, Hashable, Sendable {
  /// The item.
  public var item: ItemID
  /// What is to happen.
  public var action: Action
  /// Why; required for revoke, rotate and strict recertification.
  public var reason: String?
  /// Whose draft it is: the account name.
  public var author: String
  /// When it was made.
  public var made: Instant
  /// The item's version that was on screen.
  public var version: Int
  /// A draft.
  public init(
    item: ItemID, action: Action, reason: String?, author: String, made: Instant, version: Int
  ) {
    self.item = item
    self.action = action
    self.reason = reason
    self.author = author
    self.made = made
    self.version = version
  }
}

/// A decision as asked for by a command or a key, before any check.
public struct DecisionRequest: Hashable, Sendable {
  /// The item.
  public var item: ItemID
  /// What is to happen.
  public var action: Action
  /// Why.
  public var reason: String?
  /// The version of the row that the reviewer saw; nil when none was shown.
  public var version: Int?
  /// Whether this is one of several decided at once.
  public var bulk: Bool
  /// What the reviewer saw of the row.
  public var shown: RowView?
  /// A request.
  public init(
    item: ItemID, action: Action, reason: String? = nil, version: Int? = nil, bulk: Bool = false,
    shown: RowView? = nil
  ) {
    self.item = item
    self.action = action
    self.reason = reason
    self.version = version
    self.bulk = bulk
    self.shown = shown
  }
}

/// What the ledger's entries about one item add up to. It is a fold over those entries and nothing
/// else, so `custody verify` can rebuild it.
public struct ItemReview: Codable, Hashable, Sendable {
  /// open, deferred, recertified, revoking or rotating; presence in the source is kept apart.
  public var state: ReviewState
  /// Until when recertified or deferred.
  public var until: Instant?
  /// Who decided, by account.
  public var by: String?
  /// When.
  public var at: Instant?
  /// The reason that was given.
  public var reason: String?
  /// Ledger sequence of the newest decision.
  public var entry: Int?
  /// Ledger sequence of the newest decision on what becomes of it: notes, facts and owners leave it.
  public var disposition: Int?
  /// When it was first recertified, revoked or rotated.
  public var first: Instant?
  /// Owners that decisions named, by role.
  public var owners: [String: String]
  /// When decisions named them, by role; none for those who had the role before by a source's word.
  public var ownersSince: [String: Instant]
  /// Owners whose role decisions gave to others, oldest first.
  public var formerOwners: [FormerOwner]
  /// Facts that decisions stated: `purpose`, `initiation`, `acting`, `acceptance` and when that was stated,
  /// `acceptance-at`; while deferred, to whom: `deferred`; while kept, on which `condition`; why a task opened it
  /// again: `reopened`.
  public var facts: [String: String]
  /// The scopes at the newest recertification, sorted; growth re-opens.
  public var scopes: [String]?
  /// The risk at the newest recertification; a higher one re-opens.
  public var risk: Severity?
  /// What the newest recertification rested on besides; another task, target or reach re-opens.
  public var basis: DecisionBasis?
  /// What the newest recertification saw: `ItemContent.frozen` in hex.
  public var frozen: String?
  /// Ledger sequence of the newest recertification.
  public var kept: Int?
  /// Findings that decisions accepted, by rule; ended ones too, until they are accepted anew.
  public var exceptions: [String: AcceptedFinding]
  /// Notes, oldest first.
  public var notes: [String]

  /// Nothing decided yet.
  public init() {
    state = .open
    owners = [:]
    ownersSince = [:]
    formerOwners = []
    facts = [:]
    exceptions = [:]
    notes = []
  }
}
