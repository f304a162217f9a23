import CustodyDomain
import GRDB

/// Draws the conclusions about items anew and keeps what the tables hold of them; one reassessor serves
/// one transaction.
final class Reassessor {
  /// Why an item is looked at again.
  enum Cause {
    /// It was just inserted and has no conclusions yet.
    case new
    /// What sources say of it changed: its version rises.
    case changed
    /// Something that it depends on may have changed: its version rises if its conclusions differ.
    case around
  }

  /// Items to hold in memory at a time.
  static let chunk = 400

  /// Whether new items are joined again, too: tools became known after them.
  var joinsNew = false
  /// What became of the owners of items that were there before.
  private(set) var ownerChanges: [Int64: [OwnerChange]] = [:]

  private let db: Database
  private let now: Instant
  private let loader: ItemLoader
  private let surroundings: SurroundingsLoader
  private let assessor: Assessor
  private let join: ItemJoin
  private var rules: [String: Int64] = [:]
  private var tally: [TallyLine: Int] = [:]
  private let finding, owner, text, update, conclude: RowStatement

  /// - Parameter importing: the inventories that an import renews, whose files aren't in the tables yet.
  init(
    _ db: Database, _ options: SQLiteStore.Options, now: Instant, importing: [Inventory] = []
  ) throws {
    self.db = db
    self.now = now
    loader = try ItemLoader(db)
    surroundings = try SurroundingsLoader(db, loader.people, options, now: now)
    surroundings.ages.renew(importing, at: now)
    assessor = Assessor(policy: options.policy)
    join = try ItemJoin(db, options.catalogue)
    finding = try RowStatement(db, into: "finding", ["item", "rule", "severity"])
    owner = try RowStatement(db, into: "owner", ["item", "role", "person", "target", "left"])
    text = try RowStatement(db, into: "item_text", ["n", "text"])
    update = try RowStatement(db, ItemRecord.update)
    conclude = try RowStatement(db, Conclusion.update)
  }

  /// Assesses these items, at most `chunk` of them.
  ///
  /// - Returns: how many conclusions differ from before.
  @discardableResult
  func run(_ numbers: [Int64], _ cause: Cause) throws -> Int {
    let before = cause == .new ? [:] : try conclusions(numbers)
    var differing = 0
    for var loaded in try loader.items(numbers) {
      let number = loaded.record.number
      let renamed = try (cause != .new || joinsNew) && joinAgain(&loaded)
      let assessment = assessor.assess(
        loaded.item, try surroundings.surroundings(of: loaded, isNew: cause == .new), now: now)
      let owner = try loaded.item.businessOwner(loader.people, now: now)
      let standing = Standing(
        loaded.review, loaded.standingFacts(assessment, ownerLeft: owner?.left ?? false), now: now)
      let conclusion = Conclusion(
        assessment, standing, reaches: ScopeGrader.summary(of: loaded.item.permissions),
        owner: owner)
      let new = cause == .new
      let findingsDiffer = try keep(assessment.findings, of: number, new: new)
      let ownersDiffer = try keep(owners: loaded.item.owners, of: number, new: new)
      try keep(text: searchText(of: loaded.item), of: number, new: new)
      let old = before[number]
      let differs =
        renamed || findingsDiffer || ownersDiffer || old.map { !$0.looksLike(conclusion) } ?? true
      if differs { differing += 1 }
      let rises = !new && (cause == .changed || differs)
      if rises || old != conclusion { try write(conclusion, of: number, rises: rises) }
      let (was, line) = (old.map(TallyLine.init), TallyLine(conclusion))
      if was != line {
        tally[line, default: 0] += 1
        if let was { tally[was, default: 0] -= 1 }
      }
    }
    try writeTally()
    return differing
  }

  /// Takes again what the application and the catalogue say; either may have changed since.
  private func joinAgain(_ loaded: inout LoadedItem) throws -> Bool {
    let before = loaded.record.item
    try join.complete(&loaded.record)
    let item = loaded.record.item
    guard item != before else { return false }
    (loaded.item.name, loaded.item.clientID) = (item.name, item.clientID)
    (loaded.item.publisher, loaded.item.tool) = (item.publisher, item.tool)
    loaded.item.ai = item.ai
    let record = loaded.record
    try update.run {
      record.put(into: &$0)
      $0.put(record.number)
    }
    return true
  }

