import CustodyDomain
import GRDB

/// Roles, proposals and emergency access as they lie in their table: few rows, read and written together.
enum AccessTable {
  /// What the ledger's entries said of access.
  static func fold(_ db: Database) throws -> AccessFold {
    var fold = AccessFold()
    let rows = try Row.fetchAll(
      try db.cachedStatement(sql: "SELECT kind, body FROM access_right ORDER BY entry, kind, name"))
    for row in rows {
      switch row[0] as String {
      case "role": fold.holdings.append(try ReviewRecord.decoded(row[1]))
      case "proposal": fold.proposals.append(try ReviewRecord.decoded(row[1]))
      default: fold.glasses.append(try ReviewRecord.decoded(row[1]))
      }
    }
    return fold
  }

  /// Makes the table hold this and nothing else.
  static func save(_ fold: AccessFold, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM access_right")
    let insert = try db.cachedStatement(
      sql: "INSERT INTO access_right (entry, kind, name, body) VALUES (?, ?, ?, ?)")
    for holding in fold.holdings {
      try insert.execute(arguments: [
        holding.entry, "role", holding.holder, try ReviewRecord.encoded(holding),
      ])
    }
    for proposal in fold.proposals {
      try insert.execute(arguments: [
        proposal.entry, "proposal", "", try ReviewRecord.encoded(proposal),
      ])
    }
    for glass in fold.glasses {
      try insert.execute(arguments: [
        glass.entry, "break-glass", "", try ReviewRecord.encoded(glass),
      ])
    }
  }

  /// What of the table the ledger doesn't imply.
  static func problems(_ implied: AccessFold, _ db: Database) throws -> [VerifyReport.Problem] {
    let stored = try? fold(db)
    guard stored.map(sorted) != sorted(implied) else { return [] }
    return [
      VerifyReport.Problem(
        at: "access", what: "state differs: roles or emergency access are not those of the ledger",
        remedy: "Trust the ledger: custody ledger list shows what was granted.")
    ]
  }

  /// Those of one entry in the order of their names, which is the table's.
  private static func sorted(_ fold: AccessFold) -> AccessFold {
    var fold = fold
    fold.holdings.sort {
      $0.entry != $1.entry
        ? $0.entry < $1.entry : $0.holder.utf8.lexicographicallyPrecedes($1.holder.utf8)
    }
    return fold
  }
}
