/// What taking an item away means: who used it last, what depends on it, who loses it and what risk goes. It is
/// told before somebody decides; it decides nothing.
public struct Consequences: Hashable, Sendable {
  /// How many dependents are listed; of more, only the number is told.
  public static let most = 50
  /// Of how many items at most consequences are told at once.
  public static let mostItems = 500

  /// How something depends on an item.
  public enum Link: String, CaseIterable, Sendable {
    /// It runs as the item: the item is its identity.
    case runsAs = "runs-as"
    /// It is a consent or credential of the item and ends with it.
    case part
    /// It uses the very same credential.
    case credential
    /// A business app has the item built in.
    case embeds
    /// It is of the same client: a sign that something bigger is taken apart, not that it breaks.
    case client

    /// The link in words, after the dependent's name.
    public var words: String {
      switch self {
      case .runsAs: "runs as it"
      case .part: "ends with it"
      case .credential: "uses its credential"
      case .embeds: "is built on it"
      case .client: "is of the same client"
      }
    }
  }

  /// Something that depends on the item.
  public struct Dependent: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The item that it is; nil for a business app.
    public var item: ItemID?
    /// How it depends.
    public var link: Link
    /// 1, or 2 where it depends on something that depends on the item.
    public var hop: Int
    /// A dependent.
    public init(name: String, item: ItemID?, link: Link, hop: Int) {
      self.name = name
      self.item = item
      self.link = link
      self.hop = hop
    }
  }

  /// Proof of use in logs.
  public struct Use: Hashable, Sendable {
    /// When it was used last.
    public var last: Instant
    /// The log that says so.
    public var source: String
    /// How many uses logs hold of the last 30 days.
    public var recent: Int
    /// Proof of use.
    public init(last: Instant, source: String, recent: Int) {
      self.last = last
      self.source = source
      self.recent = recent
    }
  }

  /// The item.
  public var row: ItemRow
  /// What logs prove of its use; nil where none speaks of it.
  public var use: Use?
  /// What depends on it, the nearer first.
  public var dependents: [Dependent]
  /// How many more there are.
  public var more: Int
  /// Who loses it: whose it is, who holds it, who owns it; each once.
  public var people: [String]
  /// The rules whose findings go with it, by id.
  public var findings: [String]
  /// Scopes that nothing else of its principal gives, sorted.
  public var onlyHere: [String]
  /// How many scopes other items of its principal give as well.
  public var elsewhere: Int

  /// Consequences.
  public init(
    row: ItemRow, use: Use?, dependents: [Dependent], more: Int, people: [String],
    findings: [String], onlyHere: [String], elsewhere: Int
  ) {
    self.row = row
    self.use = use
    self.dependents = dependents
    self.more = more
    self.people = people
    self.findings = findings
    self.onlyHere = onlyHere
    self.elsewhere = elsewhere
  }

  /// What would break with it; items of the same client stay as they are.
  public var breaking: [Dependent] { dependents.filter { $0.link != .client } }

  /// When it was used last, by what its source says and by logs; nil where nothing says when.
  public var lastUsed: Instant? {
    let told: Instant? = if case .seen(let moment) = row.usage { moment } else { nil }
    return [told, use?.last].compactMap(\.self).max()
  }
}

/// The consequences of taking several items away, in numbers.
public struct ConsequenceTotals: Hashable, Sendable {
  /// Items.
  public var items: Int
  /// Used within the last 30 days.
  public var used: Int
  /// Of which nothing says whether they are used.
  public var unknown: Int
  /// Items on which something depends.
  public var depended: Int
  /// What depends on them, each thing once and none of the items themselves.
  public var dependents: Int
  /// People who lose something.
  public var people: Int
  /// Findings that go.
  public var findings: Int
  /// How many items of each risk.
  public var risks: [Severity: Int]

  /// The sum over items.
  public init(_ all: [Consequences], now: Instant) {
    items = all.count
    let recent = now.adding(days: -30)
    used = all.count { $0.lastUsed.map { $0 >= recent } ?? false }
    unknown = all.count { $0.row.usage == .unknown && $0.lastUsed == nil }
    let gone = Set(all.map(\.row.id))
    func left(_ consequences: Consequences) -> [Consequences.Dependent] {
      consequences.breaking.filter { !($0.item.map(gone.contains) ?? false) }
    }
    depended = all.count { !left($0).isEmpty }
    dependents =
      Set(all.flatMap { left($0).map { $0.item?.text ?? "app \($0.name)" } }).count
      + all.map(\.more).reduce(0, +)
    people = Set(all.flatMap(\.people)).count
    findings = all.map(\.findings.count).reduce(0, +)
    risks = all.reduce(into: [:]) { $0[$1.row.risk, default: 0] += 1 }
  }
}
