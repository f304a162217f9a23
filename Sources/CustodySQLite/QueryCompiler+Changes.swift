import CustodyDomain
import GRDB

/// Fields that tell what imports did.
extension QueryCompiler {
  /// The first import that a query's `since:` means, or the newest where it has none; nil where there is no
  /// such import.
  func first(since query: Query) throws -> Int? {
    let term = query.terms.first { $0.field == .since && !$0.negated }
    guard let value = term?.values.first else {
      return try Int.fetchOne(db, sql: "SELECT max(n) FROM import")
    }
    return try number(value)
  }

  private func number(_ value: Query.Value) throws -> Int? {
    switch value {
    case .rank(let number, _): return number
    case .days(let days, _): return try first(from: now.adding(days: -days))
    case .date(let date, _): return try first(from: date)
    default: return nil
    }
  }

  private func first(from moment: Instant) throws -> Int? {
    try Int.fetchOne(
      db, sql: "SELECT min(n) FROM import WHERE time >= ?", arguments: [moment.seconds])
  }

  /// Items that an import from one on brought or changed.
  func changed(since value: Query.Value) throws -> Condition {
    guard let number = try number(value) else { return .never }
    return Condition("i.changed_key <= ?", -number)
  }

  /// Items to which an import from one on did something.
  func change(_ value: Query.Value, since: Int?) throws -> Condition {
    guard let since, let kind = ChangeKind(rawValue: word(value)) else { return .never }
    switch kind {
    case .added:
      guard let first = try NewTools.firstItem(since: since, db) else { return .never }
      let last = try Int.fetchOne(db, sql: "SELECT max(n) FROM item") ?? 0
      // Many are counted in an index, which is far smaller than the rows; `+` keeps from their numbers' order.
      let isMany = purpose == .whole && last - first > 10 * QueryCompiler.few
      return Condition(isMany ? "+i.n >= ?" : "i.n >= ?", first)
    case .newTool:
      let tools = try NewTools.ids(since: since, db)
      return tools.isEmpty ? .never : QueryCompiler.among("i.tool_id", tools)
    default:
      return try members(
        of: "change c", item: "c.item",
        Condition("c.kind = ? AND c.import >= ?", kind.rawValue, since))
    }
  }
}

/// Tools whose first item came with an import from one on.
enum NewTools {
  static func ids(since: Int, _ db: Database) throws -> [String] {
    guard let first = try firstItem(since: since, db) else { return [] }
    // There are few tools, each found by a step in the index; what they hold is looked at there, too.
    return try String.fetchAll(
      db,
      sql: """
        WITH RECURSIVE \(DistinctValues.known("tool_id", of: "item"))
        SELECT value FROM known WHERE value IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM item o WHERE o.tool_id = known.value AND +o.n < ?)
        """, arguments: [first])
  }

  /// The number of the first item that such an import may have brought; nil where there is no such import.
  static func firstItem(since: Int, _ db: Database) throws -> Int? {
    try Int.fetchOne(
      db, sql: "SELECT min(first_item) FROM import WHERE n >= ?", arguments: [since])
  }
}
