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
  /// The campaign in which it was decided, or which it moves.
  public var campaign: String?
  /// The leaf hash in hex.
  public var leaf: String
  /// A line.
  public init(
    sequence: Int, time: Instant, author: String, action: String, item: ItemID?, name: String?,
    called: String? = nil, detail: String, campaign: String? = nil, leaf: String
  ) {
    self.sequence = sequence
    self.time = time
    self.author = author
    self.action = action
    self.item = item
    self.name = name
    self.called = called
    self.detail = detail
    self.campaign = campaign
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
