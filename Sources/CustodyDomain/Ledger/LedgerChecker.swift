/// Reads a ledger from its first entry to its last and names the first thing that is wrong. It takes
/// bytes from anywhere (the store, an export) and shares nothing with the writer but the format.
public struct LedgerChecker {
  /// One entry as stored.
  public struct Row: Sendable {
    /// Its number as stored.
    public var sequence: Int
    /// Its bytes.
    public var body: [UInt8]
    /// The leaf hash that stands beside it.
    public var leaf: [UInt8]
    /// The root of the largest complete subtree that ends with it; nil where it isn't kept.
    public var node: [UInt8]?
    /// A row.
    public init(sequence: Int, body: [UInt8], leaf: [UInt8], node: [UInt8]?) {
      self.sequence = sequence
      self.body = body
      self.leaf = leaf
      self.node = node
    }
  }

  /// What every entry that could be read adds up to.
  public private(set) var fold = ReviewFold()
  /// What they add up to for meetings.
  public private(set) var meetings = MeetingFold()
  /// What they say of campaigns.
  public private(set) var campaigns = CampaignFold()
  /// The tree over the entries as they are.
  public private(set) var tree = MerkleTree()

  private var frontier = MerkleFrontier()
  private var problems: [VerifyReport.Problem] = []
  private var expected = 1
  /// Rows whose statement says another number: (row, number).
  private var strays: [(row: Int, says: Int)] = []
  private var missing: [Int] = []
  private var unlisted: [Int: Hash256] = [:]
  /// How the items of the submit that is being read were looked at.
  private var looks: [ItemID: DecisionLook] = [:]
  /// After a fault of the sequence or the tree, heads can't fit; only the first cause is named.
  private var treeIsSound = true

  /// A checker that has read nothing.
  public init() {}

  /// Reads the next row, in the order of their numbers.
  ///
  /// - Returns: the entry's record, where it can be read.
  @discardableResult
  public mutating func take(_ row: Row) -> LedgerRecord? {
    while expected < row.sequence {
      missing.append(expected)
      treeIsSound = false
      expected += 1
    }
    expected = row.sequence + 1
    let leaf = Hash256.leaf(row.body)
    let altered = leaf.bytes != row.leaf
    if altered {
      report(
        row.sequence, "altered: its bytes don't fit the hash that stands beside them",
        "Compare it with an export or a backup from before; what it said can't be restored here.")
    }
    // Taking the hash as kept lets everything after a merely altered body still be checked.
    grow(Hash256(bytes: row.leaf) ?? leaf, row)
    let record: LedgerRecord
    do {
      record = try StatementParser.record(row.body)
    } catch {
      if !altered {
        report(
          row.sequence, "altered: it is no statement of custody (\(error.reason))",
          "Compare it with an export or a backup from before.")
      }
      return nil
    }
    if record.number != row.sequence {
      strays.append((row.sequence, record.number))
      treeIsSound = false
    }
    checkHead(record, row.sequence)
    let strange = meetings.apply(record, body: row.body) ?? campaigns.apply(record)
    let mismatch = fold.apply(record) ?? strange
    if let mismatch, !altered, missing.isEmpty, strays.isEmpty {
      report(
        row.sequence, "state doesn't follow: \(mismatch.reason)",
        "Entries before it were changed or removed; compare with an export or a backup.")
    }
    checkBeginning(record, row.sequence)
    checkListing(record, row)
    return record
  }