  private func conclusions(_ numbers: [Int64]) throws -> [Int64: Conclusion] {
    let list = numbers.map(String.init).joined(separator: ",")
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT n, \(Conclusion.columns.joined(separator: ", ")) FROM item WHERE n IN (\(list))")
    var found: [Int64: Conclusion] = [:]
    while let row = try rows.next() { found[row[0]] = Conclusion(row, at: 1) }
    return found
  }

  private func write(_ conclusion: Conclusion, of number: Int64, rises: Bool) throws {
    try conclude.run {
      $0.put(rises ? 1 : 0)
      conclusion.put(into: &$0)
      $0.put(number)
    }
  }

  private func writeTally() throws {
    for (line, change) in tally where change != 0 {
      try db.cachedStatement(
        sql: """
          INSERT INTO tally (state, verdict, items) VALUES (?1, ?2, max(0, ?3))
          ON CONFLICT (state, verdict) DO UPDATE SET items = items + ?3
          """
      ).execute(arguments: [line.state, line.verdict, change])
    }
    tally.removeAll()
  }

  private func keep(_ findings: [Finding], of number: Int64, new: Bool) throws -> Bool {
    var worst: [Int64: Int] = [:]
    for finding in findings {
      let rule = try rule(finding.rule)
      worst[rule] = max(worst[rule] ?? 0, finding.severity.rawValue)
    }
    if !new {
      let rows = try Row.fetchAll(
        try db.cachedStatement(sql: "SELECT rule, severity FROM finding WHERE item = ?"),
        arguments: [number])
      let old = Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int64, $0[1] as Int) })
      guard old != worst else { return false }
      try db.cachedStatement(sql: "DELETE FROM finding WHERE item = ?").execute(arguments: [number])
    }
    for (rule, severity) in worst {
      try finding.run {
        $0.put(number)
        $0.put(rule)
        $0.put(severity)
      }
    }
    return true
  }

  private func rule(_ id: String) throws -> Int64 {
    if let known = rules[id] { return known }
    try db.execute(sql: "INSERT OR IGNORE INTO rule (id) VALUES (?)", arguments: [id])
    let number =
      try Int64.fetchOne(db, sql: "SELECT n FROM rule WHERE id = ?", arguments: [id]) ?? 0
    rules[id] = number
    return number
  }

  private func keep(owners: [Ownership], of number: Int64, new: Bool) throws -> Bool {
    struct Line: Hashable {
      var role: String
      var person: String
      var target: String
      var left: Bool
    }
    var lines: Set<Line> = []
    for owner in owners {
      lines.insert(
        Line(
          role: owner.role.rawValue, person: owner.person, target: owner.target ?? "",
          left: try loader.people.person(owner.person)?.hasLeft(now) ?? false))
    }
    if !new {
      let rows = try Row.fetchAll(
        try db.cachedStatement(sql: "SELECT role, person, target, left FROM owner WHERE item = ?"),
        arguments: [number])
      let old = Set(rows.map { Line(role: $0[0], person: $0[1], target: $0[2], left: $0[3]) })
      guard old != lines else { return false }
      let changes = try OwnerChange.between(
        old.map { ($0.role, try loader.people.person($0.person)?.id ?? $0.person, $0.left) },
        lines.map { ($0.role, $0.person, $0.left) })
      if !changes.isEmpty { ownerChanges[number] = changes }
      try db.cachedStatement(sql: "DELETE FROM owner WHERE item = ?").execute(arguments: [number])
    }
    for line in lines {
      try owner.run {
        $0.put(number)
        $0.put(line.role)
        $0.put(line.person)
        $0.put(line.target)
        $0.put(line.left)
      }
    }
    return true
  }

  private func searchText(of item: Item) throws -> String {
    item.searchText(
      principal: try loader.people.person(item.principal),
      holder: try loader.people.person(item.holder))
  }

  /// Keeps what free text finds; the index of new items is made for all of them at once, afterwards.
  private func keep(text: String, of number: Int64, new: Bool) throws {
    guard !new else {
      return try self.text.run {
        $0.put(number)
        $0.put(text)
      }
    }
    let old = try String.fetchOne(
      try db.cachedStatement(sql: "SELECT text FROM item_text WHERE n = ?"), arguments: [number])
    guard old != text else { return }
    if let old {
      // The index has no copy of its own: it must be told what to forget.
      try db.cachedStatement(
        sql: "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)"
      ).execute(arguments: [number, old])
    }
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO item_text (n, text) VALUES (?, ?)")
      .execute(arguments: [number, text])
    try db.cachedStatement(sql: "INSERT INTO search (rowid, text) VALUES (?, ?)")
      .execute(arguments: [number, text])
  }
}

