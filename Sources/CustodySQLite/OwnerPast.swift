import CustodyDomain
import GRDB

/// Ownerships that have ended.
enum OwnerPast {
  /// Those of an item that sources and records told of, the earliest end first.
  static func of(_ item: ItemID, _ db: Database) throws -> [Ownership] {
    try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT role, person, target, source, since, until FROM owner_past
          WHERE item = ? ORDER BY until, role, person, target
          """), arguments: [item.text]
    ).compactMap { row in
      guard let role = OwnerRole(rawValue: row[0]) else { return nil }
      let target: String = row[2]
      return Ownership(
        role: role, person: row[1], target: target.isEmpty ? nil : target, source: row[3],
        since: (row[4] as Int64?).map(Instant.init(seconds:)), until: Instant(seconds: row[5]))
    }
  }

  /// Notes one that has ended; once only.
  ///
  /// - Returns: whether it was unknown.
  static func put(_ owner: Ownership, until: Instant, of item: String, _ db: Database) throws
    -> Bool
  {
    try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO owner_past (item, role, person, target, source, since, until)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      item, owner.role.rawValue, owner.person, owner.target ?? "", owner.source,
      owner.since?.seconds, until.seconds,
    ])
    return db.changesCount > 0
  }

  /// The same history with what overlaps as one: two sources may name one person, and one of them stop to. The
  /// earliest first; who has been owner since ever comes first.
  static func joined(_ owners: [Ownership]) -> [Ownership] {
    struct Key: Hashable {
      var role: OwnerRole
      var person: String
      var target: String?
    }
    var joined: [Ownership] = []
    var last: [Key: Int] = [:]
    for owner in owners.sorted(by: { precedes($0, $1) }) {
      let key = Key(role: owner.role, person: owner.person, target: owner.target)
      if let index = last[key], joined[index].until ?? .distantFuture >= owner.since ?? .distantPast
      {
        // The later word of both is whose it is now.
        if (owner.until ?? .distantFuture) > (joined[index].until ?? .distantPast) {
          (joined[index].until, joined[index].source) = (owner.until, owner.source)
        }
        continue
      }
      last[key] = joined.count
      joined.append(owner)
    }
    return joined
  }

  private static func precedes(_ left: Ownership, _ right: Ownership) -> Bool {
    let begins = (left.since ?? .distantPast, right.since ?? .distantPast)
    if begins.0 != begins.1 { return begins.0 < begins.1 }
    let ends = (left.until ?? .distantFuture, right.until ?? .distantFuture)
    return (left.role.rawValue, left.person, left.target ?? "", ends.0, left.source)
      < (right.role.rawValue, right.person, right.target ?? "", ends.1, right.source)
  }
}

extension Instant {
  /// Before every moment.
  static let distantPast = Instant(seconds: .min)
  /// After every moment.
  static let distantFuture = Instant(seconds: .max)
}
