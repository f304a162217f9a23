/// How a review was done: told by its decisions' entries alone.
public struct Attention: Hashable, Sendable {
  /// One decision as far as attention goes.
  public struct Decision: Hashable, Sendable {
    /// Its entry.
    public var entry: Int
    /// The item.
    public var item: ItemID
    /// Who decided.
    public var reviewer: String
    /// The item's tier then.
    public var tier: Tier
    /// Whether access goes on by it.
    public var approves: Bool
    /// How the reviewer looked at the item.
    public var look: DecisionLook
    /// When the reviewer decided: when the draft was made, or the command ran.
    public var made: Instant
    /// What the item's chain proved.
    public var verdict: Verdict
    /// Whether a reason was given.
    public var hasReason: Bool

    /// A decision as its entry tells it; nil for what decides nothing: facts, owners, notes, what is opened again.
    public init?(_ decision: DecisionRecord, in record: LedgerRecord) {
      switch decision.action {
      case .recertify, .keep: approves = true
      case .revoke, .rotate: approves = false
      case .reassign, .deferTo, .set, .note, .exception, .reopen: return nil
      }
      entry = record.number
      item = decision.item
      reviewer = record.author.name
      tier = decision.limits.tier
      look = decision.look
      made = decision.look.drafted ?? record.time
      verdict = decision.verdict
      hasReason = decision.reason != nil
    }
  }

  /// What some decisions add up to.
  public struct Tally: Hashable, Sendable {
    /// How many they are.
    public var decisions = 0
    /// How many of them let access go on.
    public var approvals = 0
    /// How many were made after the item was opened.
    public var opened = 0
    /// For how many seconds items were on the screen, all together.
    public var seconds = 0
    /// The median of these seconds, over all decisions; of two in the middle their mean, rounded down.
    public var median = 0
    /// The most items that one keystroke or command decided.
    public var largestBatch = 0
    /// The most decisions within 60 seconds.
    public var busiestMinute = 0
    /// How many were given a reason.
    public var reasons = 0
    /// What the chains of the items proved.
    public var verdicts: [Verdict: Int] = [:]

    /// The tally of these.
    public init(_ decisions: [Decision]) {
      self.decisions = decisions.count
      for one in decisions {
        if one.approves { approvals += 1 }
        if one.look.opened > 0 { opened += 1 }
        seconds += one.look.seconds
        largestBatch = max(largestBatch, one.look.batch)
        if one.hasReason { reasons += 1 }
        verdicts[one.verdict, default: 0] += 1
      }
      median = Attention.median(decisions.map(\.look.seconds))
      busiestMinute = Attention.busiest(decisions, within: 59).count
    }

    /// How many were made without opening the item.
    public var unopened: Int { decisions - opened }
    /// The share of these, in percent, rounded down.
    public var unopenedPercent: Int { decisions == 0 ? 0 : unopened * 100 / decisions }
  }

  /// What one reviewer's decisions add up to.
  public struct Share: Hashable, Sendable {
    /// The reviewer.
    public var reviewer: String
    /// Their decisions.
    public var tally: Tally
  }

  /// All decisions.
  public private(set) var all: Tally
  /// By reviewer, in the order of their names.
  public private(set) var byReviewer: [Share]
  /// By tier, light first; only those that there are.
  public private(set) var byTier: [Tier: Tally]
  /// What looks like a rubber stamp, by reviewer.
  public private(set) var signals: [AttentionSignal]

  /// What these decisions tell.
  public init(_ decisions: [Decision], limits: AttentionLimits) {
    all = Tally(decisions)
    byTier = Dictionary(grouping: decisions, by: \.tier).mapValues { Tally($0) }
    let people = Dictionary(grouping: decisions, by: \.reviewer).sorted { $0.key < $1.key }
    byReviewer = people.map { Share(reviewer: $0.key, tally: Tally($0.value)) }
    signals = people.flatMap { AttentionSignal.found(in: $0.value, of: $0.key, limits) }
  }

  /// The median; of two numbers in the middle their mean, rounded down.
  static func median(_ numbers: [Int]) -> Int {
    let sorted = numbers.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The most decisions of which the last was made at most so many seconds after the first.
  static func busiest(_ decisions: [Decision], within seconds: Int) -> ArraySlice<Decision> {
    let sorted = decisions.sorted { ($0.made, $0.entry) < ($1.made, $1.entry) }
    var best = sorted[0..<0]
    var first = 0
    for last in sorted.indices {
      while sorted[last].made.seconds - sorted[first].made.seconds > Int64(seconds) { first += 1 }
      if last - first + 1 > best.count { best = sorted[first...last] }
    }
    return best
  }
}