  /// Ends the reading.
  ///
  /// - Returns: the problems, in order; none when the entries are intact in themselves.
  public mutating func finish() -> [VerifyReport.Problem] {
    var sequence: [VerifyReport.Problem] = []
    let kept = Set(strays.map(\.says))
    for number in missing {
      sequence.append(
        LedgerChecker.problem(
          number, "removed: there is no entry with this number",
          "Restore the store from a backup whose head fits the head file."))
    }
    if let first = strays.first {
      // Rows before the first stray hold their own statements, so a lower number is there twice.
      let kind =
        first.says < first.row ? "inserted" : kept.contains(first.row) ? "reordered" : "removed"
      sequence.append(
        LedgerChecker.problem(
          first.row, "\(kind): the statement of entry \(first.says) stands in its place",
          "Restore the store from a backup whose head fits the head file."))
    }
    if problems.isEmpty, sequence.isEmpty, let first = unlisted.keys.min() {
      problems.append(
        LedgerChecker.problem(
          first, "cut tail: the submit that lists this decision is missing",
          "Restore the store from a backup whose head fits the head file."))
    }
    return sequence + problems
  }

  private mutating func grow(_ leaf: Hash256, _ row: Row) {
    tree.append(leaf)
    let node = frontier.append(leaf)
    guard treeIsSound, let kept = row.node, kept != node.bytes else { return }
    treeIsSound = false
    report(
      row.sequence, "altered: its hash doesn't fit the tree over the entries up to it",
      "Compare it with an export or a backup from before; what it said can't be restored here.")
  }

  /// Every statement carries a head that its author saw: a root of this very tree.
  private mutating func checkHead(_ record: LedgerRecord, _ sequence: Int) {
    guard treeIsSound else { return }
    guard record.head.size < sequence, let root = tree.root(at: record.head.size) else {
      treeIsSound = false
      report(
        sequence, "its author saw a head of \(record.head.size) entries, which it can't follow",
        "Compare it with an export or a backup from before.")
      return
    }
    if root.hex != record.head.root {
      treeIsSound = false
      report(
        sequence,
        "the head that its author saw doesn't fit: one of the entries 1 to \(record.head.size) "
          + "was altered since",
        "Compare entries 1 to \(record.head.size) with an export or a backup from before.")
    }
  }

  /// A meeting names the head at which it began, too.
  private mutating func checkBeginning(_ record: LedgerRecord, _ sequence: Int) {
    guard treeIsSound, case .meeting(let meeting) = record.content else { return }
    if meeting.before.size >= sequence
      || tree.root(at: meeting.before.size)?.hex != meeting.before.root
    {
      report(
        sequence, "the head at which its meeting began is none of this ledger",
        "Compare it with an export or a backup from before.")
    }
  }

  private mutating func checkListing(_ record: LedgerRecord, _ row: Row) {
    switch record.content {
    case .decision(let decision):
      unlisted[row.sequence] = Hash256.of(row.body)
      looks[decision.item] = decision.look
    case .submit(let submit):
      for listed in submit.listed where listed.entry < row.sequence {
        guard let digest = unlisted.removeValue(forKey: listed.entry) else { continue }
        if digest != listed.digest, treeIsSound, problems.isEmpty {
          report(
            listed.entry, "altered: the submit in entry \(row.sequence) lists other bytes",
            "Compare it with an export or a backup from before.")
        }
      }
      if submit.part == submit.parts { checkAttention(submit, row.sequence) }
    case .importing, .task, .meeting, .campaign, .access: break
    }
  }

  /// A submit sums up what its decisions say of attention.
  private mutating func checkAttention(_ submit: SubmitRecord, _ sequence: Int) {
    let opened = looks.values.filter { $0.opened > 0 }
    let seconds = opened.reduce(0) { $0 + $1.seconds }
    looks = [:]
    guard treeIsSound, problems.isEmpty, missing.isEmpty else { return }
    if submit.attention.opened != opened.count || submit.attention.seconds != seconds {
      report(
        sequence, "its attention isn't the sum of what its decisions say",
        "Compare it with an export or a backup from before.")
    }
  }

  private mutating func report(_ sequence: Int, _ what: String, _ remedy: String) {
    problems.append(LedgerChecker.problem(sequence, what, remedy))
  }

  private static func problem(
    _ sequence: Int, _ what: String, _ remedy: String
  ) -> VerifyReport.Problem {
    VerifyReport.Problem(at: "entry \(sequence)", what: what, remedy: remedy)
  }
}
