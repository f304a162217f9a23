import CustodyDomain
import GRDB

extension SQLiteStore {
  /// A piece of the register of events, newest first, those without a time last.
  ///
  /// - Parameters:
  ///   - item: only events about this item.
  ///   - uncorrelated: only events about nothing that the inventory holds.
  ///   - after: the last line of the piece before.
  public func events(
    about item: ItemID? = nil, uncorrelated: Bool = false, after: EventRow? = nil, limit: Int
  ) throws -> [EventRow] {
    let start = Place(
      time: after.map { $0.event.time?.seconds ?? EventRecord.undated } ?? .max,
      number: after?.number ?? .max)
    return try read { db in
      if let item {
        guard
          let number = try Int64.fetchOne(
            db, sql: "SELECT n FROM item WHERE id = ?", arguments: [item.text])
        else { throw StoreError.noSuchItem(item.text) }
        return try events(of: number, from: start, limit, db)
      }
      let unjoined = "AND NOT EXISTS (SELECT 1 FROM event_link l WHERE l.event = e.n)"
      let time = EventRecord.time
      return try Row.fetchAll(
        db,
        sql: """
          SELECT \(EventRecord.selection) FROM event e
          WHERE \(time) <= ?1 AND (\(time) < ?1 OR e.n < ?2) \(uncorrelated ? unjoined : "")
          ORDER BY \(time) DESC, e.n DESC LIMIT ?3
          """, arguments: [start.time, start.number, limit]
      ).map { try line($0, db) }
    }
  }

  /// Where a piece begins: before this time and number.
  private struct Place {
    var time, number: Int64
  }

  /// Each kind has an order of its own in the table; the newest of all are among the newest of each.
  private func events(
    of item: Int64, from start: Place, _ limit: Int, _ db: Database
  ) throws -> [EventRow] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT time, event, by FROM event_link
        WHERE item = ?1 AND kind = ?2 AND time <= ?3 AND (time < ?3 OR event < ?4)
        ORDER BY time DESC, event DESC LIMIT ?5
        """)
    let links = try Event.Kind.allCases.flatMap { kind in
      try Row.fetchAll(
        statement, arguments: [item, kind.rawValue, start.time, start.number, limit]
      ).map { (time: $0[0] as Int64, event: $0[1] as Int64, by: $0[2] as String) }
    }
    let newest = links.sorted { ($0.time, $0.event) > ($1.time, $1.event) }.prefix(limit)
    return try newest.compactMap { link in
      let row = try Row.fetchOne(
        try db.cachedStatement(sql: "SELECT \(EventRecord.selection) FROM event e WHERE e.n = ?"),
        arguments: [link.event])
      guard var line = try row.map({ try line($0, db) }) else { return nil }
      line.event.joinedBy = EventJoin(rawValue: link.by)
      return line
    }
  }

  private func line(_ row: Row, _ db: Database) throws -> EventRow {
    var event = try EventRecord.whole(row)
    let links = try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT i.id, l.by FROM event_link l JOIN item i ON i.n = l.item
          WHERE l.event = ? ORDER BY i.id
          """), arguments: [row[0] as Int64])
    let ways = Set(links.compactMap { EventJoin(rawValue: $0[1]) })
    // What the event says itself counts before what its task says.
    event.joinedBy = EventJoin.allCases.first { ways.contains($0) }
    return EventRow(number: row[0], event: event, items: links.map { ItemID($0[0]) })
  }
}
