import CustodyDomain
import Dispatch
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
  private let finding, owner, text, update, conclude, postpone: RowStatement

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
    postpone = try RowStatement(db, "UPDATE item SET recheck = ? WHERE n = ?")
  }

  /// Assesses these items, at most `chunk` of them.
  ///
  /// - Returns: how many conclusions differ from before.
  @discardableResult
  func run(_ numbers: [Int64], _ cause: Cause) throws -> Int {
    let before = cause == .new ? Before() : try Before(numbers, db)
    var differing = 0
    var items = try loader.items(numbers)
    try surroundings.prepare(items)
    var renamedItems: Set<Int64> = []
    for index in items.indices where cause != .new || joinsNew {
      if try joinAgain(&items[index]) { renamedItems.insert(items[index].record.number) }
    }
    let subjects = try items.map {
      (item: $0.item, around: try surroundings.surroundings(of: $0, isNew: cause == .new))
    }
    for (loaded, assessment) in zip(items, assess(subjects)) {
      let number = loaded.record.number
      let renamed = renamedItems.contains(number)
      let owner = try loaded.item.businessOwner(loader.people, now: now)
      let standing = Standing(
        loaded.review, loaded.standingFacts(assessment, ownerLeft: owner?.left ?? false), now: now)
      let conclusion = Conclusion(
        assessment, standing, reaches: ScopeGrader.summary(of: loaded.item.permissions),
        owner: owner,
        advice: RecommendationGround(
          loaded.item, assessment, loaded.review, standing, added: loaded.addedScopes
        ).verb)
      let new = cause == .new
      let findingsDiffer = try keep(assessment.findings, of: number, new ? nil : before)
      let ownersDiffer = try keep(owners: loaded.item.owners, of: number, new ? nil : before)
      try keep(text: searchText(of: loaded.item), of: number, new ? nil : before)
      let old = before.conclusions[number]
      let differs =
        renamed || findingsDiffer || ownersDiffer || old.map { !$0.looksLike(conclusion) } ?? true
      if differs { differing += 1 }
      let rises = !new && (cause == .changed || differs)
      if !rises, let old, old.looksLike(conclusion) {
        // All but the date is as it was: an update of it alone leaves the other indexes untouched.
        if old.recheck != conclusion.recheck { try write(recheck: conclusion.recheck, of: number) }
      } else {
        try write(conclusion, of: number, rises: rises)
      }
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

  /// Judges each by itself, several at a time: what is read for one says nothing of the others.
  private func assess(_ subjects: [(item: Item, around: Surroundings)]) -> [Assessment] {
    var found = [Assessment?](repeating: nil, count: subjects.count)
    let piece = 50
    let (assessor, now) = (assessor, now)
    found.withUnsafeMutableBufferPointer { places in
      // Each index is written by one piece alone.
      nonisolated(unsafe) let places = places
      DispatchQueue.concurrentPerform(iterations: (subjects.count + piece - 1) / piece) { part in
        for index in part * piece..<min((part + 1) * piece, subjects.count) {
          places[index] = assessor.assess(subjects[index].item, subjects[index].around, now: now)
        }
      }
    }
    return found.compactMap(\.self)
  }

  private func write(_ conclusion: Conclusion, of number: Int64, rises: Bool) throws {
    try conclude.run {
      $0.put(rises ? 1 : 0)
      conclusion.put(into: &$0)
      $0.put(number)
    }
  }

  private func write(recheck: Int64?, of number: Int64) throws {
    try postpone.run {
      $0.put(recheck)
      $0.put(number)
    }
  }

  private func writeTally() throws {
    for (line, change) in tally where change != 0 {
      try db.cachedStatement(
        sql: """
          INSERT INTO tally (state, verdict, cover, items) VALUES (?1, ?2, ?3, max(0, ?4))
          ON CONFLICT (state, verdict, cover) DO UPDATE SET items = items + ?4
          """
      ).execute(arguments: [line.state, line.verdict, line.cover, change])
    }
    tally.removeAll()
  }

  private func keep(_ findings: [Finding], of number: Int64, _ before: Before?) throws -> Bool {
    var worst: [Int64: Int] = [:]
    for finding in findings {
      let rule = try rule(finding.rule)
      worst[rule] = max(worst[rule] ?? 0, finding.severity.rawValue)
    }
    if let before {
      guard before.findings[number, default: [:]] != worst else { return false }
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

  private func keep(owners: [Ownership], of number: Int64, _ before: Before?) throws -> Bool {
    var lines: Set<Before.Owner> = []
    for owner in owners {
      lines.insert(
        Before.Owner(
          role: owner.role.rawValue, person: owner.person, target: owner.target ?? "",
          left: try loader.people.person(owner.person)?.hasLeft(now) ?? false))
    }
    if let before {
      let old = before.owners[number, default: []]
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
  private func keep(text: String, of number: Int64, _ before: Before?) throws {
    guard let before else {
      return try self.text.run {
        $0.put(number)
        $0.put(text)
      }
    }
    let old = before.texts[number]
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

/// In which line of the header's and the coverage's numbers an item is counted.
private struct TallyLine: Hashable {
  let state: String
  let verdict: String
  let cover: Int

  init(_ conclusion: Conclusion) {
    state = conclusion.state.rawValue
    verdict = conclusion.verdict
    cover = conclusion.cover
  }
}
