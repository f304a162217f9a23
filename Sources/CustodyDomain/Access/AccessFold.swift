/// What the ledger's entries say of roles and emergency access: a fold over them, like `ReviewFold`.
public struct AccessFold: Hashable, Sendable {
  /// A role that somebody has.
  public struct Holding: Codable, Hashable, Sendable {
    /// The entry that gave it: the beginning, or the confirmation.
    public var entry: Int
    /// Whose.
    public var holder: String
    /// Which.
    public var role: AccessRole
    /// The account that its entry names as theirs.
    public var account: String?
    /// A holding.
    public init(entry: Int, holder: String, role: AccessRole, account: String? = nil) {
      self.entry = entry
      self.holder = holder
      self.role = role
      self.account = account
    }
  }
  /// A change of a role that waits for a second administrator.
  public struct Proposal: Codable, Hashable, Sendable {
    /// Its entry; its number.
    public var entry: Int
    /// What is proposed.
    public var change: RoleChange
    /// By whom.
    public var author: Reviewer
    /// A proposal.
    public init(entry: Int, change: RoleChange, author: Reviewer) {
      self.entry = entry
      self.change = change
      self.author = author
    }
  }
  /// Roles, in the order of their entries.
  public var holdings: [Holding]
  /// What waits for confirmation, in the order of the entries.
  public var proposals: [Proposal]
  /// Emergency access, in the order of the entries.
  public var glasses: [BreakGlass]

  /// The fold so far; nothing by default.
  public init(holdings: [Holding] = [], proposals: [Proposal] = [], glasses: [BreakGlass] = []) {
    self.holdings = holdings
    self.proposals = proposals
    self.glasses = glasses
  }

  /// Whether no role was ever given.
  public var isOpen: Bool { holdings.isEmpty }

  /// What a reviewer may do here.
  public func roles(of reviewer: Reviewer) -> Set<AccessRole> {
    isOpen ? AccessRole.open : roles(of: reviewer.holder)
  }

  /// The roles that were given to somebody.
  public func roles(of holder: String) -> Set<AccessRole> {
    Set(holdings.filter { $0.holder == holder }.map(\.role))
  }

  /// As whom an account counts. Where roles are set, config.toml belongs to whom it speaks of and is no proof: a
  /// people directory or an entry that gives a role says whose the account is.
  ///
  /// - Parameters:
  ///   - claimed: whom config.toml names.
  ///   - directory: whom a people directory names.
  public func person(of account: String, claimed: String?, directory: String?) -> String? {
    if isOpen { return claimed ?? directory }
    let given = holdings.filter { $0.account == account && !$0.holder.hasPrefix("account:") }
    let proven = [directory].compactMap(\.self) + given.map(\.holder)
    return claimed.flatMap { proven.contains($0) ? $0 : nil } ?? proven.first
  }

  /// Emergency access that is active or that nobody has answered for.
  public func pending(_ now: Instant) -> [BreakGlass] { glasses.filter { $0.isPending(now) } }

  /// The emergency access by which a reviewer may decide on an item now, the newest.
  public func breakGlass(on item: ItemID, by reviewer: Reviewer, _ now: Instant) -> BreakGlass? {
    glasses.last { $0.covers(item, by: reviewer, now) }
  }

  /// Why a change can't follow; nil when it can. Writers ask before they write, `verify` asks again.
  public func refusal(of change: AccessRecord.Change, by author: Reviewer) -> Refusal? {
    switch change {
    case .begin(let admins, _): refusal(beginning: admins, by: author)
    case .propose(let change): role(.roles, author) ?? refusal(of: change)
    case .confirm(let entry): refusal(confirming: entry, by: author)
    case .breakGlass(let request): role(.breakGlass, author) ?? refusal(of: request, by: author)
    case .countersign(let entry): refusal(countersigning: entry, by: author)
    case .refused: nil
    }
  }

  /// Adds an entry.
  ///
  /// - Returns: what in it doesn't follow from those before; nil when all does. It is applied either way.
  mutating func apply(_ record: AccessRecord, _ entry: LedgerRecord) -> ReviewFold.Mismatch? {
    let fault = refusal(of: record.change, by: entry.author)
      .map { ReviewFold.Mismatch(reason: $0.message) }
    switch record.change {
    case .begin(let admins, let account):
      holdings = admins.map { admin in
        Holding(
          entry: entry.number, holder: admin, role: .admin,
          account: admin == entry.author.holder ? entry.author.account : account)
      }
    case .propose(let change):
      proposals.append(Proposal(entry: entry.number, change: change, author: entry.author))
    case .confirm(let number):
      guard let proposal = proposals.first(where: { $0.entry == number }) else { break }
      proposals.removeAll { $0.entry == number }
      holdings.removeAll {
        $0.holder == proposal.change.holder && $0.role == proposal.change.role
          && (!proposal.change.gives || $0.account == proposal.change.account)
      }
      if proposal.change.gives {
        holdings.append(
          Holding(
            entry: entry.number, holder: proposal.change.holder, role: proposal.change.role,
            account: proposal.change.account))
      }
    case .breakGlass(let request):
      glasses.append(
        BreakGlass(
          entry: entry.number, author: entry.author, started: entry.time, request: request))
    case .countersign(let number):
      guard let index = glasses.firstIndex(where: { $0.entry == number }) else { break }
      glasses[index].countersigner = entry.author
      glasses[index].countersigned = entry.time
    case .refused: break
    }
    return fault
  }
}
