/// Of how many items custody can say what a review asks for first: an owner, a purpose, an end and a chain.
public struct Coverage: Hashable, Sendable {
  /// One of the four.
  public enum Part: Int, CaseIterable, Sendable {
    /// A business owner who is still here.
    case owner
    /// Why it is there.
    case purpose
    /// Whether and when it ends.
    case expiry
    /// A provable chain: all four links.
    case chain

    /// What it is called.
    public var word: String {
      switch self {
      case .owner: "owner"
      case .purpose: "purpose"
      case .expiry: "expiry"
      case .chain: "chain"
      }
    }

    /// Its bit in a set of parts.
    public var bit: Int { 1 << rawValue }
  }

  /// How many items have exactly which parts: by the bits of their parts, 0 to 15.
  public var counts: [Int: Int]
  /// Counts by the bits of their parts.
  public init(counts: [Int: Int]) { self.counts = counts }

  /// All items.
  public var items: Int { counts.values.reduce(0, +) }
  /// Items that have all four.
  public var whole: Int { counts[15] ?? 0 }
  /// Items that have a part.
  public subscript(part: Part) -> Int {
    counts.reduce(0) { $0 + ($1.key & part.bit == 0 ? 0 : $1.value) }
  }

  /// How many in a hundred, rounded down; none of none.
  public static func percent(_ part: Int, of items: Int) -> Int {
    items == 0 ? 0 : part * 100 / items
  }

  /// The bits of the parts that an assessment doesn't miss.
  public static func bits(missing: [String], verdict: Verdict) -> Int {
    let has: [(Part, Bool)] = [
      (.owner, !missing.contains("owner")), (.purpose, !missing.contains("purpose")),
      (.expiry, !missing.contains("expiry")), (.chain, verdict == .provable),
    ]
    return has.reduce(0) { $0 | ($1.1 ? $1.0.bit : 0) }
  }
}

/// What was covered when an import had ended.
public struct ImportedCoverage: Hashable, Sendable {
  /// The import's number.
  public var number: Int
  /// When it was.
  public var time: Instant
  /// What was covered then.
  public var coverage: Coverage
  /// What was covered after an import.
  public init(number: Int, time: Instant, coverage: Coverage) {
    self.number = number
    self.time = time
    self.coverage = coverage
  }
}
