import CustodyDomain
import GRDB

/// Events as the tables hold them.
enum EventRecord {
  /// In the order in which `event` reads them, of a table `e`.
  static let selection = """
    e.n, e.id, e.item, e.keys, e.kind, e.actor, e.identity, e.target, e.scope, e.time, e.source, e.task,
    e.approval, e.summary, e.until, e.system
    """

  /// An event from a row of `selection`, without its keys.
  private static func event(_ row: Row) -> Event {
    Event(
      id: row[1], item: (row[2] as String?).map { ItemID($0) },
      kind: Event.Kind(rawValue: row[4]) ?? .use, actor: row[5], identity: row[6], target: row[7],
      scope: row[8], time: (row[9] as Int64?).map(Instant.init(seconds:)),
      until: (row[14] as Int64?).map(Instant.init(seconds:)), source: row[10], system: row[15],
      task: row[11], approval: row[12], summary: row[13])
  }

  /// An event from a row of `selection`, whole.
  static func whole(_ row: Row) throws -> Event {
    var event = event(row)
    event.keys = try (row[3] as String?).map(ReviewRecord.decoded)
    return event
  }

  /// The newest events of each kind about an item, oldest first; without what they were found by.
  static func events(
    of item: Int64, _ db: Database, kinds: Set<Event.Kind> = Set(Event.Kind.allCases),
    most: Int = Surroundings.mostEvents
  ) throws -> [Event] {
    let count =
      try Int.fetchOne(
        try db.cachedStatement(
          sql: "SELECT count(*) FROM (SELECT 1 FROM event_link WHERE item = ? LIMIT ?)"),
        arguments: [item, most + 1]) ?? 0
    guard count > 0 else { return [] }
    let select =
      "SELECT \(selection), l.by FROM event_link l JOIN event e ON e.n = l.event WHERE l.item = ?"
    var events: [Event] = []
    func add(_ rows: RowCursor) throws {
      while let row = try rows.next() {
        var event = event(row)
        event.joinedBy = EventJoin(rawValue: row[16])
        if kinds.contains(event.kind) { events.append(event) }
      }
    }
    // Few items have so many that kinds must be looked at one by one.
    if count <= most {
      try add(Row.fetchCursor(try db.cachedStatement(sql: select), arguments: [item]))
    } else {
      let newest = try db.cachedStatement(
        sql: "\(select) AND l.kind = ? ORDER BY l.time DESC, l.event DESC LIMIT ?")
      for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
        try add(Row.fetchCursor(newest, arguments: [item, kind.rawValue, most]))
      }
    }
    return events.sorted(by: Event.isEarlier)
  }

  /// The time by which events of a table `e` are in order, as the index has it.
  static let time = "coalesce(e.time, \(undated))"

  /// The time in a link, of an event without one.
  static let undated = SortKey.first

  /// What a link's lookup says, as in the column `lookup`.
  static func lookup(_ join: EventJoin, _ value: String) -> String { "\(join.rawValue):\(value)" }
}

extension Event {
  /// The account that was made or changed, in lower case; nil where the event is of no such thing.
  var account: String? {
    kind == .provisioning ? target.flatMap { $0.isEmpty ? nil : TextFolding.folded($0) } : nil
  }
}
