import CustodyDomain
import GRDB

/// People by the names that sources use for them, looked up once each.
final class PeopleIndex {
  private let db: Database
  private var found: [String: Person?] = [:]
  private let empty: Bool

  init(_ db: Database) throws {
    self.db = db
    empty = try !(Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM person)") ?? false)
  }

  /// The person behind a name, if any directory has them. Where a name is one person's id and another
  /// person's alias, the id counts.
  func person(_ name: String?) throws -> Person? {
    guard !empty, let name, !name.isEmpty else { return nil }
    let folded = TextFolding.folded(name)
    if let known = found[folded] { return known }
    if found.count > 100_000 { found.removeAll(keepingCapacity: true) }
    let id = try db.cachedStatement(
      sql: """
        SELECT person FROM alias WHERE alias = ? ORDER BY person <> alias, person LIMIT 1
        """)
    let person = try String.fetchOne(id, arguments: [folded]).flatMap {
      try PeopleIndex.merged($0, db)
    }
    found[folded] = .some(person)
    return person
  }

  /// When somebody left, if they have by a moment: as a directory says, or when custody first read that they had.
  func end(of name: String, by now: Instant) throws -> Instant? {
    guard let person = try person(name), person.hasLeft(now) else { return nil }
    if let left = person.left { return left }
    return try Int64.fetchOne(
      try db.cachedStatement(sql: "SELECT min(gone) FROM person WHERE id = ?"),
      arguments: [person.id]
    ).map(Instant.init(seconds:))
  }

  /// One person from all directories that know them. Who left by any of them has left: unknown or
  /// outdated entries are never good news.
  static func merged(_ id: String, _ db: Database) throws -> Person? {
    let rows = try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT id, name, email, team, manager, employment, left, human, source FROM person
          WHERE id = ? ORDER BY source
          """), arguments: [id])
    guard let first = rows.first else { return nil }
    var person = Person(id: id, name: first[1], source: first[8])
    for row in rows {
      person.email = person.email ?? row[2]
      person.team = person.team ?? row[3]
      person.manager = person.manager ?? row[4]
      let employment = Employment(rawValue: row[5]) ?? .unknown
      if person.employment == .unknown || employment == .left { person.employment = employment }
      person.left = person.left ?? (row[6] as Int64?).map(Instant.init(seconds:))
      person.isHuman = person.isHuman && row[7]
    }
    person.aliases = try String.fetchAll(
      try db.cachedStatement(
        sql: "SELECT DISTINCT alias FROM alias WHERE person = ? AND alias <> person ORDER BY alias"),
      arguments: [id])
    return person
  }
}

extension Person {
  /// Whether they are gone at a moment.
  func hasLeft(_ now: Instant) -> Bool {
    employment == .left || left.map { $0 <= now } ?? false
  }
}
