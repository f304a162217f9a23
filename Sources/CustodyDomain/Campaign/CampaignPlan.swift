/// What a campaign is: what it covers, who decides, and until when. It is written once, at the opening.
public struct CampaignPlan: Codable, Hashable, Sendable {
  /// An inventory that was imported before the opening: what the population rests on.
  public struct Source: Codable, Hashable, Sendable {
    /// Name of the file.
    public var file: String
    /// The format that it was read as, and its source.
    public var format: String
    /// SHA-256 of the file's bytes, in hex.
    public var digest: String
    /// When it was imported.
    public var imported: Instant
    /// A source.
    public init(file: String, format: String, digest: String, imported: Instant) {
      self.file = file
      self.format = format
      self.digest = digest
      self.imported = imported
    }
  }

  /// Items that must be revoked, known to whoever opened the campaign and nobody else: their number is declared,
  /// and a digest, so that they can't be chosen afterwards.
  public struct Planted: Codable, Hashable, Sendable {
    /// How many.
    public var count: Int
    /// SHA-256 in hex of a salt and their ids, each on a line, in the order of the ids.
    public var digest: String
    /// A declaration.
    public init(count: Int, digest: String) {
      self.count = count
      self.digest = digest
    }
    /// The declaration for these items.
    public init(_ items: [ItemID], salt: String) {
      let lines = [salt] + items.map(\.text).sorted()
      let text = lines.map { $0 + "\n" }.joined()
      self.init(count: items.count, digest: Hash256.of(Array(text.utf8)).hex)
    }
  }

  /// Its name, which nothing else in the store has: `Q4-2026`.
  public var name: String
  /// What it covers, as a query.
  public var query: String
  /// By when everything is to be decided.
  public var due: Instant
  /// Who decides, a choice for each stage; one or two.
  public var stages: [ReviewerChoice]
  /// Who decides where a choice gives nobody who may: persons by id, the first of them who may.
  public var fallback: [String]
  /// For how many reviews in a row an unchanged item is carried over; nil: everything is decided anew.
  public var carriedOver: Int?
  /// The campaign that this one repeats.
  public var repeats: String?
  /// Items that must be caught.
  public var planted: Planted?
  /// What it rests on, the newest file of each inventory.
  public var sources: [Source]
  /// Why it was opened although revocations of before are late; nil where none are.
  public var lateReason: String?

  /// A plan.
  public init(
    name: String, query: String, due: Instant, stages: [ReviewerChoice], fallback: [String] = [],
    carriedOver: Int? = nil, repeats: String? = nil, planted: Planted? = nil,
    sources: [Source] = [], lateReason: String? = nil
  ) {
    self.name = name
    self.query = query
    self.due = due
    self.stages = stages
    self.fallback = fallback
    self.carriedOver = carriedOver
    self.repeats = repeats
    self.planted = planted
    self.sources = sources
    self.lateReason = lateReason
  }

  /// Whether a name can be one: it is typed on command lines and in queries, and stands in file names.
  public static func isName(_ text: String) -> Bool {
    let others = Set("-._".unicodeScalars)
    return (1...40).contains(text.unicodeScalars.count) && !text.hasPrefix("-")
      && text.unicodeScalars.allSatisfy { scalar in
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
          || ("0"..."9").contains(scalar) || others.contains(scalar)
      }
  }

  /// The plan of the next one like it: due as long after its opening as this one was after its own.
  public func next(
    named name: String, opened: Instant, now: Instant
  ) -> CampaignPlan {
    CampaignPlan(
      name: name, query: query, due: now.adding(days: max(1, opened.days(until: due))),
      stages: stages, fallback: fallback, carriedOver: carriedOver, repeats: self.name)
  }

  /// The name that follows: `Q4-2026` after `Q3-2026`, `Q1-2027` after `Q4-2026`, `2027-01` after `2026-12`;
  /// nil where nothing follows by itself.
  public var nextName: String? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return nil }
    if parts[0].hasPrefix("Q"), let quarter = Int(parts[0].dropFirst()), let year = Int(parts[1]),
      (1...4).contains(quarter)
    {
      return quarter == 4 ? "Q1-\(year + 1)" : "Q\(quarter + 1)-\(year)"
    }
    if let year = Int(parts[0]), parts[0].count == 4, let month = Int(parts[1]),
      (1...12).contains(month)
    {
      let next = month == 12 ? 1 : month + 1
      return "\(month == 12 ? year + 1 : year)-\(next < 10 ? "0" : "")\(next)"
    }
    return nil
  }
}
