import CustodyDomain
import GRDB

/// Events as the tables hold them.
enum EventRecord {
  /// In the order in which `event` reads them, of a table `e`.
  static let selection = """
    e.n, e.id, e.item, e.keys, e.kind, e.actor, e.identity, e.target, e.scope, e.time, e.source, e.task,
    e.approval, e.summary, e.until, e.system
    """

  /// An event from a row of `selection`.
  static func event(_ row: Row) throws -> Event {
    Event(
      id: row[1], item: (row[2] as String?).map { ItemID($0) },
      keys: try (row[3] as String?).map(ReviewRecord.decoded),
      kind: Event.Kind(rawValue: row[4]) ?? .use, actor: row[5], identity: row[6], target: row[7],
      scope: row[8], time: (row[9] as Int64?).map(Instant.init(seconds:)),
      until: (row[14] as Int64?).map(Instant.init(seconds:)), source: row[10], system: row[15],
      task: row[11], approval: row[12], summary: row[13])
  }

  /// The newest events of each kind about an item, oldest first.
  static func events(
    of item: Int64, _ db: Database, kinds: [Event.Kind] = Event.Kind.allCases,
    most: Int = Surroundings.mostEvents
  ) throws -> [Event] {
    guard
      try Bool.fetchOne(
        try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM event_link WHERE item = ?)"),
        arguments: [item]) ?? false
    else { return [] }
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(selection), l.by FROM event_link l JOIN event e ON e.n = l.event
        WHERE l.item = ? AND l.kind = ? ORDER BY l.time DESC, l.event DESC LIMIT ?
        """)
    var events: [Event] = []
    for kind in kinds {
      let rows = try Row.fetchCursor(statement, arguments: [item, kind.rawValue, most])
      while let row = try rows.next() {
        var event = try event(row)
        event.joinedBy = EventJoin(rawValue: row[16])
        events.append(event)
      }
    }
    return events.sorted {
      let times = ($0.time?.seconds ?? .min, $1.time?.seconds ?? .min)
      return times.0 == times.1 ? ($0.source, $0.id) < ($1.source, $1.id) : times.0 < times.1
    }
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
