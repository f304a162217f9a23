import CustodyDomain
import CustodyReport
import CustodySQLite

/// Walks a query's items window by window and writes them; memory holds one window at a time.
struct ItemLister {
  let context: RunContext
  let store: SQLiteStore
  let query: Query
  var sort: Sort = .risk
  var limit: Int?

  /// Writes the items: a table of rows, or everything about each.
  func write(_ format: ListingFormat) throws {
    let now = context.now
    let total = try store.count(query, now: now)
    if total == 0 { try ToolHint.tell(query, in: store, context) }
    let head: [(String, JSON)] = [
      ("asOf", .string(now.text)), ("query", .string(query.description)), ("total", .int(total)),
    ]
    var rows = RowWalk(store: store, query: query, sort: sort, limit: limit, now: now)
    if format == .table {
      try context.list(.rows(now: now), format: format, head: head) { try rows.next() }
    } else {
      try context.list(.items, format: format, head: head) {
        try rows.next().map { try store.detail($0.id, now: now) }
      }
    }
  }
}

/// The rows of a query in order, a window at a time.
struct RowWalk {
  let store: SQLiteStore
  let query: Query
  let sort: Sort
  let limit: Int?
  let now: Instant
  private var last: ItemRow?
  private var given = 0
  private static let window = 512

  init(store: SQLiteStore, query: Query, sort: Sort = .risk, limit: Int? = nil, now: Instant) {
    self.store = store
    self.query = query
    self.sort = sort
    self.limit = limit
    self.now = now
  }

  /// The next window's rows; empty at the end.
  mutating func next() throws -> [ItemRow] {
    let want = min(RowWalk.window, (limit ?? Int.max) - given)
    guard want > 0 else { return [] }
    let rows = try store.rows(
      Window(query: query, sort: sort, anchor: last.map { .after($0) } ?? .first, limit: want),
      now: now)
    last = rows.last ?? last
    given += rows.count
    return rows
  }

  /// All remaining rows.
  mutating func all() throws -> [ItemRow] {
    var rows: [ItemRow] = []
    while true {
      let more = try next()
      if more.isEmpty { return rows }
      rows += more
    }
  }
}
