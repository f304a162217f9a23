import CustodyDomain
import GRDB

/// The events of one import: takes them, and in the end joins them, and those before that the import's items
/// concern, to their items. Which items an event is about follows from what the store holds, in whatever
/// order it came.
final class EventRegister {
  let db: Database
  /// Events with this number and higher are new.
  let firstNew: Int64
  /// Events of before that say something else now.
  private var renewed: Set<Int64> = []
  /// Tasks whose events are others now.
  private var tasks: Set<String> = []
  /// What items were looked up by, before and now, where that changed.
  var lookups: Set<String> = []
  /// Items whose events, or what these say, are others now.
  private(set) var items: Set<Int64> = []
  private var hasLinks: Bool

  init(_ db: Database) throws {
    self.db = db
    firstNew = try (Int64.fetchOne(db, sql: "SELECT max(n) FROM event") ?? 0) + 1
    hasLinks =
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM event_link)") ?? false
  }

  /// Takes an event.
  ///
  /// - Returns: whether it is new, or says something else than before.
  func receive(_ event: Event) throws -> Bool {
    let old = try Row.fetchOne(
      try db.cachedStatement(sql: "SELECT n, task FROM event WHERE source = ? AND id = ?"),
      arguments: [event.source, event.id])
    let keys = event.keys.flatMap { $0.isEmpty ? nil : $0 }
    let values: [(any DatabaseValueConvertible)?] = [
      event.item?.text, try keys.map(ReviewRecord.encoded),
      keys?.lookup.map { EventRecord.lookup($0.join, $0.value) },
      keys?.principal.map(TextFolding.folded), event.account, event.kind.rawValue, event.actor,
      event.identity,
      event.target, event.scope, event.time?.seconds, event.until?.seconds, event.system,
      event.task, event.approval, event.summary,
    ]
    guard let old else {
      try db.cachedStatement(
        sql: """
          INSERT INTO event (item, keys, lookup, principal, account, kind, actor, identity, target, scope,
            time, until, system, task, approval, summary, source, id)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: StatementArguments(values + [event.source, event.id]))
      return true
    }
    let number: Int64 = old[0]
    try db.cachedStatement(
      sql: """
        UPDATE event SET item = ?1, keys = ?2, lookup = ?3, principal = ?4, account = ?5, kind = ?6,
          actor = ?7, identity = ?8, target = ?9, scope = ?10, time = ?11, until = ?12, system = ?13,
          task = ?14, approval = ?15, summary = ?16
        WHERE n = ?17 AND (item, keys, kind, actor, identity, target, scope, time, until, system, task,
          approval, summary) IS NOT (?1, ?2, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """
    ).execute(arguments: StatementArguments(values + [number]))
    guard db.changesCount > 0 else { return false }
    if number < firstNew { renewed.insert(number) }
    if let task = old[1] as String? { tasks.insert(task) }
    return true
  }

  /// Notes that an item can be found by something else than before.
  func touch(_ before: Item, _ after: Item) {
    guard firstNew > 1,
      before.tenant != after.tenant || before.clientID != after.clientID
        || before.fingerprint != after.fingerprint
        || before.name != after.name || before.principal != after.principal
        || before.holder != after.holder || before.consent != after.consent
        || before.created != after.created
    else { return }
    for item in [before, after] {
      lookups.insert(EventRecord.lookup(.sourceID, item.sourceID))
      lookups.insert(EventRecord.lookup(.credential, item.sourceID))
      lookups.insert(EventRecord.lookup(.name, item.name))
      if let client = item.clientID { lookups.insert(EventRecord.lookup(.client, client)) }
      if let hint = item.fingerprint { lookups.insert(EventRecord.lookup(.credential, hint)) }
    }
  }

  /// What the events of an item prove of it.
  func facts(of item: Item, _ number: Int64, now: Instant) throws -> EventFacts? {
    guard hasLinks else { return nil }
    let deeds = try EventRecord.events(
      of: number, db, kinds: [.use, .signIn, .execution, .request, .approval], most: 10_000)
    return deeds.isEmpty ? nil : EventFacts(of: item, deeds, now: now)
  }

  /// Joins what came.
  ///
  /// - Parameter newItems: the numbers of the items that are new.
  /// - Parameter names: names of people about whom something changed.
  func join(newItems: Range<Int64>, names: Set<String>) throws {
    let last = try Int64.fetchOne(db, sql: "SELECT max(n) FROM event") ?? 0
    guard last > 0 else { return }
    // A load into an empty store has no indexes yet.
    let needed = ["item_by_client", "item_by_fingerprint", "item_by_name"]
    try Migrations.make(Schema.indexes.filter { needed.contains($0.name) }, db)
    let people = try PeopleIndex(db)
    let lookup = try EventLookup(db, people)
    let again = try concerned(newItems, names, people).union(renewed)
    for event in again.sorted() {
      guard let row = try Row.fetchOne(try eventStatement("n = ?"), arguments: [event]) else {
        continue
      }
      try join(row, lookup)
    }
    var next = firstNew
    while next <= last {
      let rows = try Row.fetchAll(
        try eventStatement("n >= ? ORDER BY n LIMIT 1000"), arguments: [next])
      for row in rows { try join(row, lookup) }
      next = (rows.last?[0]).map { $0 + 1 } ?? last + 1
    }
    for task in tasks.sorted() { try join(task: task) }
    hasLinks = hasLinks || !items.isEmpty
  }

  /// How many events are new or say something else, and how many of those are about no item.
  func counts() throws -> (all: Int, unjoined: Int) {
    let unjoined = "NOT EXISTS (SELECT 1 FROM event_link l WHERE l.event = e.n)"
    let new = try Row.fetchOne(
      db, sql: "SELECT count(*), count(*) FILTER (WHERE \(unjoined)) FROM event e WHERE e.n >= ?",
      arguments: [firstNew])
    let old = try renewed.count {
      try Bool.fetchOne(
        try db.cachedStatement(sql: "SELECT \(unjoined) FROM event e WHERE e.n = ?"),
        arguments: [$0]) ?? false
    }
    return ((new?[0] ?? 0) + renewed.count, (new?[1] ?? 0) + old)
  }

  private func eventStatement(_ condition: String) throws -> GRDB.Statement {
    try db.cachedStatement(
      sql: "SELECT n, item, keys, kind, time, task FROM event WHERE \(condition)")
  }

  /// Joins one event by what it says itself.
  private func join(_ row: Row, _ lookup: EventLookup) throws {
    let number: Int64 = row[0]
    let kind: String = row[3]
    let isRenewed = renewed.contains(number)
    let found = try lookup.answer(
      Event.Kind(rawValue: kind) ?? .use, item: row[1], keys: row[2])
    var wanted = Set(found?.items ?? [])
    if found?.by == .name, let time = row[4] as Int64? { wanted = try there(wanted, at: time) }
    if number < firstNew {
      let old = try links(of: number)
      let direct = Set(old.filter { $0.by != EventJoin.task.rawValue }.map(\.item))
      let sameWay = old.allSatisfy { !wanted.contains($0.item) || $0.by == found?.by.rawValue }
      guard isRenewed || direct != wanted || !sameWay else { return }
      // Kind and time of a renewed event may be others: its links by task are made anew, too.
      try db.cachedStatement(
        sql: "DELETE FROM event_link WHERE event = ?1 AND (?2 OR by <> 'task')"
      ).execute(arguments: [number, isRenewed])
      items.formUnion(isRenewed ? Set(old.map(\.item)) : direct.symmetricDifference(wanted))
    }
    if let by = found?.by {
      for item in wanted { try link(item, kind, row[4], number, by) }
    }
    if number >= firstNew || isRenewed { items.formUnion(wanted) }
    guard let task = row[5] as String?, !task.isEmpty, !tasks.contains(task) else { return }
    let shared = try Bool.fetchOne(
      try db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM event WHERE task = ? AND n <> ?)"),
      arguments: [task, number])
    if shared == true { tasks.insert(task) }
  }

  /// Those of some items that were there at a moment, as far as is known: names are used again, so what happened
  /// before an item was made happened to another of its name.
  private func there(_ items: Set<Int64>, at time: Int64) throws -> Set<Int64> {
    let made = try db.cachedStatement(sql: "SELECT created > ? FROM item WHERE n = ?")
    return try items.filter { try Bool.fetchOne(made, arguments: [time, $0]) != true }
  }

  private func links(of event: Int64) throws -> [(item: Int64, by: String)] {
    try Row.fetchAll(
      try db.cachedStatement(sql: "SELECT item, by FROM event_link WHERE event = ?"),
      arguments: [event]
    ).map { ($0[0], $0[1]) }
  }

  private func link(
    _ item: Int64, _ kind: String, _ time: Int64?, _ event: Int64, _ by: EventJoin
  ) throws {
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO event_link (item, kind, time, event, by) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [item, kind, time ?? EventRecord.undated, event, by.rawValue])
  }

  /// Gives the events of a task what the others are about.
  private func join(task: String) throws {
    let rows = try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT n, source, kind, time, item IS NULL AND keys IS NULL FROM event
          WHERE task = ? ORDER BY n LIMIT \(TaskMatch.mostEvents + 1)
          """), arguments: [task])
    var members: [TaskMatch.Member] = []
    var old: [Set<Int64>] = []
    for row in rows {
      let links = try links(of: row[0])
      let direct = links.filter { $0.by != EventJoin.task.rawValue }.map(\.item)
      members.append(
        TaskMatch.Member(source: row[1], isSilent: row[4], items: Set(direct)))
      old.append(Set(links.map(\.item)).subtracting(direct))
    }
    for (index, wanted) in TaskMatch.shares(members).enumerated() where wanted != old[index] {
      let event: Int64 = rows[index][0]
      for item in old[index].subtracting(wanted) {
        try db.cachedStatement(
          sql: "DELETE FROM event_link WHERE item = ? AND event = ? AND by = 'task'"
        ).execute(arguments: [item, event])
      }
      for item in wanted.subtracting(old[index]) {
        try link(item, rows[index][2], rows[index][3], event, .task)
      }
      items.formUnion(wanted.symmetricDifference(old[index]))
    }
  }
}
