import CustodyDomain
import GRDB

/// Fields that name somebody. Sources write people in different ways, an object id among them; directories know
/// which of these are one person.
extension QueryCompiler {
  /// Every name by which somebody is known, the id that ownerships use among them.
  ///
  /// - Parameter loosely: takes a name that is nobody's id or alias as a full name, or as an address up to its
  ///   `@`; several people may have it.
  private func names(_ text: String, loosely: Bool) throws -> [String] {
    let folded = TextFolding.folded(text)
    if let person = try PeopleIndex(db).person(folded) {
      return Array(Set([folded, person.id] + person.aliases)).sorted()
    }
    guard loosely else { return [folded] }
    // Addresses that begin with the name and an at sign: a range that the key holds in order.
    let known = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT alias FROM alias WHERE person IN (
          SELECT person FROM alias WHERE alias >= ?1 || '@' AND alias < ?1 || 'A'
          UNION SELECT id FROM person WHERE fold(name) = ?1) ORDER BY 1
        """, arguments: [folded])
    return [folded] + known.filter { $0 != folded }
  }

  private func named(_ column: String, _ value: Query.Value) throws -> Condition {
    let word = word(value)
    if word.contains("*") {
      return .any([
        text(column, value), known(column, like: QueryCompiler.pattern(word, inside: false)),
      ])
    }
    return QueryCompiler.among("fold(\(column))", try names(word, loosely: true))
  }

  /// Whoever a directory knows by a name, address or id that is like a pattern, under any of their names.
  private func known(_ column: String, like pattern: String) -> Condition {
    Condition(
      """
      fold(\(column)) IN (SELECT alias FROM alias WHERE person IN (
        SELECT person FROM alias WHERE alias LIKE ? ESCAPE '\\'
        UNION SELECT id FROM person WHERE fold(name) LIKE ? ESCAPE '\\'))
      """, pattern, pattern)
  }

  /// Somebody as the source writes them, or as a directory knows them; any part of it.
  func known(_ column: String, _ value: Query.Value) -> Condition {
    let written = text(column, value, inside: true)
    switch value {
    case .none, .unknown, .text(""): return written
    default:
      return .any([
        written, known(column, like: QueryCompiler.pattern(word(value), inside: true)),
      ])
    }
  }

  /// The ways in which owners' table may write somebody: a directory's id, or what a source wrote.
  func spellings(_ word: String, loosely: Bool = false) throws -> [String] {
    let names = try names(word, loosely: loosely)
    let condition = QueryCompiler.among("fold(value)", names)
    let written = try String.fetchAll(
      db,
      sql: """
        WITH RECURSIVE \(DistinctValues.known("person", of: "owner"))
        SELECT value FROM known WHERE \(condition.sql)
        """, arguments: StatementArguments(condition.values))
    return written.isEmpty ? names : written
  }

  /// Somebody as principal, requester or owner in any role.
  func person(_ value: Query.Value) throws -> Condition {
    switch value {
    case .none, .unknown, .text(""): return Condition("i.principal IS NULL")
    default: break
    }
    return .any([
      try named("i.principal", value), try named("i.requested_by", value),
      try owned(
        word(value).contains("*")
          ? text("o.person", value)
          : QueryCompiler.among("o.person", try spellings(word(value), loosely: true))),
    ])
  }
}