/// In which line of the header's numbers an item is counted.
private struct TallyLine: Hashable {
  let state: String
  let verdict: String

  init(_ conclusion: Conclusion) {
    state = conclusion.state.rawValue
    verdict = conclusion.verdict
  }
}

extension LoadedItem {
  /// What the standing of the item depends on.
  func standingFacts(_ assessment: Assessment, ownerLeft: Bool) -> Standing.Facts {
    Standing.Facts(
      present: record.presence == .present, returned: record.returned, scopes: scopeNames,
      risk: assessment.risk, ownerLeft: ownerLeft, task: task)
  }
}

extension SQLiteStore {
  /// Draws the conclusions about these items anew, within the transaction of `db`; unknown ids are passed
  /// over. Their versions rise where something shown changed, or always with `cause` `.changed`.
  func reassess(
    _ ids: [ItemID], _ db: Database, now: Instant, cause: Reassessor.Cause = .around
  ) throws {
    let loader = try ItemLoader(db)
    try reassess(
      numbers: try ids.compactMap { try loader.number(of: $0) }, db, now: now, cause: cause)
  }

  /// The same by the items' numbers.
  func reassess(
    numbers: [Int64], _ db: Database, now: Instant, cause: Reassessor.Cause
  ) throws {
    guard !numbers.isEmpty else { return }
    let reassessor = try Reassessor(db, options, now: now)
    for start in stride(from: 0, to: numbers.count, by: Reassessor.chunk) {
      try reassessor.run(
        Array(numbers[start..<min(start + Reassessor.chunk, numbers.count)]), cause)
    }
  }

  /// The item with decisions' owners and facts merged in, its version, and whether it is present; nil if
  /// there is none. For several items make one `ItemLoader`.
  func loadItem(
    _ id: ItemID, _ db: Database
  ) throws -> (item: Item, version: Int, presence: Presence)? {
    let loader = try ItemLoader(db)
    guard let number = try loader.number(of: id), let loaded = try loader.items([number]).first
    else { return nil }
    return (loaded.item, loaded.record.version, loaded.record.presence)
  }

  /// An item whole, with what rules look at and what they conclude; nil if there is none.
  func assess(
    _ id: ItemID, _ loader: ItemLoader, now: Instant
  ) throws -> (loaded: LoadedItem, surroundings: Surroundings, assessment: Assessment)? {
    guard let number = try loader.number(of: id), let loaded = try loader.items([number]).first
    else { return nil }
    let around = try SurroundingsLoader(loader.db, loader.people, options, now: now)
      .surroundings(of: loaded)
    let assessment = Assessor(policy: options.policy).assess(loaded.item, around, now: now)
    return (loaded, around, assessment)
  }

  /// Draws conclusions anew where time alone may have changed them.
  ///
  /// - Parameter budget: how many items to look at, at most; nil for all.
  /// - Returns: how many were looked at.
  public func reassess(now: Instant, budget: Int?) throws -> Int {
    // A store that may only be read keeps the conclusions that it has.
    guard frozen.withLock({ $0 }) == nil else { return 0 }
    if try read({ try Basis.differs(options, $0) }) { try write { try Basis.adopt(options, $0) } }
    let due = try read { db in
      try Int64.fetchAll(
        db,
        sql: "SELECT n FROM item WHERE recheck <= ? ORDER BY recheck LIMIT ?",
        arguments: [now.seconds, budget ?? -1])
    }
    for start in stride(from: 0, to: due.count, by: 10 * Reassessor.chunk) {
      let part = due[start..<min(start + 10 * Reassessor.chunk, due.count)]
      try write { db in
        let reassessor = try Reassessor(db, options, now: now)
        for at in stride(from: part.startIndex, to: part.endIndex, by: Reassessor.chunk) {
          try reassessor.run(
            Array(part[at..<min(at + Reassessor.chunk, part.endIndex)]), .around)
        }
      }
    }
    return due.count
  }
}
